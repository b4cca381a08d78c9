"""Visits on the wire: what came of each, told once when it has ended. No member, no tap and no item but those that a
person was needed for are in it. The question at its end is, whether anybody answered it or not.
"""

from __future__ import annotations

from kiosk.core.session.visit_facts import VisitTold
from kiosk.core.visit_record import Checked, Need, Outcome, VisitRecord, ease_words
from kiosk.core.wire import Envelope, seal

VISIT = "visit"
VISIT_VERSION = 1
VISIT_ASKED_VERSION = 2
"""Tells the question at the visit's end."""
MOST_PARTS = 200
"""Of needs, nudges and payments the first so many are told."""


def visit_envelope(fact: VisitTold, journal: str, seq: int) -> Envelope:
    """One of before goes as it went then: the server may have it already."""
    version = VISIT_VERSION if fact.record.asked is None else VISIT_ASKED_VERSION
    return seal(lane=fact.lane, journal=journal, seq=seq, kind=VISIT, version=version, payload=visit_payload(fact))


def visit_payload(fact: VisitTold) -> dict[str, object]:
    """Durations in milliseconds, times of `needs` since the visit's start, money in minor units of the `currency`.

    `steps` follow each other without a gap and are `total_ms` together; `left_step` is the last of a visit that was not
    paid. How a member operates the lane is not told: it may tell of their health, and it is known who they are.
    """
    record = fact.record
    return {
        "lane": fact.lane,
        "session": fact.session,
        "started_at": record.started_at,
        "ended_at": record.ended_at,
        "language": record.language,
        "ease": "" if record.member else ease_words(record.ease),
        "outcome": record.outcome.value,
        "left_step": _left_step(record),
        "lines": record.lines,
        "pieces": record.pieces,
        "gross_minor": record.total.minor,
        "currency": record.total.currency,
        "total_ms": record.total_ms,
        "had_item": record.had_item,
        "searched": record.searched,
        "weighed": record.weighed,
        "member": record.member,
        "steps": [{"step": one.step.value, "ms": one.ms} for one in record.steps],
        "needs": [_need(one) for one in record.needs[:MOST_PARTS]],
        "nudges": [{"kind": one.kind, "solved": one.solved, "ms": one.ms} for one in record.nudges[:MOST_PARTS]],
        "payments": [
            {"kind": one.way, "outcome": one.came.value, "reason": one.reason, "ms": one.ms}
            for one in record.payments[:MOST_PARTS]
        ],
        "check": _check(record.check) if record.check is not None else None,
        **({"asked": record.asked} if record.asked is not None else {}),
    }


def _left_step(record: VisitRecord) -> str:
    return "" if record.outcome is Outcome.PAID else record.steps[-1].step.value


def _need(need: Need) -> dict[str, object]:
    return {
        "kind": need.kind,
        "item": need.item,
        "raised_ms": need.raised_ms,
        "first_ms": need.first_ms,
        "cleared_ms": need.cleared_ms,
        "answer": need.came.value if need.came is not None else "",
    }


def _check(check: Checked) -> dict[str, object]:
    return {"hits": check.hits, "audited_minor": check.audited.minor, "difference_minor": check.difference.minor}
