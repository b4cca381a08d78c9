"""A running lane lends a device out of its hands, and takes it back with other settings."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from typing import Any

from drivers.contract import DeviceFault, DeviceOffline, FaultKind, Stamped
from drivers.pump import Pump
from kiosk.compose.devices import role
from kiosk.compose.watching import MakePump
from kiosk.config import Config
from kiosk.core.device_form import Refused, Why
from kiosk.core.session.inputs import Device
from kiosk.core.session.state import LaneState
from kiosk.device_settings import DeviceSettings
from kiosk.lane.runtime import Lane

LENT = DeviceFault(FaultKind.UNPLUGGED, "its settings are being changed")
Pumps = dict[Device, Pump[Any]]


class LaneHands:
    """Of the lane whose devices `pumps` turn. Used from one thread, which is not the lane's."""

    def __init__(
        self, config: Config, pumps: Pumps, make: MakePump, lane: Lane, begin_anew: Callable[[], None]
    ) -> None:
        """`begin_anew` has the lane read its settings again, where a device cannot be taken over while it runs."""
        self._config = config
        self._pumps, self._make, self._lane = pumps, make, lane
        self._begin_anew = begin_anew
        self._lock, self._over = threading.Lock(), False

    def stop(self) -> None:
        """No device is used any more after it was lent. Before the lane's pumps are stopped."""
        with self._lock:
            self._over = True

    def take(self, name: str) -> Refused | None:
        """The lane has lost the device afterwards. Refused while somebody shops, or something is printed or paid."""
        if not at_rest(self._lane.state):
            return Refused("", Why.BUSY)
        pump = self._pumps.get(role(name))
        if pump is not None:
            pump.stop()
            self._lane.post(Stamped(name, 0, time.monotonic(), DeviceOffline(LENT), time.time()))
        return None

    def give_back(self, name: str, config: Config) -> None:
        before, self._config = self._config, config
        if needs_a_start(before.devices, config.devices, name):
            self._begin_anew()
            return
        device = role(name)
        with self._lock:
            if name in config.devices and not self._over:
                self._pumps[device] = self._make(device, config)
                self._pumps[device].start()


def at_rest(state: LaneState) -> bool:
    """Whether nobody shops, no money moves and nothing is being printed."""
    under_way = (state.session, state.attempt, state.refund, state.print_job, state.no_sale, state.day_until)
    return all(one is None for one in under_way)


def needs_a_start(before: Mapping[str, DeviceSettings], after: Mapping[str, DeviceSettings], name: str) -> bool:
    """Whether more changed than how the device hangs there: the lane decides by what it knew of it at its start.

    The window's keys are handed to who was there then, too.
    """
    old, new = before.get(name), after.get(name)
    if old is None or new is None:
        return old is not new
    return _known(old) != _known(new) or (old != new and any(one.link.startswith("keys:") for one in (old, new)))


def _known(settings: DeviceSettings) -> tuple[object, ...]:
    return settings.prices, settings.drawer, settings.scanner, settings.sure_coins
