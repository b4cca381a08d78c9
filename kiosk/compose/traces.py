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
from kiosk.diagnostics.zero import Zero
from kiosk.lane.clock import SystemClock

log = logging.getLogger(__name__)


def shapes_of(pumps: Mapping[Device, Pump[Any]], zero: Zero) -> Shapes:
    """Device → the shapes of its last passages, all by the same zero of time; of a lane that runs too."""
    return {device: shaped(KINDS.get(device, device), pump.trace.copy(), zero) for device, pump in pumps.items()}


def keep_shapes(data: Path, clock: SystemClock, pumps: Mapping[Device, Pump[Any]], zero: Zero) -> None:
    """They are in the lane's folder `data`, where there is room for them."""
    try:
        keep_traces(data, clock.wall(), shapes_of(pumps, zero))
    except OSError as error:
        log.warning("what passed on the wires last is not kept: %s", error.strerror)
