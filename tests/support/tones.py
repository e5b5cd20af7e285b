"""Tones: made, sent as G.711, and looked for second by second in what was heard."""

from __future__ import annotations

import wave
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

RATE = 8000
Samples = NDArray[np.int16]


def tone(hertz: float, seconds: float, amplitude: int = 8000, rate: int = RATE) -> Samples:
    times = np.arange(int(seconds * rate)) / rate
    return np.rint(amplitude * np.sin(2 * np.pi * hertz * times)).astype(np.int16)


def silence(seconds: float) -> Samples:
    return np.zeros(int(seconds * RATE), dtype=np.int16)


def write_wav(path: Path, samples: Samples, rate: int = RATE) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(samples.tobytes())
    return path


def read_wav(path: Path) -> Samples:
    with wave.open(str(path)) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, RATE)
        return np.frombuffer(file.readframes(file.getnframes()), dtype=np.int16)


def share(samples: Samples, hertz: float) -> float:
    """How much of the energy is this tone, 0 to 1; silence has none."""
    if not len(samples):
        return 0.0
    signal = samples.astype(np.float64)
    energy = float(np.sum(signal**2))
    if energy / len(signal) < 100:
        return 0.0
    turning = np.exp(-2j * np.pi * hertz * np.arange(len(signal)) / RATE)
    return float(2 * abs(np.sum(signal * turning)) ** 2 / len(signal) / energy)


def by_second(samples: Samples, hertz: float) -> list[float]:
    """The tone's share in each whole second."""
    return [share(samples[at : at + RATE], hertz) for at in range(0, len(samples) - RATE + 1, RATE)]


def length_of(samples: Samples, hertz: float) -> float:
    """Seconds in which the tone is heard, counted in pieces of 20 ms."""
    pieces = [share(samples[at : at + 160], hertz) > 0.7 for at in range(0, len(samples) - 159, 160)]
    return sum(pieces) * 0.02


def from_ulaw(data: bytes) -> Samples:
    inverted = ~np.frombuffer(data, dtype=np.uint8)
    exponent, mantissa = ((inverted >> 4) & 7).astype(np.int32), (inverted & 15).astype(np.int32)
    size = (((mantissa << 3) + 0x84) << exponent) - 0x84
    return np.where(inverted & 0x80, -size, size).astype(np.int16)


def to_ulaw(samples: Samples) -> bytes:
    wide = samples.astype(np.int32)
    size = np.minimum(np.abs(wide), 32635) + 0x84
    exponent = np.floor(np.log2(size)).astype(np.int32) - 7
    mantissa = (size >> (exponent + 3)) & 15
    return bytes((~(np.where(wide < 0, 0x80, 0) | (exponent << 4) | mantissa) & 0xFF).astype(np.uint8).tobytes())


def likeness(heard: Samples, expected: Samples) -> float:
    """How well the best place in what was heard fits what was expected, -1 to 1 (normalised cross-correlation)."""
    if len(heard) < len(expected):
        return 0.0
    whole, part = heard.astype(np.float64), expected.astype(np.float64)
    size = 1 << (len(whole) + len(part)).bit_length()
    products = np.fft.irfft(np.fft.rfft(whole, size) * np.conj(np.fft.rfft(part, size)), size)
    sums = np.concatenate(([0.0], np.cumsum(whole**2)))
    energies = sums[len(part) :] - sums[: -len(part)]
    return float(np.max(products[: len(energies)] / np.sqrt(np.maximum(energies, 1.0) * np.sum(part**2))))
