"""What is said, as files a media worker can play: speech and the centre's sounds, made once and kept.

A text is cut into sentences, so that what is said often is found again whatever stands beside it. Files are named by a
hash of what they hold and written whole or not at all. What speaks of a customer (`personal`) is not kept: it lies in a
folder of its own until it was heard.
"""

from __future__ import annotations

import asyncio
import hashlib
import os
import re
import secrets
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path

from compiler.graph import Graph, Speech, Words
from compiler.graph import Sound as SoundPart
from runtime.engine.commands import Piece
from runtime.speech.voice import SPEED, SpeechError, as_spoken, speak
from runtime.speech.waves import NotASoundError, Sound, read_wave, to_rate, write_wave

__all__ = ["Piece", "Speaker", "SpeechError"]

MOST_BYTES = 512 * 1024 * 1024
MOST_PIECES = 200
AT_ONCE = 2
_VERSION = "1"
_HEADER = 44  # bytes of a WAV file without sound
_LARGEST_SOUND = 100 * 1024 * 1024
_SENTENCE_END = re.compile(r"(?:(?<=\w{3}[.!?])|(?<=\d[.!?]))\s+(?=\w)")


class Speaker:
    """Makes and keeps sound files.

    Args:
        cache: Folder of what is kept; made if it is missing.
        centre: The centre's folder, where its sound files lie.
        most_bytes: How much is kept; what was not used longest goes first.
    """

    def __init__(self, cache: Path, centre: Path, most_bytes: int = MOST_BYTES) -> None:
        self._cache, self._centre, self._most = cache, centre.resolve(), most_bytes
        self._personal = cache / "personal"
        self._at_once = asyncio.Semaphore(AT_ONCE)
        self._under_way: dict[Path, asyncio.Task[None]] = {}
        for folder in (cache, self._personal):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for left_over in self._personal.iterdir():
            left_over.unlink()
        self._kept = sum(one.stat().st_size for one in cache.glob("*.wav"))

    async def render(self, language: str, pieces: Sequence[Piece], is_personal: bool = False) -> list[Path]:
        """Files that say the pieces, in order. Those of something personal are the caller's to `forget`.

        Raises:
            SpeechError: A sound file is gone or of another format, or the voice fails.
        """
        if len(pieces) > MOST_PIECES:
            raise SpeechError(f"{len(pieces)} pieces at once; the most is {MOST_PIECES}")
        files: list[Path] = []
        try:
            for one in _joined(pieces):
                if one.file:
                    files.append(await self._of_sound(one.file))
                for text in () if one.file else _sentences(one.text):
                    files.append(await self._of_text(language, text, is_personal))
        except BaseException:  # the caller may have gone: nobody else will forget what was made so far
            self.forget(files)
            raise
        return files

    def forget(self, files: Iterable[Path]) -> None:
        """Removes those of the files that speak of a customer."""
        for file in files:
            if file.parent == self._personal:
                file.unlink(missing_ok=True)

    async def warm(self, graph: Graph) -> list[str]:
        """Makes what the flows of a centre say word for word, before anybody calls; what could not be made, and why."""
        faults: list[str] = []
        for language, piece in _fixed(graph):
            try:
                await self.render(language, (piece,))
            except SpeechError as error:
                faults.append(f"{piece.file or 'a text'} ({language}): {error}")
        return faults

    async def _of_text(self, language: str, text: str, is_personal: bool) -> Path:
        if is_personal:
            return await self._personally(language, text)
        return await self._once(self._named("speech", language, str(SPEED), text), language, text)

    async def _personally(self, language: str, text: str) -> Path:
        """What is made while its caller goes is removed once it is made: the voice cannot be stopped half way."""
        path = self._personal / f"{secrets.token_hex(16)}.wav"
        making = asyncio.create_task(self._make_speech(path, language, text))
        try:
            await asyncio.shield(making)
        except asyncio.CancelledError:
            making.add_done_callback(partial(self._made, path))
            raise
        return path

    async def _once(self, path: Path, language: str, text: str) -> Path:
        """Two calls that want the same words wait for the same voice."""
        if _is_kept(path):
            return path
        if path not in self._under_way:
            task = asyncio.create_task(self._make_speech(path, language, text))
            self._under_way[path] = task
            task.add_done_callback(partial(self._made, path))
        await asyncio.shield(self._under_way[path])
        return path

    def _made(self, path: Path, made: asyncio.Task[None]) -> None:
        """Whoever waits for it has its error; where nobody waits any more it is nobody's."""
        self._under_way.pop(path, None)
        self.forget([path] if made.cancelled() or made.exception() or path.parent == self._personal else [])

    async def _make_speech(self, path: Path, language: str, text: str) -> None:
        async with self._at_once:
            sound = await speak(text, language)
            await asyncio.to_thread(self._keep, path, sound)

    async def _of_sound(self, name: str) -> Path:
        return await asyncio.to_thread(self._converted, name)

    def _converted(self, name: str) -> Path:
        data = self._read_sound(name)
        path = self._named("sound", hashlib.sha256(data).hexdigest())
        if not _is_kept(path):
            try:
                self._keep(path, read_wave(data))
            except NotASoundError as error:
                raise SpeechError(f"prompt file {name} cannot be played: {error}") from error
        return path

    def _read_sound(self, name: str) -> bytes:
        file = (self._centre / name).resolve()
        if not file.is_relative_to(self._centre):
            raise SpeechError("prompt file outside the centre's folder")
        try:
            if file.stat().st_size > _LARGEST_SOUND:
                raise SpeechError(f"prompt file {name} is larger than 100 MB")
            return file.read_bytes()
        except OSError as error:
            raise SpeechError(f"prompt file gone: {name}") from error

    def _named(self, *parts: str) -> Path:
        digest = hashlib.sha256("\0".join((_VERSION, *parts)).encode("utf-8", "replace")).hexdigest()
        return self._cache / f"{digest}.wav"

    def _keep(self, path: Path, sound: Sound) -> None:
        data = write_wave(to_rate(sound))
        unfinished = path.with_suffix(f".{secrets.token_hex(4)}.part")
        try:
            unfinished.touch(mode=0o600)
            unfinished.write_bytes(data)
            unfinished.replace(path)
        except OSError as error:
            unfinished.unlink(missing_ok=True)
            raise SpeechError(f"the sound cannot be kept: {error.strerror}") from error
        if path.parent == self._cache:
            self._kept += len(data)
            if self._kept > self._most:
                self._make_room()

    def _make_room(self) -> None:
        """Down to three quarters, so that this is rare."""
        oldest_first = sorted(self._cache.glob("*.wav"), key=lambda one: one.stat().st_mtime)
        self._kept = sum(one.stat().st_size for one in oldest_first)
        for file in oldest_first[:-1]:
            if self._kept <= self._most * 3 // 4:
                return
            self._kept -= file.stat().st_size
            file.unlink()


def _is_kept(path: Path) -> bool:
    """Whether a file is there and not cut short by a power cut; then it counts as used now."""
    try:
        os.utime(path)
        return path.stat().st_size > _HEADER
    except OSError:
        return False


def _joined(pieces: Iterable[Piece]) -> list[Piece]:
    """Texts beside each other are one text: a voice that reads a sentence whole sounds like one."""
    joined: list[Piece] = []
    for one in pieces:
        if not one.file and joined and not joined[-1].file:
            joined[-1] = Piece(f"{joined[-1].text} {one.text}")
        else:
            joined.append(one)
    return joined


def _sentences(text: str) -> list[str]:
    clean = as_spoken(text)
    return _SENTENCE_END.split(clean) if clean else []


def _fixed(graph: Graph) -> list[tuple[str, Piece]]:
    """Every text and sound that needs no value, with its language."""
    found: dict[tuple[str, Piece], None] = {}
    for flow in graph.flows.values():
        for state in flow.states:
            for speech in _speeches(state.does):
                for language, parts in speech.variants.items():
                    for part in parts if "/" not in language or language.endswith("/voice") else ():
                        if isinstance(part, SoundPart):
                            found[language.partition("/")[0], Piece(file=part.file)] = None
                        elif isinstance(part, Words) and len(parts) == 1:
                            found[language.partition("/")[0], Piece(part.text)] = None
    return list(found)


def _speeches(does: object) -> list[Speech]:
    one = getattr(does, "speech", None) or getattr(does, "meanwhile", None)
    return [*([one] if isinstance(one, Speech) else []), *getattr(does, "prompt", ())]
