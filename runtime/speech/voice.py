"""The synthetic voice: espeak-ng as a program of its own, text in on standard input, sound out. Its only owner."""

from __future__ import annotations

import asyncio
import re
import shutil
from functools import lru_cache

from runtime.speech.waves import NotASoundError, Sound, read_wave

PROGRAM = "espeak-ng"
SPEED = 150
"""Words a minute: a little slower than the voice's own, since a telephone takes the high tones away."""
LONGEST_TEXT = 2_000
_WITHIN = 20.0
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})?")
_NOT_SPOKEN = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]+")
_DATA_AT = 44


class SpeechError(Exception):
    """Something cannot be spoken; the text says why, without the words themselves."""


@lru_cache(maxsize=1)
def program() -> str:
    """Where the voice is.

    Raises:
        SpeechError: It is not installed.
    """
    found = shutil.which(PROGRAM)
    if found is None:
        raise SpeechError(f"{PROGRAM} is not installed; on Debian: apt-get install espeak-ng")
    return found


def as_spoken(text: str) -> str:
    """Text as the voice gets it: one line, nothing it would take for its own signs (`[[` begins phonemes)."""
    return " ".join(_NOT_SPOKEN.sub(" ", text).replace("[[", "[ [").split())


async def speak(text: str, language: str) -> Sound:
    """Text as sound, at the voice's own rate.

    Raises:
        SpeechError: The voice is missing, fails, takes too long, or the text is too long.
    """
    if len(text) > LONGEST_TEXT:
        raise SpeechError(f"a text of {len(text)} characters; the longest is {LONGEST_TEXT}")
    if not _LANGUAGE.fullmatch(language.lower()):
        raise SpeechError("no voice for this language")
    arguments = ("-v", language.lower(), "-s", str(SPEED), "-b", "1", "--stdin", "--stdout")
    process = await asyncio.create_subprocess_exec(
        program(),
        *arguments,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )
    return _sound(await _output(process, text), process.returncode)


async def _output(process: asyncio.subprocess.Process, text: str) -> bytes:
    try:
        out, _ = await asyncio.wait_for(process.communicate(text.encode() + b"\n"), _WITHIN)
    except TimeoutError as error:
        raise SpeechError("the voice takes too long") from error
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    return out


def _sound(out: bytes, code: int | None) -> Sound:
    if code != 0 or len(out) < _DATA_AT:
        raise SpeechError("no voice for this language" if code else "the voice said nothing")
    try:
        return read_wave(_with_true_length(out))
    except NotASoundError as error:
        raise SpeechError("the voice said nothing that can be played") from error


def _with_true_length(out: bytes) -> bytes:
    """A WAV written to a pipe does not know its length: the two fields are mended."""
    size = len(out) - _DATA_AT
    return out[:4] + (size + 36).to_bytes(4, "little") + out[8:40] + size.to_bytes(4, "little") + out[_DATA_AT:]
