"""A payment that its terminal cannot tell of, as the manager reads it."""

from __future__ import annotations

import pytest

from kiosk.core.doubts import Basis
from kiosk.core.session.inputs import BasisGiven, Input, OutcomeTouched
from kiosk.ui.viewmodels.settle import SettleProps, SettleViewModel, derive_settle
from tests.kiosk.ui.scenes import scene


@pytest.mark.parametrize(
    ("moment", "title", "told"),
    [
        ("settle", "Was €24.58 charged?", "Card reader 52500041 can't tell what became of it."),
        ("settle-asking", "Was €24.58 charged?", "Card reader 52500041 is being asked …"),
        ("settle-silent", "Was €24.58 charged?", "Card reader 52500041 does not answer."),
        ("settle-replaced", "Was €24.58 charged?", "It was card reader 52500041; here is 52500077 now."),
        ("settle-charged", "How do you know?", "You say: €24.58 was charged."),
        ("settle-not-charged", "How do you know?", "You say: €24.58 was not charged."),
        ("settle-refund-back", "How do you know?", " went back."),
        ("settle-phone", "Was €24.58 charged?", "The payment service can't tell what became of it."),
    ],
)
def test_what_is_asked_and_what_is_known(moment: str, title: str, told: str) -> None:
    props = derive_settle(scene(moment))
    assert props.title == title
    assert told in props.hint


def test_it_stands_there_which_payment_it_is_and_that_an_answer_moves_no_money() -> None:
    hint = derive_settle(scene("settle")).hint.splitlines()
    assert hint[0].startswith("Payment 4")
    assert hint[0].endswith("begun at 10:00.")
    assert hint[-1] == "Look it up first. Your answer itself moves no money."


def test_each_answer_says_what_it_does() -> None:
    paid, back = derive_settle(scene("settle")), derive_settle(scene("settle-refund"))
    assert (paid.moved, paid.moved_does) == ("It was charged", "It is booked as paid.")
    assert (paid.stayed, paid.stayed_does) == ("It was not charged", "Nothing is booked. It can be paid anew.")
    assert (back.moved, back.moved_does) == ("It went back", "It is booked as given back.")
    assert (back.stayed, back.stayed_does) == ("It did not go back", "Nothing is booked. It can be tried again.")


def test_while_the_terminal_is_asked_nobody_answers_for_it() -> None:
    able = {name: derive_settle(scene(name)).able for name in ("settle", "settle-asking", "settle-charged")}
    assert able == {"settle": True, "settle-asking": False, "settle-charged": True}
    assert derive_settle(scene("staff")) == SettleProps()


def test_a_phone_has_no_reader_to_look_into() -> None:
    card, phone = derive_settle(scene("settle-charged")), derive_settle(scene("settle-phone-charged"))
    assert (card.by_reader, card.portal) == (True, "The bank's portal")
    assert (phone.by_reader, phone.portal) == (False, "The payment service's portal")


def test_what_is_touched_is_said_of_the_payment_that_shows() -> None:
    posted: list[Input] = []
    page = SettleViewModel(posted.append)
    page.show(scene("settle"))
    page.rely("bank")
    page.sayMoved()
    page.sayStayed()
    shown = scene("settle-not-charged")
    page.show(shown)
    page.rely("terminal")
    assert shown.state.attempt is not None
    assert posted == [
        OutcomeTouched(moved=True),
        OutcomeTouched(moved=False),
        BasisGiven(shown.state.attempt.id, moved=False, basis=Basis.TERMINAL),
    ]
    assert (page.property("answered"), page.property("able"), page.property("title")) == (
        True,
        True,
        "How do you know?",
    )
