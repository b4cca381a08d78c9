from __future__ import annotations

import base64
from collections.abc import Sequence

import pytest

from drivers.emulators.base import Act, Say
from drivers.emulators.escpos import EscposEmulator

ASK_ALL = bytes.fromhex("10 04 01 10 04 02 10 04 03 10 04 04")
PROCESS = bytes.fromhex("1D 28 48 06 00 30 30") + b"ABCD"
DONE = b"\x37\x22ABCD\x00"
AUTO_STATUS = b"\x1d\x61\x0f"
CUT = b"\x1d\x56\x42\x00"


def said(acts: Sequence[Act]) -> bytes:
    return b"".join(act.data for act in acts if isinstance(act, Say))


@pytest.fixture
def printer() -> EscposEmulator:
    printer = EscposEmulator()
    printer.connected(0.0)
    return printer


@pytest.mark.parametrize(
    ("state", "answers"),
    [
        ({}, "12 12 12 12"),
        ({"paper": "near_end"}, "12 12 12 1E"),
        ({"paper": "out"}, "1A 32 12 7E"),
        ({"cover_open": True}, "1A 16 12 12"),
        ({"cutter_error": True}, "1A 52 1A 12"),
    ],
)
def test_real_time_status_is_answered_in_every_state(
    printer: EscposEmulator, state: dict[str, object], answers: str
) -> None:
    printer.set(state, 0.0)
    assert said(printer.received(ASK_ALL, 0.0)) == bytes.fromhex(answers)


def test_real_time_status_is_answered_in_the_middle_of_a_picture_and_in_pieces(printer: EscposEmulator) -> None:
    assert said(printer.received(b"\x1d\x76\x30\x00\x48\x00\x1e\x00\x00\x10", 0.0)) == b""
    assert said(printer.received(b"\x04", 0.0)) == b""
    assert said(printer.received(b"\x01", 0.0)) == b"\x12"


def test_automatic_status_comes_at_once_and_on_change_only(printer: EscposEmulator) -> None:
    assert said(printer.set({"paper": "near_end"}, 0.0)) == b""
    assert said(printer.received(AUTO_STATUS, 0.0)) == bytes.fromhex("10 00 03 00")
    assert said(printer.set({"paper": "near_end"}, 0.0)) == b""
    assert said(printer.set({"cover_open": True}, 0.0)) == bytes.fromhex("38 00 03 00")


def test_a_receipt_is_its_lines_and_its_bytes_and_its_id_comes_after_them(printer: EscposEmulator) -> None:
    job = b"\x1b@Milk\n\x1c&" + "牛奶".encode("gb18030") + b"\x1c.\n" + CUT
    assert said(printer.received(job + PROCESS, 0.0)) == DONE
    state = printer.state()
    assert state["printed"] == [["Milk", "牛奶"]]
    assert state["receipts_bytes"] == [base64.b64encode(job).decode()]


def test_printing_takes_its_time(printer: EscposEmulator) -> None:
    printer.set({"line_ms": 100}, 0.0)
    assert said(printer.received(b"\x1b@A\nB\n" + PROCESS, 5.0)) == b""
    assert said(printer.ticked(5.1)) == b""
    assert printer.deadline == pytest.approx(5.2)
    assert said(printer.ticked(5.2)) == DONE


def test_paper_ends_in_the_middle_and_only_a_recovery_goes_on(printer: EscposEmulator) -> None:
    printer.received(AUTO_STATUS, 0.0)
    printer.set({"paper_left_lines": 2}, 0.0)
    assert said(printer.received(b"\x1b@A\nB\nC\nD\n" + CUT + PROCESS, 0.0)) == bytes.fromhex("18 00 0F 00")
    assert said(printer.received(b"\x10\x05\x02", 0.0)) == b""
    assert said(printer.set({"paper": "ok"}, 0.0)) == bytes.fromhex("18 01 00 00")
    assert said(printer.received(b"\x10\x04\x01", 0.0)) == b"\x3a"
    assert printer.state()["printed"] == [["A", "B"]]
    assert printer.state()["receipts_cut"] == [False]


def test_going_on_prints_the_rest_and_forgetting_prints_nothing(printer: EscposEmulator) -> None:
    for command, pieces in ((b"\x10\x05\x01", [["A"], ["B"]]), (b"\x10\x05\x02", [["A"]])):
        printer = EscposEmulator()
        printer.set({"paper_left_lines": 1}, 0.0)
        printer.received(b"\x1b@A\nB\n" + CUT + PROCESS, 0.0)
        printer.set({"paper": "ok"}, 0.0)
        assert said(printer.received(command, 0.0)) == (DONE if len(pieces) == 2 else b"")
        assert printer.state()["printed"] == pieces


def test_paper_out_at_rest_needs_no_recovery(printer: EscposEmulator) -> None:
    printer.set({"paper": "out"}, 0.0)
    printer.set({"paper": "ok"}, 0.0)
    assert printer.state()["online"] is True


def test_ten_receipts_are_kept_and_all_are_counted(printer: EscposEmulator) -> None:
    for number in range(12):
        printer.received(b"\x1b@%d\n" % number + CUT, 0.0)
    state = printer.state()
    assert state["receipts"] == 12
    assert state["printed"] == [[str(number)] for number in range(2, 12)]


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"weight_g": 1}, "a printer has no 'weight_g'"),
        ({"paper": "blue"}, "paper is one of ok, near_end, out, not 'blue'"),
        ({"paper_left_lines": -1}, "paper_left_lines is a number of lines or null, not -1"),
        ({"line_ms": "slow"}, "line_ms is a number of milliseconds, not 'slow'"),
        ({"cover_open": 1}, "cover_open is true or false, not 1"),
    ],
)
def test_what_a_printer_has_not_is_refused(printer: EscposEmulator, values: dict[str, object], reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        printer.set(values, 0.0)
