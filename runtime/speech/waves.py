"""Sound as the media worker plays it: 16-bit mono WAV at 8000 Hz, from whatever rate it came in."""

from __future__ import annotations

import io
import wave
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING

from flowlang.values import Value

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

RATE = 8000
SHORTEST = RATE // 10
"""The library plays no file shorter than one of its frames; shorter sounds get silence behind them, up to 0.1 s."""
LONGEST = 15 * 60 * RATE
_RATES = range(8000, 48_001)
_REACH = 16  # how many samples (of the lower rate) the filter reaches to each side
_BLOCK = 8192


class Sound(Value, frozen=True):
    """Samples, 16-bit little-endian mono, and how many of them make a second."""

    samples: bytes
    rate: int


class NotASoundError(ValueError):
    """Bytes that are no sound we can play; the text says why."""


def read_wave(data: bytes) -> Sound:
    """The sound of a WAV file.

    Raises:
        NotASoundError: It is no WAV of 16-bit mono PCM at 8,000 to 48,000 Hz, or longer than 15 minutes.
    """
    try:
        with wave.open(io.BytesIO(data)) as file:
            shape = (file.getnchannels(), file.getsampwidth(), file.getframerate())
            samples = file.readframes(min(file.getnframes(), len(data)))
    except (wave.Error, EOFError) as error:
        raise NotASoundError("it is not a WAV file of plain PCM") from error
    if shape[:2] != (1, 2) or shape[2] not in _RATES:
        raise NotASoundError("it is not 16-bit mono at 8000 to 48000 Hz")
    if len(samples) // 2 > LONGEST * shape[2] // RATE:
        raise NotASoundError("it is longer than 15 minutes")
    return Sound(samples[: len(samples) // 2 * 2], shape[2])


def write_wave(sound: Sound) -> bytes:
    """A sound as a WAV file, with silence behind one that is too short to be played."""
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(sound.rate)
        file.writeframes(sound.samples.ljust(2 * SHORTEST, b"\0"))
    return out.getvalue()


def to_rate(sound: Sound, rate: int = RATE) -> Sound:
    """The same sound at another rate, by a windowed sinc whose cut-off is half the lower of the two."""
    if sound.rate == rate:
        return sound
    import numpy as np

    given = np.frombuffer(sound.samples, dtype="<i2").astype(np.float32)
    length = len(given) * rate // sound.rate
    blocks = [_block(given, sound.rate, rate, range(at, min(at + _BLOCK, length))) for at in range(0, length, _BLOCK)]
    whole = np.concatenate(blocks) if blocks else np.zeros(0, dtype=np.float32)
    return Sound(np.clip(np.rint(whole), -32768, 32767).astype("<i2").tobytes(), rate)


def _block(given: NDArray[np.float32], from_rate: int, rate: int, wanted: range) -> NDArray[np.float32]:
    """Some of the new samples: each is a weighed sum of the old ones around its place."""
    import numpy as np

    ratio = Fraction(from_rate, rate)
    places = np.arange(wanted.start, wanted.stop, dtype=np.int64) * ratio.numerator
    nearest, phases = places // ratio.denominator, places % ratio.denominator
    weights = _weights(ratio)
    reach = weights.shape[1] // 2
    indices = nearest[:, None] + np.arange(-reach + 1, reach + 1)
    is_inside = (indices >= 0) & (indices < len(given))
    taken = given[np.clip(indices, 0, len(given) - 1)] * is_inside
    summed: NDArray[np.float32] = np.einsum("ij,ij->i", taken, weights[phases])
    return summed


@lru_cache(maxsize=4)
def _weights(ratio: Fraction) -> NDArray[np.float32]:
    """One row of filter weights for each place a new sample may have between two old ones; each row sums to one."""
    import numpy as np

    cut = min(1.0, 1 / float(ratio))
    reach = int(np.ceil(_REACH / cut))
    phases = np.arange(ratio.denominator)[:, None] / ratio.denominator
    distances = np.arange(-reach + 1, reach + 1) - phases
    window = 0.5 + 0.5 * np.cos(np.pi * np.clip(distances / reach, -1, 1))
    rows = np.sinc(distances * cut) * window
    weights: NDArray[np.float32] = (rows / rows.sum(axis=1, keepdims=True)).astype(np.float32)
    return weights
