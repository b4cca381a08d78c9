"""Weeks in which weighing at lane 3 became quicker, and the wait for help at lane 5 stayed as it was."""

from __future__ import annotations

import random
from datetime import date, timedelta
from itertools import count

from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from kiosk.core.said import Said
from server.cases.improvements import Improvements
from server.cases.said import SaidBook
from server.db.bulk import insert_all
from server.db.models import table_of
from server.db.visit_models import VisitNeedRow, VisitRow
from tests.server.cases.cases import Talk

BIGGER = Said(
    id="-",
    said={"en": "Loose fruit was hard to find", "zh_CN": "散装水果不好找"},
    did={"en": "Its pictures are bigger now", "zh_CN": "图片变大了"},
)
_numbers = count(100_001)


def visits(
    engine: Engine, day: date, times: int, weigh_ms: int, help_ms: int = 40_000, lane: str = "3", paid: bool = True
) -> None:
    """So many visits of a day, at ten to five, that weighed and called for help, about so long."""
    chance = random.Random(day.toordinal())
    rows, needs = [], []
    for place in range(times):
        number, hour = next(_numbers), 10 + place % 8
        at = f"{day.isoformat()}T{hour:02d}:00:00+01:00"
        given = {"id": number, "lane": lane, "journal": "ab" * 16, "seq": number, "session": f"{lane}-{number:06d}"}
        given |= {"day": day.isoformat(), "hour": hour, "started_at": at, "ended_at": at, "language": "en", "ease": ""}
        given |= {"outcome": "paid" if paid else "abandoned", "left_step": "" if paid else "weigh", "lines": 3}
        given |= {"pieces": 3, "gross_minor": 900, "currency": "EUR", "total_ms": 90_000, "scan_ms": 20_000}
        given |= {"weigh_ms": weigh_ms + chance.randrange(-4000, 4000), "help_ms": help_ms, "pay_ms": 20_000}
        rows.append({**given, "end_ms": 5000, "had_item": True, "searched": True, "weighed": True, "member": False})
        need = {"visit_id": number, "place": 1, "lane": lane, "day": day.isoformat(), "hour": hour, "kind": "call"}
        need |= {"item": "", "raised_ms": 1000, "first_ms": 1000 + help_ms + chance.randrange(-9000, 9000)}
        needs.append({**need, "cleared_ms": None, "answer": ""})
    with Session(engine) as session, session.begin():
        insert_all(session, table_of(VisitRow), rows)
        insert_all(session, table_of(VisitNeedRow), needs)


def a_fortnight(talk: Talk) -> None:
    """An improvement that helped, one that nobody can tell of, one under way; and a line at the lanes."""
    today = talk.at.date()
    done = today - timedelta(days=10)
    for back in range(24, 0, -1):
        day = today - timedelta(days=back)
        visits(talk.engine, day, 16, 30_000 if day > done else 41_000)
        visits(talk.engine, day, 16, 35_000, lane="5")
    improvements = Improvements(talk.engine, lambda: talk.at)
    usage, waiting, device = (
        next(one for one in improvements.proposed() if one.category == about)
        for about in ("usage", "waiting", "device")
    )
    first = improvements.put("lena", usage.id, "Bigger pictures of loose fruit")
    improvements.done(first, done, "weigh_time")
    second = improvements.put("amir", waiting.id, "A second host from five o'clock on")
    improvements.done(second, done, "help_wait")
    improvements.put("lena", device.id, "A new screen at lane 7")
    SaidBook(talk.engine, lambda: talk.at).publish("amir", BIGGER, first)
