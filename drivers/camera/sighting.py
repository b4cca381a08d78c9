"""What one decoder says about one picture, and where in the picture it says it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

EAN_DIGITS = 13
SHORTEST_ITF = 6  # shorter ones are found in any row of stripes
ONE_SYMBOL = 0.5  # reads of one symbol lie within this part of its longer side: decoders mark a row, not the box


@dataclass(frozen=True, slots=True)
class Place:
    """An upright box around a symbol, in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def around(cls, points: Iterable[tuple[float, float]]) -> Place:
        xs, ys = zip(*points, strict=True)
        return cls(min(xs), min(ys), max(xs), max(ys))

    @property
    def corners(self) -> tuple[tuple[float, float], ...]:
        return (
            (self.left, self.top),
            (self.right, self.top),
            (self.right, self.bottom),
            (self.left, self.bottom),
        )

    @property
    def size(self) -> float:
        """The longer side."""
        return max(self.right - self.left, self.bottom - self.top)

    def meets(self, other: Place) -> bool:
        """True where the boxes overlap or touch."""
        return (
            self.left <= other.right
            and other.left <= self.right
            and self.top <= other.bottom
            and other.top <= self.bottom
        )

    def gap(self, other: Place) -> float:
        """The distance in pixels between the boxes, along the axis where they are farther apart."""
        across = max(self.left - other.right, other.left - self.right, 0.0)
        down = max(self.top - other.bottom, other.top - self.bottom, 0.0)
        return max(across, down)

    def shifted(self, across: float, down: float) -> Place:
        return Place(self.left + across, self.top + down, self.right + across, self.bottom + down)


@dataclass(frozen=True, slots=True)
class Sighting:
    """One symbol as `engine` read it. EAN/UPC texts have 13 digits, EAN-8 has 8, an add-on stands apart."""

    engine: str
    symbology: str  # AIM identifier; ]E0 also where an add-on was seen
    text: str
    place: Place
    addon: str = ""

    @property
    def same_as(self) -> tuple[str, str]:
        """Equal for two reads of the same content. zbar can't tell ]C0 from ]C1, nor ]Q1 from ]Q3."""
        return self.symbology[:2], self.text

    def repeats(self, other: Sighting) -> bool:
        """True where both are reads of one printed symbol: the same content at, or close to, the same place."""
        near = ONE_SYMBOL * max(self.place.size, other.place.size)
        return self.same_as == other.same_as and self.place.gap(other.place) <= near

    def contradicts(self, other: Sighting) -> bool:
        """True where the two can't both be right: other content at the same place."""
        return self.same_as != other.same_as and self.place.meets(other.place)


def with_addon(symbology: str, text: str, addon: str) -> tuple[str, str]:
    """The identifier and text of a symbol together with its add-on, if any: `]E3` and both texts in one."""
    return ("]E3", text + addon) if addon else (symbology, text)


def one_answer_each(sightings: list[Sighting]) -> list[Sighting]:
    """The same content at the same place once; an add-on about which one engine contradicts itself is dropped."""
    kept: list[Sighting] = []
    for sighting in sightings:
        twin = next((k for k in kept if k.repeats(sighting)), None)
        if twin is None:
            kept.append(sighting)
        elif twin.addon != sighting.addon:
            addon = "" if twin.addon and sighting.addon else twin.addon or sighting.addon
            kept[kept.index(twin)] = Sighting(twin.engine, twin.symbology, twin.text, twin.place, addon)
    return kept
