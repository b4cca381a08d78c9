"""Where two pictures of one screen differ, beyond what the drawing of letters may vary by.

Pictures that one machine makes of one tree are alike to the last bit. Another machine's library of fonts may draw the
edge of a letter a few levels lighter or darker. Of each channel's 256 levels:

- up to `GRAIN`: no difference;
- up to `EDGE`: one where it fills a square of 3 × 3 pixels, as another colour does and the edge of a letter does not;
- above: one, pixel by pixel; fewer than `FEWEST` of them near each other are none.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

GRAIN = 2
EDGE = 40
FEWEST = 4
NEAR = 24
"""Pixels: what lies no further apart is one place."""

Pixels = NDArray[np.uint8]
"""Height × width × 3."""


@dataclass(frozen=True, slots=True)
class Box:
    """In pixels, from the upper left corner."""

    left: int
    top: int
    wide: int
    high: int


@dataclass(frozen=True, slots=True)
class Difference:
    """`share` of all pixels, 0 < share ≤ 1; `boxes` hold them, the largest first; `marks` is True where they are."""

    share: float
    boxes: tuple[Box, ...]
    marks: NDArray[np.bool_]

    @property
    def box(self) -> Box:
        """Around all of it."""
        right = max(box.left + box.wide for box in self.boxes)
        bottom = max(box.top + box.high for box in self.boxes)
        left, top = min(box.left for box in self.boxes), min(box.top for box in self.boxes)
        return Box(left, top, right - left, bottom - top)


def difference(before: Pixels, after: Pixels) -> Difference | None:
    """None where they are alike. Pictures of two sizes differ everywhere."""
    high, wide, _ = after.shape
    if before.shape != after.shape:
        return Difference(1.0, (Box(0, 0, wide, high),), np.ones((high, wide), dtype=np.bool_))
    levels = cv2.absdiff(before, after).max(axis=2)
    if not levels.any():
        return None
    filled = cv2.morphologyEx((levels > GRAIN).astype(np.uint8), cv2.MORPH_OPEN, np.ones((3, 3), np.uint8))
    return _in_places((levels > EDGE) | filled.astype(np.bool_))


def _in_places(marks: NDArray[np.bool_]) -> Difference | None:
    near = cv2.dilate(marks.astype(np.uint8), np.ones((NEAR + 1, NEAR + 1), np.uint8))
    count, places, stats, _ = cv2.connectedComponentsWithStats(near)
    sizes = np.bincount(places[marks], minlength=count)
    kept = [place for place in range(1, count) if sizes[place] >= FEWEST]
    if not kept:
        return None
    marks = marks & np.isin(places, kept)
    boxes = [_box(marks, places, place, stats[place]) for place in kept]
    boxes.sort(key=lambda box: (-box.wide * box.high, box.top, box.left))
    return Difference(float(marks.mean()), tuple(boxes), marks)


def _box(marks: NDArray[np.bool_], places: cv2.typing.MatLike, place: int, around: cv2.typing.MatLike) -> Box:
    """Without the rim that joined its pixels."""
    left, top, wide, high = (int(one) for one in around[:4])
    here = (slice(top, top + high), slice(left, left + wide))
    rows, columns = np.nonzero(marks[here] & (places[here] == place))
    return Box(left + int(columns.min()), top + int(rows.min()), int(np.ptp(columns)) + 1, int(np.ptp(rows)) + 1)
