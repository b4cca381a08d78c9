"""What is seen on a window: its texts and what can be touched, with their places; for the checks of `look_checks`."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtQml import QQmlEngine, QQmlExpression
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk.gallery.items import visible

LEFT, RIGHT, CENTRE, BOTTOM, MIDDLE = 0x1, 0x2, 0x4, 0x40, 0x80


@dataclass(frozen=True, slots=True)
class Text:
    """`ink` is where its letters are, `box` the item, `inside` the surfaces around it that it must not leave."""

    said: str
    name: str
    ink: QRectF
    box: QRectF
    seen: QRectF
    size: int
    truncated: bool
    wraps: bool
    docked: bool
    inside: tuple[QRectF, ...]
    control: int  # which control it belongs to, by id(); 0 = none
    scrolls: bool


@dataclass(frozen=True, slots=True)
class Control:
    """`place` is all of it, `seen` what its list leaves of it; `top` whether a finger in its middle meets it."""

    key: int
    name: str
    place: QRectF
    seen: QRectF
    spoken: str
    role: QAccessible.Role
    top: bool
    row: bool


@dataclass(frozen=True, slots=True)
class Look:
    """One moment on the window; what a question covers is left out."""

    texts: tuple[Text, ...]
    controls: tuple[Control, ...]
    pixels: np.ndarray
    width: float
    height: float
    floor: float  # where the dock begins


def look_at(window: QQuickWindow) -> Look:
    items = visible(window)
    pixels = _pixels(window.grabWindow())
    cover = _question(items)
    seen = [item for item in items if cover is None or _within(item, cover) or _in_dock(item)]
    texts = tuple(_text(item) for item in seen if _is_text(item) and not _seen(item).isEmpty())
    controls = tuple(_control(item, items) for item in seen if _is_control(item) and not _seen(item).isEmpty())
    floor = min((_place(item).top() for item in items if _is_dock(item)), default=window.height())
    return Look(texts, controls, pixels, window.width(), window.height(), floor)


def _text(item: QQuickItem) -> Text:
    box = _place(item)
    control = next((above for above in _above(item) if _is_control(above)), None)
    surfaces = [above for above in _above(item) if above.inherits("QQuickRectangle")][:1]
    wide = [] if control is None else [control]
    return Text(
        said=str(item.property("text")),
        name=item.objectName(),
        ink=_ink(item),
        box=box,
        seen=_seen(item),
        size=item.property("font").pixelSize(),
        truncated=bool(item.property("truncated")),
        wraps=_number(item, "wrapMode") != 0,
        docked=_in_dock(item),
        inside=tuple(_place(above) for above in (*surfaces, *wide)),
        control=0 if control is None else _key(control),
        scrolls=any(above.inherits("QQuickFlickable") for above in _above(item)),
    )


def _ink(item: QQuickItem) -> QRectF:
    """Where the letters are: the item's own figures, in the window."""
    wide, high = float(item.property("contentWidth")), float(item.property("contentHeight"))
    across, down = _number(item, "effectiveHorizontalAlignment"), _number(item, "verticalAlignment")
    x = item.width() - wide if across == RIGHT else (item.width() - wide) / 2 if across == CENTRE else 0
    y = item.height() - high if down == BOTTOM else (item.height() - high) / 2 if down == MIDDLE else 0
    return item.mapRectToScene(QRectF(x, y, wide, high))


def _number(item: QQuickItem, name: str) -> int:
    """An enumeration of Qt Quick, which Python has no type for."""
    return int(QQmlExpression(QQmlEngine.contextForObject(item), item, name).evaluate()[0])


def _control(item: QQuickItem, items: list[QQuickItem]) -> Control:
    spoken = QAccessible.queryAccessibleInterface(item)
    seen = _seen(item)
    touchable = [one for one in items if one.inherits("QQuickMouseArea") and _place(one).contains(seen.center())]
    return Control(
        key=_key(item),
        name=item.objectName(),
        place=_place(item),
        seen=seen,
        spoken=spoken.text(QAccessible.Text.Name),
        role=spoken.role(),
        top=max(touchable, key=_depth) == item if touchable else False,
        row=item.objectName().startswith(("line_", "kept_")),
    )


def _is_text(item: QQuickItem) -> bool:
    return item.inherits("QQuickText") and bool(str(item.property("text")).strip()) and _opaque(item)


def _is_control(item: QQuickItem) -> bool:
    return item.inherits("QQuickMouseArea") and bool(item.objectName())


def _question(items: list[QQuickItem]) -> QQuickItem | None:
    """The sheet that lies over the screen, if one does."""
    sheets = [item for item in items if item.metaObject().className().startswith(SHEETS)]
    return sheets[-1] if sheets else None


SHEETS = ("MessageModal_QML", "LanguageModal_QML", "EaseSheet_QML", "StillThere_QML", "Modal_QML", "GuidedCanvas_QML")


def _depth(item: QQuickItem) -> tuple[float, ...]:
    """Paint order: of two items, the later in the tree lies above."""
    path: list[float] = []
    here: QQuickItem | None = item
    while here is not None and (above := here.parentItem()) is not None:
        path = [here.z(), above.childItems().index(here), *path]
        here = above
    return tuple(path)


def _within(item: QQuickItem, sheet: QQuickItem) -> bool:
    return item == sheet or sheet in _above(item)


def _in_dock(item: QQuickItem) -> bool:
    return any(_is_dock(above) for above in _above(item))


def _is_dock(item: QQuickItem) -> bool:
    return item.metaObject().className().partition("_")[0] == "Dock"


def _above(item: QQuickItem) -> list[QQuickItem]:
    found = []
    above = item.parentItem()
    while above is not None:
        found.append(above)
        above = above.parentItem()
    return found


def _opaque(item: QQuickItem) -> bool:
    return all(one.opacity() > 0 for one in (item, *_above(item)))


def _place(item: QQuickItem) -> QRectF:
    return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))


def _seen(item: QQuickItem) -> QRectF:
    """What of the item its clipping ancestors leave."""
    left = _place(item)
    for above in _above(item):
        if above.clip():
            left = left.intersected(_place(above))
    return left


def _key(item: QQuickItem) -> int:
    spot = item.mapToScene(QPointF(0, 0))
    return hash((item.objectName(), spot.x(), spot.y()))


def _pixels(image: QImage) -> np.ndarray:
    """Rows of red, green, blue."""
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    flat = np.frombuffer(image.constBits(), dtype=np.uint8).reshape(image.height(), image.bytesPerLine())
    return flat[:, : image.width() * 3].reshape(image.height(), image.width(), 3).copy()
