"""Makes the sample store's logo for its receipts, a house with a leaf: `python -m scripts.art.make_logo FILE`.

In dots of the printer, black or white: what a thermal head burns is what was drawn.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PIL import Image, ImageDraw

SIZE = (240, 136)
FINE = 4  # drawn so many times larger, for smooth edges
Point = tuple[float, float]

ROOF: tuple[Point, ...] = ((24, 60), (120, 8), (216, 60), (204, 74), (120, 28), (36, 74))
WALL = (56.0, 70.0, 184.0, 128.0)
LEAF_TIP, LEAF_STALK = (158.0, 44.0), (84.0, 122.0)


def leaf(bulge: float) -> list[Point]:
    """The outline of a leaf from stalk to tip and back, as wide as `bulge` to either side."""
    (x0, y0), (x1, y1) = LEAF_STALK, LEAF_TIP
    across = (-(y1 - y0), x1 - x0)
    length = (across[0] ** 2 + across[1] ** 2) ** 0.5
    sides: list[Point] = []
    for side in (1.0, -1.0):
        steps = range(33) if side > 0 else range(32, -1, -1)
        for step in steps:
            part = step / 32
            out = side * bulge * 4 * part * (1 - part) * (1.25 - 0.5 * part)
            along = (x0 + part * (x1 - x0), y0 + part * (y1 - y0))
            sides.append((along[0] + out * across[0] / length, along[1] + out * across[1] / length))
    return sides


def draw() -> Image.Image:
    sheet = Image.new("L", (SIZE[0] * FINE, SIZE[1] * FINE), 255)
    pen = ImageDraw.Draw(sheet)

    def large(points: tuple[Point, ...] | list[Point]) -> list[Point]:
        return [(x * FINE, y * FINE) for x, y in points]

    pen.polygon(large(ROOF), fill=0)
    left, top, right, bottom = (value * FINE for value in WALL)
    pen.rectangle((left, top, right, bottom), outline=0, width=7 * FINE)
    pen.rectangle((left + 7 * FINE, top - FINE, right - 7 * FINE, top + 8 * FINE), fill=255)  # open below the roof
    pen.polygon(large(leaf(34)), fill=255)
    pen.polygon(large(leaf(27)), fill=0)
    pen.line(large([(78, 128), (146, 56)]), fill=255, width=4 * FINE)
    small = sheet.resize(SIZE, Image.Resampling.BOX)
    return small.point(lambda shade: 255 if shade > 127 else 0).convert("1", dither=Image.Dither.NONE)


def main() -> int:
    draw().save(Path(sys.argv[1]), "PNG", optimize=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
