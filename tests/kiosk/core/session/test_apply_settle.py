"""What a lane remembers of a payment that staff settled."""

from __future__ import annotations

from dataclasses import replace

from kiosk.core.doubts import Basis
from kiosk.core.session.apply import apply
from kiosk.core.session.facts import PaymentStarted
from kiosk.core.session.settle_facts import PaymentSettled, Settled, SettledToldLate
from kiosk.core.session.settle_notes import SettleNoted, SettleRun, VerdictNoted
from kiosk.core.session.state import LaneState
from kiosk.core.session.visit import Attempt
from kiosk.core.values import Way
from tests.shop import MARK, MILK, POLICY, Shop

AT = "2026-11-22T10:00:00+00:00"


def paying() -> tuple[LaneState, Attempt]:
    shop = Shop().opens().scans(MILK).asks_to_pay()
    return shop.state, shop.attempt


def settled(attempt: Attempt) -> PaymentSettled:
    return PaymentSettled(
        lane="4", session=attempt.session, attempt=attempt.id, kind=attempt.kind, way=attempt.way,
        amount=attempt.amount, terminal_id=MARK.terminal_id, verdict="unclear", moved=True, basis=Basis.BANK,
        staff="amir", name="Amir N.", at=AT,
    )  # fmt: skip


def started(attempt: Attempt, way: Way) -> PaymentStarted:
    return PaymentStarted(session="4-000002", attempt="4-000002-a2", amount=attempt.amount, mark=MARK, at=AT, way=way)


def test_it_is_kept_until_its_terminal_tells_and_is_past_once_that_moves_other_money() -> None:
    lane, attempt = paying()
    lane = apply(lane, settled(attempt), POLICY)
    assert lane.settled == Settled(attempt=attempt, moved=True)
    assert apply(lane, started(attempt, Way.CASH), POLICY).settled == lane.settled
    assert apply(lane, started(attempt, Way.CARD), POLICY).settled == Settled(attempt=attempt, moved=True, past=True)
    told = SettledToldLate(
        lane="4", session=attempt.session, attempt=attempt.id, kind=attempt.kind, way=attempt.way,
        amount=attempt.amount, said=True, told=True, at=AT,
    )  # fmt: skip
    assert apply(lane, told, POLICY).settled is None


def test_of_an_attempt_that_is_not_open_nothing_is_kept() -> None:
    lane, attempt = paying()
    lane = apply(lane, replace(settled(attempt), attempt="4-000001-a9"), POLICY)
    assert (lane.settled, lane.attempt) == (None, attempt)


def test_the_page_and_the_terminals_last_word_pass_by() -> None:
    lane, _ = paying()
    lane = apply(apply(lane, SettleNoted(SettleRun(moved=False)), POLICY), VerdictNoted("no_answer"), POLICY)
    assert (lane.settle, lane.verdict) == (SettleRun(moved=False), "no_answer")
    assert apply(lane, SettleNoted(None), POLICY).settle is None
