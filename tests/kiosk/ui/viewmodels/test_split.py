import pytest

from kiosk.core.session.inputs import AmountGiven, CodeKeyTouched, PartsBackTouched, SplitTouched
from kiosk.ui.viewmodels.split import SplitViewModel, derive_split
from tests.kiosk.ui.scenes import scene


@pytest.mark.parametrize(
    ("typed", "amount", "hint", "complete"),
    [
        ("", "€0.00", "€24.58 is left to pay.", False),
        ("500", "€5.00", "€24.58 is left to pay.", True),
        ("2458", "€24.58", "€24.58 is left to pay.", True),
        ("2459", "€24.59", "Only €24.58 is left to pay.", False),
    ],
)
def test_the_part_is_read_from_its_end_and_can_be_no_more_than_is_left(
    typed: str, amount: str, hint: str, *, complete: bool
) -> None:
    props = derive_split(scene("pay-split"), typed)
    assert (props.amount, props.hint, props.complete) == (amount, hint, complete)
    assert props.doubtful == hint.startswith("Only")


def test_outside_a_visit_there_is_nothing_to_part() -> None:
    assert derive_split(scene("attract"), "5").complete is False


def test_a_part_is_given_once_it_can_be_paid_and_is_forgotten_elsewhere(qtbot) -> None:
    posted: list[object] = []
    split = SplitViewModel(posted.append)
    split.open()
    split.takeBack()
    split.show(scene("pay-split"))
    split.give()
    for key in "0520":
        split.digit(key)
    split.erase()
    assert split.amount == "€0.52"
    split.give()
    keys = [CodeKeyTouched()] * 5
    assert posted == [SplitTouched(), PartsBackTouched(), *keys, AmountGiven(52)]
    split.show(scene("pay"))
    assert split.amount == "€0.00"
