from __future__ import annotations

import re
from pathlib import Path

import pytest

from drivers.contract import (
    DeviceFault,
    DeviceOffline,
    DeviceOnline,
    DeviceTrouble,
    Document,
    DrawerEnded,
    DrawerOutcome,
    FaultKind,
    Paper,
    PrintEnded,
    PrinterStatus,
    PrintOutcome,
    QrLine,
    TextLine,
)
from drivers.printers.drawer import DrawerPort
from drivers.printers.escpos import CUT_OFF
from tests.drivers.printers.desk import ASK_ALL, DRAWER, FINE, GONE, IDLE, MARK, Desk

TRANSCRIPTS = Path(__file__).parents[2] / "transcripts"

RECOVER = bytes.fromhex("10 05 02")
READY = PrinterStatus(online=True, paper=Paper.OK, cover_open=False, cutter_error=False)
LONG = Document(tuple(TextLine(f"第{number}行") for number in range(6)))


def dialogues() -> list[object]:
    return [*_written("escpos.txt", None), *_written("escpos-drawer.txt", DRAWER)]


def _written(name: str, drawer: DrawerPort | None) -> list[object]:
    parts = re.split(r"^\[(.+)\]$", (TRANSCRIPTS / name).read_text(), flags=re.MULTILINE)
    said = zip(parts[1::2], parts[2::2], strict=True)
    return [pytest.param(drawer, body.split("\n"), id=title) for title, body in said]


@pytest.fixture
def desk() -> Desk:
    """A printer that is there and ready."""
    desk = Desk()
    desk.says(IDLE + FINE)
    desk.told()
    desk.sends()
    return desk


@pytest.mark.parametrize(("drawer", "lines"), dialogues())
def test_the_dialogue_goes_as_written(drawer: DrawerPort | None, lines: list[str]) -> None:
    desk = Desk(drawer=drawer)
    for line in filter(None, lines):
        kind, _, rest = line.partition(" ")
        marked = rest
        for at, byte in enumerate(desk.mark, 1):
            marked = marked.replace(f"M{at}", f"{byte:02X}")
        match kind:
            case ">":
                expected = bytes.fromhex(marked)
                assert desk.sent[: len(expected)].hex(" ") == expected.hex(" ")
                desk.sent = desk.sent[len(expected) :]
            case "<":
                desk.says(bytes.fromhex(marked))
            case "=":
                assert repr(desk.readings.pop(0)) == rest
            case ".":
                desk.now += float(rest)
                desk.take(desk.driver.ticked(desk.now))
            case "print":
                desk.asks(rest)
            case "open":
                desk.opens(rest)
    assert desk.readings == []
    assert desk.sent == b""


def test_receipts_queue_and_each_ends_once(desk: Desk) -> None:
    desk.asks("first")
    desk.asks("second")
    desk.says(FINE)
    first = desk.mark
    desk.confirms()
    desk.says(FINE)
    assert desk.mark != first
    desk.says(b"\x37\x22" + first + b"\x00")
    desk.confirms()
    assert desk.ends() == [("first", PrintOutcome.PRINTED), ("second", PrintOutcome.PRINTED)]


def test_nothing_of_a_receipt_is_sent_before_the_printer_says_that_it_can(desk: Desk) -> None:
    desk.asks("first")
    assert desk.sends() == ASK_ALL
    desk.says(bytes.fromhex("1A 32 12 7E"))
    assert desk.sends() == b""
    assert desk.ends() == [("first", PrintOutcome.FAILED)]


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        ("1A 16 12 12", "the printer's cover is open"),
        ("1A 32 12 7E", "the printer is out of paper"),
        ("1A 52 1A 12", "the printer's cutter is stuck"),
        ("1A 52 32 12", "the printer reports an error that needs service"),
    ],
)
def test_trouble_in_the_middle_fails_the_receipt_and_all_that_wait(desk: Desk, status: str, reason: str) -> None:
    desk.asks("first")
    desk.asks("second")
    desk.says(FINE)
    desk.passes(1.0)
    desk.says(bytes.fromhex(status))
    ends = [end for end in desk.told() if isinstance(end, PrintEnded)]
    assert ends == [
        PrintEnded("first", PrintOutcome.FAILED, f"{reason}, in the middle of the receipt"),
        PrintEnded("second", PrintOutcome.FAILED, reason),
    ]


def test_paper_near_its_end_prints(desk: Desk) -> None:
    desk.asks("first")
    desk.says(bytes.fromhex("12 12 12 1E"))
    desk.confirms()
    assert desk.ends() == [("first", PrintOutcome.PRINTED)]


def test_a_hot_head_pauses_and_goes_on(desk: Desk) -> None:
    desk.asks("first")
    desk.says(FINE)
    desk.says(bytes.fromhex("18 40 00 00"))
    desk.says(IDLE)
    desk.confirms()
    assert desk.ends() == [("first", PrintOutcome.PRINTED)]


def test_without_a_printer_a_receipt_fails_at_once() -> None:
    desk = Desk()
    desk.asks("first")
    assert desk.told() == [PrintEnded("first", PrintOutcome.FAILED, "the printer does not answer")]


def test_what_cannot_be_printed_fails_with_the_reason_and_the_next_one_prints(desk: Desk) -> None:
    desk.asks("first", Document((QrLine("x" * 4000),)))
    desk.asks("second")
    desk.says(FINE)
    desk.confirms()
    assert desk.ends() == [("first", PrintOutcome.FAILED), ("second", PrintOutcome.PRINTED)]


def test_a_long_receipt_goes_in_slices_each_after_the_printer_came_past_the_last(desk: Desk) -> None:
    desk.asks("first", LONG)
    desk.sends()
    desk.says(FINE)
    slices = 1
    while not MARK.search(sent := desk.sends()):
        assert sent.endswith(b"\x10\x04\x01")
        assert len(sent) < 5000
        desk.says(b"\x12")
        slices += 1
    assert slices > 2
    desk.confirms()
    assert desk.ends() == [("first", PrintOutcome.PRINTED)]


def test_a_link_lost_before_all_was_sent_is_a_failure(desk: Desk) -> None:
    desk.asks("first", LONG)
    desk.asks("second")
    desk.says(FINE)
    desk.loses_the_link()
    assert desk.told() == [
        DeviceOffline(GONE),
        PrintEnded("first", PrintOutcome.FAILED, "the link was lost in the middle: the cable was pulled"),
        PrintEnded("second", PrintOutcome.FAILED, "the cable was pulled"),
    ]


def test_a_link_lost_after_all_was_sent_leaves_it_open_whether_it_is_on_paper(desk: Desk) -> None:
    desk.asks("first")
    desk.says(FINE)
    desk.loses_the_link()
    assert desk.ends() == [("first", PrintOutcome.NOT_CONFIRMED)]


def test_a_printer_that_takes_no_bytes_has_not_printed(desk: Desk) -> None:
    desk.asks("first")
    desk.says(FINE)
    desk.loses_the_link(DeviceFault(FaultKind.SILENT, "takes no bytes"))
    assert desk.ends() == [("first", PrintOutcome.FAILED)]


def test_after_a_lost_link_half_a_picture_is_ended_and_the_piece_of_paper_cut_off(desk: Desk) -> None:
    desk.asks("first", LONG)
    desk.says(FINE)
    desk.loses_the_link()
    desk.sends()
    desk.connects()
    assert desk.sends().startswith(bytes(8192))
    desk.says(IDLE)
    assert RECOVER in desk.sends()
    desk.says(IDLE)
    desk.asks("again")
    desk.sends()
    desk.says(FINE + FINE)  # to the question on connecting, and to the one before the receipt
    assert desk.sends().startswith(CUT_OFF + b"\x1b@")


def test_a_loss_is_told_once_and_the_return_again(desk: Desk) -> None:
    desk.loses_the_link()
    desk.loses_the_link()
    desk.connects()
    desk.says(IDLE)
    assert desk.told() == [DeviceOffline(GONE), DeviceOnline(), READY]


def test_silence_in_the_middle_ends_the_receipt_and_hangs_up(desk: Desk) -> None:
    desk.asks("first")
    desk.says(FINE)
    desk.passes(6.0)
    assert desk.ends() == [("first", PrintOutcome.NOT_CONFIRMED)]
    assert desk.hang_up == "the printer does not answer"


def test_a_printer_that_answers_a_second_late_stays_online(desk: Desk) -> None:
    for _ in range(8):
        desk.now += 1.0
        desk.take(desk.driver.ticked(desk.now))
        desk.now += 1.0
        desk.says(FINE)
    assert desk.told() == []


def test_noise_is_told_once_and_makes_no_false_alarm(desk: Desk) -> None:
    desk.passes(1.0)
    desk.says(b"\x81\xff\x1e\x12" + b"\x1a\x12")  # with bytes that look like answers
    desk.says(b"\xfe" + FINE)
    told = desk.told()
    assert [type(reading) for reading in told] == [DeviceTrouble]
    assert told[0].fault.kind is FaultKind.GARBLED


def test_on_a_noisy_line_a_receipt_still_gets_through(desk: Desk) -> None:
    desk.says(b"\x99\xe3")
    desk.asks("first")
    assert b"\x1d\x61\x0f" in desk.sends()
    desk.says(b"\xe1\x12\x12\x99" + FINE)
    desk.says(b"\xc4\x37\x11" + IDLE)
    desk.says(b"\x37\x37\x22" + desk.mark + b"\x00")
    assert desk.ends() == [("first", PrintOutcome.PRINTED)]


def test_a_stuck_cutter_is_tried_again_only_after_a_hand_was_inside(desk: Desk) -> None:
    desk.asks("first")
    desk.says(FINE)
    desk.says(bytes.fromhex("18 08 00 00"))
    desk.passes(2.0)
    desk.says(bytes.fromhex("1A 52 1A 12"))
    assert RECOVER not in desk.sends()
    desk.says(bytes.fromhex("38 08 00 00"))
    desk.says(bytes.fromhex("18 08 00 00"))
    assert RECOVER in desk.sends()


def test_a_printer_without_process_ids_confirms_with_its_paper_report() -> None:
    desk = Desk("80mm-no-process-id")
    desk.says(IDLE + FINE)
    desk.asks("first")
    desk.says(FINE)
    assert desk.sends().endswith(b"A\n\x1d\x72\x01")
    desk.says(b"\x00")
    assert desk.ends() == [("first", PrintOutcome.PRINTED)]


def ends_of_the_drawer(desk: Desk) -> list[DrawerEnded]:
    return [end for end in desk.told() if isinstance(end, DrawerEnded)]


def test_without_a_drawer_none_is_opened_and_no_pulse_is_sent(desk: Desk) -> None:
    desk.opens("kick")
    assert desk.told() == [DrawerEnded("kick", DrawerOutcome.FAILED, "no drawer hangs on this printer")]
    assert desk.sends() == b""


def test_a_printer_that_is_away_opens_no_drawer_and_none_later() -> None:
    desk = Desk(drawer=DRAWER)
    desk.opens("kick")
    desk.says(IDLE + FINE)
    assert ends_of_the_drawer(desk) == [DrawerEnded("kick", DrawerOutcome.FAILED, "the printer does not answer")]
    assert DRAWER.pulse not in desk.sends()


def test_a_link_lost_after_the_pulse_leaves_it_open_whether_the_drawer_is() -> None:
    desk = Desk(drawer=DRAWER)
    desk.says(IDLE + FINE)
    desk.opens("kick")
    desk.says(FINE)
    desk.loses_the_link()
    gone = "the link was lost after the pulse: the cable was pulled"
    assert ends_of_the_drawer(desk) == [DrawerEnded("kick", DrawerOutcome.NOT_CONFIRMED, gone)]
    desk.connects()
    desk.says(bytes.fromhex("14 00 00 00"))
    assert desk.sends().count(DRAWER.pulse) == 1
    assert ends_of_the_drawer(desk) == []


def test_a_link_lost_before_the_pulse_sends_none_afterwards() -> None:
    desk = Desk(drawer=DRAWER)
    desk.says(IDLE + FINE)
    desk.opens("kick")
    desk.loses_the_link()
    desk.connects()
    desk.says(IDLE + FINE)
    assert ends_of_the_drawer(desk) == [DrawerEnded("kick", DrawerOutcome.FAILED, "the cable was pulled")]
    assert DRAWER.pulse not in desk.sends()
