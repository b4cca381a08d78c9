"""Goods that come back after they were paid for: what is owed for them, and by which way it goes.

A refund is booked as a sale with its amounts turned (`Sale.returns`), so that it has a number, a signature and a
receipt as a sale has.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from kiosk.core.items import Tax
from kiosk.core.pricing import Extra, Line, PricedLine, Pricing, RateTotal
from kiosk.core.pricing.refund import refund_line
from kiosk.core.sale import Sale, Tender
from kiosk.core.values import Money, Way


@dataclass(frozen=True, slots=True)
class Wanted:
    """A receipt that goods come back with. `lane` sold them, '' is this one; `at` is when, where the code told it.

    Number 0 is the last sale of the lane: the goods stayed, and nobody has its receipt.
    """

    receipt_no: int
    lane: str = ""
    at: str = ""


LAST = Wanted(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class RefundStep:
    """`amount` goes back for the payment `of`: that is undone at the terminal, or `given` to the card shown. A wallet's
    payment is undone whenever and as far as need be, a card's only whole.
    """

    amount: Money
    of: Tender
    given: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Refund:
    """Money on its way back for goods of `sale`. `lines` and `pricing` are those of the refund's own receipt.

    `done` went back already, with minus; `steps` are what is left to do, in their order. `known` are the refunds of the
    sale that were counted.
    """

    id: str
    sale: Sale
    lines: tuple[Line, ...]
    pricing: Pricing
    staff: str
    started_at: str
    steps: tuple[RefundStep, ...]
    done: tuple[Tender, ...] = ()
    known: tuple[str, ...] = ()


def gone(returns: Iterable[Sale]) -> Counter[int]:
    """Line → how many of it went back before, by the refunds of one sale."""
    went: Counter[int] = Counter()
    for sale in returns:
        went.update({line.id: line.units for line in sale.lines})
    return went


def left(sale: Sale, returns: Iterable[Sale]) -> dict[int, int]:
    """Line → how many of it can still come back."""
    before = gone(returns)
    return {line.id: line.units - before[line.id] for line in sale.lines}


def returned(sale: Sale, returns: Iterable[Sale], chosen: Mapping[int, int]) -> tuple[tuple[Line, ...], Pricing]:
    """The lines that come back, `chosen` units of each, and what is owed for them: every amount zero or below.

    Raises ValueError for more than is left of a line, and for nothing at all.
    """
    before = gone(returns)
    prices = {priced.line: priced for priced in sale.pricing.lines}
    back = [line for line in sale.lines if chosen.get(line.id, 0) != 0]
    if not back:
        raise ValueError("nothing comes back")
    priced = [refund_line(line, prices[line.id], before[line.id], chosen[line.id]) for line in back]
    lines = tuple(line if line.is_load else replace(line, quantity=chosen[line.id]) for line in back)
    return lines, _summed(sale.pricing, lines, priced)


def steps(sale: Sale, returns: Iterable[Sale], owed: Money, *, undo: bool) -> tuple[RefundStep, ...]:
    """How `owed` (above zero) goes back to the payments of `sale`, the last one first, to none more than it brought.

    With `undo` a refund of all that was sold undoes each payment, where nothing went back before.
    """
    before = list(returns)
    if undo and not before and owed == sale.pricing.to_pay:
        return tuple(RefundStep(amount=one.amount, of=one, given=False) for one in reversed(sale.tenders))
    went = -sum(refund.pricing.to_pay.minor for refund in before)  # of the last payments, as these are next
    planned: list[RefundStep] = []
    rest = owed.minor
    for tender in reversed(sale.tenders):
        gone_before = min(went, tender.amount.minor)
        went -= gone_before
        part = min(rest, tender.amount.minor - gone_before)
        if part > 0:
            planned.append(RefundStep(amount=Money(part, owed.currency), of=tender, given=tender.way is not Way.WALLET))
            rest -= part
    return tuple(planned)


def _summed(sold: Pricing, lines: tuple[Line, ...], priced: list[PricedLine]) -> Pricing:
    zero = Money(0, sold.to_pay.currency)
    rates: dict[Tax, RateTotal] = {}
    net = tax = saving = zero
    for line, one in zip(lines, priced, strict=True):
        saving += one.saving
        parts: list[tuple[PricedLine | Extra, Tax | None]] = [(one, line.item.tax)]
        parts += [(extra, extra.tax_class) for extra in one.extras]
        for part, of in parts:
            net, tax = net + part.net, tax + part.tax
            if of is not None:
                so_far = rates.get(of, RateTotal(of, zero, zero))
                rates[of] = RateTotal(of, so_far.net + part.net, so_far.amount + part.tax)
    by_rate = sorted(rates.values(), key=lambda total: (total.tax.rate_bp, total.tax.code, total.tax.inclusive))
    return Pricing(
        tuple(priced),
        net=net,
        tax=tax,
        to_pay=net + tax,
        saving=saving,
        by_rate=tuple(by_rate),
        rules=sold.rules,
        proven=sold.proven,
    )
