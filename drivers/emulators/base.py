"""What an emulator is: the device's side of a wire as a sans-I/O machine, with a physical state and faults to order.

It shares nothing with the drivers: both are written from `devices.md`, apart. `host.py` puts it on a real pty or TCP
port; a virtual scheduler may turn the very same machine.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

Value = bool | int | float | str | None

WIRE_FAULTS = ("silence", "slow", "noise", "split", "merge", "half_frame", "repeat", "unplug")


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


class Faults:
    """The faults now ordered: name → value (True where a fault has none). Wire faults are played by the host.

    `own` names what the emulator itself can play; given, any other name but a wire fault's is refused.
    """

    def __init__(self, own: Sequence[str] | None = None) -> None:
        self._known = None if own is None else (*WIRE_FAULTS, *own)
        self._active: dict[str, Value] = {}

    @property
    def known(self) -> tuple[str, ...]:
        """Every fault that can be ordered; of the wire's alone where nothing else is said."""
        return WIRE_FAULTS if self._known is None else self._known

    def set(self, name: str, value: Value) -> None:
        """Orders a fault, or with False mends it; raises ValueError, in one sentence, for a name or value that can't
        be.
        """
        if self._known is not None and name not in self._known:
            raise ValueError(f"fault {name!r} is none of {', '.join(self._known)}")
        if value is False:
            self.clear(name)
            return
        if name == "slow" and not isinstance(value, bool):
            value = _milliseconds(value)
        self._active[name] = value

    def clear(self, name: str) -> None:
        self._active.pop(name, None)

    def has(self, name: str) -> bool:
        return name in self._active

    def get(self, name: str) -> Value:
        return self._active.get(name)

    def take(self, name: str) -> bool:
        """True once, if the fault was ordered: for faults that strike a single time."""
        return self._active.pop(name, None) is not None

    def as_dict(self) -> dict[str, Value]:
        return dict(self._active)


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


def _milliseconds(value: Value) -> float:
    try:
        delay = float(value or 0)
    except ValueError:
        delay = -1.0
    if not 0 <= delay <= 3_600_000:
        raise ValueError(f"fault slow={value}: how many milliseconds is that?")
    return delay
