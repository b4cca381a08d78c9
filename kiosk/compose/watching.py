"""The watch over the devices of a running lane: between each pump and the lane, seen by neither."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any

from drivers.checked import Checked
from drivers.contract import Stamped
from drivers.counts import Counts
from drivers.pump import Pump
from kiosk.compose.devices import kind_of
from kiosk.config import Config, DeviceSettings
from kiosk.core.session.inputs import Device
from kiosk.diagnostics.live import Followed, LaneWatch
from kiosk.lane.runtime import Lane

Post = Callable[[Stamped], None]


def watch_over(lane: Callable[[], Lane]) -> LaneWatch:
    """A watch over no device yet; `lane` is asked for when somebody wants a check."""
    return LaneWatch(time.monotonic, time.time, lambda: _served(lane()))


def watched(
    health: LaneWatch,
    parts: Mapping[Device, tuple[Any, Any]],
    own: Mapping[Device, Post],
    post: Post,
    config: Config,
) -> dict[Device, Pump[Any]]:
    """A pump for each driver and link of `parts`; `health` sees each reading before it is posted, some devices' by
    their `own` way.
    """
    pumps = {}
    for device, (driver, link) in parts.items():
        kind, counts = kind_of(device, config), Counts()
        pump: Pump[Any] = Pump(device, Checked(kind, driver, counts), link, health.before(own.get(device, post)))
        health.follow(_followed(device, kind, config.devices[device], pump, counts))
        pumps[device] = pump
    return pumps


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
