"""Every place that was found is reached by keys alone, and so is the button."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from kiosk.ui.viewmodels.finder_keys import LOOK, Stop, moved, stops


@dataclass(frozen=True)
class Row:
    key: str
    first_device: str = ""
    second_device: str = ""


ROWS = (Row("a", "scale", "bagging"), Row("b"), Row("c", "scanner"))


def test_each_place_is_a_stop_for_each_device_it_can_be_taken_as_and_the_button_is_last() -> None:
    assert stops(ROWS) == [("a", "scale"), ("a", "bagging"), ("b", ""), ("c", "scanner"), LOOK]
    assert stops(()) == [LOOK]


@pytest.mark.parametrize(
    ("at", "by", "to"),
    [
        (None, 1, ("a", "scale")),
        (("a", "scale"), 1, ("a", "bagging")),
        (("a", "scale"), -1, ("a", "scale")),
        (("c", "scanner"), 1, LOOK),
        (LOOK, 1, LOOK),
        (LOOK, -1, ("c", "scanner")),
        (("a", "gone"), 1, ("a", "bagging")),
        (("gone", ""), 1, ("a", "scale")),
    ],
)
def test_keys_go_from_one_to_the_next(at: Stop | None, by: int, to: Stop) -> None:
    assert moved(ROWS, at, by) == to
