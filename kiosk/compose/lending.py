"""A running lane lends a device out of its hands, and takes it back with other settings."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from typing import Any

from drivers.contract import DeviceFault, DeviceOffline, FaultKind, PaymentResolved, Stamped, Verdict
from drivers.pump import Pump
from kiosk.compose.devices import role
from kiosk.compose.watching import MakePump
from kiosk.config import Config
from kiosk.core.device_form import Refused, Why
from kiosk.core.mode import LaneMode
from kiosk.core.session.inputs import Device
from kiosk.core.session.state import Attempt, AttemptStage, LaneState, PrintStage
from kiosk.core.values import Way
from kiosk.device_settings import DeviceSettings
from kiosk.lane.runtime import Lane

LENT = DeviceFault(FaultKind.UNPLUGGED, "its settings are being changed")
ASKED = {Way.CARD: Device.TERMINAL, Way.WALLET: Device.WALLET}
"""Who is asked about a payment."""
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

    @property
    def config(self) -> Config:
        """As the devices are set now. Any thread."""
        return self._config

    def stop(self) -> None:
        """No device is used any more after it was lent. Before the lane's pumps are stopped."""
        with self._lock:
            self._over = True

    def at_work(self) -> frozenset[str]:
        """The devices that the lane has, and has not lost."""
        return frozenset(str(device) for device in self._pumps if device not in self._lane.state.troubles)

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
                self._ask_again(name, device)

    def _ask_again(self, name: str, device: Device) -> None:
        """A question about a payment that went to the device while it was lent has no answer: it comes again."""
        attempt = _parked(self._lane.state)
        if attempt is not None and ASKED[attempt.way] is device:
            lost = PaymentResolved(attempt.id, Verdict.NO_ANSWER, None, LENT.detail)
            self._lane.post(Stamped(name, 0, time.monotonic(), lost, time.time()))


def at_rest(state: LaneState) -> bool:
    """Whether nobody shops, no money moves and nothing is being printed. In a lane in service a visit waits, and a
    payment that is parked moves no money: its reader may be what somebody came for.
    """
    served, job = state.mode is LaneMode.SERVICE, state.print_job
    money = () if served and _parked(state) is not None else (state.attempt, state.refund)
    under_way = (*money, None if served else state.session, state.no_sale, state.day_until)
    printing = job is not None and job.stage is PrintStage.RUNNING
    report = state.totals is not None and state.totals.stage is PrintStage.RUNNING
    return not (printing or report or state.report_runs) and all(one is None for one in under_way)


def _parked(state: LaneState) -> Attempt | None:
    """What a terminal or a wallet is asked about now and then; a box for cash counts what it holds itself."""
    attempt = state.attempt
    parked = attempt is not None and attempt.stage is AttemptStage.PARKED and attempt.way is not Way.CASH
    return attempt if parked else None


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
