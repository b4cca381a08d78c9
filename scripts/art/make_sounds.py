"""Makes the sounds of the lane: sines with soft ends, equally loud. `python scripts/art/make_sounds.py FOLDER`."""

from __future__ import annotations

import math
import struct
import sys
import wave
from pathlib import Path

RATE = 22_050
LOUD = 0.32
SOFT_S = 0.008
Tone = tuple[float, float]
"""Pitch in hertz (0: silence), length in seconds."""

SOUNDS: dict[str, tuple[Tone, ...]] = {
    "scanned": ((1318.5, 0.09),),
    "not_found": ((440.0, 0.12), (0, 0.04), (349.2, 0.16)),
    "look": ((587.3, 0.09), (0, 0.06), (587.3, 0.09)),
    "weighed": ((880.0, 0.03), (1174.7, 0.05)),
    "paid": ((659.3, 0.11), (830.6, 0.11), (987.8, 0.22)),
    "help": ((523.3, 0.7),),
    "key": ((1046.5, 0.018),),
}
"""What `kiosk.ui.sounds.Sound` names; the bell of help rings out, the others end as they began."""
SIDES = {"tone_left": (1, 0), "tone_right": (0, 1)}
"""For whoever tests the loudspeakers: how much of the tone comes from the left, and from the right."""
TONE: Tone = (660.0, 0.8)
RINGS = frozenset({"help"})


def samples(tones: tuple[Tone, ...], *, rings: bool) -> list[int]:
    """Sixteen-bit samples; every tone swells and fades, so that nothing clicks."""
    made: list[int] = []
    for pitch, length in tones:
        count = round(length * RATE)
        soft = min(round(SOFT_S * RATE), count // 2)
        for at in range(count):
            ends = min(1.0, at / soft, (count - 1 - at) / soft)
            fading = math.exp(-4 * at / count) if rings else 1.0
            overtone = 0.25 * math.sin(4 * math.pi * pitch * at / RATE)
            made.append(
                round(32767 * LOUD * ends * fading * 0.8 * (math.sin(2 * math.pi * pitch * at / RATE) + overtone))
            )
    return made


def make(folder: Path) -> list[Path]:
    """One file for each sound in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for name, tones in SOUNDS.items():
        path = folder / f"{name}.wav"
        line = samples(tones, rings=name in RINGS)
        with wave.open(str(path), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(struct.pack(f"<{len(line)}h", *line))
        files.append(path)
    for name, sides in SIDES.items():
        path = folder / f"{name}.wav"
        both = [round(one * share) for one in samples((TONE,), rings=False) for share in sides]
        with wave.open(str(path), "wb") as file:
            file.setnchannels(2)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(struct.pack(f"<{len(both)}h", *both))
        files.append(path)
    return files


if __name__ == "__main__":
    for made in make(Path(sys.argv[1])):
        sys.stdout.write(f"{made}\n")
