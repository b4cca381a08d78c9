"""Basket + rules → the priced basket, and why. Pure; the same lines in any order cost the same.

First the offers on items, then what is taken off the basket, then deposits and fees, then tax.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from kiosk.core.items import Tax
from kiosk.core.pricing.assign import Offering
from kiosk.core.pricing.basket import Extra, Line, PricedLine, Pricing, RateTotal
from kiosk.core.pricing.choices import best_choice
from kiosk.core.pricing.reductions import Basket, Outcome, Reduced, unit_of
from kiosk.core.pricing.rules import NO_RULES, NOBODY, RuleBook, Shopper, offers_for, offs_for
from kiosk.core.pricing.tax import Per, Split, TaxRules, split_total
from kiosk.core.values import Money

UNTAXED = Tax("", 0, inclusive=True)
"""Deposits outside tax: no tax table shows them."""


def price_basket(lines: Sequence[Line], currency: str, book: RuleBook = NO_RULES, shopper: Shopper = NOBODY) -> Pricing:
    """Prices `lines` at the lowest total that `book` allows `shopper`; each line alike, whatever order they come in."""
    given, lines = lines, sorted(lines, key=lambda line: line.id)
    basket = Basket(lines, [unit_of(line) for line in lines], currency)
    best = best_choice(basket, _offering(book, shopper), offs_for(book, shopper))
    pricing = _taxed(best, currency, book)
    by_id = {priced.line: priced for priced in pricing.lines}
    return replace(pricing, lines=tuple(by_id[line.id] for line in given))


@lru_cache(maxsize=64)
def _offering(book: RuleBook, shopper: Shopper) -> Offering:
    return Offering(offers_for(book, shopper))


def _taxed(outcome: Outcome, currency: str, book: RuleBook) -> Pricing:
    entries = [_Entry(one.line.item.tax, _rounded_with(one), Money(one.left, currency)) for one in outcome.reduced]
    fees = [
        [(fee, fee.minor * one.line.units) for fee in book.fees if fee.of.take(one.unit)] for one in outcome.reduced
    ]
    entries += [_Entry(fee.tax or UNTAXED, fee.id, Money(minor, currency)) for some in fees for fee, minor in some]
    parts = _split(entries, book.tax)
    rest = iter(parts[len(outcome.reduced) :])
    priced = []
    for one, part, some in zip(outcome.reduced, parts, fees, strict=False):
        extras = []
        for fee, minor in some:
            extra = next(rest)
            extras.append(
                Extra(fee.id, dict(fee.names), Money(minor, currency), extra.net, extra.tax, extra.gross, fee.tax)
            )
        shown = Money(one.left, currency)
        priced.append(PricedLine(one.line.id, shown, part.net, part.tax, part.gross, tuple(one.reasons), tuple(extras)))
    totals: dict[Tax, tuple[int, int]] = {}
    for entry, part in zip(entries, parts, strict=True):
        if entry.tax is not UNTAXED:
            net, tax = totals.get(entry.tax, (0, 0))
            totals[entry.tax] = (net + part.net.minor, tax + part.tax.minor)
    by_rate = tuple(
        RateTotal(tax, Money(totals[tax][0], currency), Money(totals[tax][1], currency))
        for tax in sorted(totals, key=lambda tax: (tax.rate_bp, tax.code, tax.inclusive))
    )
    return Pricing(
        tuple(priced),
        net=Money(sum(part.net.minor for part in parts), currency),
        tax=Money(sum(part.tax.minor for part in parts), currency),
        to_pay=Money(sum(part.gross.minor for part in parts), currency),
        saving=Money(sum(reason.saving.minor for line in priced for reason in line.reasons), currency),
        by_rate=by_rate,
        rules=book.version,
        proven=outcome.proven,
    )


@dataclass(frozen=True, slots=True)
class _Entry:
    """An amount to be taxed; those of one class and `group` are rounded together."""

    tax: Tax
    group: object
    shown: Money


def _rounded_with(one: Reduced) -> object:
    """A load is rounded for itself; pieces of a kind together, on however many lines they were scanned."""
    return one.line.id if one.line.is_load else one.unit


def _split(entries: Sequence[_Entry], rules: TaxRules) -> list[Split]:
    """Each entry taken apart, rounded as the store rounds."""
    groups: dict[object, list[int]] = {}
    for place, entry in enumerate(entries):
        group = (entry.tax, entry.group) if rules.per is Per.LINE else entry.tax
        groups.setdefault(group, []).append(place)
    parts: dict[int, Split] = {}
    for places in groups.values():
        taken = split_total([entries[place].shown for place in places], entries[places[0]].tax, rules.half)
        parts.update(zip(places, taken, strict=True))
    return [parts[place] for place in range(len(entries))]
