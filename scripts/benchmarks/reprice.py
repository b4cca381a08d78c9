"""The basket priced again after one scan: 100 lines under 200 rules, beside a plain sum of the same lines."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path
from random import Random

from kiosk.core.items import Item, Tax, Unit
from kiosk.core.policy import Policy
from kiosk.core.pricing import NOBODY, Line, RuleBook, price_basket
from kiosk.core.pricing.rule_file import read_rules
from kiosk.core.session.apply import apply, new_lane
from kiosk.core.session.decide import decide
from kiosk.core.session.facts import LineAdded, SessionStarted, StartedBy
from kiosk.core.session.inputs import ItemScanned, Moment
from kiosk.core.session.state import LaneState
from kiosk.core.values import Money
from scripts.benchmarks.disks import timed
from scripts.benchmarks.report import Result, Row, Target

LINES, RULES, GOODS, SHELVES = 100, 200, 400, 40
TAXES = (Tax("A", 700, inclusive=True), Tax("B", 1900, inclusive=True))
AT = "2026-11-22T10:00:00+01:00"
SUM = "a plain sum: price × quantity of each line"


def measure(folder: Path, *, quick: bool) -> Result:  # noqa: ARG001 - no file is needed
    """Each scan is of another item and undone after it; no basket comes twice, so that no whole answer is known."""
    chance = Random(20_261_122)
    goods = [_item(chance, number) for number in range(GOODS)]
    book = _rules(chance, goods)
    basket = [Line(number, chance.choice(goods), chance.choice([1, 1, 1, 2, 3])) for number in range(1, LINES)]
    first = timed(lambda: price_basket(basket, "EUR", book))
    scans = chance.sample(goods, 20 if quick else 300)
    plain, priced, own, decided, proven = [], [], [], [], 0
    policy = Policy(
        lane="lane-1",
        store_name="",
        store_address="",
        tax_number="",
        currency="EUR",
        languages=("en",),
        rules=book,
    )
    for number, item in enumerate(scans):
        basket[number % len(basket)] = replace(basket[number % len(basket)], quantity=chance.choice([1, 1, 2]))
        price_basket(basket, "EUR", book)
        after = [*basket, Line(LINES, item)]
        plain.append(timed(lambda lines=after: sum(line.item.price.minor * line.quantity for line in lines)))
        busy = time.process_time()
        priced.append(timed(lambda lines=after: price_basket(lines, "EUR", book)))
        own.append((time.process_time() - busy) * 1e3)
        proven += price_basket(after, "EUR", book).proven
        basket[number % len(basket)] = replace(basket[number % len(basket)], quantity=3 + number % 2)
        lane = _lane(basket, book, policy)
        busy = time.process_time()
        decide(lane, ItemScanned(item.key, item), Moment(AT, float(number), f"{number:032x}"), policy)
        decided.append((time.process_time() - busy) * 1e3)
    return Result(
        "reprice",
        f"{LINES} lines priced again after one scan, under {RULES} rules",
        (
            Row(SUM, tuple(plain)),
            Row("price_basket after one more scan", tuple(priced), (SUM,), Target("p95", 5.0)),
            Row("of it processor time", tuple(own), (SUM,)),
            Row("decide, from the scan to the facts: processor time", tuple(decided), (SUM,)),
        ),
        (
            f"{RULES} offers of every kind, five for each shelf of ten goods; {proven} of {len(scans)} totals proven.",
            f"The {LINES - 1} lines before, priced for the first time: {first:.1f} ms.",
        ),
    )


def _lane(basket: list[Line], book: RuleBook, policy: Policy) -> LaneState:
    """A shopper has `basket`, whose prices are known."""
    session = "lane-1-000001"
    began = SessionStarted(session=session, language="en", by=StartedBy.SCAN, at=AT)
    lane = apply(new_lane(policy), began, policy)
    shopper = replace(NOBODY, since=AT)
    for line in basket:
        pricing = price_basket([], "EUR") if line is not basket[-1] else price_basket(basket, "EUR", book, shopper)
        lane = apply(lane, LineAdded(session=session, line=line, code=line.item.key, pricing=pricing), policy)
    return lane


def _item(chance: Random, number: int) -> Item:
    return Item(
        key=f"thing{number:03}",
        names={"en": f"Thing {number}"},
        price=Money(chance.choice([49, 99, 129, 199, 249, chance.randrange(30, 1500)]), "EUR"),
        unit=Unit.EACH,
        tax=chance.choice(TAXES),
        category=f"shelf {number % SHELVES:02}",
        picture="",
    )


def _rules(chance: Random, goods: list[Item]) -> RuleBook:
    """As a store's week has them: five for each shelf, on single goods, on a few together, some on all of the shelf."""
    kinds: list[dict[str, object]] = [
        {"kind": "percent", "percent": 20},
        {"kind": "price", "price": 89},
        {"kind": "n_for_m", "n": 3, "pay": 2},
        {"kind": "amount", "amount": 30},
        {"kind": "n_for_price", "n": 2, "price": 200},
        {"kind": "bundle"},
        {"kind": "amount", "n": 2, "amount": 50},
        {"kind": "bands", "bands": [{"from": 3, "percent": 5}, {"from": 6, "percent": 10}]},
    ]
    rules = []
    for number in range(RULES):
        shelf = [item for item in goods if item.category == f"shelf {number % SHELVES:02}"]
        kind = kinds[number % len(kinds)] if number < SHELVES else chance.choice(kinds)
        rule = {**kind, "id": f"rule{number:03}", "name": {"en": f"Offer {number}"}}
        of: dict[str, object] = {"items": [item.key for item in chance.sample(shelf, chance.choice([1, 2, 3, 5]))]}
        if chance.random() < 0.2:
            of = {"categories": [shelf[0].category]}
        if rule["kind"] == "bundle":
            rule["parts"] = [{"for": of}, {"for": {"items": [chance.choice(shelf).key]}, "percent": 50}]
        else:
            rule["for"] = of
        rules.append(rule)
    return read_rules({"format": 1, "currency": "EUR", "rules": rules})
