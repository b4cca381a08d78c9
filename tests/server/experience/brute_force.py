"""The store's figures counted by hand: over all facts of the lanes' journals, and what the lanes showed.

Written from the formulas alone: no log, record or table of visits is looked at.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import pairwise
from math import ceil

from kiosk.core.calls import ClearedBy, HelpCleared, HelpComing, HelpReason, HelpRequested, HelpSeen
from kiosk.core.interventions import Answer, InterventionKind, SettledBy
from kiosk.core.session.bag_facts import BagSolved, BagUnsolved, SolvedBy
from kiosk.core.session.basket_facts import SessionResumed, SessionSuspended
from kiosk.core.session.facts import (
    Fact,
    InterventionCleared,
    InterventionRaised,
    LineAdded,
    PaymentFailed,
    PaymentStarted,
    SalePaid,
    SavedBy,
    SessionEnded,
    SessionStarted,
    TapExplained,
    TapGiven,
)
from kiosk.core.session.lane_facts import StaffSignedOn
from kiosk.core.session.screens import Screen
from kiosk.core.session.spot_facts import SpotChecked
from tests.server.experience.random_days import OPENS, Lane, Showed

GOODS = {Screen.BASKET, Screen.PRICE, Screen.PICK, Screen.TYPE, Screen.BAGS}
PAY = {Screen.PAY, Screen.SPLIT, Screen.PAYING, Screen.WALLET}


@dataclass(slots=True)
class Presence:
    """Somebody at a lane, from the first fact to the last; seconds of the day."""

    session: str
    start: int
    facts: list[tuple[int, Fact]] = field(default_factory=list)
    end: int | None = None
    had_item: bool = False
    put_aside: bool = False

    @property
    def started(self) -> bool:
        """And came to its end: a basket that somebody put aside comes to it where it is taken up."""
        return self.had_item and not self.put_aside

    @property
    def sale(self) -> SalePaid | None:
        return next((fact for _, fact in self.facts if isinstance(fact, SalePaid)), None)


@dataclass(frozen=True, slots=True)
class NeedOf:
    presence: Presence
    kind: str
    answer: Answer | None
    first: int | None
    cleared: int | None
    raised: int
    left: bool = False


def presences(lane: Lane) -> list[Presence]:
    """Those that have ended."""
    found: list[Presence] = []
    here: Presence | None = None
    for one in lane.journal:
        second = int((datetime.fromisoformat(one.at) - OPENS).total_seconds())
        fact, session = one.fact, getattr(one.fact, "session", "")
        match fact:
            case SessionStarted() | SessionResumed():
                visit = fact.visit if isinstance(fact, SessionResumed) else None
                here = Presence(session, second, had_item=visit is not None and bool(visit.lines))
                found.append(here)
            case SessionEnded() | SessionSuspended() if here is not None and here.session == session:
                here.put_aside = isinstance(fact, SessionSuspended) and fact.by in (SavedBy.SHOPPER, SavedBy.STAFF)
                here.end, here = second, None
            case LineAdded() if here is not None:
                here.had_item = True
            case _:
                pass
        newest = next((other for other in reversed(found) if other.session == session), None)
        if newest is not None:
            newest.facts.append((second, fact))
    return [one for one in found if one.end is not None]


def needs(one: Presence) -> Iterator[NeedOf]:
    """What a person was needed for, once each, in the order in which it came up."""
    seen: set[str] = set()
    for place, (second, fact) in enumerate(one.facts):
        match fact:
            case InterventionRaised() if fact.intervention.id not in seen:
                name, kind = fact.intervention.id, fact.intervention.kind.value
            case HelpRequested(reason=HelpReason.ASKED):
                name, kind = fact.call, "call"
            case _:
                continue
        seen.add(name)
        yield _followed(one, name, kind, second, one.facts[place + 1 :])


def _followed(one: Presence, name: str, kind: str, raised: int, after: list[tuple[int, Fact]]) -> NeedOf:
    first: int | None = None
    for second, fact in after:
        match fact:
            case InterventionCleared() if fact.intervention == name:
                if fact.by in (SettledBy.STAFF, SettledBy.HOST) and first is None:
                    first = second
                return NeedOf(one, kind, fact.answer, first, second, raised, left=fact.by is SettledBy.LEFT)
            case HelpCleared() if fact.call == name:
                if fact.by is ClearedBy.ATTENDANT and first is None:
                    first = second
                return NeedOf(one, kind, None, first, second, raised, left=fact.by is ClearedBy.LEFT)
            case HelpSeen() | HelpComing() | StaffSignedOn() if first is None:
                first = second
            case _:
                continue
    return NeedOf(one, kind, None, first, None, raised, left=True)


def waited(lane: Lane, one: NeedOf) -> int | None:
    """Until staff did something, or the visit was over first; None where it went away."""
    if one.first is not None:
        return one.first - one.raised
    if not one.left:
        return None
    over = one.cleared if one.cleared is not None else ended(lane, one.presence)
    return over - one.raised


def ended(lane: Lane, one: Presence) -> int:
    """As the question at the end came, or when they were gone."""
    return one.start + sum(seconds for _, seconds in shown(lane, one))


def is_false_alarm(one: NeedOf) -> bool:
    return is_alert(one) and one.answer is Answer.APPROVE


def is_alert(one: NeedOf) -> bool:
    return one.kind not in ("call", InterventionKind.AGE, InterventionKind.SPOT_CHECK)


def shown(lane: Lane, one: Presence) -> Iterator[tuple[str, int]]:
    """Part of the visit → seconds, up to the question at its end."""
    assert one.end is not None
    last = Showed(one.end, "", Screen.ATTRACT, called=False)
    inside = [now for now in lane.showed if one.start <= now.second <= one.end and now.session == one.session]
    for now, then in pairwise([*inside, last]):
        if now.screen is Screen.TAP:
            return
        yield _part(now), then.second - now.second


def _part(now: Showed) -> str:
    if now.screen in PAY:
        return "pay"
    if now.screen is Screen.RECEIPT:
        return "end"
    if now.called or now.screen not in GOODS | {Screen.WEIGH}:
        return "help"
    return "weigh" if now.screen is Screen.WEIGH else "scan"


def nearest_rank(values: Iterable[int], percent: int) -> int | None:
    """The smallest that at least `percent` of all do not exceed."""
    ordered = sorted(values)
    return ordered[ceil(percent * len(ordered) / 100) - 1] if ordered else None


def nudges(facts: Iterable[Fact]) -> tuple[int, int]:
    """Solved by the shopper, and all."""
    all_ = [fact for fact in facts if isinstance(fact, BagSolved | BagUnsolved)]
    return sum(isinstance(one, BagSolved) and one.by is not SolvedBy.LANE for one in all_), len(all_)


def payments(facts: Iterable[Fact]) -> Counter[tuple[str, str, str]]:
    """Way, outcome and reason → how often."""
    facts = list(facts)
    failed = {fact.attempt: fact.outcome.value for fact in facts if isinstance(fact, PaymentFailed)}
    paid = {tender.attempt for fact in facts if isinstance(fact, SalePaid) for tender in fact.sale.tenders}
    told: Counter[tuple[str, str, str]] = Counter()
    for fact in facts:
        if isinstance(fact, PaymentStarted):
            outcome = "approved" if fact.attempt in paid else "failed" if fact.attempt in failed else "open"
            told[fact.way.value, outcome, failed.get(fact.attempt, "")] += 1
    return told


def checks(facts: Iterable[Fact]) -> tuple[int, int, int, int]:
    """All, hits, what was audited and what was wrong of that, in minor units."""
    made = [fact for fact in facts if isinstance(fact, SpotChecked)]
    hits = sum(bool(one.missing or one.extra) for one in made)
    wrong = sum(abs(one.difference.minor) for one in made)
    return len(made), hits, sum(one.audited.minor for one in made), wrong


def faces(facts: Iterable[Fact]) -> Counter[int]:
    """As they stand in the end."""
    last: dict[str, int] = {}
    for fact in facts:
        if isinstance(fact, TapGiven):
            last[fact.tap] = fact.face
        elif isinstance(fact, TapExplained):
            last[fact.tap.tap] = fact.tap.face
    return Counter(last.values())
