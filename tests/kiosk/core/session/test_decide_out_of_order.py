"""A lane that can sell no more and may still write."""

from __future__ import annotations

from kiosk.core.session.decide.out_of_order import put_aside
from kiosk.core.session.facts import SavedBy, SessionSuspended
from kiosk.core.session.inputs import BasketCodeGiven, Moment
from kiosk.core.session.notes import SavedView
from kiosk.core.session.visit_facts import VisitTold
from kiosk.core.visit_record import Outcome
from tests.shop import MILK, POLICY, Shop

MOMENT = Moment("2026-11-22T10:31:00+00:00", 1000.0, "0" * 31 + "7")


def test_an_open_basket_is_saved_and_its_code_shows() -> None:
    decision = put_aside(Shop().opens().scans(MILK).state, MOMENT, POLICY)
    aside, told = decision.facts
    assert aside == SessionSuspended(session="4-000001", code="000007", by=SavedBy.FAULT, at=MOMENT.wall)
    assert isinstance(told, VisitTold)
    assert told.record.outcome is Outcome.FAILED
    assert isinstance(decision.state.view, SavedView)
    again = Shop(decision.state).does(BasketCodeGiven("000007"))
    assert again.total == 129


def test_a_payment_that_runs_an_empty_lane_and_a_paid_visit_stay_as_they_are() -> None:
    for shop in (Shop().opens().scans(MILK).asks_to_pay(), Shop().opens(), Shop().opens().scans(MILK).pays()):
        decision = put_aside(shop.state, MOMENT, POLICY)
        assert decision.facts == ()
        assert decision.state == shop.state
