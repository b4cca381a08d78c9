"""What a payment leaves on the lane, fact by fact."""

from __future__ import annotations

import pytest

from kiosk.core.session.apply import apply
from kiosk.core.session.facts import FailedAs, PaymentDoubted, PaymentFailed, PaymentParked, PaymentQueried
from kiosk.core.session.inputs import AmountGiven, PartsBackTouched, PayTouched, SplitTouched
from kiosk.core.session.state import AttemptStage, LaneState, Settle, Settling, Shopping
from tests.shop import BREAD, MILK, POLICY, Shop


def paying() -> LaneState:
    return Shop().opens().scans(MILK).asks_to_pay().state


def test_an_attempt_goes_from_doubt_through_questions_to_the_attendant() -> None:
    lane = paying()
    assert lane.attempt is not None
    of = {"session": lane.attempt.session, "attempt": lane.attempt.id}
    lane = apply(lane, PaymentDoubted(**of, reason=""), POLICY)
    lane = apply(lane, PaymentQueried(**of, verdict="no_answer", reason="", tries=2), POLICY)
    assert lane.attempt is not None
    assert (lane.attempt.stage, lane.attempt.tries, lane.attempt.at) == (
        AttemptStage.DOUBT,
        2,
        "2026-11-22T10:00:07+00:00",
    )
    lane = apply(lane, PaymentParked(**of, reason=""), POLICY)
    assert lane.attempt is not None
    assert lane.attempt.stage is AttemptStage.PARKED


def test_a_fact_of_another_attempt_leaves_the_open_one() -> None:
    lane = paying()
    assert apply(lane, PaymentParked(session="4-000001", attempt="4-000001-a9", reason=""), POLICY) == lane


@pytest.mark.parametrize(
    ("outcome", "way"), [(FailedAs.DECLINED, Settle.REFUSED), (FailedAs.NOT_CHARGED, Settle.STUCK)]
)
def test_what_did_not_go_back_says_whether_the_terminal_itself_refused(outcome: FailedAs, way: Settle) -> None:
    shop = Shop().opens().scans(MILK, BREAD).does(PayTouched(), SplitTouched(), AmountGiven(100))
    shop.terminal_authorises().terminal_completes().does(PartsBackTouched())
    of = {"session": shop.attempt.session, "attempt": shop.attempt.id}
    lane = apply(shop.state, PaymentFailed(**of, outcome=outcome, result_code="", reason="why"), POLICY)
    assert lane.session is not None
    assert (lane.attempt, lane.session.phase) == (None, Settling(way, "why"))


def test_a_payment_without_money_opens_the_basket_again() -> None:
    lane = paying()
    assert lane.attempt is not None
    of = {"session": lane.attempt.session, "attempt": lane.attempt.id}
    lane = apply(lane, PaymentFailed(**of, outcome=FailedAs.TIMEOUT, result_code="", reason=""), POLICY)
    assert lane.session is not None
    assert (lane.session.phase, lane.session.payment_stopped) == (Shopping(), True)
