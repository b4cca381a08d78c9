import pytest

from kiosk.core.session.inputs import CodeKeyTouched, TypeTouched
from kiosk.core.session.touches import NumberTyped
from kiosk.ui.viewmodels.typed import TypedViewModel, derive_typed, spaced
from tests.kiosk.ui.scenes import scene


@pytest.mark.parametrize(
    ("typed", "hint", "doubtful", "complete"),
    [
        ("", "The digits under the barcode, or on the sticker.", False, False),
        ("4011", "Touch Find, or type on.", False, True),
        ("4006381333931", "Touch Find, or type on.", False, True),
        ("4006381333932", "These digits don't fit together. Please compare them.", True, False),
    ],
)
def test_digits_are_checked_while_they_are_typed(typed: str, hint: str, doubtful: bool, complete: bool) -> None:
    props = derive_typed(scene("type"), typed)
    assert (props.hint, props.doubtful, props.complete) == (hint, doubtful, complete)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("4011", "4011"),
        ("96385074", "9638 5074"),
        ("4006381333931", "4 006381 333931"),
        ("042100005264", "0 421000 05264"),
    ],
)
def test_digits_stand_as_beneath_a_barcode(typed: str, shown: str) -> None:
    assert spaced(typed) == shown


def test_a_whole_number_is_posted_and_half_a_one_is_not(qtbot) -> None:
    posted: list[object] = []
    typed = TypedViewModel(posted.append)
    typed.open()
    typed.show(scene("type"))
    for digit in "40":
        typed.digit(digit)
    typed.give()
    assert posted == [TypeTouched(), CodeKeyTouched(), CodeKeyTouched()]
    typed.digit("1")
    typed.digit("2")
    typed.erase()
    typed.digit("1")
    typed.give()
    assert posted[-1] == NumberTyped("4011")


def test_what_was_typed_stays_to_be_compared_and_is_gone_with_the_keys(qtbot) -> None:
    typed = TypedViewModel(lambda touched: None)
    typed.show(scene("type"))
    typed.digit("7")
    typed.show(scene("type-unknown"))
    assert typed.digits == "7"
    typed.show(scene("basket"))
    typed.show(scene("type"))
    assert typed.digits == ""


def test_no_more_digits_than_a_number_has(qtbot) -> None:
    typed = TypedViewModel(lambda touched: None)
    typed.show(scene("type"))
    for _ in range(20):
        typed.digit("1")
    assert typed.digits.replace(" ", "") == "1" * 14
