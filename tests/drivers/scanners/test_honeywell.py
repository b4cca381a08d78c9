from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.contract import CodeRead, DeviceTrouble, DisableScanner, EnableScanner, GoodReadBeep, ResetScanner
from drivers.scanners.honeywell import HoneywellScanner, honeywell_understood
from tests.drivers.scanners.prefixes import BREAD, MILK, is_garbled, transcript
from tests.drivers.scanners.rhythm import no_pause_ends_a_read
from tests.waiting import wait_until
from tests.wires import Wire, plugged

TRIGGER, RELEASE = b"\x16T\r", b"\x16U\r"
SALE = [
    "]E04006381333931",
    "]E496385074",
    "]E3977031784700105",
    "]d2010950110153000317251231",
    "]Q1https://x.example/1",
]
READ = [
    MILK,
    BREAD,
    CodeRead("]E3", "977031784700105"),
    CodeRead("]d2", "010950110153000317251231"),
    CodeRead("]Q1", "https://x.example/1"),
]


def opened(*, enabled: bool) -> HoneywellScanner:
    driver = HoneywellScanner()
    driver.connected(50.0)
    if enabled:
        assert driver.requested(EnableScanner(), 50.0).send == TRIGGER
    return driver


@pytest.mark.parametrize(("came", "told"), transcript("serial_honeywell.txt"))
def test_the_transcript_is_understood(came: bytes, told: str) -> None:
    (reading,) = opened(enabled=False).received(came, 50.0).readings
    assert isinstance(reading, CodeRead)
    assert f"{reading.symbology} {reading.text!r}" == told


@pytest.mark.parametrize(
    "line",
    [
        b"4006381333931",
        b"]E04006381333931",
        b"d4006381333932",
        b"D9638507",
        b"c4006381333931",
        b"y950110153000",
        b"e12X4",
        b"Q1",
        b"s",
        b"\x1d",
        b"w\x1d",
        b"\xff",
        b"F4006381333931",
    ],
)
def test_what_fits_no_letter_length_and_check_digit_is_no_code(line: bytes) -> None:
    assert is_garbled(honeywell_understood(line))


@given(st.binary(max_size=60))
def test_random_bytes_never_make_an_ean_with_a_wrong_check_digit(noise: bytes) -> None:
    reading = honeywell_understood(noise)
    if isinstance(reading, CodeRead) and reading.symbology[:2] == "]E":
        number = reading.text[: 8 if reading.symbology == "]E4" else 13]
        assert sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(reversed(number))) % 10 == 0


def test_a_trigger_that_lasts_for_one_read_is_pulled_again_after_it_and_every_ten_seconds() -> None:
    driver = opened(enabled=True)
    assert driver.received(b"d4006381333931\r", 51.0).send == TRIGGER
    assert driver.received(b"nothing of ours\r", 52.0).send == b""
    assert driver.deadline == 61.0
    assert driver.ticked(61.0).send == TRIGGER
    assert driver.requested(DisableScanner(), 62.0).send == RELEASE
    assert driver.deadline is None
    assert driver.received(b"d4006381333931\r", 63.0).readings == ()


def test_it_is_triggered_again_when_its_link_is_back() -> None:
    driver = opened(enabled=True)
    assert driver.connected(70.0).send == TRIGGER
    assert driver.deadline == 80.0


def test_sounds_that_this_make_has_no_byte_for_are_not_sent() -> None:
    driver = opened(enabled=True)
    assert driver.requested(GoodReadBeep(), 51.0).send == b""
    assert driver.requested(ResetScanner(), 51.0).send == b""


@pytest.fixture
def wire(tmp_path: Path):
    with plugged("serial-honeywell", "pty", tmp_path) as wire:
        wire.online()
        yield wire


def codes(wire: Wire) -> list[CodeRead]:
    return [reading for reading in list(wire.readings) if isinstance(reading, CodeRead)]


@pytest.mark.parametrize("fault", ["", "split", "merge", "slow"])
def test_a_sale_is_read_over_a_wire_in_order_whatever_the_wire_does(
    wire: Wire, fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    no_pause_ends_a_read(monkeypatch)
    if fault:
        wire.host.fault(fault, 100 if fault == "slow" else True)
    wire.host.set({"scan": SALE})
    wait_until(lambda: len(codes(wire)) >= len(READ), 20.0)
    assert codes(wire) == READ


def test_one_that_waits_for_its_trigger_reads_code_after_code(wire: Wire) -> None:
    wire.host.set({"triggered": True})
    wire.host.set({"scan": "]E04006381333931"})
    assert wire.host.state()["missed"] == 1
    wire.pump.submit(EnableScanner())
    for count in range(1, 4):
        wait_until(lambda: wire.host.state()["lit"] is True)
        wire.host.set({"scan": "]E04006381333931"})
        wait_until(lambda count=count: len(codes(wire)) == count)
    wire.pump.submit(DisableScanner())
    wait_until(lambda: wire.host.state()["lit"] is False)


def test_a_wrong_check_digit_is_trouble_and_no_code(wire: Wire) -> None:
    wire.host.fault("bad_check", value=True)
    wire.host.set({"scan": "]E04006381333931"})
    wire.told_a(DeviceTrouble)
    assert codes(wire) == []
