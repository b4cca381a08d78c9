"""What one piece more would save, and which offers gave way: said by the very engine that prices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kiosk.core.pricing.basket import Line, Pricing
from kiosk.core.pricing.engine import price_basket
from kiosk.core.pricing.rules import RuleBook, Shopper
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
    """`rule` was used before and is no more; the basket as it is now saves `better` more than before."""

    rule: str
    names: dict[str, str]
    better: Money


def hint_for(line: Line, lines: Sequence[Line], now: Pricing, book: RuleBook, shopper: Shopper) -> Hint | None:
    """What one piece more of `line` would save beyond what `now` saves; None for a load, or where it saves nothing.

    An offer that every piece has is no hint: it is told where the saving is more than this kind of piece saves by now.
    """
    if line.is_load or line.override is not None:
        return None
    more = [replace(one, quantity=one.quantity + 1) if one.id == line.id else one for one in lines]
    then = price_basket(more, now.to_pay.currency, book, shopper)
    saving = then.saving - now.saving
    if saving.minor <= _usual(line, now):
        return None
    before = {reason.rule: reason.saving.minor for priced in now.lines for reason in priced.reasons}
    gains: dict[str, int] = {}
    names: dict[str, dict[str, str]] = {}
    for priced in then.lines:
        for reason in priced.reasons:
            gains[reason.rule] = gains.get(reason.rule, 0) + reason.saving.minor
            names[reason.rule] = reason.names
    for priced in now.lines:
        for reason in priced.reasons:
            gains[reason.rule] = gains.get(reason.rule, 0) - reason.saving.minor
    rule = max(sorted(gains), key=lambda one: (gains[one], one not in before))
    return Hint(line.id, rule, names.get(rule, {}), saving, then.to_pay - now.to_pay)


def _usual(line: Line, now: Pricing) -> int:
    """What a piece of `line` saves on average by now, rounded up."""
    priced = next(one for one in now.lines if one.line == line.id)
    return -(-sum(reason.saving.minor for reason in priced.reasons) // line.quantity)


def gave_way(before: Pricing, after: Pricing) -> tuple[GaveWay, ...]:
    """The offers of `before` that `after` uses no more, though all of its lines are still there."""
    used = {reason.rule for priced in after.lines for reason in priced.reasons if reason.saving.minor}
    gone: dict[str, dict[str, str]] = {}
    still = {priced.line for priced in after.lines}
    for priced in before.lines:
        for reason in priced.reasons:
            if reason.saving.minor and reason.rule not in used and priced.line in still:
                gone[reason.rule] = reason.names
    better = after.saving - before.saving
    return tuple(GaveWay(rule, gone[rule], better) for rule in sorted(gone))
