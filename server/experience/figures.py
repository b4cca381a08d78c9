"""The store's figures as formulas: counts and spreads in, figures and how sure one may be of them out. All are pure.

A share of nothing and a middle of nothing are None: "no taps yet" is no 0 %.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import accumulate

from server.intervals import Z, wilson


class Part(StrEnum):
    """Of a visit's time; `total` is all of it, the others do not overlap."""

    TOTAL = "total"
    SCAN = "scan"
    WEIGH = "weigh"
    HELP = "help"
    PAY = "pay"
    END = "end"


PARTS = tuple(part for part in Part if part is not Part.TOTAL)
ITEMISE = (Part.SCAN, Part.WEIGH)
"""At the goods; what the lane was blocked for is not in them."""
TICK_MS = 1000
"""Durations are counted in whole seconds, begun ones left out, as they are shown: a nearest rank of them is that of the
milliseconds, cut to the second.
"""
TOP_FACES = (4, 5)
BOTTOM_FACES = (1, 2)
BEST_FACE = 5


@dataclass(frozen=True, slots=True)
class Interval:
    """The truth lies from `low` to `high`, in the figure's own unit, in 95 of 100 such samples."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Share:
    """`part` of `whole`."""

    part: int
    whole: int

    @property
    def value(self) -> float | None:
        """Part ÷ whole, 0 to 1, and above it where the parts are no members of the whole."""
        return self.part / self.whole if self.whole else None

    @property
    def interval(self) -> Interval | None:
        """Wilson's score interval, see `server.intervals`; None of nothing, and where it is no share but a rate."""
        if not 0 <= self.part <= self.whole or not self.whole:
            return None
        return Interval(*wilson(self.part, self.whole))

    def __add__(self, other: Share) -> Share:
        return Share(self.part + other.part, self.whole + other.whole)


NOTHING = Share(0, 0)


@dataclass(frozen=True, slots=True)
class Spread:
    """How often each duration was, in ticks of `TICK_MS`."""

    times: Mapping[int, int] = field(default_factory=dict)

    @property
    def count(self) -> int:
        return sum(self.times.values())

    @property
    def median_s(self) -> float | None:
        return self.rank_s(50)

    @property
    def p90_s(self) -> float | None:
        return self.rank_s(90)

    def rank_s(self, percent: int) -> float | None:
        """The shortest duration, in seconds, that at least `percent` of all do not exceed (nearest rank)."""
        count = self.count
        return self._at(-(-percent * count // 100)) if count else None

    def interval_s(self, percent: int) -> Interval | None:
        """Where that of all such visits lies: from the order statistic ⌊np − z√(np(1 − p))⌋ to the one
        ⌈np + z√(np(1 − p))⌉ + 1, p = percent ÷ 100 (Conover, Practical Nonparametric Statistics, 3.2). None for fewer
        than ten.
        """
        count, share = self.count, percent / 100
        if count < 10:
            return None
        middle, half = count * share, Z * math.sqrt(count * share * (1 - share))
        low, high = math.floor(middle - half), math.ceil(middle + half) + 1
        return Interval(self._at(max(1, low)), self._at(min(count, high)))

    def _at(self, rank: int) -> float:
        """The `rank`-th shortest in seconds, from 1."""
        passed = accumulate(self.times[ticks] for ticks in sorted(self.times))
        ticks = next(ticks for ticks, of in zip(sorted(self.times), passed, strict=True) if of >= rank)
        return ticks * TICK_MS / 1000


def spread(milliseconds: Iterable[int]) -> Spread:
    """Of single durations."""
    times: dict[int, int] = {}
    for one in milliseconds:
        times[one // TICK_MS] = times.get(one // TICK_MS, 0) + 1
    return Spread(times)


@dataclass(frozen=True, slots=True)
class Taps:
    """Anonymous taps by face, 1 (very bad) to 5 (very good)."""

    by_face: Mapping[int, int] = field(default_factory=dict)

    @property
    def count(self) -> int:
        return sum(self.by_face.values())

    @property
    def satisfied(self) -> Share:
        """CSAT: taps on the two best faces ÷ taps."""
        return Share(self._of(TOP_FACES), self.count)

    @property
    def net_score(self) -> float | None:
        """Share of 5 − share of 1 and 2, −1 to 1."""
        count = self.count
        return (self._of((BEST_FACE,)) - self._of(BOTTOM_FACES)) / count if count else None

    @property
    def net_interval(self) -> Interval | None:
        """Net ± z√((p₅ + p₁₂ − net²) ÷ n): the variance of a score that is +1, 0 or −1. None for fewer than ten."""
        count, net = self.count, self.net_score
        if net is None or count < 10:
            return None
        told = (self._of((BEST_FACE,)) + self._of(BOTTOM_FACES)) / count
        half = Z * math.sqrt(max(0.0, told - net * net) / count)
        return Interval(max(-1.0, net - half), min(1.0, net + half))

    def _of(self, faces: tuple[int, ...]) -> int:
        return sum(self.by_face.get(face, 0) for face in faces)


@dataclass(frozen=True, slots=True, kw_only=True)
class Visits:
    """What came of the visits of a period. `items`: pieces of those that were paid; `ms`: how long those took."""

    paid: int = 0
    started: int = 0
    """With an item in the basket at some time."""
    items: int = 0
    ms: Mapping[Part, int] = field(default_factory=dict)

    @property
    def abandoned(self) -> Share:
        """Started with an item and not paid ÷ started."""
        return Share(self.started - self.paid, self.started)

    @property
    def items_a_minute(self) -> float | None:
        """Items ÷ unblocked itemise minutes."""
        itemise_ms = sum(self.ms.get(part, 0) for part in ITEMISE)
        return self.items / (itemise_ms / 60_000) if itemise_ms else None

    def mean_s(self, part: Part) -> float | None:
        """Of a sale, on average: those of the `PARTS` add up."""
        return self.ms.get(part, 0) / 1000 / self.paid if self.paid else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Checks:
    """Spot checks; money in minor units."""

    count: int = 0
    hits: int = 0
    audited_minor: int = 0
    difference_minor: int = 0

    @property
    def hit_share(self) -> Share:
        """Hits ÷ checks."""
        return Share(self.hits, self.count)

    @property
    def accuracy(self) -> float | None:
        """1 − |value difference| ÷ audited value; the differences of single checks do not make up for each other."""
        return 1 - self.difference_minor / self.audited_minor if self.audited_minor else None


NO_VISITS, NO_TIMES, NO_TAPS = Visits(), Spread(), Taps()

Span = tuple[float, float]
"""From and to, in seconds of any one clock."""


def united(spans: Iterable[Span]) -> list[Span]:
    """What any of `spans` covers, without overlap, in order."""
    made: list[Span] = []
    for start, end in sorted(one for one in spans if one[0] < one[1]):
        if made and start <= made[-1][1]:
            made[-1] = (made[-1][0], max(made[-1][1], end))
        else:
            made.append((start, end))
    return made


def within(spans: Iterable[Span], limits: Iterable[Span]) -> list[Span]:
    """Of `spans` what lies in `limits`, which do not overlap."""
    cut = ((max(start, low), min(end, high)) for start, end in spans for low, high in limits)
    return united(cut)


def seconds(spans: Iterable[Span]) -> float:
    return sum(end - start for start, end in spans)


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """How long lanes were open, busy and out of order in a period, in lane-seconds."""

    open_s: float = 0.0
    busy_s: float = 0.0
    down_s: float = 0.0
    failures: int = 0

    @property
    def availability(self) -> float | None:
        """1 − down ÷ open hours."""
        return 1 - self.down_s / self.open_s if self.open_s else None

    @property
    def repair_s(self) -> float | None:
        """Down ÷ failures."""
        return self.down_s / self.failures if self.failures else None

    @property
    def utilisation(self) -> float | None:
        """Busy ÷ open lane-seconds."""
        return self.busy_s / self.open_s if self.open_s else None
