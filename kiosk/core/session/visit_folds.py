"""Folds what facts tell of a visit into its log: who was needed, what was solved, paid and checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from kiosk.core.calls import ClearedBy, HelpCleared, HelpComing, HelpReason, HelpRequested, HelpSeen
from kiosk.core.interventions import ABOUT_GOODS, Answer, InterventionKind, SettledBy
from kiosk.core.session.bag_facts import BagSolved, BagUnsolved, SolvedBy
from kiosk.core.session.facts import (
    Fact,
    InterventionCleared,
    InterventionRaised,
    LineAdded,
    PartPaid,
    PaymentFailed,
    PaymentStarted,
    SalePaid,
)
from kiosk.core.session.lane_facts import StaffSignedOn
from kiosk.core.session.override_facts import DepartmentSold
from kiosk.core.session.spot_facts import SpotChecked
from kiosk.core.session.state import AttemptKind
from kiosk.core.session.visit_log import NeedOf, PaymentAt, VisitLog
from kiosk.core.values import Money
from kiosk.core.visit_record import CALL, DOUBT, Came, Checked, Need, Nudge, PaymentCame

NEEDED: Mapping[HelpReason, str] = {HelpReason.ASKED: CALL, HelpReason.PAYMENT: DOUBT}
"""Why a person is called → the kind of need; what an intervention calls for is a need of its own."""
BY_THE_SHOPPER = frozenset({SolvedBy.SHOPPER, SolvedBy.OWN_BAG, SolvedBy.TROLLEY, SolvedBy.WORD})
BY_STAFF = frozenset({SettledBy.STAFF, SettledBy.HOST})
SETTLED: Mapping[SettledBy, Came] = {
    SettledBy.SHOPPER: Came.WITHOUT,
    SettledBy.SOLVED: Came.GONE,
    SettledBy.LEFT: Came.LEFT,
}
CALL_OVER: Mapping[ClearedBy, Came] = {
    ClearedBy.ATTENDANT: Came.DONE,
    ClearedBy.SHOPPER: Came.GONE,
    ClearedBy.SOLVED: Came.GONE,
    ClearedBy.LEFT: Came.LEFT,
}


def fold(log: VisitLog, fact: Fact) -> VisitLog:
    """The log after `fact`, which is of its visit and happened when it had lasted `log.ms`."""
    match fact:
        case LineAdded() | DepartmentSold():
            return replace(log, had_item=True)
        case InterventionRaised():
            one = fact.intervention
            return _needed(log, one.id, one.kind.value, one.item.key if one.item is not None else "")
        case InterventionCleared():
            return _cleared(log, fact.intervention, _came(log, fact), by_staff=fact.by in BY_STAFF)
        case HelpRequested(reason=reason) if reason in NEEDED:
            return _needed(log, fact.call, NEEDED[reason], "")
        case HelpSeen() | HelpComing() | StaffSignedOn():
            return _somebody_came(log)
        case HelpCleared():
            return _cleared(log, fact.call, CALL_OVER[fact.by], by_staff=fact.by is ClearedBy.ATTENDANT)
        case BagSolved(about=about) | BagUnsolved(about=about) if about is not None:
            solved = isinstance(fact, BagSolved) and fact.by in BY_THE_SHOPPER
            nudge = Nudge(kind=about.value, solved=solved, ms=fact.seconds * 1000)
            return replace(log, nudges=(*log.nudges, nudge))
        case PaymentStarted(kind=AttemptKind.PAYMENT):
            return replace(log, payments=(*log.payments, PaymentAt(fact.attempt, fact.way, log.ms)))
        case PaymentFailed():
            return _paid(log, fact.attempt, PaymentCame.FAILED, fact.outcome.value)
        case PartPaid():
            return _paid(log, fact.tender.attempt, PaymentCame.APPROVED)
        case SalePaid():
            return _paid(log, fact.sale.tender.attempt, PaymentCame.APPROVED)
        case SpotChecked():
            hits = bool(fact.missing or fact.extra or fact.difference.minor)
            return replace(log, check=Checked(hits=hits, audited=fact.audited, difference=_size(fact.difference)))
        case _:
            return log


def _size(amount: Money) -> Money:
    return -amount if amount.minor < 0 else amount


def _needed(log: VisitLog, name: str, kind: str, item: str) -> VisitLog:
    """One that is raised again was raised before."""
    if any(one.id == name for one in log.needs):
        return log
    return replace(log, needs=(*log.needs, NeedOf(name, Need(kind=kind, item=item, raised_ms=log.ms))))


def _somebody_came(log: VisitLog) -> VisitLog:
    """Staff did something: for whatever is open it is the first, unless they had before."""
    return replace(log, needs=tuple(replace(one, need=_first(one.need, log.ms)) for one in log.needs))


def _first(need: Need, ms: int) -> Need:
    waits = need.first_ms is None and need.cleared_ms is None
    return replace(need, first_ms=ms) if waits else need


def _cleared(log: VisitLog, name: str, came: Came, *, by_staff: bool) -> VisitLog:
    def over(one: NeedOf) -> NeedOf:
        if one.id != name or one.need.cleared_ms is not None:
            return one
        need = _first(one.need, log.ms) if by_staff else one.need
        return replace(one, need=replace(need, cleared_ms=log.ms, came=came))

    return replace(log, needs=tuple(over(one) for one in log.needs))


def _came(log: VisitLog, fact: InterventionCleared) -> Came:
    """Approving goods that were doubted says that nothing was wrong; an age or a check that was owed is no alarm."""
    if fact.answer is None:
        return SETTLED.get(fact.by, Came.GONE)
    if fact.answer is Answer.REFUSE:
        return Came.REFUSED
    kind = next((one.need.kind for one in log.needs if one.id == fact.intervention), "")
    doubted = kind in ABOUT_GOODS and kind != InterventionKind.SPOT_CHECK
    return Came.FINE if doubted else Came.APPROVED


def _paid(log: VisitLog, attempt: str, came: PaymentCame, reason: str = "") -> VisitLog:
    def known(one: PaymentAt) -> PaymentAt:
        mine = one.attempt == attempt and one.came is PaymentCame.OPEN
        return replace(one, came=came, reason=reason, ms=log.ms - one.at_ms) if mine else one

    return replace(log, payments=tuple(known(one) for one in log.payments))
