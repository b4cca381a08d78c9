"""All devices as the panel last saw them. Pure: what a watcher told in, the new bench out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, assert_never

from kiosk.panel.control import About, Passage, State
from kiosk.panel.watcher import Found, Lost, Refused, Seen, Told

KEPT_LINES = 200
"""Of each device's wire."""


@dataclass(frozen=True, slots=True)
class Device:
    """`about` and `state` are None before it was found; `away` says why it does not answer, '' where it does."""

    name: str
    about: About | None = None
    state: State | None = None
    away: str = ""
    wire: tuple[Passage, ...] = ()

    @property
    def there(self) -> bool:
        return self.state is not None and not self.away

    @property
    def faults(self) -> Mapping[str, Any]:
        """Those now ordered, by name."""
        return {} if self.state is None else dict(self.state.get("faults", {}))

    def get(self, name: str, default: Any = None) -> Any:  # noqa: ANN401 - as the emulator tells it
        """That part of the state."""
        return default if self.state is None else self.state.get(name, default)


@dataclass(frozen=True, slots=True)
class Bench:
    """`refused` is the last order that was not carried out: by which device, and why. In the order of the store."""

    devices: Mapping[str, Device] = field(default_factory=dict)
    refused: tuple[str, str] | None = None

    def device(self, name: str) -> Device:
        """That device; one that was never found where the store has none of the name."""
        return self.devices.get(name) or Device(name)


def after(bench: Bench, told: Told) -> Bench:
    device = bench.device(told.device)
    match told:
        case Found(_, about):
            return _with(bench, replace(device, about=about, state=None, away="", wire=()))
        case Seen(_, state, wire):
            state = device.state if state is None else state
            return _with(bench, replace(device, state=state, away="", wire=_joined(device.wire, wire)))
        case Lost(_, why):
            return _with(bench, replace(device, away=why))
        case Refused(name, why):
            return replace(bench, refused=(name, why))
        case _:
            assert_never(told)


def _with(bench: Bench, device: Device) -> Bench:
    return replace(bench, devices={**bench.devices, device.name: device})


def _joined(known: tuple[Passage, ...], came: tuple[Passage, ...]) -> tuple[Passage, ...]:
    """A line that grew takes the place of what it was."""
    if not came:
        return known
    lines = {line.number: line for line in known} | {line.number: line for line in came}
    return tuple(lines.values())[-KEPT_LINES:]
