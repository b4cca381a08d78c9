"""How well a device is: what is asked and what comes back; part of the contract. The levels are UnifiedPOS's."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class HealthLevel(StrEnum):
    INTERNAL = "internal"  # what is known without any output of the hardware
    EXTERNAL = "external"  # the hardware is used: it prints, lights, sounds
    INTERACTIVE = "interactive"  # a person does something at the device, or looks


@dataclass(frozen=True, slots=True)
class CheckHealth:
    """How well is the device? Ends in one `HealthChecked(level)`, also where nobody is there to answer."""

    level: HealthLevel


@dataclass(frozen=True, slots=True)
class HealthChecked:
    """The end of one `CheckHealth`. `ok` only where nothing found speaks against it; `findings` are sentences.

    `nobody_came`: it waited for somebody at the device, and that is all that was wrong.
    """

    level: HealthLevel
    ok: bool
    findings: tuple[str, ...]
    nobody_came: bool = False
