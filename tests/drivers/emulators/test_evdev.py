from __future__ import annotations

from drivers.emulators.evdev import SYN_DROPPED, EvdevEmulator
from drivers.emulators.wedge import INPUT_EVENT


def events(scanner: EvdevEmulator, code: str) -> list[tuple[int, int, int]]:
    """Kind, code and value of each first event of what is said."""
    return [INPUT_EVENT.unpack(act.data[:24])[2:] for act in scanner.set({"scan": code, "end": "none"}, 1.0)]


def test_lost_keys_are_said_once() -> None:
    scanner = EvdevEmulator()
    scanner.faults.set("dropped", value=True)
    said = events(scanner, "96385074")
    assert said.count((0, SYN_DROPPED, 0)) == 1
    assert len(said) == 2 * 8 - 4 + 1
    assert (0, SYN_DROPPED, 0) not in events(scanner, "96385074")


def test_a_held_key_repeats() -> None:
    scanner = EvdevEmulator()
    scanner.faults.set("auto_repeat", value=True)
    assert events(scanner, "9") == [(1, 10, 1), (1, 10, 2), (1, 10, 0)]
