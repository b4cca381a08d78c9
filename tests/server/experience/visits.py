"""Visits by chance, as rows in the store's books, and the same ones in memory to be counted one by one."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from server.db.base import Base
from server.db.models import (
    TapRow,
    VisitCheckRow,
    VisitNeedRow,
    VisitNudgeRow,
    VisitPaymentRow,
    VisitRow,
    VisitStepRow,
)

DAYS = ("2026-11-20", "2026-11-21", "2026-11-22")
LANES = ("1", "2", "4")
PARTS = ("scan", "weigh", "help", "pay", "end")
NEEDS = {"age": ("approved", "refused"), "other_item": ("fine", "without", "refused"), "call": ("done", "gone")}


@dataclass
class Shop:
    """`visits` with all that belongs to each, and the `taps`, which belong to none."""

    visits: list[VisitRow] = field(default_factory=list)
    steps: list[VisitStepRow] = field(default_factory=list)
    needs: list[VisitNeedRow] = field(default_factory=list)
    nudges: list[VisitNudgeRow] = field(default_factory=list)
    payments: list[VisitPaymentRow] = field(default_factory=list)
    checks: list[VisitCheckRow] = field(default_factory=list)
    taps: list[TapRow] = field(default_factory=list)

    def all(self) -> Iterable[Base]:
        for rows in (self.visits, self.steps, self.needs, self.nudges, self.payments, self.checks, self.taps):
            yield from rows


def by_chance(seed: int, count: int, days: Sequence[str] = DAYS, lanes: Sequence[str] = LANES) -> Shop:
    """`count` visits and about half as many taps."""
    chance = random.Random(seed)
    shop = Shop()
    for number in range(1, count + 1):
        _visit(chance, shop, number, days, lanes)
        if chance.random() < 0.5:
            hour = f"{chance.choice(days)}T{chance.randrange(8, 21):02}"
            face, language = chance.choices((1, 2, 3, 4, 5), (3, 3, 6, 31, 57))[0], chance.choice(("en", "zh_CN"))
            shop.taps.append(tap(f"{seed:016x}{number:016x}", hour, face, chance.choice(lanes), language))
    return shop


def tap(name: str, hour: str, face: int, lane: str = "4", language: str = "en") -> TapRow:
    return TapRow(tap=name, lane=lane, face=face, hour=hour, language=language, weighed=False, helped=False)


def visit(number: int, day: str = DAYS[-1], lane: str = "4", hour: int = 10, **more: Any) -> VisitRow:
    """A paid one of two minutes, unless `more` says otherwise."""
    told: dict[str, Any] = {
        **dict.fromkeys((f"{part}_ms" for part in PARTS), 0),
        "scan_ms": 90_000,
        "pay_ms": 30_000,
        "language": "en",
        "ease": "",
        "outcome": "paid",
        "left_step": "",
        "lines": 5,
        "pieces": 7,
        "gross_minor": 2140,
        "currency": "EUR",
        "had_item": True,
        "searched": False,
        "weighed": False,
        "member": False,
        **more,
    }
    began = datetime.fromisoformat(f"{day}T{hour:02}:{number % 60:02}:00+01:00")
    total = sum(told[f"{part}_ms"] for part in PARTS)
    return VisitRow(
        id=number,
        lane=lane,
        journal="a" * 32,
        seq=number,
        session=f"{lane}-{number:06}",
        day=day,
        hour=hour,
        started_at=began.isoformat(),
        ended_at=(began + timedelta(milliseconds=total)).isoformat(timespec="seconds"),
        total_ms=total,
        **told,
    )


def _visit(chance: random.Random, shop: Shop, number: int, days: Sequence[str], lanes: Sequence[str]) -> None:
    paid = chance.random() < 0.8
    weighed = chance.random() < 0.4
    row = visit(
        number,
        chance.choice(days),
        chance.choice(lanes),
        chance.randrange(8, 21),
        language=chance.choice(("en", "de", "zh_CN")),
        ease=chance.choice(("", "", "large", "large+reach", "dark")),
        outcome="paid" if paid else chance.choice(("cancelled", "abandoned", "saved")),
        left_step="" if paid else chance.choice(("scan", "weigh", "help", "pay")),
        lines=(pieces := chance.randrange(1, 30)),
        pieces=pieces,
        had_item=paid or chance.random() < 0.9,
        scan_ms=chance.randrange(10_000, 200_000),
        weigh_ms=chance.randrange(1, 30_000) if weighed else 0,
        help_ms=chance.choice((0, 0, chance.randrange(100_000))),
        pay_ms=chance.randrange(5_000, 60_000) if paid else 0,
        end_ms=chance.randrange(9_000) if paid else 0,
        weighed=weighed,
    )
    shop.visits.append(row)
    mine: dict[str, Any] = {"visit_id": number, "lane": row.lane, "day": row.day}
    at = 0
    for place, part in enumerate(PARTS[:4], 1):
        ms = getattr(row, f"{part}_ms")
        shop.steps.append(VisitStepRow(visit_id=number, place=place, step=part, at_ms=at, ms=ms))
        at += ms
    for place in range(1, chance.choice((0, 0, 0, 1, 2)) + 1):
        kind = chance.choice(tuple(NEEDS))
        first = chance.choice((None, raised := chance.randrange(100_000), raised + chance.randrange(90_000)))
        cleared = (first or raised) + chance.randrange(60_000) if chance.random() < 0.9 else None
        answer = chance.choice(NEEDS[kind]) if cleared is not None else ""
        need = VisitNeedRow(**mine, place=place, hour=row.hour, kind=kind, item=chance.choice(("", "plu:4011")))
        need.raised_ms, need.first_ms, need.cleared_ms, need.answer = raised, first, cleared, answer
        shop.needs.append(need)
    for place in range(1, chance.choice((0, 0, 1, 2)) + 1):
        kind, solved = chance.choice(("extra", "not_placed")), chance.random() < 0.7
        shop.nudges.append(VisitNudgeRow(**mine, place=place, kind=kind, solved=solved, ms=4000))
    for place in range(1, (chance.choice((1, 1, 1, 2)) if paid else 0) + 1):
        good = chance.random() < 0.95
        outcome = "approved" if good else chance.choice(("failed", "open"))
        reason = "declined" if outcome == "failed" else ""
        payment = VisitPaymentRow(**mine, place=place, hour=row.hour, kind=chance.choice(("card", "cash")))
        payment.outcome, payment.reason, payment.ms = outcome, reason, 8000
        shop.payments.append(payment)
    if chance.random() < 0.1:
        difference = chance.choice((0, 0, chance.randrange(500)))
        check = VisitCheckRow(visit_id=number, lane=row.lane, day=row.day, hits=difference > 0)
        check.audited_minor, check.difference_minor = 2000, difference
        shop.checks.append(check)


def fill(engine: Engine, rows: Iterable[Base]) -> None:
    """The rows are in the books, and can be read as before."""
    with Session(engine, expire_on_commit=False) as session, session.begin():
        told = list(rows)
        session.add_all([row for row in told if isinstance(row, VisitRow)])
        session.flush()  # what belongs to a visit comes after it
        session.add_all(told)
