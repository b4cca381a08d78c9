from __future__ import annotations

import pytest

from drivers.emulators.base import Say
from drivers.emulators.scanner import ScannerEmulator


def bytes_of(scanner: ScannerEmulator, **values: object) -> list[bytes]:
    return [act.data for act in scanner.set(values, 1.0) if isinstance(act, Say)]


@pytest.fixture
def scanner() -> ScannerEmulator:
    return ScannerEmulator()


@pytest.mark.parametrize(("terminator", "end"), [("cr", b"\r"), ("lf", b"\n"), ("crlf", b"\r\n"), ("none", b"")])
def test_a_code_goes_out_with_the_terminator_that_is_set(scanner: ScannerEmulator, terminator: str, end: bytes) -> None:
    assert bytes_of(scanner, terminator=terminator, scan="]E04006381333931") == [b"]E04006381333931" + end]


def test_fnc1_is_gs_or_a_caret(scanner: ScannerEmulator) -> None:
    wanted = [b"]C110AB\x1d21X1\r"]
    assert bytes_of(scanner, scan="]C110AB^21X1") == wanted
    assert bytes_of(scanner, scan="]C110AB\x1d21X1") == wanted


def test_a_list_is_a_burst(scanner: ScannerEmulator) -> None:
    assert bytes_of(scanner, scan=["]E496385074", "]Q3苹果"]) == [b"]E496385074\r", "]Q3苹果\r".encode()]
    assert scanner.state()["sent"] == 2
    assert scanner.state()["last"] == "]Q3苹果"


def test_identifiers_can_be_off(scanner: ScannerEmulator) -> None:
    assert bytes_of(scanner, identifiers=False, scan="]E04006381333931") == [b"4006381333931\r"]


def test_host_bytes_disable_enable_identify_and_beep(scanner: ScannerEmulator) -> None:
    assert scanner.received(b"D", 1.0) == []
    assert bytes_of(scanner, scan="]E496385074") == []
    assert scanner.state()["missed"] == 1
    assert scanner.received(b"Bx\x07E", 1.0) == []
    assert (scanner.state()["beeps"], scanner.state()["enabled"]) == (2, True)
    assert scanner.received(b"i", 1.0) == [Say(b"EMULATED SCANNER 1.0\r")]
    assert scanner.received(b"h", 1.0) == [Say(b"OK\r")]


def test_a_refused_code_may_close_a_scanner_and_a_reset_deafens_it(scanner: ScannerEmulator) -> None:
    scanner.set({"stays_disabled": True, "reset_s": 5}, 1.0)
    scanner.received(b"F", 1.0)
    assert (scanner.state()["enabled"], scanner.state()["not_on_file_beeps"]) == (False, 1)
    scanner.received(b"R", 2.0)
    scanner.received(b"DB", 6.9)
    assert scanner.set({"scan": "]C0A"}, 6.9) == []
    assert (scanner.state()["enabled"], scanner.state()["good_beeps"]) == (True, 0)
    scanner.received(b"B", 7.0)
    assert scanner.set({"scan": "]C0A"}, 7.0) == [Say(b"]C0A\r")]
    assert scanner.state()["good_beeps"] == 1


def test_bad_check_spoils_the_check_digit(scanner: ScannerEmulator) -> None:
    scanner.faults.set("bad_check", value=True)
    assert bytes_of(scanner, scan="]E04006381333939") == [b"]E04006381333930\r"]


def test_garbled_is_no_text_at_all(scanner: ScannerEmulator) -> None:
    scanner.faults.set("garbled", value=True)
    (data,) = bytes_of(scanner, scan="]E04006381333931")
    assert b"\x15" in data
    with pytest.raises(UnicodeDecodeError):
        data.decode()


@pytest.mark.parametrize(
    "values",
    [
        {"scan": ""},
        {"scan": 7},
        {"scan": ["]E0", 7]},
        {"terminator": "tab"},
        {"enabled": "no"},
        {"paper": 1},
        {"reset_s": 31},
    ],
)
def test_what_a_scanner_has_not_is_refused(scanner: ScannerEmulator, values: dict[str, object]) -> None:
    before = scanner.state()
    with pytest.raises(ValueError):
        scanner.set({"identifiers": True, **values}, 1.0)
    assert scanner.state() == before
