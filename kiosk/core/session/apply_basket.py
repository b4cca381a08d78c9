"""Folds into a visit what changes its basket, its language or its help. As `apply`: no pricing, no deciding."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from kiosk.core.session.facts import (
    CouponAdded,
    CouponRemoved,
    EaseChosen,
    LanguageChanged,
    LineAdded,
    LineRemoved,
    QuantityChanged,
)
from kiosk.core.session.visit import Session

Lines = LineAdded | QuantityChanged | LineRemoved


def basket_after(
    session: Session,
    event: Lines | LanguageChanged | EaseChosen | CouponAdded | CouponRemoved,
) -> Session:
    """The visit after `event`."""
    match event:
        case LanguageChanged():
            return replace(session, language=event.language)
        case EaseChosen():
            return replace(session, ease=event.ease)
        case LineAdded():
            lines = (*session.lines, event.line)
            return replace(session, lines=lines, pricing=event.pricing, next_line=event.line.id + 1)
        case QuantityChanged():
            lines = tuple(
                replace(line, quantity=event.quantity) if line.id == event.line else line for line in session.lines
            )
            return replace(session, lines=lines, pricing=event.pricing)
        case LineRemoved():
            lines = tuple(line for line in session.lines if line.id != event.line)
            counted = _counted(session, event.line) if event.by_shopper else session
            return replace(counted, lines=lines, pricing=event.pricing)
        case CouponAdded():
            return replace(session, coupons=(*session.coupons, event.coupon), pricing=event.pricing)
        case CouponRemoved():
            left = tuple(coupon for coupon in session.coupons if coupon != event.coupon)
            return replace(session, coupons=left, pricing=event.pricing)
        case _:
            assert_never(event)


def _counted(session: Session, number: int) -> Session:
    """Lines that went are counted; but for those with an age, which go by no doing of the shopper's too."""
    gone = session.line(number)
    if gone is None or gone.item.min_age:
        return session
    weighed = gone.weighing is not None
    return replace(session, undone=session.undone + 1, removed_weighed=session.removed_weighed + weighed)
