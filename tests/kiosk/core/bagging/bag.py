"""A bagging area for tests: items as the shop has them, scanned, put down, seen by the scale."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from kiosk.core.bagging import (
    EMPTY_AREA,
    NOTHING_LEARNED,
    Area,
    Book,
    Meaning,
    Outcome,
    Tally,
    Verdict,
    Views,
    accepted,
    goods_of,
    judge,
)
from kiosk.core.bagging.area import gone, left_out, scanned
from kiosk.core.items import Item, Unit
from kiosk.core.sheet import read_sheet

SHEET = Path(__file__).parents[4] / "assets" / "catalogue" / "sample.csv"
ROWS = [row for row in read_sheet(SHEET.read_bytes(), SHEET.name).rows if row.item.unit is Unit.EACH]
ITEMS = {row.item.name("en"): row.item for row in ROWS}
VIEWS = Views(goods=goods_of([(row.item.weight_g, row.item.price.minor, row.picks) for row in ROWS]))

BREAD = ITEMS["Sourdough bread 500 g"]
YOGHURT = ITEMS["Natural yoghurt 500 g"]
MANGO = ITEMS["Mango"]
GIN = ITEMS["Gin 0.7 l"]
JUICE = ITEMS["Orange juice 1 l"]


class Bag:
    """`puts` and `shows` tell what the lane makes of it, and it goes on from there."""

    def __init__(self, book: Book = NOTHING_LEARNED, area: Area = EMPTY_AREA) -> None:
        self.book = book
        self.area = area
        self.lines = 0

    def scans(self, *items: Item) -> Bag:
        for item in items:
            self.lines += 1
            self.area = scanned(self.area, self.book.piece(self.lines, item, item.price.minor))
        return self

    def voids(self, line: int) -> Bag:
        self.area = gone(self.area, line, 1)
        return self

    def leaves(self, line: int) -> Bag:
        self.area = left_out(self.area, line)
        return self

    def puts(self, grams: int, tried: Outcome | None = None) -> Verdict:
        """So many grams more lie there; fewer below zero."""
        return self.shows(self.area.gross_g + grams, tried)

    def shows(self, grams: int, tried: Outcome | None = None) -> Verdict:
        verdict = judge(self.area, grams, VIEWS, tried)
        if verdict.outcome is Outcome.ACCEPT:
            self.area = accepted(self.area, grams, verdict.reading)
        return verdict

    def stays(self, grams: int) -> Iterator[Outcome]:
        """What is done one after the other about a load that stands, whatever is done."""
        tried: Outcome | None = None
        while tried is not Outcome.ATTENDANT:
            tried = judge(self.area, grams, VIEWS, tried).outcome
            yield tried
            if tried is Outcome.ACCEPT:
                return


def sold_before(item: Item, *weights: int, day: int = 1) -> Book:
    """A lane that learned `item` from so many placements."""
    counts: dict[int, int] = {}
    for grams in weights:
        counts[grams] = counts.get(grams, 0) + 1
    return replace(NOTHING_LEARNED, own={item.key: Tally({day: counts})})


def as_told(verdict: Verdict) -> tuple[Outcome, Meaning]:
    return verdict.outcome, verdict.reading.meaning
