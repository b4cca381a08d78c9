"""Visits as a lane tells of them."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

from kiosk.core.ease import Ease
from kiosk.core.session.visit_facts import VisitTold
from kiosk.core.values import Money
from kiosk.core.visit_record import (
    Came,
    Checked,
    Need,
    Nudge,
    Outcome,
    PaymentCame,
    PaymentTried,
    Step,
    StepTaken,
    VisitRecord,
)
from kiosk.core.visit_wire import visit_envelope, visit_payload
from kiosk.core.wire import Envelope
from tests.server.sales import JOURNAL

RECORD = VisitRecord(
    started_at="2026-11-22T10:00:05+01:00",
    ended_at="2026-11-22T10:01:36+01:00",
    language="zh_CN",
    ease=Ease(large_text=True),
    outcome=Outcome.PAID,
    lines=2,
    pieces=3,
    total=Money(1_299, "EUR"),
    total_ms=91_500,
    had_item=True,
    searched=True,
    weighed=True,
    steps=(
        StepTaken(Step.SCAN, 20_000),
        StepTaken(Step.SEARCH, 5_000),
        StepTaken(Step.WEIGH, 9_000),
        StepTaken(Step.SCAN, 6_000),
        StepTaken(Step.HELP, 30_000),
        StepTaken(Step.PAY, 18_000),
        StepTaken(Step.RECEIPT, 3_500),
    ),
    needs=(
        Need(
            kind="age", item="02000000000046", raised_ms=11_000, first_ms=60_000, cleared_ms=70_000, came=Came.APPROVED
        ),
        Need(kind="call", item="", raised_ms=40_000),
    ),
    nudges=(Nudge(kind="extra", solved=True, ms=7_000),),
    payments=(
        PaymentTried(way="card", came=PaymentCame.FAILED, reason="declined", ms=4_000),
        PaymentTried(way="card", came=PaymentCame.APPROVED, reason="", ms=6_000),
    ),
    check=Checked(hits=True, audited=Money(1_299, "EUR"), difference=Money(129, "EUR")),
)


@cache
def told(**other: Any) -> VisitTold:
    return VisitTold(session="4-000001", lane="4", record=replace(RECORD, **other))


def visit(seq: int, *, journal: str = JOURNAL, **other: Any) -> Envelope:
    return visit_envelope(told(**other), journal, seq)


def payload(**other: Any) -> dict[str, Any]:
    return {**visit_payload(told()), **other}
