"""A journal that does not grow for ever: persons go after some days, settled facts after more, in small steps.

Each step is one short transaction or one writing of the head, so that whoever does them between two visits keeps
nobody waiting; a cut between any two leaves a journal that holds. Facts go in this order: the head says, in both its
slots, that the journal begins behind them; then they are taken out, the oldest first. The pages they leave are used
again: the file stays as long as it ever was.

Importing this imports SQLAlchemy.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.engine import Connection

from kiosk.core.session.facts import LaneCarried
from kiosk.journal.chain import Head
from kiosk.journal.database import FACT, PARKED, PART
from kiosk.journal.errors import JournalError
from kiosk.journal.outbox import on_the_way, settled_up_to
from kiosk.journal.store import Journal

log = logging.getLogger(__name__)

STEP = 50
"""So many facts, or things said of persons, are taken out in one step."""
LOOK = 500
"""So many facts are looked at in one step."""
LOG_S = 0.05
"""So long is waited for whoever reads, before the log is emptied; what stands in it then goes in the next round."""
CLOCK_JUMP = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Keeping:
    """How many days facts are kept, and what they say of persons; None: for ever. `sends`: there is a server."""

    days: int | None = None
    personal_days: int | None = None
    sends: bool = True


class Tidier:
    """Used by the thread that writes the journal. It does nothing until `begin`."""

    def __init__(self, journal: Journal, keeping: Keeping) -> None:
        self._journal = journal
        self._keeping = keeping
        self._round: Iterator[None] | None = None
        self._started: tuple[datetime, float] | None = None
        self._begun = False
        self._stands = False  # in the log, what was taken out
        self._persons, self._facts = Horizon(), Horizon()

    def begin(self) -> None:
        """Facts may go from here on: those that are old were looked at. Any thread."""
        self._begun = True

    def step(self, wall: datetime, mono: float) -> bool:
        """One small step at `wall` (with zone), which is `mono` on the clock that never jumps; whether more is to do.

        What cannot be done is told to the log, and tried again in the next round.
        """
        if not self._begun or self._jumped(wall, mono):
            return False
        if self._round is None:
            self._round = self._steps(wall)
        try:
            next(self._round)
        except StopIteration:
            self._round = None
        except JournalError as error:
            log.warning("the journal was not tidied: %s", error)
            self._round = None
        return self._round is not None

    def _jumped(self, wall: datetime, mono: float) -> bool:
        """A clock that was set while the lane ran tells nobody how old anything is, until the next start."""
        if self._started is None:
            self._started = wall, mono
        then, at = self._started
        return abs((wall - then) - timedelta(seconds=mono - at)) > CLOCK_JUMP

    def _steps(self, now: datetime) -> Iterator[None]:
        yield from self._drop_rest()
        if self._keeping.personal_days is not None:
            cutoff = now - timedelta(days=self._keeping.personal_days)
            yield from self._look(self._persons, cutoff, now)
            yield from self._erase(self._persons.seq)
        if self._keeping.days is not None:
            cutoff = now - timedelta(days=self._keeping.days)
            yield from self._look(self._facts, cutoff, now)
            base = self._journal.transact(self._next_base)
            if base is not None:
                self._journal.begin_behind(base)
                yield
                yield from self._drop()
        yield from self._empty_log()

    def _look(self, horizon: Horizon, cutoff: datetime, now: datetime) -> Iterator[None]:
        horizon.looked = max(horizon.looked, self._journal.base.seq)
        while True:
            ages = self._journal.transact(lambda connection: _ages(connection, horizon.looked))
            if not horizon.moves(ages, cutoff, now):
                return
            yield

    def _erase(self, until: int) -> Iterator[None]:
        erased = 0
        while count := self._journal.transact(lambda connection: _erase_some(connection, until, self._keeping)):
            erased += count
            yield
        if erased:
            log.info("%d places of old facts no longer tell of a person", erased)
            self._stands = True

    def _next_base(self, connection: Connection) -> Head | None:
        """The last place up to which all is old enough, is settled with the server, and is carried forward behind."""
        until = min(self._facts.seq, settled_up_to(connection, self._journal.last_seq))
        carried = select(func.max(FACT.c.seq)).where(FACT.c.kind == LaneCarried.__name__, FACT.c.seq <= until + 1)
        before = (connection.execute(carried).scalar_one() or 1) - 1
        if before <= self._journal.base.seq:
            return None
        hash_ = connection.execute(select(FACT.c.hash).where(FACT.c.seq == before)).scalar_one()
        return Head(self._journal.id, before, hash_)

    def _drop_rest(self) -> Iterator[None]:
        """What a cut left behind: whether both slots of the head tell of the base nobody knows then."""
        base = self._journal.base
        if base.seq and self._journal.transact(lambda connection: _some(connection, base.seq)):
            self._journal.begin_behind(base)
            yield
            yield from self._drop()

    def _drop(self) -> Iterator[None]:
        base, dropped = self._journal.base.seq, 0
        while count := self._journal.transact(lambda connection: _drop_some(connection, base)):
            dropped += count
            yield
        log.info("%d settled facts were dropped: the journal begins behind fact %d", dropped, base)
        self._stands = True

    def _empty_log(self) -> Iterator[None]:
        """What was taken out stands in the write-ahead log no more, or is tried again in the next round."""
        if self._stands:
            self._stands = not self._journal.empty_log(LOG_S)
            yield


@dataclass(slots=True)
class Horizon:
    """How far the facts are old: up to `seq`; they were looked at up to `looked`.

    Order is by sequence, so the first fact that is neither too old nor of a day to come ends it: what a wrong clock
    has dated is as old as the facts around it.
    """

    seq: int = 0
    looked: int = 0

    def moves(self, ages: list[tuple[int, datetime | None]], cutoff: datetime, now: datetime) -> bool:
        """Whether there may be more to look at behind these facts, which follow `looked`."""
        for seq, at in ages:
            if at is not None and cutoff <= at <= now:
                return False
            self.looked = seq
            if at is not None and at < cutoff:
                self.seq = seq
        return len(ages) == LOOK


def _ages(connection: Connection, after: int) -> list[tuple[int, datetime | None]]:
    found = connection.execute(select(FACT.c.seq, FACT.c.at).where(FACT.c.seq > after).order_by(FACT.c.seq).limit(LOOK))
    return [(row.seq, _moment(row.at)) for row in found]


def _moment(at: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(at)
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else None


def _erase_some(connection: Connection, until: int, keeping: Keeping) -> int:
    """What is set aside with the server as well, or may be with it, stays as it was sent until it is settled."""
    old = [PART.c.seq <= until, PART.c.seq.not_in(select(PARKED.c.seq))]
    if keeping.sends:
        old.append(PART.c.seq.not_in(on_the_way()))
    some = select(PART.c.seq).where(*old).order_by(PART.c.seq).limit(STEP)
    last = connection.execute(select(func.max(some.subquery().c.seq))).scalar_one()
    return connection.execute(delete(PART).where(PART.c.seq <= last, *old)).rowcount if last is not None else 0


def _some(connection: Connection, until: int) -> bool:
    return connection.execute(select(FACT.c.seq).where(FACT.c.seq <= until).limit(1)).first() is not None


def _drop_some(connection: Connection, base: int) -> int:
    some = select(FACT.c.seq).where(FACT.c.seq <= base).order_by(FACT.c.seq).limit(STEP)
    last = connection.execute(select(func.max(some.subquery().c.seq))).scalar_one()
    if last is None:
        return 0
    connection.execute(delete(PART).where(PART.c.seq <= last))
    return connection.execute(delete(FACT).where(FACT.c.seq <= last)).rowcount
