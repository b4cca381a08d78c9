"""The boxes that cash moves through: what they say, and what they are asked."""

from __future__ import annotations

from typing import assert_never

from drivers.contract import (
    AcceptCash,
    CashCredited,
    CashLevels,
    CashMark,
    CashUnknown,
    Confirm,
    PayOut,
    PayOutEnded,
    Request,
    ResolvePayOut,
    StopCash,
)
from kiosk.core.cash import Box, PaidOut
from kiosk.core.session.cash_effects import CashEffect, ConfirmCash, GiveMark, PayCash, ShutBox, TakeCash
from kiosk.core.session.inputs import BoxMarked, CashCame, CashInput, CashUncounted, HopperHolds, PayOutTold
from kiosk.core.values import Money


def cash_input(box: Box, reading: CashCredited | CashUnknown | CashMark | CashLevels | PayOutEnded) -> CashInput | None:
    """What `box` tells the lane by `reading`; change is given by the hopper alone."""
    match reading:
        case CashCredited():
            amount = Money(reading.value_minor, reading.currency)
            return CashCame(box, reading.token, amount, reading.piece, reading.mark)
        case CashUnknown(token, reason, mark):
            return CashUncounted(box, token, reason, mark)
        case CashMark(mark, shut):
            return BoxMarked(box, mark, shut)
        case CashLevels():
            return HopperHolds(reading.value_minor, reading.low, reading.currency) if box is Box.HOPPER else None
        case PayOutEnded():
            end = PaidOut(reading.outcome.value)
            return PayOutTold(reading.payout_id, end, reading.paid_minor, reading.mark, reading.reason)
        case _:
            assert_never(reading)


def asked_of(effect: CashEffect) -> tuple[Box, Request]:
    """Which box is asked, and what."""
    match effect:
        case GiveMark(box, mark, shut):
            return box, CashMark(mark, shut)
        case TakeCash(box, upto, change):
            return box, AcceptCash(upto.minor, change.most, change.step, upto.currency)
        case ShutBox(box):
            return box, StopCash()
        case ConfirmCash(box, token):
            return box, Confirm(token)
        case PayCash():
            ask = ResolvePayOut if effect.ask_only else PayOut
            return Box.HOPPER, ask(effect.payout, effect.amount.minor, effect.mark, effect.amount.currency)
        case _:
            assert_never(effect)


def without_hopper(effect: CashEffect) -> PayOutTold | None:
    """The answer where no hopper can be asked: this lane has none, or none that ever told its count. What one was asked
    for before it was taken away may be out.
    """
    if not isinstance(effect, PayCash):
        return None
    if effect.ask_only and effect.mark:
        return PayOutTold(effect.payout, PaidOut.UNKNOWN, 0, "", "this lane has no hopper")
    return PayOutTold(effect.payout, PaidOut.FAILED, 0, "", "this lane has no hopper that counts")
