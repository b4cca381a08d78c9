import pytest

from kiosk.core.survey import LONGEST_REMARK, Occasion, plain_remark
from tests.shop import ASKED


def test_the_first_question_that_fits_is_asked_and_the_last_fits_always() -> None:
    weightiest = ASKED.due({Occasion.WEIGHED, Occasion.HELPED})
    assert weightiest is not None
    assert weightiest.id == "help-wait"
    assert ASKED.due(set()) == ASKED.question("easy")
    assert ASKED.question("gone") is None


def test_what_rests_makes_room_for_the_next_that_fits() -> None:
    assert ASKED.due({Occasion.HELPED}, {"help-wait"}) == ASKED.question("easy")
    assert ASKED.due({Occasion.HELPED}, {"help-wait", "easy"}) is None


def test_low_faces_are_asked_what_was_in_the_way_and_high_ones_what_was_good() -> None:
    easy = ASKED.due(set())
    assert easy is not None
    assert [reason.id for reason in easy.reasons(3)] == ["slow", "unclear", "loud", "other"]
    assert [reason.id for reason in easy.reasons(4)] == ["quick"]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  too   slow ", "too slow"),
        ("call 0170 1234567 please", "call … please"),
        ("card 4242 4242 4242 4242", "card …"),
        ("aisle 12, 3 of 4", "aisle 12, 3 of 4"),
        ("x" * 300, "x" * LONGEST_REMARK),
    ],
)
def test_a_remark_holds_no_number_that_may_be_somebodys(typed: str, kept: str) -> None:
    assert plain_remark(typed) == kept
