"""Bytes as no device should send them: by chance, or true ones flipped, cut, spliced, repeated, and wrongly summed."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from pathlib import Path

TRANSCRIPTS = Path(__file__).parents[3] / "tests" / "transcripts"
LARGEST = 4096
"""What a link hands over at once."""
_HEX = re.compile(r"(?:[0-9A-Fa-f]{2} )*[0-9A-Fa-f]{2}")


def transcript(name: str, direction: str = "<") -> list[bytes]:
    """What the device of protocol `name` says (`<`) or is told (`>`) in its transcripts, each line with CR LF where
    it is text; none where it has no transcript.
    """
    said = []
    for path in sorted(TRANSCRIPTS.glob(f"{name.replace('-', '_')}*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith(direction + " "):
                text = line[2:]
                said.append(bytes.fromhex(text) if _HEX.fullmatch(text) else text.encode() + b"\r\n")
            elif _HEX.fullmatch(line) and direction == "<":
                said.append(bytes.fromhex(line))
    return said


class Mangler:
    """Makes chunks out of `corpus`, the same ones for the same `chance`."""

    def __init__(self, corpus: Sequence[bytes], chance: random.Random) -> None:
        self._corpus = [frame for frame in dict.fromkeys(corpus) if frame] or [b"\x02?\r"]
        self._chance = chance
        self._ways: tuple[Callable[[bytes], bytes], ...] = (
            self._flipped,
            self._cut,
            self._spliced,
            self._repeated,
            self._summed_wrong,
            self._other_body,
            self._digits_changed,
            bytes,
        )

    def chunk(self) -> bytes:
        """Noise, or a few frames of which most are mangled; now and then as much as a link can hand over."""
        draw = self._chance.random()
        if draw < 0.01:
            return self._many(LARGEST)
        if draw < 0.2:
            return self._chance.randbytes(1 << self._chance.randrange(12))
        return self._many(1 << self._chance.randrange(4, 12))

    def mangled(self, frame: bytes) -> bytes:
        return self._chance.choice(self._ways)(frame)

    def pieces(self, data: bytes) -> list[bytes]:
        """`data` as a wire may split it."""
        draw = self._chance.random()
        if draw < 0.7 or len(data) < 2:
            return [data]
        if draw < 0.73:
            return [data[place : place + 1] for place in range(min(len(data), 64))]
        middle = self._chance.randrange(1, len(data))
        return [data[:middle], data[middle:]]

    def _many(self, size: int) -> bytes:
        made = bytearray()
        while len(made) < size:
            made += self.mangled(self._chance.choice(self._corpus))
            if not made:
                made += b"\0"
        return bytes(made[:LARGEST])

    def _flipped(self, frame: bytes) -> bytes:
        bad = bytearray(frame)
        bad[self._chance.randrange(len(bad))] ^= 1 << self._chance.randrange(8)
        return bytes(bad)

    def _cut(self, frame: bytes) -> bytes:
        return frame[: self._chance.randrange(len(frame))]

    def _spliced(self, frame: bytes) -> bytes:
        other = self._chance.choice(self._corpus)
        return frame[: self._chance.randrange(len(frame) + 1)] + other[self._chance.randrange(len(other)) :]

    def _repeated(self, frame: bytes) -> bytes:
        return frame * self._chance.randrange(2, 5)

    def _summed_wrong(self, frame: bytes) -> bytes:
        """The last two bytes, where checks stand in most protocols, or those before an end of line, are others."""
        end = len(frame.rstrip(b"\r\n\x03\x04")) or len(frame)
        first = max(0, end - 2)
        return frame[:first] + self._chance.randbytes(end - first) + frame[end:]

    def _other_body(self, frame: bytes) -> bytes:
        """Head and end as they were, anything in between."""
        if len(frame) < 5:
            return self._flipped(frame)
        return frame[:3] + self._chance.randbytes(len(frame) - 4) + frame[-1:]

    def _digits_changed(self, frame: bytes) -> bytes:
        """A frame as whole as before, of another weight or code: where a check stands behind, it is wrong now."""
        return bytes(
            self._chance.randrange(0x30, 0x3A) if 0x30 <= byte <= 0x39 and self._chance.random() < 0.5 else byte
            for byte in frame
        )
