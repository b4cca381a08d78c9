from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.printers.replies import AutoStatus, Noise, PaperReport, ProcessDone, RealTime, Reply, ReplyReader

DONE = b"\x37\x22ABno\x00"
IDLE = b"\x10\x00\x00\x00"


@pytest.mark.parametrize(
    ("data", "replies"),
    [
        (b"\x12\x1a\x16\x7e", [RealTime(0x12), RealTime(0x1A), RealTime(0x16), RealTime(0x7E)]),
        (IDLE, [AutoStatus(IDLE)]),
        (b"\x38\x01\x0f\x0f", [AutoStatus(b"\x38\x01\x0f\x0f")]),
        (DONE, [ProcessDone(b"ABno")]),
        (IDLE + b"\x12" + DONE, [AutoStatus(IDLE), RealTime(0x12), ProcessDone(b"ABno")]),
        (b"\x10\x00\x12\x00\x00", [RealTime(0x12), AutoStatus(IDLE)]),
        (b"\x37\x22A\x12Bno\x00", [RealTime(0x12), ProcessDone(b"ABno")]),
        (b"\x10\x00" + IDLE, [Noise(0x10), Noise(0x00), AutoStatus(IDLE)]),
        (b"\x37\x41" + DONE, [Noise(0x37), Noise(0x41), ProcessDone(b"ABno")]),
        (b"\xff\x00", [Noise(0xFF), PaperReport(0x00)]),
    ],
)
def test_replies_are_told_apart(data: bytes, replies: list[Reply]) -> None:
    assert ReplyReader().feed(data) == replies


@given(st.lists(st.sampled_from([b"\x12", b"\x1a", IDLE, b"\x38\x08\x0f\x00", DONE])), st.data())
def test_however_the_wire_cuts_them_up(answers: list[bytes], data: st.DataObject) -> None:
    stream = b"".join(answers)
    reader = ReplyReader()
    replies: list[Reply] = []
    at = 0
    while at < len(stream):
        size = data.draw(st.integers(1, 5))
        replies += reader.feed(stream[at : at + size])
        at += size
    assert replies == ReplyReader().feed(stream)
    assert len(replies) == len(answers)


@given(st.binary(max_size=60))
def test_after_any_noise_a_block_is_read(noise: bytes) -> None:
    assert ReplyReader().feed(noise + IDLE)[-1] == AutoStatus(IDLE)
    assert ReplyReader().feed(noise + DONE)[-1] == ProcessDone(b"ABno")
