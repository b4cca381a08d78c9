from __future__ import annotations

import pytest

from drivers.emulators.base import Say
from drivers.emulators.hid_pos import HidPosEmulator


def reports(scanner: HidPosEmulator, **values: object) -> list[bytes]:
    return [act.data for act in scanner.set(values, 1.0) if isinstance(act, Say)]


@pytest.fixture
def scanner() -> HidPosEmulator:
    scanner = HidPosEmulator()
    scanner.connected(1.0)
    return scanner


def test_it_introduces_itself_with_its_descriptor(scanner: HidPosEmulator) -> None:
    (act,) = scanner.connected(2.0)
    assert isinstance(act, Say)
    assert act.data.startswith(bytes.fromhex("05 8C 09 02 A1 01"))


def test_a_short_read_is_one_report_and_a_long_one_several(scanner: HidPosEmulator) -> None:
    (one,) = reports(scanner, scan="]E04006381333931")
    assert one == b"\x02\x0d]E04006381333931".ljust(64, b"\0")
    first, second = reports(scanner, scan="]Q1" + "8" * 60)
    assert (len(first), first[1], first[63], second[1], second[63]) == (64, 56, 1, 4, 0)


def test_other_makers_put_the_same_elsewhere(scanner: HidPosEmulator) -> None:
    scanner.set({"layout": "other"}, 1.0)
    assert len(reports(scanner, scan="]E496385074")[0]) == 64  # not before it is plugged in anew
    scanner.connected(2.0)
    first, second = reports(scanner, scan="]C0" + "A" * 20)
    assert first == b"\x07\x08" + b"A" * 17 + b"\x11]C0\0"
    assert second == b"\x07\x00" + b"AAA".ljust(17, b"\0") + b"\x03]C0\0"


def test_it_obeys_its_trigger_report_and_no_other(scanner: HidPosEmulator) -> None:
    scanner.received(b"\x04\x62", 1.0)
    scanner.received(b"\x05\xff", 1.0)
    assert reports(scanner, scan="]E496385074") == []
    state = scanner.state()
    assert (state["enabled"], state["missed"], state["good_beeps"], state["error_beeps"]) == (False, 1, 1, 1)


def test_a_keyboard_speaks_no_hid_pos(scanner: HidPosEmulator) -> None:
    scanner.set({"layout": "keyboard"}, 1.0)
    scanner.connected(2.0)
    assert reports(scanner, scan="]E496385074") == []


@pytest.mark.parametrize("values", [{"scan": ""}, {"scan": 7}, {"layout": "mine"}, {"suffix": 1}, {"weight_g": 5}])
def test_what_it_has_not_is_refused(scanner: HidPosEmulator, values: dict[str, object]) -> None:
    before = scanner.state()
    with pytest.raises(ValueError, match=r"^[^\n]+$"):
        scanner.set({"enabled": False, **values}, 1.0)
    assert scanner.state() == before
