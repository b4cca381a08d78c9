from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.cash.cctalk_frames import BLANK, Answer, answer_to, frame, mask
from drivers.contract import DeviceFault, FaultKind

POLL = bytes.fromhex("020001FEFF")
ACK = bytes.fromhex("01000200FD")


def test_frames_are_those_of_the_manual() -> None:
    assert frame(2, 254) == POLL
    assert frame(2, 231, b"\xff\xff") == bytes.fromhex("020201E7FFFF16")
    assert frame(2, 228, b"\x01") == bytes.fromhex("020101E40117")
    assert frame(2, 229) == bytes.fromhex("020001E518")


@given(st.integers(0, 255), st.binary(max_size=20))
def test_an_answer_is_whole_at_its_last_byte_and_not_before(header: int, data: bytes) -> None:
    body = bytes([1, len(data), 2, header]) + data
    heard = POLL + body + bytes([-sum(body) % 256])
    assert all(answer_to(POLL, heard[:end]) is None for end in range(len(heard)))
    assert answer_to(POLL, heard) == Answer(header, data)


@pytest.mark.parametrize(
    ("heard", "kind"),
    [
        (ACK, FaultKind.SETTINGS),
        (b"\x99" + POLL + ACK, FaultKind.GARBLED),
        (POLL + ACK[:-1] + b"\x00", FaultKind.GARBLED),
        (POLL + ACK + b"\x01", FaultKind.GARBLED),
        (POLL + bytes.fromhex("01000300FC"), FaultKind.GARBLED),
        (POLL + bytes.fromhex("03000200FB"), FaultKind.GARBLED),
    ],
)
def test_what_is_no_answer_is_a_fault(heard: bytes, kind: FaultKind) -> None:
    fault = answer_to(POLL, heard)
    assert isinstance(fault, DeviceFault)
    assert fault.kind is kind


@given(st.binary(max_size=600))
def test_any_bytes_are_an_answer_a_fault_or_wait(heard: bytes) -> None:
    answer_to(POLL, heard)
    answer_to(POLL, POLL + heard)


PHONE = bytes.fromhex("491775556199")


@given(st.integers(0, 255), st.binary(max_size=20))
def test_whole_frames_stand_in_a_trace_as_they_are_but_for_a_pin(header: int, data: bytes) -> None:
    sent = frame(2, header, data)
    shown = sent if header not in (218, 219) else sent[:4] + bytes([BLANK]) * (len(data) + 1)
    assert mask(sent + ACK) == shown + ACK


@given(st.binary(max_size=40))
def test_a_trace_keeps_its_length(data: bytes) -> None:
    assert len(mask(data)) == len(data)


def test_a_number_of_two_digits_a_byte_that_is_no_frame_is_blanked_and_the_frames_around_it_stay() -> None:
    assert mask(POLL + b"\xf8" + PHONE + b"\xff" + ACK) == POLL + b"\xf8" + bytes([BLANK]) * 6 + b"\xff" + ACK


def test_a_frame_that_was_cut_counts_on() -> None:
    assert mask(bytes.fromhex("0103010008")) == bytes.fromhex("0103010008")
