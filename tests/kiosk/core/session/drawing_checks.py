"""Inputs of bags, spot checks and totals, drawn with a coin."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.core.bagging import BagChoice
from kiosk.core.session.inputs import (
    BagChoiceTouched,
    Input,
    LastPeriodTouched,
    PeriodCloseTouched,
    SpotDone,
    SpotLeft,
    SpotLineTouched,
    SpotTouched,
    TotalsPrintTouched,
)
from kiosk.core.session.state import LaneState

CHECKS: dict[type, Callable[[LaneState, bool], Input]] = {
    BagChoiceTouched: lambda _state, own: BagChoiceTouched(BagChoice.OWN_BAG if own else BagChoice.TROLLEY),
    SpotTouched: lambda _state, whole: SpotTouched(whole),
    SpotLineTouched: lambda _state, first: SpotLineTouched(1 if first else 2),
    SpotDone: lambda _state, void: SpotDone(void),
    SpotLeft: lambda _state, _: SpotLeft(),
    PeriodCloseTouched: lambda state, this: PeriodCloseTouched(state.period.number + (not this)),
    LastPeriodTouched: lambda _state, _: LastPeriodTouched(),
    TotalsPrintTouched: lambda _state, _: TotalsPrintTouched(),
}
