"""What must hold of everything that is shown; each check gives one sentence for whatever does not hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import combinations

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QAccessible

from kiosk.core.ease import Scheme
from kiosk.gallery.layouts import Layout
from tests.kiosk.ui.look import Control, Look, Text

MM = 4.03  # the reference display's pixels for one, at k = 1
LEAST_TARGET = 15 * MM
LEAST_GAP = 8
LEAST_TYPE = 28
LEAST_CONTRAST, LEAST_STARK = 4.5, 12.0
CALM = 0.45
LATIN = re.compile(r"[A-Za-z]{2,}")
UNITS = {"kg", "max", "min", "eur", "sim", "ean", "abc", "mb", "gb"}
CODES = {"upc", "gs", "databar", "code", "qr", "datamatrix"}
"""Kinds of code, called alike in every language."""
NAMES = {"english", "green", "corner", "harbour", "street", "rioja", "lena", "mara", "tess", "gb"}
ANY_TONGUE = {"query", "remark", "staffNote", "changeTyped", "changeWords"} | {
    "deviceDetail",
    "deviceFact",
    "deviceNote",
    "deviceWhat",
    "guidedDetail",
    "wireText",
    "changeWhat",
    "foundPlace",
    "placeWhat",
    "placeLink",
    "foundWhat",
    "settingValue",
}
"""What shoppers and staff typed, and a technician's own words, and a device's."""
SLACK = 2.0


def contrast(look: Look, layout: Layout) -> Iterator[str]:
    """Letters against what is really behind them, in the pixels of the window."""
    least = LEAST_STARK if layout.ease.scheme is Scheme.CONTRAST else LEAST_CONTRAST
    for text in look.texts:
        left = text.ink.intersected(text.seen)
        if left.height() < 0.7 * text.ink.height() or left.width() < 4:
            continue  # the edge of a list runs through it
        part = _cut(look, left)
        if part.size == 0:
            continue
        reached = _contrast(part)
        if reached < least - 0.05:
            yield f"{_say(text)} has a contrast of {reached:.1f}, {least} wanted"


def targets(look: Look, layout: Layout) -> Iterator[str]:
    del layout
    for control in look.controls:
        least = min(control.place.width(), control.place.height())
        if least < LEAST_TARGET:
            yield f"{control.name} is {least:.0f} px, {LEAST_TARGET:.0f} px (15 mm) wanted"


def gaps(look: Look, layout: Layout) -> Iterator[str]:
    """Two controls lie apart; the rows of one list may touch."""
    del layout
    for one, other in combinations(look.controls, 2):
        if one.row and other.row:
            continue
        if one.row != other.row and _inside(one, other):
            continue
        apart = max(_apart(one.seen, other.seen))
        if apart < 0:
            yield f"{one.name} and {other.name} lie over each other by {-apart:.0f} px"
        elif apart < LEAST_GAP:
            yield f"{one.name} and {other.name} are {apart:.0f} px apart, {LEAST_GAP} wanted"


def uncovered(look: Look, layout: Layout) -> Iterator[str]:
    del layout
    whole = QRectF(0, 0, look.width, look.height)
    for control in look.controls:
        if not control.top:
            yield f"{control.name} is covered: a finger in its middle meets something else"
        if not _holds(whole, control.seen):
            yield f"{control.name} leaves the window: {_rect(control.seen)}"


def whole_text(look: Look, layout: Layout) -> Iterator[str]:
    """Nothing elided, clipped, outside its surface, under another text or too small."""
    del layout
    window = QRectF(0, 0, look.width, look.height)
    for text in look.texts:
        if text.truncated:
            yield f"{_say(text)} is cut short"
        if text.size < LEAST_TYPE and not text.scrolls:
            yield f"{_say(text)} is {text.size} px high, {LEAST_TYPE} wanted"
        if not text.wraps and text.box.width() > 0 and text.ink.width() > text.box.width() + SLACK:
            yield f"{_say(text)} is {text.ink.width():.0f} px wide in {text.box.width():.0f}"
        if text.scrolls:
            continue
        if not _holds(window, text.ink):
            yield f"{_say(text)} leaves the window: {_rect(text.ink)}"
        if not text.docked and text.ink.bottom() > look.floor + SLACK:
            yield f"{_say(text)} at {_rect(text.ink)} lies under the dock"
        for surface in text.inside:
            if not _holds(surface, text.ink):
                yield f"{_say(text)} at {_rect(text.ink)} leaves its surface {_rect(surface)}"
    for one, other in combinations(look.texts, 2):
        shared = one.ink.intersected(other.ink).intersected(one.seen).intersected(other.seen)
        if shared.width() > SLACK and shared.height() > 0.3 * min(one.ink.height(), other.ink.height()):
            yield f"{_say(one)} and {_say(other)} lie over each other"


def clear_of_controls(look: Look, layout: Layout) -> Iterator[str]:
    """No text of something else lies under a control."""
    del layout
    for text in look.texts:
        for control in look.controls:
            if text.control == control.key or _holds(text.ink, control.seen) or text.control:
                continue
            shared = text.ink.intersected(text.seen).intersected(control.seen)
            if shared.width() > SLACK and shared.height() > 0.3 * text.ink.height():
                yield f"{_say(text)} lies under {control.name}"


def named(look: Look, layout: Layout) -> Iterator[str]:
    """Assistive programs are told what each control is."""
    del layout
    for control in look.controls:
        if control.role != QAccessible.Role.Button or not control.spoken.strip():
            yield f"{control.name} is {control.role.name} called '{control.spoken}' to assistive programs"


def in_reach(look: Look, layout: Layout) -> Iterator[str]:
    """With low reach nothing to touch begins in the upper part of an upright window."""
    if not layout.ease.low_reach or layout.landscape:
        return
    for control in look.controls:
        if control.name == "guidedCanvas":
            continue  # a technician tries the whole screen, its upper part too
        if control.seen.top() < CALM * look.height - 1:
            yield f"{control.name} begins at {control.seen.top():.0f} px, above {CALM * look.height:.0f}"


def translated(look: Look, language: str, more: set[str]) -> Iterator[str]:
    """A Chinese screen has no Latin word but units, names, and what stands in `more`."""
    if language == "en":
        return
    for text in look.texts:
        if text.name in ANY_TONGUE or (text.scrolls and not text.name):
            continue  # what scrolls is the receipt, with the terminal's own words; tested where it is made
        left = [word for word in LATIN.findall(text.said) if word.lower() not in UNITS | CODES | NAMES | more]
        if left:
            yield f"{_say(text)} is not translated: {', '.join(left)}"


CHECKS: tuple[Callable[[Look, Layout], Iterator[str]], ...] = (
    contrast, targets, gaps, uncovered, whole_text, clear_of_controls, named, in_reach,
)  # fmt: skip


def _contrast(part: np.ndarray) -> float:
    """The strongest letter against the commonest colour."""
    packed = part.reshape(-1, 3).astype(np.uint32) @ np.array([1 << 16, 1 << 8, 1], dtype=np.uint32)
    codes, counts = np.unique(packed, return_counts=True)  # one number a pixel: sorted twenty times as fast as three
    light = _luminance(np.stack([codes >> 16, codes >> 8 & 255, codes & 255], axis=1))
    behind = light[int(np.argmax(counts))]
    high, low = np.maximum(light, behind), np.minimum(light, behind)
    return float(((high + 0.05) / (low + 0.05)).max())


def _luminance(colours: np.ndarray) -> np.ndarray:
    """Relative luminance, as WCAG has it."""
    parts = colours / 255
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    return linear @ np.array([0.2126, 0.7152, 0.0722])


def _cut(look: Look, place: QRectF) -> np.ndarray:
    left, top = max(0, round(place.left())), max(0, round(place.top()))
    return look.pixels[top : max(top, round(place.bottom())), left : max(left, round(place.right()))]


def _apart(one: QRectF, other: QRectF) -> tuple[float, float]:
    across = max(one.left() - other.right(), other.left() - one.right())
    down = max(one.top() - other.bottom(), other.top() - one.bottom())
    return across, down


def _inside(one: Control, other: Control) -> bool:
    return _holds(one.place, other.place) or _holds(other.place, one.place)


def _holds(outer: QRectF, inner: QRectF) -> bool:
    return outer.adjusted(-SLACK, -SLACK, SLACK, SLACK).contains(inner)


def _say(text: Text) -> str:
    return f"{text.name or 'text'} '{text.said[:40]}'"


def _rect(place: QRectF) -> str:
    return f"{place.left():.0f},{place.top():.0f} … {place.right():.0f},{place.bottom():.0f}"
