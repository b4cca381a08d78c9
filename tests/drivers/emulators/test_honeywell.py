from __future__ import annotations

import pytest

from drivers.emulators.base import Say
from drivers.emulators.honeywell import HoneywellEmulator


@pytest.mark.parametrize(
    ("code", "data"),
    [
        ("]E04006381333931", b"d4006381333931\r"),
        ("]E0036000291452", b"c036000291452\r"),
        ("]E3003600029145205", b"c03600029145205\r"),
        ("]E004252614", b"E04252614\r"),
        ("]E496385074", b"D96385074\r"),
        ("]C110AB^21X1", b"I10AB\x1d21X1\r"),
        ("]d210AB", b"w\x1d10AB\r"),
        ("]Q1https://x.example", b"shttps://x.example\r"),
        ("BARE", b"BARE\r"),
    ],
)
def test_each_kind_of_code_goes_out_under_its_letter(code: str, data: bytes) -> None:
    assert HoneywellEmulator().set({"scan": code}, 1.0) == [Say(data)]


def test_a_trigger_is_good_for_one_read_and_for_thirty_seconds() -> None:
    scanner = HoneywellEmulator()
    scanner.set({"triggered": True}, 1.0)
    assert scanner.set({"scan": "]C0A1"}, 1.0) == []
    scanner.received(b"x\x16", 2.0)
    scanner.received(b"T\r", 2.0)
    assert scanner.state()["lit"] is False  # that was no trigger
    scanner.received(b"\x16T\r", 2.0)
    assert scanner.set({"scan": "]C0A1"}, 3.0) == [Say(b"jA1\r")]
    assert scanner.set({"scan": "]C0A1"}, 3.0) == []
    scanner.received(b"\x16T\r", 4.0)
    assert scanner.set({"scan": "]C0A1"}, 34.5) == []
    scanner.received(b"\x16T\r\x16U\r", 40.0)
    assert scanner.state() == scanner.state() | {"lit": False, "triggered": True, "missed": 3, "sent": 1}


def test_what_it_has_not_is_refused_and_changes_nothing() -> None:
    scanner = HoneywellEmulator()
    for values in ({"triggered": 1}, {"triggered": True, "paper": "out"}, {"triggered": True, "scan": "]F0A1B"}):
        with pytest.raises(ValueError):
            scanner.set(values, 1.0)
    assert scanner.state()["triggered"] is False
