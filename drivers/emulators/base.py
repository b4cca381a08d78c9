"""What an emulator is: the device's side of a wire as a sans-I/O machine, with a physical state and faults to order.

It shares nothing with the drivers: both are written from `devices.md`, apart. `host.py` puts it on a real pty or TCP
port; a virtual scheduler may turn the very same machine.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from drivers.emulators.faults import WIRE_FAULTS as WIRE_FAULTS
from drivers.emulators.faults import Fault as Fault
from drivers.emulators.faults import Faults as Faults
from drivers.emulators.faults import Value as Value


@dataclass(frozen=True, slots=True)
class Say:
    """Bytes for the wire, `after_s` seconds from now (devices think before they answer)."""

    data: bytes
    after_s: float = 0.0


@dataclass(frozen=True, slots=True)
class HangUp:
    """The device drops the link after what was said before; `unplug`: its wire is gone then, until that is mended."""

    unplug: bool = False


Act = Say | HangUp


class Emulator(Protocol):
    """Called from one thread. `now` is monotonic seconds."""

    faults: Faults

    @property
    def deadline(self) -> float | None:
        """When `ticked` wants to be called next, or None."""

    def connected(self, now: float) -> Sequence[Act]: ...
    def disconnected(self, now: float) -> None: ...
    def received(self, data: bytes, now: float) -> Sequence[Act]: ...
    def ticked(self, now: float) -> Sequence[Act]: ...
    def state(self) -> dict[str, object]:
        """The physical state, as `GET /state` shows it."""

    def set(self, values: dict[str, object], now: float) -> Sequence[Act]:
        """Changes the physical state; raises ValueError, in one sentence, for what it doesn't know."""
