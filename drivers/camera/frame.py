"""What a camera's link hands over: one still picture and its number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # numpy is loaded with the first picture, not with the lane's first screen
    import numpy as np
    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """One picture, gray (rows × columns) or BGR (rows × columns × 3), `number` rising from the link's opening on.

    `pixels` is None where a picture came that could not be read (half a file, say). `skipped` counts the frames
    before this one that were passed over because they came faster than they were taken.
    """

    number: int
    pixels: Pixels | None
    skipped: int = 0
