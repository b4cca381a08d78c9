"""Basket + rules → the priced basket, and why. Pure; the same lines in any order cost the same.

First the offers on items, then what is taken off the basket, then deposits and fees, then tax.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import islice, product

from kiosk.core.items import Tax
from kiosk.core.pricing.assign import Offering, Share
from kiosk.core.pricing.basket import Extra, Line, PricedLine, Pricing, RateTotal, Reason
from kiosk.core.pricing.rules import NO_RULES, NOBODY, BasketOff, Condition, RuleBook, Shopper, offers_for
from kiosk.core.pricing.shares import spread
from kiosk.core.pricing.tax import Per, Split, TaxRules, split_total
from kiosk.core.pricing.units import Goods, Unit, weight_of
from kiosk.core.values import Money

UNTAXED = Tax("", 0, inclusive=True)
"""Deposits outside tax: no tax table shows them."""
MOST_CHOICES = 64
"""So many ways to choose among exclusive rules are all tried; where there are more, the first rule of each further
group is taken."""


@dataclass(slots=True)
class _Reduced:
    """A line on its way: what is left to pay, and the reasons so far."""

    line: Line
    unit: Unit
    left: int
    reasons: list[Reason] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Outcome:
    reduced: list[_Reduced]
    proven: bool

    @property
    def cost(self) -> int:
        return sum(one.left * one.unit.weight for one in self.reduced)


def price_basket(lines: Sequence[Line], currency: str, book: RuleBook = NO_RULES, shopper: Shopper = NOBODY) -> Pricing:
    """Prices `lines` at the lowest total that `book` allows `shopper`; each line alike, whatever order they come in."""
    given, lines = lines, sorted(lines, key=lambda line: line.id)
    kinds = [unit_of(line) for line in lines]
    offering = _offering(book, shopper)
    offs = [off for off in book.basket_offs if off.condition.holds(shopper)]
    outcomes = [
        _reduce(lines, kinds, offering, barred, [off for off in offs if off.id not in barred_offs], currency)
        for barred, barred_offs in _choices(offering, offs, lines, kinds)
    ]
    best = min(outcomes, key=lambda outcome: outcome.cost)
    pricing = _taxed(best, currency, book)
    by_id = {priced.line: priced for priced in pricing.lines}
    return replace(pricing, lines=tuple(by_id[line.id] for line in given))


def unit_of(line: Line) -> Unit:
    """The kind of unit that `line` is made of: `line.units` of them make its shelf price."""
    item = line.item
    if line.is_load:
        return Unit(line.shelf.minor, weight_of(item.tax), item.key, item.category, load=True, grams=line.net_g)
    return Unit(line.unit_price.minor, weight_of(item.tax), item.key, item.category)


@lru_cache(maxsize=64)
def _offering(book: RuleBook, shopper: Shopper) -> Offering:
    return Offering(offers_for(book, shopper))


def _choices(
    offering: Offering, offs: Sequence[BasketOff], lines: Sequence[Line], kinds: Sequence[Unit]
) -> Iterator[tuple[frozenset[int], frozenset[str]]]:
    """What is left out, each time: rules whose minimum is not reached, and all but one of each exclusive group."""
    worth: dict[Goods, int] = {}

    def reached(condition: Condition) -> bool:
        if not condition.at_least:
            return True
        if condition.among not in worth:
            worth[condition.among] = _worth(condition.among, lines, kinds)
        return worth[condition.among] >= condition.at_least

    rules = [*((rule.id, rule.condition) for rule in offering.offers), *((off.id, off.condition) for off in offs)]
    short = {name for name, condition in rules if not reached(condition)}
    groups: dict[str, list[str]] = {}
    for name, condition in rules:
        if condition.exclusive and name not in short:
            groups.setdefault(condition.exclusive, []).append(name)
    tried = 1
    for name, members in groups.items():
        if tried * len(members) > MOST_CHOICES:
            groups[name] = members[:1]
        tried *= len(groups[name])
    rivals = {name for name, condition in rules if condition.exclusive}
    for chosen in product(*groups.values()):
        out = short | (rivals - set(chosen))
        barred = frozenset(number for number, rule in enumerate(offering.offers) if rule.id in out)
        yield barred, frozenset(out)


def _worth(goods: Goods, lines: Sequence[Line], kinds: Sequence[Unit]) -> int:
    return sum(line.shelf.minor for line, kind in zip(lines, kinds, strict=True) if goods.take(kind))


def _reduce(
    lines: Sequence[Line],
    kinds: Sequence[Unit],
    offering: Offering,
    barred: frozenset[int],
    offs: Iterable[BasketOff],
    currency: str,
) -> _Outcome:
    units: Counter[Unit] = Counter()
    for line, kind in zip(lines, kinds, strict=True):
        if _open_to_offers(line):
            units[kind] += line.units
    assigned = offering.assign(units, barred)
    shares = {unit: iter(each) for unit, each in assigned.shares.items() if each}
    reduced = [_Reduced(line, kind, line.shelf.minor) for line, kind in zip(lines, kinds, strict=True)]
    for one in reduced:
        if one.unit in shares and _open_to_offers(one.line):
            _take(one, islice(shares[one.unit], one.line.units), offering, currency)
    for off in offs:
        _take_off(off, reduced, currency)
    return _Outcome(reduced, assigned.proven)


def _open_to_offers(line: Line) -> bool:
    """Goods given back and prices that an attendant set take part in no offer."""
    return line.unit_price.minor > 0 and line.override is None


def _take(one: _Reduced, shares: Iterable[tuple[Share, ...]], offering: Offering, currency: str) -> None:
    used: dict[int, tuple[int, int]] = {}
    for share in (share for unit in shares for share in unit):
        count, saving = used.get(share.offer, (0, 0))
        used[share.offer] = (count + 1, saving + share.saving)
    for number in sorted(used):
        count, saving = used[number]
        offer = offering.offers[number]
        one.reasons.append(Reason(offer.id, count, Money(saving, currency), dict(offer.names)))
        one.left -= saving


def _take_off(off: BasketOff, reduced: Sequence[_Reduced], currency: str) -> None:
    """`off` is spread over what is left of the goods it is for."""
    bearers = [one for one in reduced if one.left > 0 and _open_to_offers(one.line) and off.of.take(one.unit)]
    if not bearers:
        return
    times = 1
    if off.repeated and off.condition.at_least:
        among = off.condition.among
        worth = sum(one.line.shelf.minor for one in reduced if among.take(one.unit))
        times = worth // off.condition.at_least
    kinds: dict[Unit, list[_Reduced]] = {}
    for one in bearers:
        kinds.setdefault(one.unit, []).append(one)
    ordered = sorted(kinds, key=lambda unit: unit.rank)
    totals = [sum(one.left for one in kinds[unit]) for unit in ordered]
    amount = min(off.minor * times, sum(totals))
    for unit, total in zip(ordered, spread(amount, totals), strict=True):  # by kind: lines are a matter of scanning
        for one, part in zip(kinds[unit], spread(total, [one.left for one in kinds[unit]]), strict=True):
            if part:
                one.reasons.append(Reason(off.id, one.line.units, Money(part, currency), dict(off.names)))
                one.left -= part


def _taxed(outcome: _Outcome, currency: str, book: RuleBook) -> Pricing:
    zero = Money(0, currency)
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
    totals: dict[Tax, RateTotal] = {}
    for entry, part in zip(entries, parts, strict=True):
        if entry.tax is not UNTAXED:
            so_far = totals.get(entry.tax, RateTotal(entry.tax, zero, zero))
            totals[entry.tax] = RateTotal(entry.tax, so_far.net + part.net, so_far.amount + part.tax)
    by_rate = tuple(totals[key] for key in sorted(totals, key=lambda tax: (tax.rate_bp, tax.code, tax.inclusive)))
    saving = sum((reason.saving for line in priced for reason in line.reasons), zero)
    return Pricing(
        tuple(priced),
        net=sum((part.net for part in parts), zero),
        tax=sum((part.tax for part in parts), zero),
        to_pay=sum((part.gross for part in parts), zero),
        saving=saving,
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


def _rounded_with(one: _Reduced) -> object:
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
