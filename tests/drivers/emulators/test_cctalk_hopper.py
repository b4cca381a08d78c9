from __future__ import annotations

import pytest

from drivers.emulators.base import Say
from drivers.emulators.cctalk_hopper import CcTalkHopperEmulator


def asked(hopper: CcTalkHopperEmulator, header: int, data: bytes = b"", now: float = 0.0) -> bytes:
    """The answer behind the echo, without frame; the header of a refusal alone."""
    body = bytes([3, len(data), 1, header]) + data
    frame = body + bytes([-sum(body) % 256])
    echo, said = [act.data for act in hopper.received(frame, now) if isinstance(act, Say)]
    assert echo == frame
    assert sum(said) % 256 == 0
    return said[4:-1] if said[3] == 0 else said[3:4]


def dispense(hopper: CcTalkHopperEmulator, coins: int) -> bytes:
    return asked(hopper, 167, asked(hopper, 242) + bytes([coins]))


def test_it_says_what_coin_it_holds_and_how_many_it_has_paid_in_its_life() -> None:
    hopper = CcTalkHopperEmulator()
    assert asked(hopper, 171) == b"EU100A"
    assert asked(hopper, 168) == bytes([0xF4, 1, 0])


def test_it_pays_only_when_enabled_and_called_by_its_number() -> None:
    hopper = CcTalkHopperEmulator()
    assert dispense(hopper, 2) == b"\x05"
    asked(hopper, 164, b"\xa5")
    assert asked(hopper, 167, b"\0\0\0\x02") == b"\x05"
    assert dispense(hopper, 2) == b""
    assert dispense(hopper, 2) == b"\x05"  # the motor turns
    assert asked(hopper, 166) == bytes([1, 2, 0, 0])
    for moment in (0.3, 0.6, 0.9):
        hopper.ticked(moment)
    assert asked(hopper, 166) == bytes([1, 0, 2, 0])
    assert hopper.state() == {"coin": "EU100A", "coins": 98, "out": 2, "remaining": 0, "life": 502}


def test_an_empty_one_gives_up_and_a_stopped_one_says_what_it_owes() -> None:
    hopper = CcTalkHopperEmulator()
    hopper.set({"coins": 1}, 0.0)
    asked(hopper, 164, b"\xa5")
    dispense(hopper, 3)
    for moment in (0.3, 3.0):
        hopper.ticked(moment)
    assert asked(hopper, 166) == bytes([1, 0, 1, 2])
    assert asked(hopper, 217) == b"\x11"
    hopper.set({"coins": 9}, 0.0)
    dispense(hopper, 3)
    assert asked(hopper, 172) == b"\x03"


def test_a_power_cut_forgets_what_it_owes_and_not_what_it_has_paid() -> None:
    hopper = CcTalkHopperEmulator()
    asked(hopper, 164, b"\xa5")
    dispense(hopper, 3)
    hopper.ticked(0.3)
    hopper.set({"power": "cut"}, 0.4)
    assert asked(hopper, 166) == bytes(4)
    assert hopper.state()["life"] == 501


@pytest.mark.parametrize("values", [{"coins": -1}, {"coins": True}, {"power": "on"}])
def test_what_it_cannot_be_is_said(values: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="this hopper knows"):
        CcTalkHopperEmulator().set(values, 0.0)
