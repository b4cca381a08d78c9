"""The terminal server's words by hand: IAC is FF, WILL FB, WONT FC, DO FD, DONT FE, SB FA, SE F0; COM-PORT is 2C."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.link.line import LineSettings
from drivers.link.telnet import ComPort, escaped

SCALE = LineSettings(9600, 7, "E", 1)
AGREED = bytes.fromhex("FF FD 00 FF FD 03 FF FD 2C FF FB 00 FF FB 03")
CONFIRMED = bytes.fromhex(
    "FF FA 2C 65 00 00 25 80 FF F0 FF FA 2C 66 07 FF F0 FF FA 2C 67 03 FF F0 FF FA 2C 68 01 FF F0 FF FA 2C 69 01 FF F0"
)


def said(port: ComPort) -> str:
    words, port.to_send = bytes(port.to_send).hex(" ").upper(), bytearray()
    return words


def test_it_offers_binary_both_ways_and_asks_for_the_port() -> None:
    assert said(ComPort(SCALE)) == "FF FB 00 FF FB 03 FF FB 2C FF FD 00 FF FD 03"


def test_the_line_is_set_once_the_server_agrees() -> None:
    port = ComPort(SCALE)
    said(port)
    assert port.received(AGREED) == b""
    words = said(port)
    assert words.startswith(
        "FF FA 2C 01 00 00 25 80 FF F0 FF FA 2C 02 07 FF F0 FF FA 2C 03 03 FF F0 FF FA 2C 04 01 FF F0"
    )
    assert not port.ready
    assert port.received(CONFIRMED) == b""
    assert port.ready
    assert said(port) == ""


def test_it_is_not_ready_before_each_setting_is_confirmed() -> None:
    for missing in ("65 00 00 25 80", "66 07", "67 03", "68 01"):
        port = ComPort(SCALE)
        port.received(AGREED)
        port.received(CONFIRMED.replace(bytes.fromhex(f"FF FA 2C {missing} FF F0"), b""))
        assert not port.ready


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ("FF FA 2C 65 00 00 4B 00 FF F0", "its line has 19200 baud, not 9600 baud"),
        ("FF FA 2C 66 08 FF F0", "its line has 8 data bits, not 7 data bits"),
        ("FF FA 2C 67 01 FF F0", "its line has parity N, not parity E"),
        ("FF FA 2C 67 05 FF F0", "its line has parity 05, not parity E"),
        ("FF FA 2C 68 02 FF F0", "its line has 2 stop bits, not 1 stop bits"),
        ("FF FE 2C", "it does not let its line be set (no COM-PORT option)"),
        ("FF FE 00", "it does not carry every byte as it is (no binary transmission)"),
        ("FF FC 00", "it does not carry every byte as it is (no binary transmission)"),
    ],
)
def test_a_server_that_cannot_do_it_is_told_in_words(answer: str, words: str) -> None:
    port = ComPort(SCALE)
    port.received(AGREED + CONFIRMED)
    port.received(bytes.fromhex(answer))
    assert (port.refusal, port.ready) == (words, False)


def test_what_it_does_not_know_is_refused_once_and_what_is_agreed_is_not_answered_again() -> None:
    port = ComPort(SCALE)
    port.received(AGREED)
    said(port)
    port.received(bytes.fromhex("FF FB 01 FF FD 18"))
    assert said(port) == "FF FE 01 FF FC 18"
    port.received(AGREED * 3 + bytes.fromhex("FF FC 01 FF FE 18 FF F1"))
    assert said(port) == ""


def test_bytes_of_the_device_are_told_from_the_negotiation() -> None:
    port = ComPort(SCALE)
    stream = b"\x02 1" + bytes.fromhex("FF FF FF F1 FF FA 2C 6A 00 FF F0 FF FA 18 FF FF 01 FF F0") + b".250\r"
    assert port.received(AGREED + stream) == b"\x02 1\xff.250\r"


@given(st.binary(max_size=400), st.lists(st.integers(0, 400)))
def test_any_bytes_in_any_pieces_are_the_same_and_raise_nothing(stream: bytes, cuts: list[int]) -> None:
    whole, pieces = ComPort(SCALE), ComPort(SCALE)
    ends = sorted({0, len(stream), *(cut for cut in cuts if cut < len(stream))})
    came = b"".join(pieces.received(stream[start:end]) for start, end in itertools.pairwise(ends))
    assert came == whole.received(stream)
    assert pieces.to_send == whole.to_send
    assert (pieces.ready, pieces.refusal) == (whole.ready, whole.refusal)


@given(st.binary(max_size=400))
def test_a_devices_bytes_pass_whatever_they_are(data: bytes) -> None:
    assert ComPort(SCALE).received(escaped(data)) == data


def test_a_subnegotiation_without_an_end_is_not_kept() -> None:
    port = ComPort(SCALE)
    port.received(b"\xff\xfa\x2c" + b"x" * 1_000_000)
    assert len(port._sub) == 64


def test_a_server_that_offers_without_end_and_reads_nothing_fills_no_memory() -> None:
    port = ComPort(SCALE)
    port.received(bytes.fromhex("FF FB 18") * 10_000)
    assert len(port.to_send) < 2_000
    assert port.refusal == "it offers option after option and reads no answer"
