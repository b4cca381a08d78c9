"""A day's end as tables of words, which the page, the CSV and the PDF show alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from babel.numbers import get_currency_precision

from server.console.page import money
from server.reports.sums import CurrencySum, DayEnd, LaneSum, TaxSum
from server.wall.deeds import moment
from server.wall.words import Words


@dataclass(frozen=True, slots=True)
class Cell:
    """`text` is what a person reads; `value` what a program does: a number, or the same text."""

    text: str
    value: str
    is_figure: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """The last of the `rows` is their sum where `has_sum`."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    has_sum: bool = False


def tables(told: DayEnd, words: Words) -> list[Table]:
    """By lane, by way to pay and by tax class for each currency, then the periods that were closed."""
    found = [table for one in told.currencies for table in _of(one, words)]
    return [*found, _periods(told, words)] if told.periods else found


def _of(one: CurrencySum, words: Words) -> Iterator[Table]:
    currency = one.currency
    head = tuple(words[key] for key in ("lane_head", "sales", "refunds", "net", "tax", "taken_in", "average", "saved"))
    rows = [_lane(lane, words["lane"].replace("{lane}", lane.lane), currency) for lane in one.lanes]
    yield Table(
        words["by_lane"].replace("{currency}", currency),
        head,
        (*rows, _lane(one.all, words["all_lanes"], currency)),
        has_sum=True,
    )
    yield _tenders(one, words)
    yield _taxes(one, words)


def _tenders(one: CurrencySum, words: Words) -> Table:
    rows = [
        (_text(words.get(f"value_{way.kind}", way.kind)), _count(way.count), _money(way.amount, one.currency))
        for way in one.tenders
    ]
    counts, amounts = (sum(getattr(way, name) for way in one.tenders) for name in ("count", "amount"))
    together = (_text(words["together"]), _count(counts), _money(amounts, one.currency))
    head = tuple(words[key] for key in ("way", "payments", "amount"))
    return Table(words["by_tender"].replace("{currency}", one.currency), head, (*rows, together), has_sum=True)


def _taxes(one: CurrencySum, words: Words) -> Table:
    sums = [sum(getattr(tax, name) for tax in one.taxes) for name in ("net", "tax", "gross")]
    together = (_text(words["together"]), _text(""), *(_money(minor, one.currency) for minor in sums))
    rows = [_tax(tax, one.currency, words) for tax in one.taxes]
    head = tuple(words[key] for key in ("tax_class", "rate", "net", "tax", "gross"))
    return Table(words["by_tax"].replace("{currency}", one.currency), head, (*rows, together), has_sum=True)


def _lane(one: LaneSum, name: str, currency: str) -> tuple[Cell, ...]:
    average = _money(one.average, currency) if one.average is not None else Cell("–", "", is_figure=True)
    return (
        _text(name),
        _count(one.sales),
        _count(one.refunds),
        *(_money(minor, currency) for minor in (one.net, one.tax, one.gross)),
        average,
        _money(one.saved, currency),
    )


def _tax(one: TaxSum, currency: str, words: Words) -> tuple[Cell, ...]:
    sums = tuple(_money(minor, currency) for minor in (one.net, one.tax, one.gross))
    if one.code is None:
        return (_text(words["outside_tax"]), _text(""), *sums)
    rate = Cell(f"{one.rate_bp / 100:g} %", f"{one.rate_bp / 100:g}", is_figure=True)
    return (_text(f"{one.code}, {words['included' if one.inclusive else 'added']}"), rate, *sums)


def _periods(told: DayEnd, words: Words) -> Table:
    head = tuple(words[key] for key in ("lane_head", "period", "begun", "closed_on", "receipts", "taken_in"))
    rows = []
    for one in told.periods:
        taken = ", ".join(
            money(int(sums["sales"]["minor"]) + int(sums["refunds"]["minor"]), str(sums["currency"]))
            for sums in one.sums
        )
        rows.append(
            (
                _text(words["lane"].replace("{lane}", one.lane)),
                _count(one.number),
                _text(moment(one.since, "")),
                _text(moment(one.until, "")),
                _text(f"{one.first}–{one.last}" if one.first else "–"),
                Cell(taken or "–", taken, is_figure=True),
            )
        )
    return Table(words["periods_closed"], head, tuple(rows))


def _text(text: str) -> Cell:
    return Cell(text, text)


def _count(number: int) -> Cell:
    return Cell(str(number), str(number), is_figure=True)


def _money(minor: int, currency: str) -> Cell:
    value = Decimal(minor).scaleb(-get_currency_precision(currency))
    return Cell(money(minor, currency), f"{value:f}", is_figure=True)
