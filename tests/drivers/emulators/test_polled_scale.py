"""The emulated scales that weigh when they are asked, byte by byte."""

from __future__ import annotations

import pytest

from drivers.emulators.base import Say
from drivers.emulators.cas import CasEmulator
from drivers.emulators.polled_scale import PolledScaleEmulator
from drivers.emulators.scp01 import Scp01Emulator
from drivers.emulators.sma import SmaEmulator


class Bench:
    """An emulated scale with a hand on it."""

    def __init__(self, scale: PolledScaleEmulator) -> None:
        self.scale = scale

    def puts(self, weight_g: int, **more: object) -> Bench:
        self.scale.set({"weight_g": weight_g, "motion": False, **more}, 0.0)
        return self

    def faulty(self, name: str, value: str | bool = True) -> Bench:
        self.scale.faults.set(name, value)
        return self

    def asks(self, command: bytes) -> bytes:
        return b"".join(act.data for act in self.scale.received(command, 0.0) if isinstance(act, Say))


@pytest.mark.parametrize(
    ("puts", "command", "answer"),
    [
        ({"weight_g": 1250}, b"W\r", b"\n001.250KG\r\nS00\r\x03"),
        ({"weight_g": 0}, b"W\r", b"\n000.000KG\r\nS20\r\x03"),
        ({"weight_g": 600, "tare_g": 100}, b"W\r", b"\n000.500KG\r\nS0p4\r\x03"),
        ({"weight_g": 1250, "motion": True}, b"W\r", b"\nS10\r\x03"),
        ({"weight_g": 16_000}, b"W\r", b"\nS02\r\x03"),
        ({"weight_g": -20}, b"W\r", b"\nS01\r\x03"),
        ({"weight_g": 1250}, b"S\r", b"\nS00\r\x03"),
        ({"weight_g": 40}, b"Z\r", b"\nS20\r\x03"),
        ({"weight_g": 2000}, b"Z\r", b"\nS00\r\x03"),
        ({"weight_g": 2000}, b"Q\r", b"\n?\r\x03"),
    ],
)
def test_scp01_answers(puts: dict[str, object], command: bytes, answer: bytes) -> None:
    bench = Bench(Scp01Emulator())
    bench.scale.set({"motion": False, **puts}, 0.0)
    assert bench.asks(command) == answer


@pytest.mark.parametrize(
    ("puts", "command", "answer"),
    [
        ({"weight_g": 1250}, b"\nW\r", b"\n 1G       1.250kg \r"),
        ({"weight_g": 0}, b"\nW\r", b"\nZ1G       0.000kg \r"),
        ({"weight_g": 600, "tare_g": 100}, b"\nW\r", b"\n 1N       0.500kg \r"),
        ({"weight_g": 1250, "motion": True}, b"\nW\r", b"\n 1GM      1.250kg \r"),
        ({"weight_g": 16_000}, b"\nW\r", b"\nO1G      16.000kg \r"),
        ({"weight_g": -20}, b"\nW\r", b"\nU1G      -0.020kg \r"),
        ({"weight_g": 40}, b"\nZ\r", b"\nZ1G       0.000kg \r"),
        ({"weight_g": 2000}, b"\nZ\r", b"\nE1G  ----------kg \r"),
        ({"weight_g": 500}, b"\nT\r", b"\n 1N       0.000kg \r"),
        ({"weight_g": 16_000}, b"\nT\r", b"\nT1G  ----------kg \r"),
        ({"weight_g": 0}, b"\nA\r", b"\nSMA:1/1.0\r"),
        ({"weight_g": 0}, b"\nQ\r", b"\n?\r"),
        ({"weight_g": 0}, b"W\r", b""),
    ],
)
def test_sma_answers(puts: dict[str, object], command: bytes, answer: bytes) -> None:
    bench = Bench(SmaEmulator())
    bench.scale.set({"motion": False, **puts}, 0.0)
    assert bench.asks(command) == answer


@pytest.mark.parametrize(
    ("puts", "command", "answer"),
    [
        ({"weight_g": 1250}, b"\x05", b"\x06"),
        ({"weight_g": 1250}, b"\x11", b"\x01\x02S 01.250kg\x67\x03\x04"),
        ({"weight_g": 1250, "motion": True}, b"\x11", b"\x01\x02U 01.250kg\x61\x03\x04"),
        ({"weight_g": -20}, b"\x11", b"\x01\x02S-00.020kg\x6e\x03\x04"),
        ({"weight_g": 16_000}, b"\x11", b"\x01\x02SFFFFFFFkg\x19\x03\x04"),
        ({"weight_g": 0}, b"W", b""),
    ],
)
def test_cas_answers(puts: dict[str, object], command: bytes, answer: bytes) -> None:
    bench = Bench(CasEmulator())
    bench.scale.set({"motion": False, **puts}, 0.0)
    assert bench.asks(command) == answer


def test_a_command_may_come_in_two_parts_and_a_lost_link_forgets_the_first() -> None:
    bench = Bench(SmaEmulator()).puts(1250)
    assert bench.asks(b"\nW") == b""
    assert bench.asks(b"\r") == b"\n 1G       1.250kg \r"
    bench.asks(b"\nW")
    bench.scale.disconnected(0.0)
    assert bench.asks(b"\r") == b""


@pytest.mark.parametrize(
    ("scale", "fault", "command", "answer"),
    [
        (Scp01Emulator(), "bad_check", b"W\r", b"\n001.250KG\r\nS00\r\x03"),
        (SmaEmulator(), "bad_check", b"\nW\r", b"\n 1G       1.250kg \r"),
    ],
)
def test_a_parity_bit_is_set_where_the_number_of_ones_is_odd(
    scale: PolledScaleEmulator, fault: str, command: bytes, answer: bytes
) -> None:
    spoiled = Bench(scale).puts(1250).faulty(fault).asks(command)
    assert spoiled != answer
    assert all(byte.bit_count() % 2 == 0 for byte in spoiled)
    assert bytes(byte & 0x7F for byte in spoiled) == answer


def test_cas_spoils_its_check_byte_and_says_when_it_is_not_ready() -> None:
    bench = Bench(CasEmulator()).puts(1250).faulty("bad_check")
    assert bench.asks(b"\x05") == b"\x06"
    assert bench.asks(b"\x11") == b"\x01\x02S 01.250kg\x66\x03\x04"
    assert bench.faulty("not_ready").asks(b"\x05\x11") == b"\x15\x15"


@pytest.mark.parametrize("scale", [Scp01Emulator(), SmaEmulator(), CasEmulator()])
def test_garbled_answers_hold_no_digit(scale: PolledScaleEmulator) -> None:
    garbled = Bench(scale).puts(1250).faulty("garbled").asks(b"\nW\r\x11")
    assert garbled
    assert not set(garbled) & set(b"0123456789\r\n")


@pytest.mark.parametrize(
    ("broken", "status"),
    [("ram", b"40"), ("eeprom", b"80"), ("rom", b"04"), ("calibration", b"08"), ("zero", b"0p8")],
)
def test_scp01_says_what_is_broken(broken: str, status: bytes) -> None:
    bench = Bench(Scp01Emulator()).puts(1250).faulty("broken", broken)
    assert bench.asks(b"S\r") == b"\nS" + status + b"\r\x03"


def test_pounds_are_said_to_be_pounds() -> None:
    assert Bench(Scp01Emulator()).puts(1250).faulty("pounds").asks(b"W\r") == b"\n002.756LB\r\nS00\r\x03"
    assert Bench(SmaEmulator()).puts(1250).faulty("pounds").asks(b"\nW\r") == b"\n 1G       2.756lb \r"
    assert Bench(CasEmulator()).puts(1250).faulty("pounds").asks(b"\x11").startswith(b"\x01\x02S 02.756lb")


def test_a_load_keeps_its_state_over_a_lost_link() -> None:
    bench = Bench(SmaEmulator()).puts(1250, tare_g=50)
    bench.scale.disconnected(0.0)
    assert list(bench.scale.connected(1.0)) == []
    assert bench.asks(b"\nW\r") == b"\n 1N       1.200kg \r"
    assert bench.scale.state()["indicated_g"] == 1200
