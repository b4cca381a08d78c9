"""What is said while cash is paid, from the first coin to the last of the change."""

from __future__ import annotations

import pytest

from kiosk.core.session.inputs import CashTouched, Input
from kiosk.ui.viewmodels.pay import PayViewModel, derive_pay
from kiosk.ui.viewmodels.paying import derive_paying
from tests.kiosk.ui.scenes import scene


@pytest.mark.parametrize(
    ("moment", "title", "body"),
    [
        ("paying-cash", "Put in coins or notes", "One at a time. We count each."),
        ("paying-cash-exact", "Put in coins or notes", "Exact money, please: we have no change."),
        ("paying-cash-exact-some", "Put in coins or notes", "Exact money, please, or pay the rest another way."),
        ("paying-cash-coins", "Put in coins", "One at a time. We count each."),
        ("paying-cash-notes", "Put in notes", "Go on, or pay the rest another way."),
        ("paying-cash-some", "Put in coins or notes", "Go on, or pay the rest another way."),
        ("paying-cash-away", "We take no cash just now.", "What you put in counts. Pay the rest another way."),
        ("paying-cash-none", "We take no cash just now.", "Try another way."),
        ("paying-cash-stopping", "One moment", "We count what is in."),
        ("paying-cash-change", "Your change comes out", "Please take all of it."),
        ("paying-cash-doubt", "We check what came out", "One moment. What is missing, we owe you."),
        ("paying-cash-hopper-away", "We check what came out", "A colleague comes. What is missing, we owe you."),
        ("paying-cash-back", "Your cash comes out", "Please take all of it."),
    ],
)
def test_each_step_is_said_in_a_sentence(moment: str, title: str, body: str) -> None:
    props = derive_paying(scene(moment))
    assert (props.cash, props.title, props.body) == (True, title, body)


@pytest.mark.parametrize(
    ("moment", "put_in", "rest_is", "rest"),
    [
        ("paying-cash", "€0.00", "Left to pay", "€24.58"),
        ("paying-cash-some", "€20.00", "Left to pay", "€4.58"),
        ("paying-cash-change", "€30.00", "Your change", "€5.42"),
        ("paying-cash-back", "", "", ""),
        ("paying", "", "", ""),
    ],
)
def test_what_is_in_counts_up_and_what_is_left_counts_down(moment: str, put_in: str, rest_is: str, rest: str) -> None:
    props = derive_paying(scene(moment))
    assert (props.put_in, props.rest_is, props.rest) == (put_in, rest_is, rest)


def test_what_goes_back_is_named_as_the_shoppers() -> None:
    props = derive_paying(scene("paying-cash-back"))
    assert (props.what, props.amount) == ("Comes back to you", "€20.00")


@pytest.mark.parametrize(
    ("moment", "stoppable", "timed"),
    [("paying-cash", True, True), ("paying-cash-stopping", False, False), ("paying-cash-change", False, False)],
)
def test_there_is_a_way_out_until_the_boxes_close(moment: str, *, stoppable: bool, timed: bool) -> None:
    props = derive_paying(scene(moment))
    assert (props.stoppable, props.timed) == (stoppable, timed)


def test_the_way_is_offered_only_where_there_is_a_box_and_greyed_with_a_reason_when_none_takes() -> None:
    assert derive_pay(scene("pay")).cash is False
    offered, away = derive_pay(scene("pay-cash")), derive_pay(scene("pay-cash-away"))
    assert derive_pay(scene("pay-cash-exact")).cash_hint == "Exact money only"
    assert (offered.cash, offered.cash_ready, offered.cash_hint) == (True, True, "Coins and notes")
    assert (away.cash, away.cash_ready, away.cash_hint) == (True, False, "Not possible just now.")


def test_one_touch_asks_for_cash(qtbot) -> None:
    posted: list[Input] = []
    pay = PayViewModel(posted.append)
    pay.show(scene("pay-cash"))
    assert (pay.cash, pay.cashReady, pay.cashHint) == (True, True, "Coins and notes")
    pay.payInCash()
    assert posted == [CashTouched()]
