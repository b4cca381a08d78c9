"""Inputs of bags and spot checks, drawn with a coin."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.core.session.inputs import Input, OwnBagTouched, SpotDone, SpotLeft, SpotLineTouched, SpotTouched

CHECKS: dict[type, Callable[[bool], Input]] = {
    OwnBagTouched: lambda _: OwnBagTouched(),
    SpotTouched: SpotTouched,
    SpotLineTouched: lambda first: SpotLineTouched(1 if first else 2),
    SpotDone: SpotDone,
    SpotLeft: lambda _: SpotLeft(),
}
