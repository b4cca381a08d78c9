"""The watch over the devices of a running lane: between each pump and the lane, seen by neither."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any, Protocol

from drivers.checked import Checked
from drivers.contract import DeviceCondition, DeviceFault, DeviceOffline, DeviceOnline, DeviceTrouble, Stamped
from drivers.counts import Counts
from drivers.pump import Pump
from kiosk.compose.devices import driver_and_link, kind_of
from kiosk.compose.viewfinder import Viewfinder
from kiosk.config import Config, DeviceSettings
from kiosk.core.session.inputs import Device
from kiosk.diagnostics.live import Followed, LaneWatch
from kiosk.lane.runtime import Lane

log = logging.getLogger(__name__)

Post = Callable[[Stamped], None]


class MakePump(Protocol):
    def __call__(self, device: Device, config: Config, part: tuple[Any, Any] | None = None) -> Pump[Any]: ...


def watch_over(lane: Callable[[], Lane]) -> LaneWatch:
    """A watch over no device yet; `lane` is asked for when somebody wants a check."""
    return LaneWatch(time.monotonic, time.time, lambda: _served(lane()))


def pump_maker(health: LaneWatch, own: Mapping[Device, Post], post: Post, finder: Viewfinder) -> MakePump:
    """Makes a device's pump as it is configured, of the driver and link that are given, or else of new ones; `health`
    sees each reading before it is posted, some devices' by their `own` way, and
    `finder` each picture of the camera.
    """

    def make(device: Device, config: Config, part: tuple[Any, Any] | None = None) -> Pump[Any]:
        driver, link = part or driver_and_link(device, config)
        kind, counts = kind_of(device, config), Counts()
        if device is Device.CAMERA:
            driver = finder.over(driver)
        pump: Pump[Any] = Pump(
            device, Checked(kind, driver, counts), link, health.before(logged(own.get(device, post)))
        )
        health.follow(_followed(device, kind, config.devices[device], pump, counts))
        return pump

    return make


def logged(post: Post) -> Post:
    """`post`, with what becomes of the device in the log: by kind, as its own words may hold what it read."""

    def seen(stamped: Stamped) -> None:
        match stamped.reading:
            case DeviceOnline():
                log.info("%s is there", stamped.device)
            case DeviceOffline(fault):
                log.warning("%s is away: %s", stamped.device, fault.kind)
            case DeviceTrouble(fault) | DeviceCondition(DeviceFault() as fault):
                log.warning("%s has trouble: %s", stamped.device, fault.kind)
            case _:
                pass
        post(stamped)

    return seen


def _followed(device: Device, kind: str, settings: DeviceSettings, pump: Pump[Any], counts: Counts) -> Followed:
    return Followed(
        name=device,
        kind=kind,
        protocol=settings.protocol,
        link=settings.link,
        submit=pump.submit,
        counts=lambda: asdict(counts),
        trace=lambda: tuple(pump.trace),
        takes_coins=device is Device.COINS,
    )


def _served(lane: Lane) -> bool:
    state = lane.state
    return state.session is not None or state.attempt is not None
