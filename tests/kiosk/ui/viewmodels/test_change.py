"""Staff change something: a figure, a reason, and it is done."""

from __future__ import annotations

from kiosk.core.changes import MOST_WORDS, Why
from kiosk.core.pricing import Discount
from kiosk.core.session.inputs import ChangeGiven, CodeKeyTouched
from kiosk.core.session.override_inputs import GiveDiscount, SetPrice, VoidLine
from kiosk.gallery.goods import SHELF
from kiosk.ui.viewmodels.change import ChangeViewModel, derive_change
from kiosk.ui.viewmodels.deeds import Picked
from tests.kiosk.ui.scenes import scene


def page(moment: str) -> tuple[ChangeViewModel, list[object]]:
    posted: list[object] = []
    change = ChangeViewModel(posted.append, SHELF)
    change.show(scene(moment))
    return change, posted


def given(posted: list[object]) -> list[object]:
    return [one for one in posted if one != CodeKeyTouched()]


def test_ten_per_cent_off_because_it_is_damaged(qtbot) -> None:
    change, posted = page("change-discount")
    for key in "10":
        change.type(key)
    change.because("damaged")
    assert (change.typed, change.able, change.way) == ("10 %", True, "As an amount")
    change.give()
    assert posted == [
        *[CodeKeyTouched()] * 3, ChangeGiven(GiveDiscount(4, Discount(percent_bp=1000)), Why.DAMAGED),
    ]  # fmt: skip


def test_a_remark_goes_with_it_where_one_was_written(qtbot) -> None:
    change, posted = page("change-discount")
    assert (change.remark, change.writing) == ("Add remark", False)
    change.type("5")
    change.because("goodwill")
    change.write()
    for key in "his tinn":
        change.type(key)
    change.erase()
    assert (change.words, change.typed, change.writing) == ("his tin", "5 %", True)
    change.written()
    assert (change.remark, change.writing) == ("Change remark", False)
    change.give()
    assert given(posted) == [ChangeGiven(GiveDiscount(4, Discount(percent_bp=500)), Why.GOODWILL, "his tin")]


def test_a_remark_has_so_many_letters_and_is_gone_with_its_change(qtbot) -> None:
    change, _ = page("change-void")
    change.write()
    for _ in range(MOST_WORDS + 5):
        change.type("x")
    assert change.words == "x" * MOST_WORDS
    change.show(scene("staff-basket"))
    change.show(scene("change-void"))
    assert (change.words, change.writing, change.remark) == ("", False, "Add remark")


def test_what_is_missing_is_said_and_nothing_is_done(qtbot) -> None:
    change, posted = page("change-discount")
    change.give()
    assert (change.hint, change.doubtful) == ("Please say how much first.", True)
    change.type("5")
    assert change.doubtful is False
    change.give()
    assert change.hint == "Please choose a reason."
    assert given(posted) == []


def test_an_amount_is_another_way_to_say_it(qtbot) -> None:
    change, posted = page("change-discount")
    change.type("9")
    change.otherWay()
    for key in "0505":
        change.type(key)
    change.erase()
    change.because("goodwill")
    assert (change.typed, change.way) == ("€0.50", "In percent")
    change.give()
    assert given(posted) == [ChangeGiven(GiveDiscount(4, Discount(minor=50)), Why.GOODWILL)]


def test_no_more_digits_than_it_can_have(qtbot) -> None:
    change, _ = page("change-discount")
    for key in "1000":
        change.type(key)
    assert change.typed == "100 %"


def test_a_line_goes_for_a_reason_alone(qtbot) -> None:
    change, posted = page("change-void")
    assert (change.pad, change.keys, change.choosing, change.able) == (False, False, False, False)
    change.because("mistake")
    change.give()
    assert given(posted) == [ChangeGiven(VoidLine(1), Why.MISTAKE)]


def test_first_the_department_then_its_price(qtbot) -> None:
    change, posted = page("change-department")
    assert (change.choosing, change.pad, change.reasons.rowCount()) == (True, False, 0)
    change.choose("bakery")
    assert (change.choosing, change.pad, change.hint) == (False, True, "Bakery: what does it cost?")
    for key in "250":
        change.type(key)
    change.because("no_label")
    change.give()
    (done,) = given(posted)
    assert isinstance(done, ChangeGiven)
    assert (done.deed.item.key, done.deed.item.price.minor, done.why) == ("dept:bakery", 250, Why.NO_LABEL)
    change.otherWay()
    assert (change.choosing, change.typed) == (True, "€0.00")


def test_a_certificate_has_letters_and_needs_no_reason(qtbot) -> None:
    change, posted = page("change-tax")
    change.type("d")
    change.type("e")
    change.switchKeys()
    change.type("4")
    assert (change.typed, change.keys, change.digits, change.able) == ("DE4", True, True, True)
    change.give()
    (done,) = given(posted)
    assert isinstance(done, ChangeGiven)
    assert done.why is Why.CERTIFICATE


def test_a_price_that_was_set_is_taken_back_with_one_touch(qtbot) -> None:
    change, posted = page("change-price-set")
    assert change.undo == "As on the shelf"
    change.takeBack()
    assert posted == [ChangeGiven(SetPrice(5, None), Why.OTHER)]
    change, posted = page("change-discount")
    change.takeBack()
    assert posted == []


def test_the_next_change_begins_with_nothing_typed(qtbot) -> None:
    change, _ = page("change-discount")
    change.type("5")
    change.switchKeys()
    change.show(scene("staff-basket"))
    change.show(scene("change-discount"))
    assert (change.typed, change.digits) == ("0 %", False)


def test_where_nothing_is_changed_there_is_nothing_to_do(qtbot) -> None:
    change, posted = page("staff-basket")
    change.type("5")
    change.give()
    assert given(posted) == []
    assert derive_change(scene("attract"), Picked(typed="5"), SHELF).able is False
