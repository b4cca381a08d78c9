from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.contract import CodeRead, DeviceOnline, DeviceTrouble, GoodReadBeep, NotOnFileBeep
from drivers.scanners.datalogic import DatalogicScanner, datalogic_understood
from tests.drivers.scanners.prefixes import BREAD, MILK, is_garbled, transcript
from tests.drivers.scanners.rhythm import no_pause_ends_a_read
from tests.waiting import wait_until
from tests.wires import Wire, plugged

SALE = [
    "]E04006381333931",
    "]E496385074",
    "]E004252614",
    "]E0036000291452",
    "]E3977031784700105",
    "]e00109501101530003392201995",
    "]C10109501101530003310300125010AB^21X1",
    "]C0BOX-7",
    "]A0BADGE 1001",
    "]I1040063813339310",
]
READ = [
    MILK,
    BREAD,
    CodeRead("]E0", "0042100005264"),
    CodeRead("]E0", "0036000291452"),
    CodeRead("]E3", "977031784700105"),
    CodeRead("]e0", "0109501101530003392201995"),
    CodeRead("]C1", "0109501101530003310300125010AB\x1d21X1"),
    CodeRead("]C0", "BOX-7"),
    CodeRead("]A0", "BADGE 1001"),
    CodeRead("]I0", "040063813339310"),
]


def sent(data: bytes, *, at: float = 60.0) -> list[object]:
    """What is told about `data`; the link was opened at 50 s."""
    driver = DatalogicScanner()
    driver.connected(50.0)
    return list(driver.received(data, at).readings)


@pytest.mark.parametrize(("came", "told"), transcript("serial_datalogic.txt"))
def test_the_transcript_is_understood(came: bytes, told: str) -> None:
    (reading,) = sent(came)
    assert isinstance(reading, CodeRead)
    assert f"{reading.symbology} {reading.text!r}" == told
    assert reading.agreeing == 2


@pytest.mark.parametrize(
    "line",
    [
        b"4006381333931",  # bare: never guessed
        b"]E04006381333931",  # another make's habit
        b"F4006381333932",  # a check digit that is wrong
        b"F400638133393",
        b"F40063813339311",
        b"F4006381333931123",
        b"A4006381333931",
        b"E29988750",
        b"E09988751",
        b"FF00210127",
        b"FF0021012",
        b"R4950110153000",
        b"R40109501101530",
        b"*BADGE",
        b"**",
        b"*BADGE\x801001*",
        b"i12A4",
        b"%1234",
        b"X123",
        b"#",
        b"#\x80",
        b"\xff\xfe",
        b"F\xd9\xa4\xd9\xa0",
    ],
)
def test_what_fits_no_prefix_length_and_check_digit_is_no_code(line: bytes) -> None:
    assert is_garbled(datalogic_understood(line))
    assert is_garbled(*sent(line + b"\r"))


@given(st.text("0123456789AEF", min_size=1, max_size=20))
def test_letters_and_digits_by_chance_are_a_code_only_with_a_right_check_digit(text: str) -> None:
    reading = datalogic_understood(text.encode())
    if isinstance(reading, CodeRead):
        number = reading.text[: 8 if reading.symbology == "]E4" else 13]
        assert sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(reversed(number))) % 10 == 0


@given(st.lists(st.binary(max_size=40), max_size=6))
def test_noise_in_any_pieces_is_told_and_never_raises(pieces: list[bytes]) -> None:
    driver = DatalogicScanner()
    driver.connected(1.0)
    told = [reading for piece in pieces for reading in driver.received(piece, 2.0).readings]
    told += driver.ticked(9.0).readings
    assert all(isinstance(reading, CodeRead | DeviceTrouble | DeviceOnline) for reading in told)


def test_an_answer_to_who_are_you_is_a_name_and_a_code_is_none() -> None:
    assert sent(b"Magellan 3450VSi\r", at=50.1) == [DeviceOnline("Magellan 3450VSi")]
    assert sent(b"F4006381333931\r", at=50.1) == [MILK]
    assert is_garbled(*sent(b"F4006381333932\r", at=50.1))


@pytest.fixture
def wire(tmp_path: Path):
    with plugged("serial-datalogic", "pty", tmp_path) as wire:
        wire.told(DeviceOnline("EMULATED SCANNER 1.0"))
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


@pytest.mark.parametrize("fault", ["noise", "half_frame", "garbled", "bad_check"])
def test_a_spoilt_read_is_trouble_and_never_another_code(wire: Wire, fault: str) -> None:
    wire.host.fault(fault, value=True)
    wire.host.set({"scan": "]E04006381333931"})
    wait_until(lambda: codes(wire) or any(isinstance(reading, DeviceTrouble) for reading in list(wire.readings)))
    wire.host.clear(fault)
    wire.host.set({"scan": "]E496385074"})
    wire.told(BREAD)
    assert set(codes(wire)) <= {MILK, BREAD}


def test_a_scanner_that_sends_no_prefix_is_told_and_sells_nothing(wire: Wire) -> None:
    wire.host.set({"identifiers": False, "scan": "]E04006381333931"})
    wire.told_a(DeviceTrouble)
    assert codes(wire) == []


def test_an_unknown_code_sounds_and_the_scanner_reads_on_though_this_model_would_not(wire: Wire) -> None:
    wire.host.set({"stays_disabled": True})
    wire.pump.submit(NotOnFileBeep())
    wire.pump.submit(GoodReadBeep())
    wait_until(lambda: (wire.host.state()["not_on_file_beeps"], wire.host.state()["good_beeps"]) == (1, 1))
    assert wire.host.state()["enabled"] is True
    wire.host.set({"scan": "]E04006381333931"})
    wire.told(MILK)
