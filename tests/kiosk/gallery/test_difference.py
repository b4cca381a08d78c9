import numpy as np
import pytest

from kiosk.gallery.difference import EDGE, FEWEST, GRAIN, Box, Pixels, difference

HIGH, WIDE = 200, 100


def grey(level: int = 128) -> Pixels:
    return np.full((HIGH, WIDE, 3), level, np.uint8)


def painted(box: Box, level: int) -> Pixels:
    picture = grey()
    picture[box.top : box.top + box.high, box.left : box.left + box.wide, 1] = level
    return picture


def test_two_pictures_that_are_alike_do_not_differ() -> None:
    assert difference(grey(), grey()) is None


def test_a_button_of_another_colour_is_found_where_it_is_however_little_it_changed() -> None:
    button = Box(10, 150, 40, 20)
    found = difference(grey(), painted(button, 128 + GRAIN + 1))
    assert found is not None
    assert (found.box, found.boxes) == (button, (button,))
    assert found.share == pytest.approx(40 * 20 / (HIGH * WIDE))
    assert found.marks.sum() == 40 * 20


def test_a_dot_that_came_is_found() -> None:
    dot = Box(50, 50, 2, FEWEST // 2)
    found = difference(grey(), painted(dot, 0))
    assert found is not None
    assert found.box == dot


@pytest.mark.parametrize(
    ("box", "level"),
    [
        (Box(0, 0, WIDE, HIGH), 128 + GRAIN),  # all of it, by a grain
        (Box(20, 20, 2, 100), 128 + EDGE),  # the edge of a letter
        (Box(20, 20, 1, FEWEST - 1), 0),  # a speck
    ],
)
def test_letters_drawn_a_little_otherwise_are_no_difference(box: Box, level: int) -> None:
    assert difference(grey(), painted(box, level)) is None


def test_what_changed_far_apart_is_told_as_two_places_the_larger_first() -> None:
    small, large = Box(10, 10, 10, 10), Box(40, 150, 30, 30)
    after = painted(large, 0)
    after[10:20, 10:20] = 255
    found = difference(grey(), after)
    assert found is not None
    assert found.boxes == (large, small)
    assert found.box == Box(10, 10, 60, 170)


def test_pictures_of_two_sizes_differ_everywhere() -> None:
    found = difference(grey()[: HIGH // 2], grey())
    assert found is not None
    assert (found.share, found.box) == (1.0, Box(0, 0, WIDE, HIGH))
