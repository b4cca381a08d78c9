"""What the lane took in: read, asked about, closed, and without paper."""

from __future__ import annotations

from dataclasses import replace

from kiosk.core.changes import Why
from kiosk.core.pricing import Discount
from kiosk.core.session.inputs import (
    ChangeGiven,
    LanguageTouched,
    LastPeriodTouched,
    NoPaperTouched,
    PeriodCloseTouched,
    PrintDone,
    PrinterShowed,
    StaffActed,
)
from kiosk.core.session.override_inputs import GiveDiscount, VoidLine
from kiosk.core.staff import Act, Role, StaffBook
from kiosk.gallery.goods import BREAD, CHIPS, DETERGENT, EGGS, MILK
from kiosk.gallery.moments.visits import NO_PAPER, Moments, opened
from kiosk.gallery.shop import LENA, Shop

PAPER = PrinterShowed(ready=True, paper_out=False, paper_low=False, fault="")
MANAGER = replace(LENA, role=Role.MANAGER)


def day(language: str) -> Shop:
    """Some sales, of which staff changed one; the manager is signed on."""
    shop = opened(language).does(PAPER)
    shop.policy = replace(shop.policy, staff=StaffBook((MANAGER,)))
    for goods in ((MILK, MILK, BREAD), (DETERGENT, EGGS), (CHIPS, CHIPS, CHIPS)):
        _leaves(shop.scans(*goods).pays())
    shop.scans(MILK, DETERGENT, EGGS).signs_on(MANAGER)
    shop.does(
        ChangeGiven(VoidLine(1), Why.MISTAKE), ChangeGiven(GiveDiscount(2, Discount(percent_bp=1000)), Why.DAMAGED)
    )
    _leaves(shop.does(StaffActed(Act.SIGN_OFF)).pays())
    return shop.signs_on(MANAGER).does(LanguageTouched(language))


def _leaves(shop: Shop) -> Shop:
    return shop.does(NoPaperTouched()).waits(60)


def closed(language: str) -> Shop:
    return day(language).does(StaffActed(Act.CLOSE_PERIOD), PeriodCloseTouched(1))


def printed(shop: Shop) -> Shop:
    run = shop.state.totals
    return shop.does(PrintDone(run.job)) if run is not None else shop


TOTALS: Moments = {
    "totals": lambda language: printed(closed(language)).does(StaffActed(Act.TOTALS)).state,
    "totals-day": lambda language: day(language).does(StaffActed(Act.TOTALS)).state,
    "totals-close": lambda language: day(language).does(StaffActed(Act.CLOSE_PERIOD)).state,
    "totals-printing": lambda language: closed(language).state,
    "totals-closed": lambda language: printed(closed(language)).state,
    "totals-last": lambda language: printed(closed(language)).does(StaffActed(Act.TOTALS), LastPeriodTouched()).state,
    "totals-no-paper": lambda language: (
        day(language).does(NO_PAPER, StaffActed(Act.CLOSE_PERIOD), PeriodCloseTouched(1)).state
    ),
}
