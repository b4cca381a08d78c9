"""Sums of whole days: what they tell is what the rows do, whatever came when; and what is forgotten stays counted."""

from __future__ import annotations

import threading
from dataclasses import asdict, replace
from datetime import datetime

from sqlalchemy import delete, func, select, text
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from server.db.engine import open_database
from server.db.models import ContentRow, SummedRow, VisitNeedRow, VisitRow
from server.experience.chosen import CHOICES, By, Chosen, day_list
from server.experience.counting import Counted, Counting
from server.experience.counts import COUNTS
from server.experience.day_sums import DaySums
from server.experience.queries import ALL, Queries
from server.experience.stale import FRESH
from server.ingest.envelopes import EnvelopeIn
from server.ingest.intake import Intake
from server.ingest.rebuild import rebuild
from tests.server.experience.visits import by_chance, fill, tap
from tests.server.ready import on_postgres
from tests.server.sales import sale
from tests.server.visiting import visit

NOW = datetime.fromisoformat("2026-11-27T09:00:00+01:00")
MARCH = datetime.fromisoformat("2026-03-03T09:00:00+01:00")
DAYS = day_list("2026-01-31", "2026-03-03")
"""A day, a whole month, two days that are over, and today."""
CHOSEN = (
    *(everything := Chosen(first=DAYS[0], last=DAYS[-1]), replace(everything, lane="2")),
    *(replace(everything, from_hour=12, to_hour=14), replace(everything, ease="large")),
    Chosen(first="2026-02-05", last="2026-03-01", language="de"),
)
TOLD_BY = [(chosen, By.NOTHING) for chosen in CHOSEN] + [(everything, by) for by in By]


def sums(engine: Engine, keep_days: int = 3000, now: datetime = NOW) -> DaySums:
    return DaySums(engine, lambda: now, keep_days)


def all_counts(engine: Engine, *, with_sums: bool = True) -> dict[tuple[str, int], Counted]:
    """Every count of what can be chosen by one thing, or told apart by it."""
    with engine.connect() as connection:
        counting = Counting(connection, with_sums=with_sums)
        return {
            (count.name, place): counting.count(count, chosen, by)
            for count in COUNTS
            for place, (chosen, by) in enumerate(TOLD_BY)
            if by in (By.NOTHING, By.DAY, *CHOICES[count.book])
        }


def takes(engine: Engine, *envelopes: object) -> None:
    taken = Intake(engine, lambda: NOW).take_all([EnvelopeIn.model_validate(asdict(one)) for one in envelopes])  # type: ignore[call-overload]
    assert taken == [""] * len(envelopes)


def test_sums_tell_what_the_rows_do(engine: Engine) -> None:
    fill(engine, by_chance(3, 400, DAYS).all())
    from_rows = all_counts(engine, with_sums=False)
    assert sums(engine, now=MARCH).turn() > 0
    assert all_counts(engine) == from_rows  # the oldest day has none yet
    while sums(engine, now=MARCH).turn():
        pass
    with Session(engine) as session, session.begin():
        months = set(session.scalars(select(SummedRow.span).where(func.length(SummedRow.span) == 7)))
        over = VisitNeedRow.day < DAYS[-1]
        session.execute(delete(VisitNeedRow).where(over))  # nobody looks at the rows of summed days any more
    assert months == {"2026-02"}
    assert all_counts(engine) == from_rows


def test_what_is_late_counts_at_once_and_the_sums_are_made_again(engine: Engine) -> None:
    takes(engine, visit(7), sale(1))
    fill(engine, [tap("b" * 32, "2026-11-22T10", 5)])
    assert sums(engine).turn() > 0
    takes(engine, visit(8), sale(3))
    assert told(engine) == (2, 1, 1)
    assert stale(engine) == {("visits", "2026-11-22"), ("sales", "2026-11-22")}
    assert sums(engine).turn() == 2
    assert (stale(engine), told(engine)) == (set(), (2, 1, 1))


def test_the_visits_of_old_days_are_forgotten_and_their_figures_stay(engine: Engine) -> None:
    takes(engine, visit(7))
    before = november(engine)
    while sums(engine, keep_days=4).turn():
        pass
    assert (rows(engine, VisitRow), rows(engine, ContentRow)) == (0, 0)
    assert november(engine) == before
    rebuild(engine)
    assert november(engine) == before
    takes(engine, visit(8))  # a lane that was away for long
    assert told(engine)[0] == 2
    while sums(engine, keep_days=4).turn():
        pass
    assert (rows(engine, VisitRow), told(engine)[0]) == (0, 2)


def test_who_is_booking_as_the_sums_are_made_is_counted() -> None:
    with on_postgres() as address:
        engine = open_database(address)
        fill(engine, [tap("b" * 32, "2026-11-22T10", 5)])
        making = threading.Thread(target=sums(engine).turn)
        with engine.connect() as lane, lane.begin():
            lane.execute(text("INSERT INTO tap VALUES ('c', '4', 1, '2026-11-22T10', 'en', false, false)"))
            making.start()
            waits = text("SELECT count(*) FROM pg_locks WHERE NOT granted")
            with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as other:
                while not other.scalar(waits):
                    assert making.is_alive()
        making.join()
        assert Queries(engine).taps(Chosen(first="2026-11-22", last="2026-11-22"))[ALL].by_face == {5: 1, 1: 1}
        engine.dispose()


def november(engine: Engine) -> list[Counted]:
    with engine.connect() as connection:
        counting = Counting(connection)
        return [counting.count(count, Chosen(first="2026-11-01", last="2026-11-30"), By.LANE) for count in COUNTS]


def told(engine: Engine) -> tuple[int, int, int]:
    """Sales, receipts that lack, and taps."""
    queries, day = Queries(engine), Chosen(first="2026-11-22", last="2026-11-22")
    return queries.visits(day)[ALL].paid, queries.lost(day), queries.taps(day)[ALL].count if queries.taps(day) else 0


def stale(engine: Engine) -> set[tuple[str, str]]:
    with Session(engine) as session:
        found = session.execute(select(SummedRow.book, SummedRow.span).where(SummedRow.state != FRESH))
        return {(book, span) for book, span in found}


def rows(engine: Engine, kind: type[VisitRow | ContentRow]) -> int:
    with Session(engine) as session:
        return session.scalar(select(func.count()).select_from(kind)) or 0
