from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from drivers.contract import Document, PictureLine, TextLine
from drivers.emulators.paper import TOP_DOTS, draw_paper
from drivers.printers.picture import LONGEST_DOTS, draw_picture
from drivers.printers.profile import find_profile
from drivers.printers.render import render, render_parts


def png(picture: Image.Image, kind: str = "PNG") -> bytes:
    data = io.BytesIO()
    picture.save(data, kind)
    return data.getvalue()


def leaf() -> Image.Image:
    """A shop's sign: a black ring with a bar."""
    picture = Image.new("L", (200, 120), 255)
    ImageDraw.Draw(picture).ellipse((10, 10, 110, 110), outline=0, width=12)
    ImageDraw.Draw(picture).rectangle((120, 50, 190, 70), fill=0)
    return picture


def test_a_logo_stands_on_paper_dot_for_dot_in_the_middle() -> None:
    paper = draw_paper(render(Document((PictureLine(png(leaf())), TextLine("Green Market"))), find_profile("80mm")))
    left = (576 - 200) // 2
    seen = paper.crop((left, TOP_DOTS, left + 200, TOP_DOTS + 120))
    assert seen.point(lambda shade: 255 * (shade > 127)).tobytes() == leaf().tobytes()
    assert paper.crop((0, TOP_DOTS, left, TOP_DOTS + 120)).getextrema() == (255, 255)


def test_a_wide_picture_is_made_as_wide_as_the_paper_and_a_tall_one_no_longer_than_twelve_centimetres() -> None:
    assert draw_picture(png(Image.new("L", (1200, 300))), 384).size == (384, 96)
    assert draw_picture(png(Image.new("L", (10, 5000))), 576).size == (576, LONGEST_DOTS)


def test_what_is_clear_stays_white_and_grey_becomes_dots() -> None:
    clear = draw_picture(png(Image.new("RGBA", (80, 80), (0, 0, 0, 0))), 80)
    assert clear.getextrema() == (255, 255)
    grey = draw_picture(png(Image.new("L", (80, 80), 128), "JPEG"), 80)
    dark = sum(grey.convert("L").histogram()[:128])
    assert 2400 < dark < 4000


def test_between_bands_the_printer_can_be_asked() -> None:
    parts = render_parts(Document((PictureLine(png(Image.new("L", (576, 960)))),)), find_profile("80mm"))
    assert max(map(len, parts)) < 4096


@pytest.mark.parametrize("data", [b"", b"GIF89a", png(leaf())[:80]])
def test_what_is_no_picture_is_said_in_one_sentence(data: bytes) -> None:
    with pytest.raises(ValueError, match="a picture cannot be read") as refused:
        draw_picture(data, 576)
    assert "\n" not in str(refused.value)


def test_a_huge_picture_is_refused_before_it_is_unpacked() -> None:
    with pytest.raises(ValueError, match="too large"):
        draw_picture(png(Image.new("1", (5000, 5000))), 576)


@given(st.integers(1, 700), st.integers(1, 60), st.sampled_from([384, 576]))
def test_a_picture_of_any_size_fits(width: int, height: int, across: int) -> None:
    drawn = draw_picture(png(Image.new("L", (width, height))), across)
    assert drawn.width == across
    assert 1 <= drawn.height <= height
