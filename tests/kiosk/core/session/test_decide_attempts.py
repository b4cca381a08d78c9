"""One attempt at the terminal at a time, durable before anybody is asked."""

from __future__ import annotations

from kiosk.core.session.decide import attempts
from kiosk.core.session.effects import AskTerminal
from kiosk.core.session.facts import PaymentStarted
from kiosk.core.session.inputs import Device, DeviceLost, Moment
from kiosk.core.session.state import AttemptKind
from kiosk.core.session.turn import Turn
from kiosk.core.values import Money
from tests.shop import MILK, POLICY, Shop

EURO = Money(100, "EUR")


def turn(shop: Shop) -> Turn:
    return Turn(shop.state, Moment("2026-11-22T10:00:00+00:00", shop.now, "0" * 32), POLICY)


def test_an_attempt_is_a_fact_before_the_terminal_is_asked_and_its_number_is_never_used_again() -> None:
    begun = turn(Shop().opens().scans(MILK))
    assert attempts.begin(begun, "4-000001", EURO)
    decision = begun.decision()
    assert [type(fact) for fact in decision.facts] == [PaymentStarted]
    assert decision.effects == (AskTerminal("4-000001-a1", EURO),)
    assert decision.state.attempts == 1


def test_nothing_is_begun_without_a_terminal_or_beside_another_attempt() -> None:
    for shop in (
        Shop().opens().scans(MILK).asks_to_pay(),
        Shop().opens().scans(MILK).does(DeviceLost(Device.TERMINAL, "unplugged", "")),
    ):
        tried = turn(shop)
        assert not attempts.begin(tried, "4-000001", EURO)
        assert (tried.decision().facts, tried.decision().effects) == ((), ())


def test_who_must_show_a_card_has_so_long_and_what_is_undone_needs_none() -> None:
    for kind, patient in ((AttemptKind.GIVE_BACK, True), (AttemptKind.TAKE_BACK, False)):
        begun = turn(Shop().opens())
        assert attempts.begin(begun, "4-R1", EURO, kind)
        assert (begun.state.patience_until is not None) == patient
