"""What came of a day, as the figures that its report shows; nothing here depends on how quickly the day was played."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from math import ceil

from kiosk.play.books import Account
from scripts.proofs.day.population import BY_HOUR, Shopper
from scripts.proofs.day.shift import Result
from scripts.proofs.day.told import Told, Wanted
from scripts.proofs.day.visit import Asked, Deed, Visit
from scripts.proofs.day.walk import Wait
from scripts.proofs.day.watch import Outage
from scripts.proofs.report import Row

SLOWEST = 10
AT_ONCE_S = 0.5
"""What never took longer is told of together."""
CURVE_STEPS = 144
"""So many points of the day's curve lie in its open time."""
FACES = (1, 2, 3, 4, 5)
TOLD_FIRST = ("paid", "left", "gave up", "stuck")


@dataclass(frozen=True, slots=True)
class Played:
    """All that is known when the day is over. `booked`: lane → receipt → what the server has. `claims` are the rows of
    the proof about the day, `of_run` those about the machine that played it.
    """

    seed: int
    lanes: Sequence[str]
    open_s: float
    shoppers: Sequence[Shopper]
    results: Sequence[Result]
    booked: Mapping[str, Mapping[int, Account]]
    claims: Sequence[Row]
    of_run: Sequence[Row]
    spent_s: float
    knows: str = ""
    """What the lanes know of their goods' weights in the morning, in words."""

    @property
    def visits(self) -> list[Visit]:
        """By the moments at which they began."""
        there = [visit for result in self.results for visit in result.day.visits]
        return sorted(there, key=lambda visit: (visit.began_s, visit.shopper))

    @property
    def told(self) -> dict[str, Told]:
        return {lane: one for result in self.results for lane, one in result.told.items()}

    @property
    def outages(self) -> list[Outage]:
        there = [one for result in self.results for one in result.outages]
        return sorted(there, key=lambda one: (one.since_s, one.lane, one.device))

    @property
    def wanted(self) -> list[Wanted]:
        return sorted((one for told in self.told.values() for one in told.wanted), key=lambda one: (one.at_s, one.lane))


@dataclass(frozen=True, slots=True)
class Spread:
    """Of some figures, by nearest rank."""

    count: int
    half: float
    most: float
    """19 of 20 are at most this."""
    longest: float
    total: float


def spread(figures: Iterable[float]) -> Spread | None:
    """None of nothing."""
    some = sorted(figures)
    if not some:
        return None
    return Spread(len(some), _rank(some, 0.5), _rank(some, 0.95), some[-1], sum(some))


def _rank(some: Sequence[float], share: float) -> float:
    return some[ceil(share * len(some)) - 1]


# ------------------------------------------------------------------------------------------------------- the money


@dataclass(frozen=True, slots=True)
class Money:
    """What one lane took by one tender, in minor units, as each of the three says."""

    lane: str
    way: str
    taken: int
    journaled: int
    booked: int
    beside: int = 0
    """Taken for no receipt, on the journal's word: a part that is left, change that is owed."""

    @property
    def agrees(self) -> bool:
        return self.taken - self.beside == self.journaled == self.booked


def money(played: Played) -> list[Money]:
    """By lane and tender."""
    taken = {lane: ways for result in played.results for lane, ways in result.taken.items()}
    beside = {lane: ways for result in played.results for lane, ways in result.beside.items()}
    books = {lane: one for result in played.results for lane, one in result.books.items()}
    rows: list[Money] = []
    for lane in sorted(played.lanes, key=_by_number):
        sold, apart = _by_way(books[lane].lane.values()), beside.get(lane, {})
        booked = _by_way(played.booked.get(lane, {}).values())
        rows += [
            Money(lane, way, taken[lane].get(way, 0), sold[way], booked[way], apart.get(way, 0))
            for way in sorted({*taken[lane], *sold, *apart, *booked})
        ]
    return rows


def summed(rows: Sequence[Money], lane: str, way: str = "") -> Money:
    """All of `rows`, or those of `way`, as one row of `lane`."""
    some = [row for row in rows if way in ("", row.way)]
    return Money(
        lane,
        way,
        sum(row.taken for row in some),
        sum(row.journaled for row in some),
        sum(row.booked for row in some),
        sum(row.beside for row in some),
    )


def _by_way(accounts: Iterable[Account]) -> Counter[str]:
    found = Counter[str]()
    for account in accounts:
        for charge in account.charges:
            found[charge.way] += charge.amount_minor
    return found


def _by_number(lane: str) -> tuple[int, str]:
    return (int(lane) if lane.isdigit() else 0, lane)


# ------------------------------------------------------------------------------------------------------ the people


@dataclass(frozen=True, slots=True)
class Curve:
    """`at_s`: moments of the day, all as far apart; after each, until the next, how many people stand in line and how
    many lanes are in use on the average. `came`: how many came since the moment before.
    """

    at_s: Sequence[float]
    in_line: Sequence[float]
    in_use: Sequence[float]
    came: Sequence[int]


def waits(visits: Iterable[Visit], shoppers: Iterable[Shopper]) -> dict[int, float]:
    """Shopper → seconds in the line, of those who came to a lane."""
    came = {shopper.number: shopper.comes_s for shopper in shoppers}
    return {visit.shopper: visit.began_s - came[visit.shopper] for visit in visits}


def waits_by_hour(played: Played) -> list[list[float]]:
    """Hour of the day in which they came → how long they stood in line."""
    hour_s, waited = played.open_s / len(BY_HOUR), waits(played.visits, played.shoppers)
    hours: list[list[float]] = [[] for _ in BY_HOUR]
    for shopper in played.shoppers:
        if shopper.number in waited:
            hours[min(len(BY_HOUR) - 1, int(shopper.comes_s / hour_s))].append(waited[shopper.number])
    return hours


def curve(played: Played) -> Curve:
    visits, waited = played.visits, waits(played.visits, played.shoppers)
    ends = max([played.open_s, *(visit.ended_s for visit in visits)])
    step_s = played.open_s / CURVE_STEPS
    at_s = [step * step_s for step in range(ceil(ends / step_s) + 1)]
    stands = [
        (shopper.comes_s, shopper.comes_s + waited.get(shopper.number, shopper.waits_s)) for shopper in played.shoppers
    ]
    used = [span for visit in visits for span in visit.spans]
    comes = [shopper.comes_s for shopper in played.shoppers]
    came = [sum(since < one <= until for one in comes) for since, until in zip([-1.0, *at_s], at_s, strict=False)]
    return Curve(at_s, _during(stands, at_s, step_s), _during(used, at_s, step_s), came)


def _during(spans: Sequence[tuple[float, float]], at_s: Sequence[float], step_s: float) -> list[float]:
    """How many of `spans` there are on the average in the `step_s` after each moment."""
    return [
        sum(max(0.0, min(until, moment + step_s) - max(since, moment)) for since, until in spans) / step_s
        for moment in at_s
    ]


def funnel(played: Played) -> list[tuple[str, int]]:
    """What became of all who came: they gave up in line, or began and ended in one of some ways, or not."""
    how = Counter(visit.how for visit in played.visits)
    gave_up = sum(result.day.gave_up for result in played.results)
    unended = len(played.shoppers) - gave_up - len(played.visits)
    ends = sorted(how, key=lambda one: (TOLD_FIRST.index(one) if one in TOLD_FIRST else len(TOLD_FIRST), one))
    return [
        ("came", len(played.shoppers)),
        ("gave up in line", gave_up),
        ("began at a lane", len(played.shoppers) - gave_up),
        *((SAID.get(one, one), how[one]) for one in ends),
        *([("did not end", unended)] if unended else []),
    ]


SAID = {"left": "walked away from the basket", "stuck": "got stuck"}

# ------------------------------------------------------------------------------------------- lanes, staff and things


def steps(played: Played) -> list[tuple[str, Spread]]:
    """How long shoppers waited for the lane, by the step; the longest 19 of 20 first."""
    by_step: dict[str, list[float]] = defaultdict(list)
    for wait in _waits_at_lanes(played):
        by_step[wait.step].append(wait.seconds)
    found = [(step, one) for step, some in by_step.items() if (one := spread(some)) is not None]
    return sorted(found, key=lambda row: (-row[1].most, -row[1].longest, row[0]))


def slowest(played: Played) -> list[Wait]:
    """The longest waits."""
    return sorted(_waits_at_lanes(played), key=lambda one: (-one.seconds, one.at_s, one.lane))[:SLOWEST]


def _waits_at_lanes(played: Played) -> Iterator[Wait]:
    return chain.from_iterable(result.day.waits for result in played.results)


def by_kind(wanted: Sequence[Wanted]) -> list[tuple[str, Spread | None, int, str]]:
    """Kind → how long it took to clear, how many never were, and by whom the others were over."""
    kinds: dict[str, list[Wanted]] = defaultdict(list)
    for one in wanted:
        kinds[one.kind].append(one)
    rows = []
    for kind, some in sorted(kinds.items(), key=lambda pair: (-len(pair[1]), pair[0])):
        over = Counter(f"{one.by}: {one.answer}" if one.answer else one.by for one in some if one.by)
        whom = ", ".join(f"{who} {times}" for who, times in sorted(over.items(), key=lambda pair: (-pair[1], pair[0])))
        rows.append((kind, spread(one.seconds for one in some if one.by), sum(not one.by for one in some), whom))
    return rows


@dataclass(frozen=True, slots=True)
class Bags:
    """So often the lanes asked about the bags, and called somebody for them, and so often all was right there. In
    `wrong` visits something was not paid for: `mended` by the shopper when told, or `slipped` out unseen. Of `mistakes`
    that the lanes noticed, `mended_alone` with nobody of the staff.
    """

    asked: int
    asked_for_nothing: int
    called: int
    called_for_nothing: int
    wrong: int
    mended: int
    slipped: int
    mistakes: int
    mended_alone: int


def bags(visits: Sequence[Visit]) -> Bags:
    asked, called = sum(visit.asked for visit in visits), sum(visit.called for visit in visits)
    return Bags(
        asked=asked,
        asked_for_nothing=asked - sum(visit.asked_rightly for visit in visits),
        called=called,
        called_for_nothing=called - sum(visit.called_rightly for visit in visits),
        wrong=sum(visit.wrong for visit in visits),
        mended=sum(visit.mended for visit in visits),
        slipped=sum(visit.slipped for visit in visits),
        mistakes=sum(visit.honest and visit.noticed for visit in visits),
        mended_alone=sum(visit.honest and visit.noticed and visit.mended_alone for visit in visits),
    )


@dataclass(frozen=True, slots=True)
class DeedRow:
    """What was truly done, what the lanes took it for, and how often they asked or called for it, of that `for_nothing`
    where all was right.
    """

    deed: Deed
    meaning: str
    asked: int
    asked_for_nothing: int
    called: int
    called_for_nothing: int


def deeds(visits: Sequence[Visit]) -> list[DeedRow]:
    """The most often first."""
    kinds: dict[tuple[Deed, str], list[Asked]] = defaultdict(list)
    for one in chain.from_iterable(visit.questions for visit in visits):
        kinds[one.deed, one.meaning].append(one)
    rows = [
        DeedRow(
            deed,
            meaning,
            asked=sum(not one.called for one in some),
            asked_for_nothing=sum(not one.called and not one.rightly for one in some),
            called=sum(one.called for one in some),
            called_for_nothing=sum(one.called and not one.rightly for one in some),
        )
        for (deed, meaning), some in kinds.items()
    ]
    return sorted(rows, key=lambda row: (-row.asked - row.called, row.deed, row.meaning))


def faces(played: Played) -> list[tuple[str, list[int]]]:
    """The survey's question → how many touched each face, the lowest first."""
    asked: dict[str, Counter[int]] = defaultdict(Counter)
    for told in played.told.values():
        for tap in told.taps.values():
            asked[tap.question][tap.face] += 1
    rows = sorted(asked.items(), key=lambda pair: (-pair[1].total(), pair[0]))
    return [(question, [some[face] for face in FACES]) for question, some in rows]


def counted(counters: Iterable[Counter[str]]) -> list[tuple[str, int]]:
    """All of them together, the most first."""
    every = sum(counters, Counter[str]())
    return sorted(every.items(), key=lambda pair: (-pair[1], pair[0]))


def away(outages: Sequence[Outage]) -> list[tuple[str, str, Spread]]:
    """Device and what was wrong with it → for how long, the most often first."""
    kinds: dict[tuple[str, str], list[float]] = defaultdict(list)
    for one in outages:
        kinds[one.device, one.kind].append(one.until_s - one.since_s)
    found = [(*kind, one) for kind, some in kinds.items() if (one := spread(some)) is not None]
    return sorted(found, key=lambda row: (-row[2].count, row[0], row[1]))


@dataclass(frozen=True, slots=True)
class LaneDay:
    """What one lane did; `busy` is the share of the open time in which somebody stood there."""

    lane: str
    visits: int
    paid: int
    pieces: int
    weighed: int
    removed: int
    minor: int
    busy: float
    wanted: int
    outages: int
    facts: int


def lane_days(played: Played) -> Iterator[LaneDay]:
    rows, told, visits = money(played), played.told, played.visits
    for lane in sorted(played.lanes, key=_by_number):
        mine = [visit for visit in visits if visit.lane == lane]
        one = told[lane]
        yield LaneDay(
            lane=lane,
            visits=len(mine),
            paid=sum(visit.how == "paid" for visit in mine),
            pieces=one.pieces,
            weighed=one.weighed,
            removed=one.removed,
            minor=summed([row for row in rows if row.lane == lane], lane).journaled,
            busy=sum(until - since for visit in mine for since, until in visit.spans) / played.open_s,
            wanted=len(one.wanted),
            outages=sum(outage.lane == lane for outage in played.outages),
            facts=one.facts,
        )
