"""Giving back mirrors the sale: all parts of a line, refunded one by one, are the line with its sign turned."""

from __future__ import annotations

from dataclasses import replace

from kiosk.core.pricing.basket import Extra, Line, PricedLine, Reason
from kiosk.core.pricing.shares import portion
from kiosk.core.values import Money


def refund_line(line: Line, priced: PricedLine, before: int, now: int) -> PricedLine:
    """What `now` units of `line` bring back when `before` of them went back already; every amount is zero or below.

    `priced` is the line as it was sold. The figure that the shopper reads is parted first, the tax within it after.
    Raises ValueError for more than were sold.
    """
    of = line.units
    if not (before >= 0 and 0 < now <= of - before):
        raise ValueError(f"{now} of {of} cannot go back when {before} did already")

    def back(amount: Money) -> Money:
        return Money(-portion(amount.minor, of, before, now), amount.currency)

    extras = tuple(_extra(extra, back(extra.shown), back(extra.tax)) for extra in priced.extras)
    reasons = tuple(
        Reason(reason.rule, portion(reason.units, of, before, now), back(reason.saving), reason.names)
        for reason in priced.reasons
    )
    shown, tax = back(priced.shown), back(priced.tax)
    net = shown - tax if priced.shown == priced.gross else shown
    return PricedLine(line.id, shown, net, tax, net + tax, reasons, extras)


def _extra(extra: Extra, shown: Money, tax: Money) -> Extra:
    net = shown - tax if extra.shown == extra.gross else shown
    return replace(extra, shown=shown, net=net, tax=tax, gross=net + tax)
