"""Pictures for QML: icons in any colour, product pictures, QR codes. Drawn from SVG once, then kept."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from urllib.parse import unquote

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtQuick import QQuickImageProvider
from PySide6.QtSvg import QSvgRenderer
from typing_extensions import override

NO_PICTURE = "bag"
"""The icon that stands for an item without a picture."""


def draw_svg(svg: str, size: QSize) -> QImage:
    """`svg` drawn to fill `size` on a clear ground."""
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, size.width(), size.height()))
    painter.end()
    return image


class IconProvider(QQuickImageProvider):
    """`image://icon/NAME/RRGGBB/STROKE`: a line icon in that colour and stroke width (of a 24 grid)."""

    def __init__(self, folder: Path) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._folder = folder
        self._draw = cache(self._drawn)

    @override
    def requestImage(self, id: str, size: QSize, requestedSize: QSize) -> QImage:
        return self._draw(id, max(requestedSize.width(), 1), max(requestedSize.height(), 1))

    def _drawn(self, wanted: str, width: int, height: int) -> QImage:
        name, colour, stroke = wanted.split("/")
        svg = (self._folder / f"{name}.svg").read_text(encoding="utf-8")
        svg = svg.replace("#000", f"#{colour}").replace('stroke-width="2"', f'stroke-width="{stroke}"')
        return draw_svg(svg, QSize(width, height))


class PictureProvider(QQuickImageProvider):
    """`image://picture/NAME`: a product picture; the outline of a bag where there is none."""

    def __init__(self, pictures: Path, icons: Path) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._pictures = pictures
        self._icons = icons
        self._draw = cache(self._drawn)

    @override
    def requestImage(self, id: str, size: QSize, requestedSize: QSize) -> QImage:
        return self._draw(id, max(requestedSize.width(), 1), max(requestedSize.height(), 1))

    def _drawn(self, name: str, width: int, height: int) -> QImage:
        path = self._pictures / f"{name}.svg"
        if not name or not path.is_file():
            path = self._icons / f"{NO_PICTURE}.svg"
        svg = path.read_text(encoding="utf-8").replace("#000", "#66736B")
        return draw_svg(svg, QSize(width, height))


class QrProvider(QQuickImageProvider):
    """`image://qr/TEXT` (percent-encoded): a QR code, black on white, whole pixels a module, quiet zone inside."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)

    @override
    def requestImage(self, id: str, size: QSize, requestedSize: QSize) -> QImage:
        modules = qr_modules(unquote(id))
        side = max(requestedSize.width() // modules.width(), 1) * modules.width()
        return modules.scaled(side, side)


def qr_modules(text: str) -> QImage:
    """The code of `text`, one pixel a module, two modules of quiet zone around it."""
    import segno  # only a paid visit needs it

    rows = list(segno.make(text, error="m", micro=False).matrix_iter(border=2))
    modules = QImage(len(rows), len(rows), QImage.Format.Format_RGB32)
    for y, row in enumerate(rows):
        for x, dark in enumerate(row):
            modules.setPixel(x, y, 0xFF000000 if dark else 0xFFFFFFFF)
    return modules
