"""What the emulated camera sees: a counter, and what is held over it, moving a little from picture to picture."""

from __future__ import annotations

import math
from pathlib import Path

import cv2
import numpy as np

from drivers.emulators.symbols import Picture

WIDTH, HEIGHT = 1280, 720
SEED = 8217
NOISE = 5.0  # gray levels, standard deviation
SHARPNESS = 0.8  # pixels, standard deviation of the lens
FAULTY_SHARPNESS = 9.0
FAULTY_LIGHT = 0.06  # of the usual
COUNTER_GRAY = 96
SWAY = 14.0  # pixels
TILT = 0.05  # of a side, by which the far corners come closer
PHOTO_SIZE = (1000, 600)  # pixels that a photograph fills, one way or the other
GAP = 30


class Counter:
    """Draws one picture after the other; the same calls in the same order give the same pictures."""

    def __init__(self) -> None:
        self._random = np.random.default_rng(SEED)
        ramp = np.linspace(-24, 24, WIDTH, dtype=np.float32)[None, :] + np.zeros((HEIGHT, 1), np.float32)
        self._empty = np.clip(ramp + COUNTER_GRAY, 0, 255).astype(np.uint8)
        # one field of noise, cut at another place each time: drawing a new one costs more than all else
        field = self._random.normal(0.0, NOISE, (HEIGHT * 2, WIDTH * 2))
        self._noise = field.round().astype(np.int16)
        self._step = 0

    def view(self, picture: Picture | None, *, tilted: bool = True, blurred: bool = False, dark: bool = False) -> bytes:
        """The counter as PNG, with `picture` held over it, if any."""
        self._step += 1
        seen: Picture = self._empty if picture is None else self._held(picture, TILT if tilted else 0.0)
        softness = FAULTY_SHARPNESS if blurred else SHARPNESS
        seen = cv2.GaussianBlur(seen, (0, 0), softness)  # type: ignore[assignment]
        down, across = self._random.integers(0, HEIGHT), self._random.integers(0, WIDTH)
        light = FAULTY_LIGHT if dark else 1.0
        noisy = seen * np.float32(light) + self._noise[down : down + HEIGHT, across : across + WIDTH]
        ok, data = cv2.imencode(".png", np.clip(noisy, 0, 255).astype(np.uint8), [cv2.IMWRITE_PNG_COMPRESSION, 1])
        if not ok:
            raise RuntimeError("OpenCV could not write a PNG")
        return data.tobytes()

    def _held(self, picture: Picture, tilt: float) -> Picture:
        """`picture` tilted and swaying a little, as a hand holds it."""
        height, width = picture.shape
        left = (WIDTH - width) / 2 + SWAY * math.sin(self._step * 0.7)
        top = (HEIGHT - height) / 2 + SWAY * math.cos(self._step * 0.45)
        lean = tilt * min(width, height) * (1.0 + 0.3 * math.sin(self._step * 0.3))
        corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
        onto = corners + np.array([left, top], np.float32)
        onto += np.array([[lean, lean / 2], [-lean / 2, 0], [0, lean / 3], [-lean / 3, 0]], np.float32)
        warp = cv2.getPerspectiveTransform(corners, onto)
        seen = self._empty.copy()
        return cv2.warpPerspective(  # type: ignore[return-value]
            picture, warp, (WIDTH, HEIGHT), dst=seen, borderMode=cv2.BORDER_TRANSPARENT
        )


def photograph(path: str) -> Picture:
    """The photograph at `path` in gray, as large as the view has room; raises ValueError where there is none."""
    try:
        data = np.fromfile(path, np.uint8)
        picture = cv2.imdecode(data, cv2.IMREAD_GRAYSCALE)
    except (OSError, cv2.error) as error:
        raise ValueError(f"{Path(path).name} is not a picture that can be read") from error
    if picture is None:
        raise ValueError(f"{Path(path).name} is not a picture that can be read")
    height, width = picture.shape
    factor = min(PHOTO_SIZE[0] / width, PHOTO_SIZE[1] / height)
    way = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
    return cv2.resize(picture, None, fx=factor, fy=factor, interpolation=way)  # type: ignore[return-value]


def side_by_side(pictures: list[Picture]) -> Picture:
    """Several symbols on one white sheet; raises ValueError where they don't fit the view."""
    height = max(picture.shape[0] for picture in pictures)
    width = sum(picture.shape[1] for picture in pictures) + GAP * (len(pictures) - 1)
    if width > WIDTH - 4 * SWAY:
        raise ValueError(f"{len(pictures)} codes of this size don't fit into one view")
    sheet = np.full((height, width), 255, np.uint8)
    left = 0
    for picture in pictures:
        sheet[: picture.shape[0], left : left + picture.shape[1]] = picture
        left += picture.shape[1] + GAP
    return sheet
