"""How well is a device? Asked once it has told that it is there, or that it is not."""

from __future__ import annotations

import queue
import sys
import time
from typing import Any

from drivers.checked import PERSON_WAIT_S
from drivers.cli.shapes import message_of
from drivers.contract import CheckHealth, DeviceOffline, DeviceOnline, HealthChecked, HealthLevel, Stamped
from drivers.device import Device

Inbox = queue.SimpleQueue[Stamped | None]
"""What a device tells; None ends it."""

REACH_S = 12.0
PROMPTS = {"scanner": "scan a code", "camera": "hold a code before the camera", "scale": "lay something on the scale"}


def check_health(
    device: Device[Any], level: HealthLevel, inbox: Inbox, *, reach_s: float | None = None
) -> HealthChecked | None:
    """What a check at `level` finds; None where the user ended it.

    A device that tells nothing of itself for `reach_s` seconds is asked all the same: it is not well, and says why.
    Messages, and what a person is to do, go to standard error.
    """
    until = time.monotonic() + (REACH_S if reach_s is None else reach_s)
    asked = False
    while True:
        try:
            stamped = inbox.get(timeout=None if asked else max(0.0, until - time.monotonic()))
        except queue.Empty:
            asked = True
            device.submit(CheckHealth(level))
            continue
        if stamped is None:
            return None
        if message := message_of(stamped.reading):
            _say(message)
        match stamped.reading:
            case HealthChecked() as end:
                return end
            case DeviceOnline() | DeviceOffline() as told if not asked:
                asked = True
                device.submit(CheckHealth(level))
                if level is HealthLevel.INTERACTIVE and isinstance(told, DeviceOnline) and device.name in PROMPTS:
                    _say(f"{PROMPTS[device.name]}, within {PERSON_WAIT_S:g} s")
            case _:
                continue


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
