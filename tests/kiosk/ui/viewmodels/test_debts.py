"""Money to give back by hand, as staff sees it."""

from dataclasses import replace

from kiosk.core.debts import GivenAs
from kiosk.core.session.inputs import GivenByHand
from kiosk.ui.viewmodels.debts import DebtsProps, DebtsViewModel, derive_debts
from tests.kiosk.ui.scenes import scene


def test_what_the_shopper_who_is_here_paid_is_shown_as_their_slip_has_it() -> None:
    props = derive_debts(scene("debts"))
    assert props.title == "€10.00 is owed to a shopper"
    assert props.hint.splitlines() == [
        "The card reader does not give it back.",
        "€10.00, •••• 4242, reader's receipt 0008",
    ]


def test_of_one_who_has_left_it_is_told_since_when_and_every_payment() -> None:
    shown = scene("debts-left")
    assert derive_debts(shown).hint.splitlines()[1:] == [
        "€10.00, •••• 4242, reader's receipt 0008",
        "€5.00, •••• 4242, reader's receipt 0008",
    ]
    assert "refused it at 10:00." in derive_debts(shown).hint
    later = derive_debts(replace(shown, wall="2026-11-24T09:00:00+00:00")).hint
    assert "refused it at 2026-11-22 10:00." in later


def test_without_a_debt_there_is_nothing_to_tell() -> None:
    assert derive_debts(scene("staff")) == DebtsProps()


def test_how_it_was_given_back_is_posted_with_what_was_shown() -> None:
    posted: list[object] = []
    debts = DebtsViewModel(posted.append)
    debts.show(scene("debts"))
    debts.give("cash")
    debts.give("office")
    assert posted == [GivenByHand(debts.key, GivenAs.CASH), GivenByHand(debts.key, GivenAs.OFFICE)]
    assert debts.key
