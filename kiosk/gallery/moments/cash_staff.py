"""Cash that staff see to: change that the hopper kept, a coin that nobody paid with, a box that cannot count."""

from __future__ import annotations

from kiosk.core.cash import Box, PaidOut
from kiosk.core.session.inputs import (
    BoxMarked,
    CashCame,
    CashTouched,
    CashUncounted,
    Device,
    DeviceCame,
    HandingTouched,
    HopperHolds,
    LanguageTouched,
    PayOutTold,
    PayTouched,
    StaffActed,
)
from kiosk.core.staff import Act
from kiosk.core.values import Money
from kiosk.gallery.moments.visits import Moments, opened, shopping
from kiosk.gallery.shop import Shop


def owing(language: str) -> Shop:
    """The note was too large, and the hopper gives nothing."""
    shop = shopping(language).does(DeviceCame(Device.NOTES), PayTouched(), CashTouched())
    shop.does(CashCame(Box.NOTES, "1", Money(5_000, "EUR"), "EUR50", "1"), BoxMarked(Box.NOTES, "1", shut=True))
    return shop.does(PayOutTold(f"{shop.attempt.id}-out", PaidOut.FAILED, 0, "", "it is empty"))


def found(language: str) -> Shop:
    shop = opened(language).does(CashCame(Box.COINS, "1", Money(200, "EUR"), "EU200A", "1"))
    return shop.signs_on().does(LanguageTouched(language))


def uncounted(language: str) -> Shop:
    """Two boxes cannot tell what is in them."""
    shop = opened(language).does(
        CashUncounted(Box.NOTES, "1", "the validator was swapped", "1"),
        CashUncounted(Box.HOPPER, "2", "it neither pays nor stops", "2"),
    )
    return shop.signs_on().does(LanguageTouched(language))


def doubted(language: str, *, told: bool = False) -> Shop:
    """The hopper went while it gave out change, and came back no sooner than its shopper had left."""
    shop = shopping(language).does(DeviceCame(Device.NOTES), DeviceCame(Device.HOPPER))
    shop.does(BoxMarked(Box.HOPPER, "h-0", shut=True), HopperHolds(1, low=False), PayTouched(), CashTouched())
    shop.does(CashCame(Box.NOTES, "1", Money(3_000, "EUR"), "EUR30", "1"), BoxMarked(Box.NOTES, "1", shut=True))
    payout = f"{shop.attempt.id}-out"
    for _ in range(shop.policy.payout_tries):
        shop.does(PayOutTold(payout, PaidOut.UNKNOWN, 0, "", "it neither pays nor stops"))
    if told:
        shop.does(PayOutTold(payout, PaidOut.PAID, 542, "h-9", ""))
    return shop.signs_on().does(StaffActed(Act.DEBTS))


CASH_STAFF: Moments = {
    "staff-alarm": lambda language: found(language).state,
    "debts-cash": lambda language: owing(language).signs_on().does(StaffActed(Act.DEBTS)).state,
    "alarm-found": lambda language: found(language).does(StaffActed(Act.DEBTS)).state,
    "alarm-count": lambda language: uncounted(language).does(StaffActed(Act.DEBTS)).state,
    "alarm-payout": lambda language: doubted(language).state,
    "alarm-payout-told": lambda language: doubted(language, told=True).state,
    "alarm-given": lambda language: doubted(language).does(HandingTouched(1)).state,
    "alarm-given-counted": lambda language: uncounted(language).does(StaffActed(Act.DEBTS), HandingTouched(1)).state,
}
