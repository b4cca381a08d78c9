"""What passed on the lane's wires last, for those who help it."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from drivers.pump import Pump
from kiosk.compose.devices import KINDS
from kiosk.core.session.inputs import Device
from kiosk.diagnostics.bundle.kept_traces import Shapes, keep_traces
from kiosk.diagnostics.bundle.shapes import shaped
from kiosk.lane.clock import SystemClock

log = logging.getLogger(__name__)


def shapes_of(pumps: Mapping[Device, Pump[Any]]) -> Shapes:
    """Device → the shapes of its last passages; of a lane that runs too."""
    return {device: shaped(KINDS.get(device, device), pump.trace.copy()) for device, pump in pumps.items()}


def keep_shapes(data: Path, clock: SystemClock, pumps: Mapping[Device, Pump[Any]]) -> None:
    """They are in the lane's folder `data`, where there is room for them."""
    try:
        keep_traces(data, clock.wall(), shapes_of(pumps))
    except OSError as error:
        log.warning("what passed on the wires last is not kept: %s", error.strerror)
