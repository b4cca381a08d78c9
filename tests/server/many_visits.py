"""A store's books full of visits: believable hours, lanes and mishaps, and as many as are asked for, quickly.

Some thousands of courses are drawn, and each visit goes one of them: drawing a million would take longer than writing
them. The same seed fills in the same rows.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from sqlalchemy import func, select, text
from sqlalchemy.engine import Connection, Engine

from server.db.base import Base
from server.db.models import (
    SaleRow,
    TapRow,
    TapWordsRow,
    TenderRow,
    VisitCheckRow,
    VisitNeedRow,
    VisitNudgeRow,
    VisitPaymentRow,
    VisitRow,
    VisitStepRow,
    table_of,
)

COURSES = 3_000
AT_A_TIME = 20_000
ASKED = text(
    "INSERT INTO tap_asked (lane, hour, question, times) VALUES (:lane, :hour, :question, :times)"
    " ON CONFLICT (lane, hour, question) DO UPDATE SET times = tap_asked.times + excluded.times"
)
JOURNAL = "ce" * 16
HOURS = {8: 3, 9: 5, 10: 7, 11: 9, 12: 12, 13: 9, 14: 6, 15: 6, 16: 9, 17: 13, 18: 12, 19: 7, 20: 3}
"""Hour → weight."""
LANGUAGES = {"zh_CN": 60, "en": 25, "zh_TW": 6, "de": 4, "es": 3, "ar": 2}
EASE = {"": 90, "large": 4, "contrast": 2, "reach": 2, "dark": 1, "large+reach": 1}
KINDS = {"age": 40, "extra": 20, "other_item": 15, "not_placed": 8, "taken_out": 5, "spot_check": 7, "call": 5}
ANSWERS = {"age": {"approved": 9, "refused": 1}, "spot_check": {"approved": 1}, "call": {"done": 8, "gone": 2}}
DOUBTED = {"fine": 6, "refused": 2, "gone": 2}
ITEMS = ("02000000000046", "02000000000015", "plu:4011", "plu:4015", "02000000000039")
FAILED = {"declined": 6, "timeout": 2, "cancelled": 2}
NUDGES = {"extra": 5, "not_placed": 3, "taken_out": 2}
WAYS = {"card": 6, "wallet": 3, "cash": 1}
QUESTIONS = {
    "weighing-easy": ("scale-slow", "item-hard-to-find", "label-unclear"),
    "help-wait": ("waited-long", "nobody-came", "not-solved"),
    "easy": ("unclear-what-to-do", "too-slow", "hard-to-read"),
}
FACES = {5: 48, 4: 30, 3: 11, 2: 6, 1: 5}
STEPS_OF = {"scan": "scan_ms", "search": "scan_ms", "bags": "scan_ms", "weigh": "weigh_ms", "help": "help_ms"}
STEPS_OF |= {"pay": "pay_ms", "receipt": "end_ms"}

Row = tuple[Any, ...]
VISIT = (
    *("id", "lane", "journal", "seq", "session", "day", "hour", "started_at", "ended_at", "language", "ease"),
    *("outcome", "left_step", "lines", "pieces", "gross_minor", "currency", "total_ms", "scan_ms", "weigh_ms"),
    *("help_ms", "pay_ms", "end_ms", "had_item", "searched", "weighed", "member"),
)
SALE = (
    *("id", "lane", "journal", "seq", "session", "receipt_no", "started_at", "paid_at", "day", "language"),
    *("currency", "net_minor", "tax_minor", "gross_minor", "saving_minor"),
)
TENDER = (
    *("sale_id", "place", "kind", "amount_minor", "attempt", "terminal_id", "receipt_no", "trace_no"),
    *("card_name", "card_last4"),
)
COLUMNS: dict[type[Base], tuple[str, ...]] = {
    VisitRow: VISIT,
    VisitStepRow: ("visit_id", "place", "step", "at_ms", "ms"),
    VisitNeedRow: (
        *("visit_id", "place", "lane", "day", "hour", "kind", "item", "raised_ms", "first_ms", "cleared_ms"),
        "answer",
    ),
    VisitNudgeRow: ("visit_id", "place", "lane", "day", "kind", "solved", "ms"),
    VisitPaymentRow: ("visit_id", "place", "lane", "day", "hour", "kind", "outcome", "reason", "ms"),
    VisitCheckRow: ("visit_id", "lane", "day", "hits", "audited_minor", "difference_minor"),
    SaleRow: SALE,
    TenderRow: TENDER,
    TapRow: ("tap", "lane", "face", "hour", "language", "weighed", "helped"),
    TapWordsRow: ("tap", "question", "reasons", "remark"),
}
"""Kind of row → its columns in the order in which they are filled in, what is referred to first."""


@dataclass(frozen=True, slots=True)
class Course:
    """How a visit may go, wherever and whenever; its rows are without what says whose they are."""

    visit: Row
    total_ms: int
    steps: tuple[Row, ...]
    needs: tuple[Row, ...]
    nudges: tuple[Row, ...]
    payments: tuple[Row, ...]
    check: Row | None
    gross_minor: int
    paid: bool
    weighed: bool
    helped: bool


@dataclass(slots=True)
class Batch:
    rows: dict[type[Base], list[Row]] = field(default_factory=lambda: {kind: [] for kind in COLUMNS})


def fill(
    engine: Engine, visits: int, *, days: int = 28, last: str = "2026-11-27", lanes: int = 12, seed: int = 1
) -> None:
    """So many `visits` of the `days` up to `last`, with their sales and taps, are in the books beside what is there.

    Of sales there are totals and tenders, no lines. On PostgreSQL a million takes a few minutes.
    """
    chance = Random(seed)
    asked: Counter[tuple[str, str, str]] = Counter()
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":  # what refers to what is right here: no row need be looked up
            connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
        for batch in _batches(chance, visits, _days(days, last), lanes, _first(connection), asked):
            for kind, rows in batch.rows.items():
                _write(connection, kind, rows)
        counts = [{"lane": lane, "hour": hour, "question": of, "times": n} for (lane, hour, of), n in asked.items()]
        connection.execute(ASKED, counts)
        if engine.dialect.name == "postgresql":
            for kind, column in ((VisitRow, "visit_id_seq"), (SaleRow, "sale_id_seq")):
                newest = select(func.max(table_of(kind).c.id)).scalar_subquery()
                connection.execute(select(func.setval(column, newest)))
    if engine.dialect.name == "postgresql":
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("ANALYZE")


def _days(days: int, last: str) -> list[str]:
    newest = date.fromisoformat(last)
    return [(newest - timedelta(days=back)).isoformat() for back in reversed(range(days))]


def _first(connection: Connection) -> int:
    """No row has this id, or one after it."""
    newest = [connection.scalar(select(func.max(table_of(kind).c.id))) or 0 for kind in (VisitRow, SaleRow)]
    return max(newest) + 1


def _batches(
    chance: Random, visits: int, days: list[str], lanes: int, first: int, asked: Counter[tuple[str, str, str]]
) -> Iterator[Batch]:
    courses = [_course(chance) for _ in range(COURSES)]
    weights = [1.0 + 0.35 * (date.fromisoformat(day).weekday() >= 4) for day in days]
    batch = Batch()
    # day by day, as the books of a store grow
    when = sorted(chance.choices(range(len(days)), weights, k=visits))
    hours = chance.choices(list(HOURS), list(HOURS.values()), k=visits)
    for number, (day, hour) in enumerate(zip(when, hours, strict=True)):
        _visit(chance, batch, chance.choice(courses), first + number, days[day], hour, lanes, asked)
        if len(batch.rows[VisitRow]) == AT_A_TIME:
            yield batch
            batch = Batch()
    yield batch


def _visit(
    chance: Random,
    batch: Batch,
    course: Course,
    name: int,
    day: str,
    hour: int,
    lanes: int,
    asked: Counter[tuple[str, str, str]],
) -> None:
    lane = str(1 + int(lanes * chance.random() ** 1.3))  # the first ones are nearest
    language = _one(chance, LANGUAGES)
    started = datetime.fromisoformat(f"{day}T{hour:02d}:00:00+01:00") + timedelta(seconds=int(3600 * chance.random()))
    start, end = started.isoformat(), (started + timedelta(milliseconds=course.total_ms)).isoformat(timespec="seconds")
    session, rows, here = f"{lane}-{name:06d}", batch.rows, (lane, day)
    rows[VisitRow].append(
        (name, lane, JOURNAL, name, session, day, hour, start, end, language, _one(chance, EASE), *course.visit)
    )
    rows[VisitStepRow] += [(name, *step) for step in course.steps]
    rows[VisitNeedRow] += [(name, place, *here, hour, *need) for place, need in enumerate(course.needs, 1)]
    rows[VisitNudgeRow] += [(name, place, *here, *nudge) for place, nudge in enumerate(course.nudges, 1)]
    rows[VisitPaymentRow] += [(name, place, *here, hour, *one) for place, one in enumerate(course.payments, 1)]
    if course.check is not None:
        rows[VisitCheckRow].append((name, *here, *course.check))
    if not course.paid:
        return
    gross = course.gross_minor
    tax = gross - round(gross / 1.07)
    money = ("EUR", gross - tax, tax, gross, 0)
    rows[SaleRow].append((name, lane, JOURNAL, name, session, name, start, end, day, language, *money))
    rows[TenderRow].append((name, 1, course.payments[-1][0], gross, f"{session}-a1", "52500041", "8", "12", "", ""))
    question = "help-wait" if course.helped else "weighing-easy" if course.weighed else "easy"
    asked[lane, start[:13], question] += 1
    if chance.random() < 0.28:
        face, tap = _one(chance, FACES), f"{chance.getrandbits(128):032x}"
        rows[TapRow].append((tap, lane, face, start[:13], language, course.weighed, course.helped))
        reasons = [chance.choice(QUESTIONS[question])] if face <= 3 and chance.random() < 0.7 else []
        rows[TapWordsRow].append((tap, question, reasons, "too slow" if face == 1 and chance.random() < 0.2 else ""))


def _course(chance: Random) -> Course:
    lines = max(1, min(60, round(chance.lognormvariate(1.7, 0.8))))
    steps: list[tuple[str, int]] = [("scan", round(lines * chance.lognormvariate(8.1, 0.3)))]
    weighed, searched = chance.random() < 0.35, chance.random() < 0.3
    if searched:
        steps.append(("search", round(chance.lognormvariate(8.7, 0.5))))
    if weighed:
        steps.append(("weigh", round(chance.lognormvariate(8.9, 0.5))))
    steps.append(("scan", round(chance.lognormvariate(7.8, 0.6))))
    needs = tuple(_need(chance, sum(ms for _, ms in steps)) for _ in range(chance.random() < 0.12))
    if needs:
        steps.append(("help", needs[0][4] - needs[0][2]))
    outcome = _one(chance, {"paid": 930, "cancelled": 25, "abandoned": 30, "saved": 12, "failed": 3})
    payments: list[Row] = []
    if outcome == "paid" or chance.random() < 0.3:
        if chance.random() < 0.06:
            payments.append((_one(chance, WAYS), "failed", _one(chance, FAILED), round(chance.lognormvariate(9, 0.4))))
        if outcome == "paid":
            payments.append((_one(chance, WAYS), "approved", "", round(chance.lognormvariate(8.8, 0.4))))
        steps.append(("pay", 3_000 + sum(one[3] for one in payments)))
    if outcome == "paid":
        steps.append(("receipt", round(chance.lognormvariate(8.2, 0.4))))
    nudges: list[Row] = []
    if chance.random() < 0.15:
        nudges.append((_one(chance, NUDGES), chance.random() < 0.8, 1_000 * chance.randint(3, 25)))
    pieces, gross = lines + chance.randint(0, lines), sum(round(chance.lognormvariate(5.4, 0.7)) for _ in range(lines))
    checked = any(need[0] == "spot_check" for need in needs)
    hits = chance.random() < 0.15
    parts = Counter(dict.fromkeys(("scan_ms", "weigh_ms", "help_ms", "pay_ms", "end_ms"), 0))
    placed: list[Row] = []
    at_ms = 0
    for place, (step, ms) in enumerate(steps, 1):
        placed.append((place, step, at_ms, ms))
        at_ms += ms
        parts[STEPS_OF[step]] += ms
    left = "" if outcome == "paid" else steps[-1][0]
    return Course(
        visit=(outcome, left, lines, pieces, gross, "EUR", at_ms, *parts.values(), True, searched, weighed, False),
        total_ms=at_ms,
        steps=tuple(placed),
        needs=needs,
        nudges=tuple(nudges),
        payments=tuple(payments),
        check=(hits, gross, round(gross * chance.random() / 4) if hits else 0) if checked else None,
        gross_minor=gross,
        paid=outcome == "paid",
        weighed=weighed,
        helped=bool(needs),
    )


def _need(chance: Random, raised_ms: int) -> Row:
    kind = _one(chance, KINDS)
    first = raised_ms + round(chance.lognormvariate(10, 0.6))
    cleared = first + round(chance.lognormvariate(9.2, 0.6))
    item = chance.choice(ITEMS) if kind != "call" else ""
    return (kind, item, raised_ms, first, cleared, _one(chance, ANSWERS.get(kind, DOUBTED)))


def _one(chance: Random, weights: dict[Any, int]) -> Any:
    return chance.choices(tuple(weights), tuple(weights.values()))[0]


def _write(connection: Connection, kind: type[Base], rows: list[Row]) -> None:
    table, names = table_of(kind), COLUMNS[kind]
    if not rows:
        return
    if connection.dialect.name != "postgresql":
        connection.execute(table.insert(), [dict(zip(names, row, strict=True)) for row in rows])
        return
    from psycopg import sql

    order = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(table.name), sql.SQL(", ").join(map(sql.Identifier, names))
    )
    driver: Any = connection.connection.driver_connection
    with driver.cursor() as cursor, cursor.copy(order) as copy:
        for row in rows:
            copy.write_row(row if kind is not TapWordsRow else (*row[:2], json.dumps(row[2]), row[3]))
