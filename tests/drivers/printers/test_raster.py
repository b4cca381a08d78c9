from __future__ import annotations

import pytest
from PIL import Image, ImageChops

from drivers.printers.profile import DEFAULT_PROFILE, find_profile
from drivers.printers.raster import draw_row, font_for


def ink(picture: Image.Image) -> tuple[int, int, int, int]:
    box = ImageChops.invert(picture).getbbox()
    assert box is not None
    return box


@pytest.mark.parametrize(("size", "height"), [(1, 30), (2, 48), (4, 96)])
def test_a_row_is_as_wide_as_the_paper_and_as_high_as_the_printers_own(size: int, height: int) -> None:
    picture = draw_row("牛奶", DEFAULT_PROFILE, align="left", bold=False, size=size)
    assert (picture.mode, picture.size) == ("1", (576, height))
    assert draw_row("牛", find_profile("58mm"), align="left", bold=False, size=1).width == 384


def test_a_full_row_reaches_from_edge_to_edge_and_not_beyond() -> None:
    left, _, right, _ = ink(draw_row("国" * 24, DEFAULT_PROFILE, align="left", bold=True, size=1))
    assert left <= 3
    assert right >= 573


def test_the_row_stands_where_it_is_told() -> None:
    places = [
        ink(draw_row("国", DEFAULT_PROFILE, align=side, bold=False, size=1)) for side in ("left", "center", "right")
    ]
    assert [round(left / 10) for left, _, _, _ in places] == [0, 28, 55]


def test_bold_has_more_ink() -> None:
    thin, bold = (draw_row("合计", DEFAULT_PROFILE, align="left", bold=bold, size=1) for bold in (False, True))
    assert bold.histogram()[0] > thin.histogram()[0] * 1.15


def test_chinese_has_a_font_with_chinese_in_it() -> None:
    family, _ = font_for(2, 1, bold=False).getname()
    assert "CJK" in str(family) or "Han" in str(family) or "Hei" in str(family)
