"""Facts where they stand in a journal, and the appends that they came in: one of these is one decision of the lane."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from kiosk.core.session.facts import Fact, VisitTold


@dataclass(frozen=True, slots=True)
class Told:
    """`fact` is number `seq` of its journal, of the visit `session` ('' for the lane's own), written at `at`, which is
    ISO 8601; `batch` is the number of the first fact of its append.
    """

    seq: int
    at: str
    session: str
    batch: int
    fact: Fact


@dataclass(frozen=True, slots=True)
class Append:
    """What one decision wrote, in order; never empty."""

    told: tuple[Told, ...]

    @property
    def seq(self) -> int:
        """The number of its first fact."""
        return self.told[0].seq

    @property
    def last(self) -> int:
        return self.told[-1].seq

    @property
    def at(self) -> str:
        return self.told[0].at

    @property
    def session(self) -> str:
        """The visit that it tells of, the one that it begins where it also ends another; '' where it tells of none."""
        told = [one.session for one in self.told if one.session and not isinstance(one.fact, VisitTold)]
        return told[-1] if told else next((one.session for one in self.told if one.session), "")

    @property
    def sessions(self) -> frozenset[str]:
        return frozenset(one.session for one in self.told if one.session)

    @property
    def facts(self) -> tuple[Fact, ...]:
        return tuple(one.fact for one in self.told)


def appends(told: Iterable[Told]) -> Iterator[Append]:
    """The appends of `told`, which come in the journal's order; no more than one of them is held at once."""
    for _, together in groupby(told, key=lambda one: one.batch):
        yield Append(tuple(together))
