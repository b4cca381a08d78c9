"""What does it cost? Scans, picks and typed numbers are answered with a price and add nothing, until asked to."""

from __future__ import annotations

from kiosk.core.session.decide import basket
from kiosk.core.session.inputs import (
    CouponScanned,
    ExpiredScanned,
    MemberScanned,
    NotTakenScanned,
    UnknownScanned,
    UnreadableScanned,
)
from kiosk.core.session.notes import BasketView, PickView, PriceView, Say, TypeView
from kiosk.core.session.touches import Scan
from kiosk.core.session.turn import Turn


def open_check(turn: Turn) -> None:
    if basket.shopping(turn) is not None and isinstance(turn.state.view, BasketView):
        turn.hush()
        turn.open(PriceView())


def is_asked(turn: Turn) -> bool:
    """Whether the shopper asks for prices now, by whatever way."""
    match turn.state.view:
        case PriceView() | PickView(for_price=True) | TypeView(for_price=True):
            return basket.shopping(turn) is not None
        case _:
            return False


def show(turn: Turn, scan: Scan) -> None:
    """The answer to `scan`. Nothing is journaled: nothing was sold, refused or missed. Coupons and cards are taken."""
    match scan:
        case CouponScanned() | MemberScanned():
            basket.scanned(turn, scan)
        case NotTakenScanned():
            turn.say(Say.NOT_TAKEN)
        case UnknownScanned():
            turn.say(Say.UNKNOWN_ITEM)
        case UnreadableScanned():
            turn.say(Say.UNREADABLE)
        case ExpiredScanned():
            turn.say(Say.EXPIRED, scan.item)
        case _ if scan.item.price.currency != turn.policy.currency:
            turn.say(Say.UNKNOWN_ITEM)
        case _:
            turn.hush()
            turn.open(PriceView(scan))


def take(turn: Turn) -> None:
    """What was asked about is sold as if it were scanned now."""
    view = turn.state.view
    if isinstance(view, PriceView) and view.found is not None and basket.shopping(turn) is not None:
        turn.open(BasketView())
        basket.scanned(turn, view.found)
