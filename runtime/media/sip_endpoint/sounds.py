"""What is heard and written in the bridge of sound, and joining it."""

from __future__ import annotations

from typing import Any

import pjsua2 as pj

from runtime.media.sip_endpoint.calls import PhoneCall
from runtime.media.sip_endpoint.signals import CallError, Signal, Signals

CLOCK_RATE = 8000
_NO_LOOP = 1  # PJMEDIA_FILE_NO_LOOP
_RINGING_HERTZ, _RINGING_ON, _RINGING_OFF = 425, 1000, 4000  # what a waiting caller hears in Italy and most of Europe


class SoundPlayer(pj.AudioMediaPlayer):  # type: ignore[misc]
    """Plays files to one call, once."""

    def __init__(self, files: tuple[str, ...], signals: Signals) -> None:
        super().__init__()
        self._signals = signals
        names = pj.StringVector()
        for file in files:
            names.push_back(file)
        try:
            self.createPlaylist(names, "", _NO_LOOP)
        except pj.Error as error:
            raise CallError(error.reason) from error

    def onEof2(self) -> None:  # noqa: N802
        """The library's callback; see `Signal`."""
        self._signals.append(Signal("played", self))


class SoundRecorder(pj.AudioMediaRecorder):  # type: ignore[misc]
    """Writes what it is sent into a WAV file, which is whole only after this object is gone."""

    def __init__(self, file: str) -> None:
        super().__init__()
        try:
            self.createRecorder(file)
        except pj.Error as error:
            raise CallError(error.reason) from error


class RingingTone(pj.ToneGenerator):  # type: ignore[misc]
    """What a caller hears while the other side rings."""

    def __init__(self) -> None:
        super().__init__()
        self.createToneGenerator(CLOCK_RATE, 1)
        tone = pj.ToneDesc()
        tone.freq1, tone.freq2, tone.on_msec, tone.off_msec, tone.volume = (
            _RINGING_HERTZ,
            0,
            _RINGING_ON,
            _RINGING_OFF,
            8000,
        )
        tones = pj.ToneDescVector()
        tones.push_back(tone)
        self.play(tones, True)


def join(source: Any, sink: Any) -> None:
    """Lets `sink` hear `source`; nothing happens where they are joined, or one has no sound."""
    _between(source, sink, "startTransmit")


def part(source: Any, sink: Any) -> None:
    """Undoes `join`."""
    _between(source, sink, "stopTransmit")


def _between(source: Any, sink: Any, what: str) -> None:
    source, sink = (one.sound() if isinstance(one, PhoneCall) else one for one in (source, sink))
    if source is None or sink is None:
        return
    try:
        getattr(source, what)(sink)
    except pj.Error:
        return
