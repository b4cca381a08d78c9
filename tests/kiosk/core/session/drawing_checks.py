"""Inputs of bags, spot checks, totals and lists of the staff, drawn with a coin."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.core.bagging import BagChoice
from kiosk.core.drawer import DrawerEnd, NoSale
from kiosk.core.session.decide.staff_acts import offered
from kiosk.core.session.inputs import (
    BagChoiceTouched,
    DrawerDone,
    DrawerShowed,
    Input,
    LastPeriodTouched,
    NoSaleGiven,
    PeriodCloseTouched,
    SpotDone,
    SpotLeft,
    SpotLineTouched,
    SpotTouched,
    StaffCame,
    TotalsPrintTouched,
    WeightsCame,
)
from kiosk.core.session.state import LaneState
from kiosk.core.staff import RIGHTS, Act, StaffBook
from tests.kiosk.core.session.crew import STAFFED

ALL, FEWER = STAFFED.staff, StaffBook(STAFFED.staff.members[1:])

CHECKS: dict[type, Callable[[LaneState, bool], Input]] = {
    BagChoiceTouched: lambda _state, own: BagChoiceTouched(BagChoice.OWN_BAG if own else BagChoice.TROLLEY),
    SpotTouched: lambda _state, whole: SpotTouched(whole),
    SpotLineTouched: lambda _state, first: SpotLineTouched(1 if first else 2),
    SpotDone: lambda _state, void: SpotDone(void),
    SpotLeft: lambda _state, _: SpotLeft(),
    PeriodCloseTouched: lambda state, this: PeriodCloseTouched(state.period.number + (not this)),
    LastPeriodTouched: lambda _state, _: LastPeriodTouched(),
    TotalsPrintTouched: lambda _state, _: TotalsPrintTouched(),
    NoSaleGiven: lambda _state, change: NoSaleGiven(NoSale.CHANGE if change else NoSale.CHECK),
    DrawerShowed: lambda _state, is_open: DrawerShowed(is_open),
    DrawerDone: lambda state, opened: DrawerDone(
        state.no_sale.kick if state.no_sale is not None else "", DrawerEnd.OPENED if opened else DrawerEnd.UNKNOWN
    ),
    StaffCame: lambda _state, first: StaffCame("1", ALL) if first else StaffCame("2", FEWER),
    WeightsCame: lambda _state, _: WeightsCame({}, {}),
}


def some_act(state: LaneState) -> tuple[Act, ...]:
    """Any act; what there is to do for who is signed on more often."""
    there = tuple(offered(state, RIGHTS[state.staff.role], STAFFED)) if state.staff is not None else ()
    return (*Act, *(3 * there))
