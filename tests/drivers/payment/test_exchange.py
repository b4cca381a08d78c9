from __future__ import annotations

import pytest

from drivers.payment.apdu import Apdu
from drivers.payment.exchange import (
    Aborted,
    Accepted,
    Completed,
    Event,
    Exchange,
    LineCame,
    Outbox,
    Progressed,
    Refused,
    ReplyCame,
    StatusCame,
)

YES, UNSUPPORTED = bytes.fromhex("80 00 00"), bytes.fromhex("84 83 00")


def begun() -> Exchange:
    exchange = Exchange(Apdu(0x0670), 10.0, Outbox())
    assert exchange.take(Apdu(0x8000), 10.0, Outbox()) == Accepted()
    return exchange


def test_the_command_goes_out_and_is_to_be_answered_within_5_s() -> None:
    out = Outbox()
    exchange = Exchange(Apdu(0x0670), 10.0, out)
    assert (bytes(out.send), exchange.deadline) == (bytes.fromhex("06 70 00"), 15.0)
    assert not exchange.late(14.9, out)
    assert exchange.late(15.0, out)
    assert out.hang_up == "the terminal did not answer the command"


@pytest.mark.parametrize(
    ("message", "event", "answer"),
    [
        (Apdu(0x04FF, b"\x0a"), Progressed(0x0A), YES),
        (Apdu(0x04FF), Progressed(0), YES),
        (Apdu(0x040F, b"\x27\x00"), StatusCame(b"\x27\x00"), b""),
        (Apdu(0x06D1, b"\x00A"), LineCame(b"\x00A"), YES),
        (Apdu(0x06D3, b"\x06\x00"), None, YES),
        (Apdu(0x0401, b"\xaa"), None, YES),
        (Apdu(0x060F, b"\x19\x00"), Completed(b"\x19\x00"), YES),
        (Apdu(0x061E, b"\x6c"), Aborted(0x6C), YES),
        (Apdu(0x061E), Aborted(0xFF), YES),
        (Apdu(0x8000), ReplyCame(0), b""),
        (Apdu(0x8483), ReplyCame(0x83), b""),
        (Apdu(0x06C0), None, UNSUPPORTED),
    ],
)
def test_each_message_of_the_terminal_is_answered_but_the_result(message: Apdu, event: Event, answer: bytes) -> None:
    out = Outbox()
    assert begun().take(message, 20.0, out) == event
    assert bytes(out.send) == answer
    assert not out.hang_up


def test_a_refused_command_never_began() -> None:
    exchange = Exchange(Apdu(0x0670), 10.0, Outbox())
    assert exchange.take(Apdu(0x849C), 10.1, Outbox()) == Refused(0x9C)
    assert not exchange.accepted


def test_a_message_before_the_answer_is_no_zvt() -> None:
    out = Outbox()
    assert Exchange(Apdu(0x0670), 10.0, Outbox()).take(Apdu(0x060F), 10.1, out) is None
    assert out.hang_up
    assert not out.send


def test_signs_of_life_start_the_long_wait_anew_and_may_change_it() -> None:
    exchange = begun()
    assert exchange.deadline == 190.0
    exchange.take(Apdu(0x04FF, b"\x0e"), 100.0, Outbox())
    assert exchange.deadline == 280.0
    exchange.take(Apdu(0x04FF, b"\x0e\x10"), 100.0, Outbox())
    assert exchange.deadline == 700.0
    exchange.take(Apdu(0x04FF, b"\x0e\x99"), 100.0, Outbox())
    assert exchange.deadline == 1000.0, "fifteen minutes are the most"
    exchange.take(Apdu(0x04FF, b"\x0e\xff"), 100.0, Outbox())
    assert exchange.deadline == 1000.0
