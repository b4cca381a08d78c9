"""A row of text as a picture for the printer, on the grid of its font A, so that columns line up with printed text."""

from __future__ import annotations

import functools
import subprocess

from PIL import Image, ImageDraw, ImageFont

from drivers.printers.layout import char_columns, columns_of
from drivers.printers.profile import PrinterProfile

CELL = (12, 24)  # dots of a font A character
LINE_DOTS = 30  # a printer's usual line spacing, 3.75 mm
BASELINE = 20  # dots below the top of the row
NARROW_SIZE = 20  # of a monospaced font that advances 0.6 em: 12 dots
WIDE_SIZE = 23  # an ideograph, with a hair of air in its 24 dots
NARROW_FAMILIES = ("Noto Sans Mono", "DejaVu Sans Mono", "Liberation Mono")
WIDE_FAMILIES = ("Noto Sans CJK SC", "Noto Sans Mono CJK SC", "Source Han Sans SC", "WenQuanYi Micro Hei")
INK_FROM = 112  # of 255: how dark a dot must be to be burnt


def draw_row(text: str, profile: PrinterProfile, *, align: str, bold: bool, size: int) -> Image.Image:
    """`text`, which must fit, black on white over the whole width of the paper; one bit a dot.

    Raises:
        ValueError: no font for the text is installed; says which.
    """
    cell = CELL[0] * size
    picture = Image.new("L", (profile.dots, max(LINE_DOTS, CELL[1] * size)), 255)
    canvas = ImageDraw.Draw(picture)
    free = profile.dots - columns_of(text) * cell
    x = {"left": 0, "center": free // 2, "right": free}[align]
    for char in text:
        width = char_columns(char)
        if char != " ":
            font = font_for(width, size, bold=bold)
            middle = x + width * cell / 2 if width else x - cell / 2  # a mark goes over the character before
            canvas.text((middle, BASELINE * size), char, font=font, fill=0, anchor="ms")
        x += width * cell
    return picture.point(lambda shade: 0 if shade < 255 - INK_FROM else 255).convert("1", dither=Image.Dither.NONE)


@functools.cache
def font_for(width: int, size: int, *, bold: bool) -> ImageFont.FreeTypeFont:
    """The font for characters of `width` columns at `size`; asked of fontconfig once."""
    families, points = (WIDE_FAMILIES, WIDE_SIZE) if width == 2 else (NARROW_FAMILIES, NARROW_SIZE)
    file, index = _installed(families, bold=bold)
    return ImageFont.truetype(file, points * size, index=index)


@functools.cache
def _installed(families: tuple[str, ...], *, bold: bool) -> tuple[str, int]:
    """File and face of the first of `families` that is installed: fontconfig always names some font, not always it."""
    weight = ":bold" if bold else ""
    for family in families:
        asked = ["fc-match", "-f", "%{family}\n%{file}\n%{index}", family + weight]
        try:
            answer = subprocess.run(asked, capture_output=True, text=True, timeout=10, check=True).stdout.split("\n")
        except (OSError, subprocess.SubprocessError) as error:
            raise ValueError(f"fontconfig could not be asked for {family}: {error}") from error
        if len(answer) == 3 and family in answer[0].split(","):
            return answer[1], int(answer[2]) & 0xFFFF  # the upper half names a variation
    raise ValueError(f"none of the fonts {', '.join(families)} is installed")
