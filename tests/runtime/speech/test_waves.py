from __future__ import annotations

import io
import wave

import numpy as np
import pytest
import tones

from runtime.speech.waves import NotASoundError, Sound, read_wave, to_rate, write_wave


def wav(samples: bytes, rate: int = 8000, channels: int = 1, width: int = 2) -> bytes:
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(width)
        file.setframerate(rate)
        file.writeframes(samples)
    return out.getvalue()


def test_a_sound_is_read_as_it_was_written() -> None:
    samples = tones.tone(440, 1).tobytes()
    assert read_wave(write_wave(Sound(samples, 8000))) == Sound(samples, 8000)


def test_a_sound_too_short_to_be_played_gets_silence_behind_it() -> None:
    assert read_wave(write_wave(Sound(b"\x01\x00", 8000))).samples == b"\x01\x00" + b"\0" * 1598


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "not a WAV"),
        (b"RIFF\x00\x00\x00\x00WAVE", "not a WAV"),
        (b"ID3" + b"\0" * 100, "not a WAV"),
        (wav(b"\0" * 400, channels=2), "16-bit mono"),
        (wav(b"\0" * 400, width=1), "16-bit mono"),
        (wav(b"\0" * 400, rate=4000), "8000 to 48000"),
        (wav(b"\0" * 400, rate=96000), "8000 to 48000"),
        (wav(b"\0" * 2 * 8000 * 901), "longer than 15 minutes"),
    ],
)
def test_what_cannot_be_played_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(NotASoundError, match=why):
        read_wave(data)


@pytest.mark.parametrize("rate", [8000, 11025, 16000, 22050, 44100, 48000])
def test_a_tone_keeps_its_pitch_length_and_size_at_another_rate(rate: int) -> None:
    there = to_rate(Sound(tones.tone(440, 2, rate=rate).tobytes(), rate))
    samples = np.frombuffer(there.samples, dtype="<i2")
    assert there.rate == 8000 and abs(len(samples) - 16000) <= 1
    middle = samples[400:-400]
    assert tones.share(middle, 440) > 0.999
    assert abs(np.abs(middle).max() - 8000) < 160


def test_what_is_too_high_for_the_telephone_does_not_come_back_as_another_tone() -> None:
    there = to_rate(Sound(tones.tone(6000, 1, rate=22050).tobytes(), 22050))
    assert np.abs(np.frombuffer(there.samples, dtype="<i2")[200:-200]).max() < 80


def test_nothing_stays_nothing() -> None:
    assert to_rate(Sound(b"", 22050)) == Sound(b"", 8000)
