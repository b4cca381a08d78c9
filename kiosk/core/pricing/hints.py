"""What one piece more would save, and which offers gave way: said by the very engine that prices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kiosk.core.pricing.basket import Line, PricedLine, Pricing, Reason
from kiosk.core.pricing.by_hand import NOTHING, RESERVED, ByHand
from kiosk.core.pricing.engine import price_basket
from kiosk.core.pricing.reductions import unit_of
from kiosk.core.pricing.rules import RuleBook, Shopper, offers_for
from kiosk.core.values import Money


@dataclass(frozen=True, slots=True)
class Hint:
    """With one piece more of line `line` the basket saves `saving` more than now; what the piece costs is `extra`.

    Where `extra` is zero or less, the piece more is free.
    """

    line: int
    rule: str
    names: dict[str, str]
    saving: Money
    extra: Money


@dataclass(frozen=True, slots=True)
class GaveWay:
    """What line `line` saved by `rule` it saves no more; the basket as it is now saves `better` more than before.

    `by` names what took its place: another offer, or, where the offer `moved`, the goods that have it now. '' where
    nothing did.
    """

    line: int
    rule: str
    names: dict[str, str]
    by: dict[str, str]
    moved: bool
    better: Money


def hint_for(
    line: Line,
    lines: Sequence[Line],
    now: Pricing,
    book: RuleBook,
    shopper: Shopper,
    by_hand: ByHand = NOTHING,
) -> Hint | None:
    """What the store's offers would save with one piece more of `line`, beyond what they save `now`; None for a load,
    for what staff set a price or a discount of, or where they save nothing.

    `by_hand` is what `now` was priced with. An offer that every piece has is no hint: it is told where the saving is
    more than this kind of piece saves by now.
    """
    if line.is_load or line.by_hand:
        return None
    more = [replace(one, quantity=one.quantity + 1) if one.id == line.id else one for one in lines]
    then = price_basket(more, now.to_pay.currency, book, shopper, by_hand)
    before = _offers(now)
    gains = {rule: saving - before.get(rule, 0) for rule, saving in _offers(then).items()}
    gains |= {rule: -saving for rule, saving in before.items() if rule not in gains}
    saving = Money(sum(gains.values()), now.to_pay.currency)
    if saving.minor <= _usual(line, now):
        return None
    rule = max(sorted(gains), key=lambda one: (gains[one], one not in before))
    names = {reason.rule: reason.names for priced in then.lines for reason in priced.reasons}
    return Hint(line.id, rule, names.get(rule, {}), saving, then.to_pay - now.to_pay)


def _offers(pricing: Pricing) -> dict[str, int]:
    """The store's offer → what it saves; what staff took off by hand is none."""
    saved: dict[str, int] = {}
    for priced in pricing.lines:
        for reason in _of_offers(priced):
            saved[reason.rule] = saved.get(reason.rule, 0) + reason.saving.minor
    return saved


def _of_offers(priced: PricedLine) -> tuple[Reason, ...]:
    return tuple(reason for reason in priced.reasons if not reason.rule.startswith(RESERVED))


def offers_on(line: Line, book: RuleBook, shopper: Shopper) -> tuple[dict[str, str], ...]:
    """The names of the offers that a unit of `line` may take part in, whatever else they want of the basket."""
    unit = unit_of(line)
    offers = offers_for(book, shopper)
    return tuple(dict(offer.names) for offer in offers if any(goods.take(unit) for goods in offer.terms.goods))


def _usual(line: Line, now: Pricing) -> int:
    """What a piece of `line` saves by offers, on average, by now, rounded up."""
    priced = next(one for one in now.lines if one.line == line.id)
    return -(-sum(reason.saving.minor for reason in _of_offers(priced)) // line.quantity)


def gave_way(before: Pricing, after: Pricing, lines: Sequence[Line]) -> GaveWay | None:
    """The greatest saving of `before` that `after`, the price of `lines`, does not show where it was shown.

    An offer that is used elsewhere now has only moved; that matters where its line got dearer.
    """
    now = {priced.line: priced for priced in after.lines}
    lost: list[tuple[int, int, Reason]] = []
    used = {reason.rule for priced in after.lines for reason in priced.reasons if reason.saving.minor}
    for priced in before.lines:
        if priced.line in now and priced.reasons != now[priced.line].reasons:
            kept = {reason.rule for reason in now[priced.line].reasons if reason.saving.minor}
            dearer = now[priced.line].saving < priced.saving
            lost += [
                (reason.saving.minor, -priced.line, reason)
                for reason in _of_offers(priced)
                if reason.saving.minor and reason.rule not in kept and (dearer or reason.rule not in used)
            ]
    if not lost:
        return None
    _, place, reason = max(lost, key=lambda one: one[:2])
    gains = _gains(before, after)
    moved = reason.rule in used
    if moved:
        goods = {line.id: line.item.names for line in lines}
        by = goods[max(gains, key=lambda gain: (gain[1] == reason.rule, gains[gain], -gain[0]))[0]]
    else:
        names = {one.rule: one.names for priced in after.lines for one in priced.reasons}
        best = max(gains, key=lambda gain: (gain[0] == -place, gains[gain], -gain[0]), default=None)
        by = names[best[1]] if best is not None and gains[best] > 0 else {}
    return GaveWay(-place, reason.rule, reason.names, by, moved, after.saving - before.saving)


def _gains(before: Pricing, after: Pricing) -> dict[tuple[int, str], int]:
    """Line and rule of each saving now → how much more it is than before."""
    were = {(priced.line, one.rule): one.saving.minor for priced in before.lines for one in priced.reasons}
    return {
        (priced.line, one.rule): one.saving.minor - were.get((priced.line, one.rule), 0)
        for priced in after.lines
        for one in _of_offers(priced)
        if one.saving.minor
    }
