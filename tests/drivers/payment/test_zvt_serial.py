"""The terminal's driver on a serial line, on a desk: blocks are given by hand."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drivers.contract import (
    Confirm,
    DeviceOffline,
    FaultKind,
    Output,
    PaymentAuthorised,
    PaymentEnded,
    PaymentOutcome,
    Reading,
    Request,
)
from drivers.payment.frames import frame
from drivers.payment.zvt_serial import ZvtSerialTerminal, mask_line
from tests.drivers.payment.desk import APPROVED, AUTHORISE, DONE, GONE, HEARTBEAT, LAST_0041, PAY, REGISTERED, WELL, YES
from tests.drivers.payment.test_zvt import request

TRANSCRIPT = Path(__file__).parents[2] / "transcripts" / "zvt-serial.txt"
ACK, NAK = b"\x06", b"\x15"
REGISTER = frame(bytes.fromhex("06 00 06 00 00 00 BE 09 78"))


class Line:
    def __init__(self) -> None:
        self.driver = ZvtSerialTerminal()
        self.now = 100.0
        self.sent: list[bytes] = []
        self.readings: list[Reading] = []
        self.hung_up = ""
        self.take(self.driver.connected(self.now))

    @classmethod
    def ready(cls) -> Line:
        line = cls()
        for message in (REGISTERED[:3], REGISTERED[3:], LAST_0041[:3], LAST_0041[3:], DONE):
            line.hears(ACK + frame(message))
        line.hears(ACK)
        line.sent.clear()
        line.readings.clear()
        return line

    @classmethod
    def paying(cls) -> Line:
        line = cls.ready()
        line.asks(PAY)
        line.hears(ACK + frame(YES))
        line.sent.clear()
        return line

    def take(self, output: Output) -> None:
        if output.send:
            self.sent.append(output.send)
        self.readings += output.readings
        self.hung_up = self.hung_up or output.hang_up
        if output.hang_up:
            self.take(self.driver.disconnected(GONE, self.now))

    def hears(self, data: bytes) -> None:
        self.take(self.driver.received(data, self.now))

    def asks(self, wish: Request) -> None:
        self.take(self.driver.requested(wish, self.now))

    def passes(self, seconds: float) -> None:
        until = self.now + seconds
        while not self.hung_up and (deadline := self.driver.deadline) is not None and deadline <= until:
            self.now = max(self.now, deadline)
            self.take(self.driver.ticked(self.now))
        self.now = until

    def told(self, kind: type) -> list[Reading]:
        return [reading for reading in self.readings if isinstance(reading, kind)]


def dialogues() -> list[object]:
    parts = re.split(r"^\[(.+)\]$", TRANSCRIPT.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return [pytest.param(body.split("\n"), id=name) for name, body in zip(parts[1::2], parts[2::2], strict=True)]


@pytest.mark.parametrize("lines", dialogues())
def test_the_transcript_is_followed(lines: list[str]) -> None:
    line = Line.ready() if "ready" in lines else Line()
    told: list[str] = []
    for text in lines:
        rest = text[1:].strip()
        match text[:1]:
            case ">":
                assert line.sent.pop(0).hex(" ").upper() == rest
            case "<":
                assert not line.sent, f"before {rest}"
                line.hears(bytes.fromhex(rest))
            case "!":
                line.asks(request(rest))
            case "~":
                line.passes(float(rest))
            case "=":
                told.append(rest)
    assert [type(reading).__name__ for reading in line.readings] == told
    assert not line.sent


def test_a_block_nobody_answers_goes_out_three_times_and_then_the_line_is_given_up() -> None:
    line = Line()
    line.passes(15.1)
    assert line.sent == [REGISTER] * 3
    assert line.hung_up == "the terminal did not answer a block"
    assert [one.fault.kind for one in line.readings if isinstance(one, DeviceOffline)] == [FaultKind.SILENT]


def test_a_line_that_is_given_up_over_what_nobody_understands_is_not_silent() -> None:
    line = Line()
    line.passes(3.0)
    line.hears(b"\x55")
    line.passes(12.1)
    assert line.hung_up == "the terminal did not answer a block"
    assert [one.fault for one in line.readings if isinstance(one, DeviceOffline)] == [GONE]


def test_a_payment_whose_block_nobody_answers_is_in_doubt() -> None:
    line = Line.ready()
    line.asks(PAY)
    line.passes(15.1)
    assert line.sent == [frame(AUTHORISE)] * 3
    (ended,) = line.told(PaymentEnded)
    assert isinstance(ended, PaymentEnded)
    assert ended.outcome is PaymentOutcome.UNKNOWN


def test_an_approval_whose_answer_got_lost_comes_twice_and_is_told_once() -> None:
    line = Line.paying()
    line.hears(ACK + frame(APPROVED))
    line.hears(frame(APPROVED))
    assert line.sent == [ACK, ACK]
    assert len(line.told(PaymentAuthorised)) == 1
    line.asks(Confirm("a/1"))
    assert line.sent[2:] == [frame(YES)]
    line.hears(frame(APPROVED))  # it came once more before ours was answered
    assert line.sent[3:] == [ACK]


def test_half_a_block_is_asked_for_again_after_200_ms() -> None:
    line = Line.paying()
    line.hears(ACK + frame(APPROVED)[:9])
    line.passes(0.19)
    assert not line.sent
    line.passes(0.02)
    assert line.sent == [NAK]
    line.hears(frame(APPROVED))
    assert len(line.told(PaymentAuthorised)) == 1


def test_a_damaged_approval_approves_nothing() -> None:
    line = Line.paying()
    damaged = bytearray(frame(APPROVED))
    damaged[7] ^= 1
    line.hears(ACK + bytes(damaged))
    assert line.sent == [NAK]
    assert not line.readings


def test_a_block_that_is_no_message_closes_the_line() -> None:
    line = Line.ready()
    line.hears(frame(YES + YES))
    assert line.hung_up == "the terminal sent a block that is no message"


@settings(max_examples=100)
@given(st.lists(st.binary(min_size=1, max_size=40), min_size=1, max_size=6))
def test_random_bytes_on_the_line_never_approve(chunks: list[bytes]) -> None:
    line = Line.paying()
    for chunk in chunks:
        if not line.hung_up:
            line.hears(chunk)
            line.asks(Confirm("a/1"))
    assert not line.told(PaymentAuthorised)


def test_the_trace_shows_no_card_number_nor_the_checksum_that_would_tell_of_it() -> None:
    message = bytes.fromhex("04 0F 0D 27 00 22 F0 F8 49 29 11 99 33 44 55 62")
    shown = mask_line(ACK + frame(message) + ACK)
    assert shown.hex(" ").upper() == ("06 10 02 04 0F 0D 27 00 22 F0 F8 EE EE EE EE EE EE EE EE 10 03 EE EE 06")
    for at in range(1, len(frame(message))):
        piece = frame(message)[at:]
        assert len(mask_line(piece)) == len(piece)
        assert bytes.fromhex("49 29") not in mask_line(piece)


def with_a_block_under_way() -> Line:
    """The last completion is confirmed, and the terminal has not answered that block yet."""
    line = Line()
    for message in (REGISTERED[:3], REGISTERED[3:], LAST_0041[:3], LAST_0041[3:], DONE):
        line.hears(ACK + frame(message))
    line.readings.clear()
    line.sent.clear()
    return line


def test_what_was_said_while_a_block_is_under_way_is_no_answer_to_the_payment_that_waits() -> None:
    line = with_a_block_under_way()
    line.asks(PAY)
    line.hears(frame(bytes.fromhex("06 1E 01 6C")))
    line.passes(0.0)
    assert [one for one in line.readings if isinstance(one, PaymentEnded)] == []
    line.hears(ACK * 2)
    line.passes(0.0)
    assert line.sent[-1] == frame(AUTHORISE)


def test_a_payment_that_waits_while_the_line_is_lost_was_never_begun() -> None:
    line = with_a_block_under_way()
    line.asks(PAY)
    line.take(line.driver.disconnected(GONE, line.now))
    [end] = [one for one in line.readings if isinstance(one, PaymentEnded)]
    assert end.outcome is PaymentOutcome.CANCELLED


def test_between_two_lines_of_a_slip_the_terminal_is_waited_for_on_a_serial_line_too() -> None:
    line = Line.paying()
    assert line.driver.acknowledges
    line.hears(frame(APPROVED))
    (authorised,) = line.told(PaymentAuthorised)
    line.asks(Confirm(authorised.token))
    line.hears(ACK + frame(bytes.fromhex("06 D1 06 00") + b"hello"))
    assert not line.driver.acknowledges
    line.hears(ACK + frame(bytes.fromhex("06 D1 01 81")))
    assert line.driver.acknowledges


def test_a_terminal_on_a_line_is_asked_sooner_while_no_block_of_ours_is_on_its_way() -> None:
    line = Line.ready()
    line.take(line.driver.ask(line.now))
    assert (line.sent, line.driver.asking) == ([frame(HEARTBEAT)], True)
    line.take(line.driver.ask(line.now))
    assert line.sent == [frame(HEARTBEAT)]
    for message in (YES, WELL):
        line.hears(ACK + frame(message))
    assert line.driver.asking is False
