"""A picture, a logo say, as bands of black dots that a printer takes one after the other."""

from __future__ import annotations

import io
from collections.abc import Iterator

from PIL import Image

LONGEST_DOTS = 960  # 12 cm
BAND_DOTS = 48  # at 576 dots across some 3.5 KB: between two bands the printer can be asked how it is
LARGEST_PIXELS = 16_000_000


def draw_picture(data: bytes, across: int) -> Image.Image:
    """The PNG or JPEG in `data`, black on white, one bit a dot, centred on paper of `across` dots.

    Too large a picture is made smaller, a smaller one stays as it is; greys become dots.

    Raises:
        ValueError: one sentence: it is none.
    """
    try:
        with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as opened:
            if opened.width * opened.height > LARGEST_PIXELS:
                raise ValueError(f"a picture of {opened.width} × {opened.height} dots is too large")
            picture = opened.convert("RGBA")
    except (OSError, SyntaxError, Image.DecompressionBombError) as error:
        raise ValueError(f"a picture cannot be read: {error}") from error
    white = Image.new("RGBA", picture.size, "white")
    grey = Image.alpha_composite(white, picture).convert("L")
    scale = min(1.0, across / grey.width, LONGEST_DOTS / grey.height)
    if scale < 1.0:
        grey = grey.resize((max(1, int(grey.width * scale)), max(1, int(grey.height * scale))))
    paper = Image.new("1", (across, grey.height), 255)
    paper.paste(grey.convert("1"), ((across - grey.width) // 2, 0))
    return paper


def bands(picture: Image.Image) -> Iterator[Image.Image]:
    """The picture from top to bottom in pieces."""
    for top in range(0, picture.height, BAND_DOTS):
        yield picture.crop((0, top, picture.width, min(top + BAND_DOTS, picture.height)))
