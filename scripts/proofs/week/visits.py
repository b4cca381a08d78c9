"""A week of visits: a few hundred are decided, and told again and again as visits of their own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random
from typing import Any

from kiosk.core.receipt import page_code
from kiosk.core.session.facts import EndReason, Fact, LaneStarted, SalePaid, SessionEnded, TapGiven
from kiosk.core.session.inputs import FaceTouched, NoPaperTouched
from kiosk.gallery.shop import Shop
from tests.shop import APPLES, BANANAS, BREAD, MILK, SOAP

DECIDED = 300
MONDAY = datetime.fromisoformat("2026-11-16T08:00:00+01:00")
WEEK = timedelta(days=7)

Visit = tuple[Fact, ...]


def decided_visits(chance: Random, count: int) -> list[Visit]:
    """Baskets by chance, sold and tapped by the lane's own deciding; the totals differ."""
    shop = Shop().opens()
    visits = []
    for _ in range(count):
        told = len(shop.facts)
        shop.scans(*chance.choices([MILK, BREAD, SOAP], k=chance.randint(1, 5)))
        if chance.random() < 0.5:
            shop.weighs(chance.choice([APPLES, BANANAS]), chance.randrange(110, 3000, 5))
        shop.pays().does(NoPaperTouched(), FaceTouched(chance.randint(1, 5)))
        own = [fact for fact in shop.facts[told:] if not isinstance(fact, LaneStarted | SessionEnded)]
        visits.append((*own, SessionEnded(session="", reason=EndReason.PAID)))
    return visits


def week_of_visits(chance: Random, count: int) -> Iterator[Visit]:
    """So many visits, numbered from 1 on, spread over a week."""
    decided = decided_visits(chance, min(count, DECIDED))
    for place in range(count):
        yield told_again(chance.choice(decided), place + 1, MONDAY + WEEK * (place / count), chance)


def told_again(visit: Visit, number: int, at: datetime, chance: Random) -> Visit:
    """The same goods as visit `number`, paid at `at`, with ids of its own."""
    return tuple(_fact_again(fact, number, at, chance) for fact in visit)


def _fact_again(fact: Fact, number: int, at: datetime, chance: Random) -> Fact:
    session = f"4-{number:06d}"
    attempt = f"{session}-a{number}"
    named = {"session": session, "attempt": attempt}
    changed: dict[str, Any] = {name: value for name, value in named.items() if hasattr(fact, name)}
    match fact:
        case SalePaid():
            changed["sale"] = replace(
                fact.sale,
                session=session,
                receipt_no=number,
                started_at=(at - timedelta(minutes=2)).isoformat(timespec="seconds"),
                paid_at=at.isoformat(timespec="seconds"),
                page_code=page_code(f"{chance.getrandbits(128):032x}"),
                tender=replace(fact.sale.tender, attempt=attempt),
            )
        case TapGiven():
            changed["tap"], changed["hour"] = f"{chance.getrandbits(128):032x}", at.isoformat()[:13]
        case _:
            pass
    return replace(fact, **changed)
