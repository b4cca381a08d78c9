"""One still picture becomes its symbols, each with how many independent decoders agree on it.

An engine that reads nothing may look again at the same picture sharpened, enlarged or turned, yet has one voice: only
another engine makes a second read. A still that is merely turned or scaled is the same still.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import cv2
import numpy as np

from drivers.camera.engines import OpenCv, Zxing, gray
from drivers.camera.sighting import Place, Sighting, with_addon
from drivers.camera.zbar import Zbar

if TYPE_CHECKING:
    from drivers.camera.frame import Pixels

Look = Callable[["Pixels"], list[Sighting]]
View = Callable[["Pixels", Look], list[Sighting]]

SMALL_SIDE = 800  # pixels: a picture below this is worth enlarging
TURN_DEGREES = 45.0
CLAHE_CLIP = 3.0


@dataclass(frozen=True, slots=True)
class Symbol:
    """One symbol in a picture: AIM identifier, text (FNC1 as GS), and how many independent engines read just this.

    `agreeing` is 1 for all contents at a place where engines contradict each other.
    """

    symbology: str
    text: str
    agreeing: int


def decode(picture: Pixels) -> tuple[Symbol, ...]:
    """The symbols in `picture` (gray or BGR), in the order of the engines."""
    still = gray(picture)
    zxing, zbar, opencv = Zxing(), Zbar(), OpenCv()
    seen = [
        *_first_that_reads(still, zxing.everything, (_as_is, _clearer, _turned, _enlarged)),
        *_first_that_reads(still, zbar.everything, (_as_is, _enlarged, _clearer)),
        *_first_that_reads(still, opencv.retail_linear, (_as_is, _enlarged)),
    ]
    return weigh(seen)


def weigh(sightings: Sequence[Sighting]) -> tuple[Symbol, ...]:
    """Sightings of one still become symbols: equal ones at a place are counted by engine, contradictions noted."""
    symbols = []
    left = list(sightings)
    while left:
        same = [s for s in left if s.repeats(left[0])]
        left = [s for s in left if s not in same]
        addon, voices = _addon(same)
        if any(other.contradicts(mine) for other in sightings for mine in same):
            voices = 1
        symbology, text = with_addon(same[0].symbology, same[0].text, addon)
        symbols.append(Symbol(symbology, text, voices))
    return tuple(symbols)


def _addon(same: Sequence[Sighting]) -> tuple[str, int]:
    """The add-on to report, and how many engines read the code with just that.

    It is reported where two engines read the same one, or where the only engine that read the code read one.
    """
    addons = {s.engine: s.addon for s in same}
    if len(addons) == 1:
        return same[0].addon, 1
    texts = [addon for addon in addons.values() if addon]
    if len(texts) >= 2 and len(set(texts)) == 1:
        return texts[0], len(texts)
    return "", len(addons)


def _first_that_reads(still: Pixels, look: Look, views: Sequence[View]) -> list[Sighting]:
    for view in views:
        if found := view(still, look):
            return found
    return []


def _as_is(still: Pixels, look: Look) -> list[Sighting]:
    return look(still)


def _clearer(still: Pixels, look: Look) -> list[Sighting]:
    """With the contrast of each neighbourhood stretched."""
    return look(cv2.createCLAHE(CLAHE_CLIP, (8, 8)).apply(still))  # type: ignore[arg-type]


def _enlarged(still: Pixels, look: Look) -> list[Sighting]:
    """Twice as large, where the picture is small."""
    if max(still.shape) >= SMALL_SIDE:
        return []
    twice = cv2.resize(still, None, fx=2.0, fy=2.0, interpolation=cv2.INTER_CUBIC)
    found = look(twice)  # type: ignore[arg-type]
    return [replace(s, place=Place.around((x / 2, y / 2) for x, y in s.place.corners)) for s in found]


def _turned(still: Pixels, look: Look) -> list[Sighting]:
    """Turned by 45° on a larger white sheet, so that no corner is cut."""
    height, width = still.shape[:2]
    side = int(np.hypot(height, width)) + 1
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), TURN_DEGREES, 1.0)
    turn[:, 2] += ((side - width) / 2, (side - height) / 2)
    sheet = cv2.warpAffine(still, turn, (side, side), borderValue=(255.0,))
    back = cv2.invertAffineTransform(turn)
    found = look(sheet)  # type: ignore[arg-type]
    return [replace(s, place=Place.around(_through(back, s.place))) for s in found]


def _through(matrix: object, place: Place) -> list[tuple[float, float]]:
    corners = np.asarray([(x, y, 1.0) for x, y in place.corners])
    return [(float(x), float(y)) for x, y in corners @ np.asarray(matrix).T]
