"""What the lane took in: read, asked about, closed, and without paper."""

from __future__ import annotations

from dataclasses import replace

from kiosk.core.changes import Why
from kiosk.core.days import DayEnd
from kiosk.core.pricing import Discount
from kiosk.core.session.inputs import (
    ChangeGiven,
    DayEndDone,
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
from kiosk.core.values import Money, Way
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


def closing(language: str) -> Shop:
    """The period is closed, and the terminal is about to end its day."""
    return day(language).does(StaffActed(Act.CLOSE_PERIOD), PeriodCloseTouched(1))


def closed(language: str, off: int = 0) -> Shop:
    """The terminal has ended its day too, and has so much more than the lane, in minor units."""
    shop = closing(language)
    card = shop.state.days[Way.CARD]
    told = Money(card.taken.get("EUR", 0) + off, "EUR")
    return shop.does(DayEndDone(card.job, DayEnd.DONE, told=told, first="0041", last="0044"))


def printed(shop: Shop) -> Shop:
    run = shop.state.totals
    return shop.does(PrintDone(run.job)) if run is not None else shop


TOTALS: Moments = {
    "totals": lambda language: printed(closed(language)).does(StaffActed(Act.TOTALS)).state,
    "totals-day": lambda language: day(language).does(StaffActed(Act.TOTALS)).state,
    "totals-close": lambda language: day(language).does(StaffActed(Act.CLOSE_PERIOD)).state,
    "totals-waiting": lambda language: closing(language).state,
    "totals-differs": lambda language: printed(closed(language, off=129)).state,
    "totals-printing": lambda language: closed(language).state,
    "totals-closed": lambda language: printed(closed(language)).state,
    "totals-last": lambda language: printed(closed(language)).does(StaffActed(Act.TOTALS), LastPeriodTouched()).state,
    "totals-no-paper": lambda language: (
        day(language).does(NO_PAPER, StaffActed(Act.CLOSE_PERIOD), PeriodCloseTouched(1)).state
    ),
}
