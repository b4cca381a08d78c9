"""Cash is paid: what goes in, what comes back, and what goes wrong on the way."""

from __future__ import annotations

from kiosk.core.cash import TAKERS, Box, PaidOut
from kiosk.core.session.facts import TerminalMark
from kiosk.core.session.inputs import (
    BoxMarked,
    CashCame,
    CashTouched,
    Device,
    DeviceCame,
    DeviceLost,
    HopperHolds,
    OtherWayTouched,
    PartsBackTouched,
    PayOutTold,
    PayTouched,
    TerminalReadied,
)
from kiosk.core.values import Money, Way
from kiosk.gallery.moments.visits import Moments, practising, shopping
from kiosk.gallery.shop import Shop

FEW_COINS = HopperHolds(1, low=True)


def with_boxes(shop: Shop, *boxes: Box) -> Shop:
    for box in boxes or tuple(Box):
        shop.does(DeviceCame(Device(box.value)), BoxMarked(box, f"{box}-0", shut=True))
    return shop.does(HopperHolds(1, low=False))


def at_pay(language: str) -> Shop:
    return with_boxes(shopping(language)).does(PayTouched())


def every_way(language: str) -> Shop:
    """Card, phone and cash."""
    return at_pay(language).does(TerminalReadied(TerminalMark("SIM-SHOP", "", "W1"), Way.WALLET))


def away(shop: Shop, *boxes: Box) -> Shop:
    return shop.does(*(DeviceLost(Device(box.value), "silent", "") for box in boxes))


def asked(language: str) -> Shop:
    return at_pay(language).does(CashTouched())


def put_in(language: str, *minors: int) -> Shop:
    shop = asked(language)
    for minor in minors or (2_000,):
        box = Box.NOTES if minor >= 500 else Box.COINS
        shop.does(CashCame(box, "t", Money(minor, "EUR"), f"EU{minor}", f"{box}-{minor}"))
    return shop


def shut(shop: Shop) -> Shop:
    return shop.does(*(BoxMarked(box, shop.state.boxes[box].mark, shut=True) for box in TAKERS))


def stopped(language: str) -> Shop:
    return put_in(language).does(OtherWayTouched())


def change(language: str) -> Shop:
    """The goods come to 24.58, and 30.00 are in."""
    return shut(put_in(language, 2_000, 1_000))


def told(shop: Shop, end: PaidOut, minor: int = 0) -> Shop:
    mark = "" if end is PaidOut.UNKNOWN else "hopper-1"  # one that could not be asked has no count to tell
    return shop.does(PayOutTold(f"{shop.attempt.id}-out", end, minor, mark, ""))


def unsure(language: str) -> Shop:
    shop = change(language)
    for _ in range(shop.policy.payout_tries):
        told(shop, PaidOut.UNKNOWN)
    return shop


CASH: Moments = {
    "pay-cash": lambda language: at_pay(language).state,
    "pay-every-way": lambda language: every_way(language).state,
    "pay-cash-away": lambda language: away(every_way(language), *TAKERS).state,
    "pay-cash-exact": lambda language: at_pay(language).does(FEW_COINS).state,
    "pay-cash-parted": lambda language: shut(stopped(language)).state,
    "paying-cash": lambda language: asked(language).state,
    "paying-cash-exact": lambda language: asked(language).does(FEW_COINS).state,
    "paying-cash-exact-some": lambda language: put_in(language).does(FEW_COINS).state,
    "paying-cash-coins": lambda language: away(asked(language), Box.NOTES).state,
    "paying-cash-notes": lambda language: away(put_in(language), Box.COINS).state,
    "paying-cash-none": lambda language: away(asked(language), *TAKERS).state,
    "paying-cash-some": lambda language: put_in(language).state,
    "paying-cash-away": lambda language: away(put_in(language), *TAKERS).state,
    "paying-cash-stopping": lambda language: stopped(language).state,
    "paying-cash-change": lambda language: change(language).state,
    "paying-cash-doubt": lambda language: told(change(language), PaidOut.UNKNOWN).state,
    "paying-cash-hopper-away": lambda language: told(away(change(language), Box.HOPPER), PaidOut.UNKNOWN).state,
    "paying-cash-back": lambda language: shut(stopped(language)).does(PartsBackTouched()).state,
    "receipt-cash": lambda language: told(change(language), PaidOut.PAID, 542).state,
    "receipt-cash-owed": lambda language: told(change(language), PaidOut.PARTLY, 500).state,
    "receipt-cash-unsure": lambda language: unsure(language).state,
    "practise-cash": lambda language: practising(language).does(PayTouched(), CashTouched()).state,
}
