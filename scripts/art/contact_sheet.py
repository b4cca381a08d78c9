"""A folder's pictures on one sheet, to look at: `python scripts/art/contact_sheet.py assets/pictures sheet.png`."""

from __future__ import annotations

import os
import sys
from pathlib import Path

COLUMNS = 12
TILE = 130
MARGIN = 14


def draw(folder: Path, sheet: Path) -> int:
    """Writes the sheet and returns how many pictures are on it; raises ValueError for a picture that Qt cannot draw."""
    from PySide6.QtCore import QRectF, Qt
    from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    application = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
    files = sorted(folder.glob("*.svg"))
    rows = -(-len(files) // COLUMNS)
    image = QImage(COLUMNS * TILE, rows * (TILE + 18), QImage.Format.Format_RGB32)
    image.fill(QColor("#FFFFFF"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for place, file in enumerate(files):
        renderer = QSvgRenderer(str(file))
        if not renderer.isValid():
            raise ValueError(f"{file} cannot be drawn")
        x, y = place % COLUMNS * TILE, place // COLUMNS * (TILE + 18)
        painter.fillRect(QRectF(x + 4, y + 4, TILE - 8, TILE - 8), QColor("#EEF1E9"))
        renderer.render(painter, QRectF(x + MARGIN, y + MARGIN, TILE - 2 * MARGIN, TILE - 2 * MARGIN))
        painter.drawText(QRectF(x, y + TILE - 4, TILE, 18), Qt.AlignmentFlag.AlignCenter, file.stem)
    painter.end()
    image.save(str(sheet))
    del application
    return len(files)


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    print(draw(Path(sys.argv[1]), Path(sys.argv[2])))
