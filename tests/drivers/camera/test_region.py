import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.camera.region import Region

PART = st.floats(0, 1)


def test_a_region_is_a_part_of_the_picture_whatever_its_resolution():
    lower_half = Region(0.25, 0.5, 0.75, 1)
    assert lower_half.within(1280, 720) == (320, 360, 960, 720)
    assert lower_half.within(640, 480) == (160, 240, 480, 480)


@pytest.mark.parametrize("box", [(0.5, 0, 0.5, 1), (0.6, 0, 0.5, 1), (0, 0, 1.1, 1), (-0.1, 0, 1, 1), (0, 1, 1, 1)])
def test_what_is_no_box_in_the_picture_is_refused(box):
    with pytest.raises(ValueError, match="look_first: left, top, right, bottom in parts of the picture"):
        Region(*box)


@given(st.lists(PART, min_size=4, max_size=4), st.integers(1, 2000), st.integers(1, 2000))
def test_any_region_has_pixels_and_all_of_them_are_in_the_picture(parts, width, height):
    (left, right), (top, bottom) = sorted(parts[:2]), sorted(parts[2:])
    if left == right or top == bottom:
        return
    x0, y0, x1, y1 = Region(left, top, right, bottom).within(width, height)
    assert 0 <= x0 < x1 <= width
    assert 0 <= y0 < y1 <= height
