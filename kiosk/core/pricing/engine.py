"""Basket + rules → the priced basket, and why. Pure; the same lines in any order cost the same.

First the offers on items, then what staff take off lines, then what is taken off the basket, then deposits and fees,
then tax, and that it is not owed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from kiosk.core.items import Tax
from kiosk.core.pricing.assign import Offering
from kiosk.core.pricing.basket import Extra, Line, PricedLine, Pricing, RateTotal, Reason
from kiosk.core.pricing.by_hand import EXEMPT, NO_TAX, NOTHING, ByHand, without_tax
from kiosk.core.pricing.choices import best_choice
from kiosk.core.pricing.discounts import Reduced
from kiosk.core.pricing.purse import Purse
from kiosk.core.pricing.reductions import Basket, Outcome, unit_of
from kiosk.core.pricing.rules import NO_RULES, NOBODY, Fee, RuleBook, Shopper, offers_for, offs_for
from kiosk.core.pricing.tax import Per, TaxRules, taxes_of
from kiosk.core.pricing.units import Unit
from kiosk.core.values import Money

UNTAXED = Tax("", 0, inclusive=True)
"""Deposits outside tax: no tax table shows them."""

_money = lru_cache(maxsize=16_384)(Money)


@lru_cache(maxsize=16_384)
def _amounts(minor: int, tax: int, inclusive: bool, currency: str) -> tuple[Money, Money, Money, Money]:  # noqa: FBT001
    """What is shown of `minor`, its net, its `tax` and its gross."""
    shown = _money(minor, currency)
    if inclusive:
        return shown, _money(minor - tax, currency), _money(tax, currency), shown
    return shown, shown, _money(tax, currency), _money(minor + tax, currency)


def price_basket(
    lines: Sequence[Line],
    currency: str,
    book: RuleBook = NO_RULES,
    shopper: Shopper = NOBODY,
    by_hand: ByHand = NOTHING,
) -> Pricing:
    """Prices `lines` at the lowest total that `book` allows `shopper`; each line alike, whatever order they come in.

    `by_hand` is what staff decided for all of them.
    """
    given, lines = lines, sorted(lines, key=attrgetter("id"))
    basket = Basket(lines, [unit_of(line) for line in lines], currency, by_hand, book.tax.half)
    best = best_choice(basket, _offering(book, shopper), offs_for(book, shopper), Purse())
    pricing = _taxed(best, currency, book, exempt=by_hand.exempt)
    if all(line is same for line, same in zip(given, lines, strict=True)):
        return pricing
    by_id = {priced.line: priced for priced in pricing.lines}
    return replace(pricing, lines=tuple(by_id[line.id] for line in given))


@lru_cache(maxsize=64)
def _offering(book: RuleBook, shopper: Shopper) -> Offering:
    return Offering(offers_for(book, shopper))


@lru_cache(maxsize=4096)
def _fees_on(book: RuleBook, unit: Unit) -> tuple[Fee, ...]:
    return tuple(fee for fee in book.fees if fee.of.take(unit))


def as_sold(lines: Sequence[Line], by_hand: ByHand) -> tuple[Line, ...]:
    """`lines` with the tax classes that they are sold under: where no tax is owed, those without any."""
    if not by_hand.exempt:
        return tuple(lines)
    return tuple(
        replace(line, item=replace(line.item, tax=without_tax(line.item.tax))) if _is_sold(line) else line
        for line in lines
    )


def _is_sold(line: Line) -> bool:
    """Not given back: that was sold with its tax before."""
    return line.shelf.minor >= 0


class _Entry(NamedTuple):
    """An amount in minor units to be taxed; those of one class and group are rounded together. `may_be_free`: who owes
    no tax owes none for it.
    """

    tax: Tax
    group: object
    minor: int
    may_be_free: bool


def _taxed(outcome: Outcome, currency: str, book: RuleBook, *, exempt: bool) -> Pricing:
    lines = len(outcome.reduced)
    entries = [_Entry(one.line.item.tax, _rounded_with(one), one.left, _is_sold(one.line)) for one in outcome.reduced]
    fees = [
        [(fee, fee.minor * one.line.units) for fee in _fees_on(book, one.unit)] if book.fees else []
        for one in outcome.reduced
    ]
    entries += [_Entry(fee.tax or UNTAXED, fee.id, minor, fee.tax is not None) for some in fees for fee, minor in some]
    taxes, by_rate = _taxes(entries, book.tax, currency)
    left_out = [0] * len(entries)
    if exempt:
        left_out = [
            tax if one.may_be_free and one.tax.inclusive else 0 for one, tax in zip(entries, taxes, strict=True)
        ]
        entries = [_free(one, out) for one, out in zip(entries, left_out, strict=True)]
        taxes, by_rate = _taxes(entries, book.tax, currency)
    amounts = [_amounts(one.minor, tax, one.tax.inclusive, currency) for one, tax in zip(entries, taxes, strict=True)]
    rest = iter(zip(entries[lines:], amounts[lines:], strict=True))
    priced = []
    for one, some, own, out in zip(outcome.reduced, fees, amounts, left_out, strict=False):
        extras = []
        for fee, _ in some:
            entry, figures = next(rest)
            extras.append(Extra(fee.id, dict(fee.names), *figures, None if fee.tax is None else entry.tax))
        if out:
            one.reasons += (Reason(EXEMPT, one.line.units, Money(out, currency), dict(NO_TAX)),)
        priced.append(PricedLine(one.line.id, *own, one.reasons, tuple(extras)))
    on_top = sum(tax for entry, tax in zip(entries, taxes, strict=True) if not entry.tax.inclusive)
    to_pay, tax_sum = sum(entry.minor for entry in entries) + on_top, sum(taxes)
    return Pricing(
        tuple(priced),
        net=Money(to_pay - tax_sum, currency),
        tax=Money(tax_sum, currency),
        to_pay=Money(to_pay, currency),
        saving=Money(sum(reason.saving.minor for line in priced for reason in line.reasons), currency),
        by_rate=by_rate,
        rules=book.version,
        proven=outcome.proven and not (exempt and _differs(outcome)),
    )


def _free(entry: _Entry, tax: int) -> _Entry:
    """`entry` without the `tax` that is in it, and under a class that has none."""
    return entry._replace(tax=without_tax(entry.tax), minor=entry.minor - tax) if entry.may_be_free else entry


def _differs(outcome: Outcome) -> bool:
    """Whether other use of the offers might leave less once no tax is owed: what tax was in it was not looked at."""
    return any(one.reasons for one in outcome.reduced) and len({one.line.item.tax for one in outcome.reduced}) > 1


def _rounded_with(one: Reduced) -> object:
    """A load is rounded for itself; pieces of a kind together, on however many lines they were scanned."""
    return one.line.id if one.unit.load else one.unit


def _taxes(entries: Sequence[_Entry], rules: TaxRules, currency: str) -> tuple[list[int], tuple[RateTotal, ...]]:
    """The tax of each entry, rounded as the store rounds, and what each class adds up to."""
    classes: dict[tuple[Tax, bool], dict[object, list[int]]] = {}
    line_by_line = rules.per is Per.LINE
    for place, (tax, group, *_) in enumerate(entries):
        groups = classes.setdefault((tax, tax is UNTAXED), {})
        groups.setdefault(group if line_by_line else None, []).append(place)
    taxes = [0] * len(entries)
    totals = []
    for (tax, untaxed), groups in classes.items():
        shown_sum = tax_sum = 0
        for places in groups.values():
            shown = [entries[place].minor for place in places]
            parts = taxes_of(shown, tax, rules.half)
            for place, part in zip(places, parts, strict=True):
                taxes[place] = part
            shown_sum += sum(shown)
            tax_sum += sum(parts)
        if not untaxed:
            net = shown_sum - (tax_sum if tax.inclusive else 0)
            totals.append(RateTotal(tax, Money(net, currency), Money(tax_sum, currency)))
    totals.sort(key=lambda total: (total.tax.rate_bp, total.tax.code, total.tax.inclusive))
    return taxes, tuple(totals)
