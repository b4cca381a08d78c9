"""Inputs of bags, spot checks, totals, saved baskets and lists of the staff, drawn with a coin."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.core.bagging import BagChoice
from kiosk.core.baskets import Kept
from kiosk.core.days import DayEnd
from kiosk.core.doubts import Basis
from kiosk.core.drawer import DrawerEnd, NoSale
from kiosk.core.session.decide.staff_acts import offered
from kiosk.core.session.inputs import (
    BagChoiceTouched,
    BasisGiven,
    BoxTried,
    CoinPutBack,
    DayEndDone,
    Device,
    DevicePicked,
    DrawerDone,
    DrawerShowed,
    DrawerTried,
    FindingOpened,
    HopperTried,
    Input,
    ItemScanned,
    KeptTouched,
    LastPeriodTouched,
    NoSaleGiven,
    OutcomeTouched,
    PeriodCloseTouched,
    PresenceShowed,
    ReadBy,
    SaidCame,
    ServiceUsed,
    ShelfListed,
    ShelfSilent,
    SpotDone,
    SpotLeft,
    SpotLineTouched,
    SpotTouched,
    StaffCame,
    SurveyCame,
    TestEnded,
    TestOpened,
    TotalsPrintTouched,
    UnknownScanned,
    WeightsCame,
)
from kiosk.core.session.state import LaneState
from kiosk.core.staff import RIGHTS, Act, StaffBook
from kiosk.core.survey import Survey
from kiosk.core.values import Money
from kiosk.gallery.goods import SAID
from tests.kiosk.core.session.crew import STAFFED
from tests.shop import ASKED, MILK

ALL, FEWER = STAFFED.staff, StaffBook(STAFFED.staff.members[1:])

KEPT = Kept(basket="b1", code="483920", lane="7", at="2026-11-22T09:58:00+00:00", pieces=2, total=Money(329, "EUR"))


def _looked_for(state: LaneState) -> str:
    return state.shelf.request if state.shelf is not None else ""


def _some_test(state: LaneState, *, cash: bool) -> TestOpened:
    if not cash:
        return TestOpened("drawer", "printer")
    return TestOpened("hopper", "hopper") if state.alarms_told % 2 else TestOpened("cash", "coins")


def _some_kept(state: LaneState, own: bool) -> str:
    return state.saved[0].session.id if own and state.saved else "b1"


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
    DayEndDone: lambda state, done: DayEndDone(
        next((day.job for day in state.days.values() if day.job), ""), DayEnd.DONE if done else DayEnd.REFUSED
    ),
    OutcomeTouched: lambda _state, moved: OutcomeTouched(moved),
    BasisGiven: lambda state, moved: BasisGiven(
        state.attempt.id if state.attempt is not None else "", moved, Basis.BANK if moved else Basis.TERMINAL
    ),
    ShelfListed: lambda state, one: ShelfListed(_looked_for(state), (KEPT,) if one else ()),
    ShelfSilent: lambda state, _: ShelfSilent(_looked_for(state)),
    KeptTouched: lambda state, own: KeptTouched(_some_kept(state, own)),
    StaffCame: lambda _state, first: StaffCame("1", ALL) if first else StaffCame("2", FEWER),
    SurveyCame: lambda _state, nothing: SurveyCame(Survey(())) if nothing else SurveyCame(ASKED),
    SaidCame: lambda _state, some: SaidCame(SAID if some else ()),
    DevicePicked: lambda _state, scale: DevicePicked("scale" if scale else "printer"),
    FindingOpened: lambda _state, _: FindingOpened(),
    TestOpened: lambda state, cash: _some_test(state, cash=cash),
    BoxTried: lambda _state, is_open: BoxTried("coins", open=is_open),
    DrawerTried: lambda _state, _: DrawerTried(),
    HopperTried: lambda _state, _: HopperTried(),
    CoinPutBack: lambda _state, two: CoinPutBack(1 + two),
    TestEnded: lambda _state, well: TestEnded("print", "printer", well, "3 lines"),
    ServiceUsed: lambda _state, _: ServiceUsed(),
    WeightsCame: lambda _state, _: WeightsCame({}, {}),
    PresenceShowed: lambda _state, there: PresenceShowed(there),
    ReadBy: lambda _state, known: ReadBy(Device.SCANNER, ItemScanned(MILK.key, MILK) if known else UnknownScanned("")),
}


def some_act(state: LaneState) -> tuple[Act, ...]:
    """Any act; what there is to do for who is signed on more often."""
    there = tuple(offered(state, RIGHTS[state.staff.role], STAFFED)) if state.staff is not None else ()
    return (*Act, *(3 * there))
