"""Benches for the pure derivations: devices as their emulators really tell them."""

from __future__ import annotations

from pathlib import Path

from drivers.registry import find
from kiosk.panel.bench import Bench, Device
from kiosk.panel.control import About, FaultKnown, Passage
from kiosk.panel.view import View
from kiosk.ui.words import Words

SHEET = Path(__file__).parents[3] / "assets" / "catalogue" / "sample.csv"
ENGLISH = Words("en", {})


def device(name: str, protocol: str, *, away: str = "", wire: tuple[Passage, ...] = (), **state: object) -> Device:
    """As a fresh emulator of `protocol` stands, but for `state`."""
    row, emulator = find(protocol), find(protocol).make_emulator()
    faults = emulator.faults.known.values()
    known = (FaultKnown(one.name, one.does, one.takes, one.choices, needed=one.needed) for one in faults)
    about = About(row.kind, protocol, tuple(known))
    return Device(name, about, emulator.state() | {"faults": {}} | state, away, wire)


def view(*devices: Device, refused: tuple[str, str] | None = None) -> View:
    return View(Bench({one.name: one for one in devices}, refused), ENGLISH)


def passage(number: int, way: str, data: bytes, *means: str, second: int = 0) -> Passage:
    at = f"2026-11-27T09:00:{second:02d}.000+00:00"
    return Passage(number, at, way, len(data), data, means)
