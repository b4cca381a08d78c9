"""The part of a camera's picture where codes usually are: over the counter, say, and not the shelf behind."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Region:
    """A box in parts of the picture's width and height, whatever its resolution: 0 is left and top, 1 right and bottom.

    Raises ValueError, in one sentence, for what is no box in the picture.
    """

    left: float
    top: float
    right: float
    bottom: float

    def __post_init__(self) -> None:
        if not (0 <= self.left < self.right <= 1 and 0 <= self.top < self.bottom <= 1):
            raise ValueError("look_first: left, top, right, bottom in parts of the picture, as [0.2, 0.3, 0.8, 0.9]")

    def within(self, width: int, height: int) -> tuple[int, int, int, int]:
        """Left, top, right and bottom in pixels of a picture; at least one pixel each way."""
        left, top = min(int(self.left * width), width - 1), min(int(self.top * height), height - 1)
        right, bottom = max(round(self.right * width), left + 1), max(round(self.bottom * height), top + 1)
        return left, top, min(right, width), min(bottom, height)
