"""What may ail at one lane for an hour without anybody saying so: its scale, its scanner, its terminal, its bags."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random
from typing import Any, cast

from drivers.virtual.wire import VirtualWire
from kiosk.core.session.inputs import Device
from scripts.proofs.day.shopper import Shopping
from scripts.proofs.day.stand import Stand, Time
from scripts.proofs.day.talking import Talking
from scripts.proofs.day.trouble import Bothered, SlowScale, Trouble
from server.actions.gauges import BAGS
from server.actions.rules import Gauge

READS_S = (4.0, 7.0)
"""How long a code is held before the scanner that ails until it is read."""
HEAVIER = 1.3
"""What a scale under the bags shows that was set up wrongly."""

Orders = Callable[[Stand, Time, Trouble, int], None]


@dataclass(frozen=True, slots=True)
class Problem:
    """At `lane`: an action whose gauge is in `told_by`, about a subject there, is about it. `begins` orders it of the
    lane's emulators; shoppers go about it as `shops`.
    """

    lane: str
    told_by: Mapping[Gauge, tuple[str, ...]]
    begins: Orders
    shops: type[Shopping] = Talking

    def is_told(self, gauge: str, lane: str, subject: str) -> bool:
        return lane == self.lane and subject in self.told_by.get(Gauge(gauge), ())


class Ailing:
    """The wire of a device that ails meanwhile: what people do at it is `otherwise`, then and only then."""

    def __init__(
        self, wire: VirtualWire, time: Time, trouble: Trouble, otherwise: Callable[[VirtualWire, dict[str, Any]], None]
    ) -> None:
        self._wire, self._time, self._trouble, self._otherwise = wire, time, trouble, otherwise

    def set(self, **values: object) -> None:
        if self._trouble.since_s <= self._time.now < self._trouble.until_s:
            self._otherwise(self._wire, values)
        else:
            self._wire.set(**values)

    def __getattr__(self, name: str) -> object:
        return getattr(self._wire, name)


def _ails(
    lane: Stand, time: Time, trouble: Trouble, device: Device, otherwise: Callable[[VirtualWire, dict[str, Any]], None]
) -> None:
    wires = cast("dict[Device, VirtualWire]", lane.wires)
    wires[device] = cast("VirtualWire", Ailing(wires[device], time, trouble, otherwise))


def scale(lane: Stand, time: Time, trouble: Trouble, seed: int) -> None:
    """It settles slowly."""
    SlowScale(lane, time, trouble, seed)


def scanner(lane: Stand, time: Time, trouble: Trouble, seed: int) -> None:
    """It reads a code only once it was held before it for long."""
    chance = Random(f"{seed}/scanner")

    def late(wire: VirtualWire, values: dict[str, Any]) -> None:
        time.after(chance.uniform(*READS_S), lambda: wire.set(**values))

    _ails(lane, time, trouble, Device.SCANNER, late)


def terminal(lane: Stand, time: Time, trouble: Trouble, seed: int) -> None:
    """It declines three of four cards."""
    chance = Random(f"{seed}/terminal")

    def declines(wire: VirtualWire, values: dict[str, Any]) -> None:
        card = {"card": "decline"} if "card" in values and chance.random() < 0.75 else {}
        wire.set(**{**values, **card})

    _ails(lane, time, trouble, Device.TERMINAL, declines)


def bags(lane: Stand, time: Time, trouble: Trouble, seed: int) -> None:  # noqa: ARG001 - nothing of it is by chance
    """The scale under them shows too much, so that nothing weighs what it should."""

    def heavier(wire: VirtualWire, values: dict[str, Any]) -> None:
        wire.set(**{name: round(HEAVIER * it) if name == "weight_g" else it for name, it in values.items()})

    _ails(lane, time, trouble, Device.BAGGING, heavier)


PROBLEMS = {
    "scale": Problem("3", {Gauge.SLOW_STEP: ("weigh",), Gauge.GIVE_UP: ("weigh",)}, scale, Bothered),
    "scanner": Problem("2", {Gauge.SLOW_STEP: ("scan",)}, scanner),
    "terminal": Problem("5", {Gauge.PAYMENTS: ("card",), Gauge.GIVE_UP: ("pay",)}, terminal),
    "bags": Problem("2", {Gauge.NEEDS: BAGS, Gauge.FALSE_ALARMS: ("",)}, bags),
}
