"""Makes the sounds of the sample centre: `python3 flows/sounds/make_sounds.py`.

WAV files for the telephone: 8,000 samples a second, one channel, 16 bits.
"""

from __future__ import annotations

import io
import math
import struct
import wave
from pathlib import Path

RATE = 8000  # samples a second
LOUDNESS = 8000  # of 32,767
FADE = RATE // 100  # samples; without it the ends click


def tone(hertz: float, seconds: float) -> bytes:
    """A pure tone as the bytes of a WAV file, its ends faded."""
    count = round(RATE * seconds)
    samples = (
        round(LOUDNESS * min(1.0, at / FADE, (count - at) / FADE) * math.sin(2 * math.pi * hertz * at / RATE))
        for at in range(count)
    )
    target = io.BytesIO()
    with wave.open(target, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(RATE)
        sound.writeframes(struct.pack(f"<{count}h", *samples))
    return target.getvalue()


SOUNDS = {"beep.wav": tone(1000, 0.4)}


def main() -> None:
    """Writes the files beside this one."""
    for name, content in SOUNDS.items():
        (Path(__file__).parent / name).write_bytes(content)


if __name__ == "__main__":
    main()
