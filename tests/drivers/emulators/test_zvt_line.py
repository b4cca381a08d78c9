from __future__ import annotations

import pytest

from drivers.emulators.base import Faults
from drivers.emulators.zvt_faults import FAULTS
from drivers.emulators.zvt_line import SerialLine, check_bytes, make_block

YES = bytes.fromhex("80 00 00")
BLOCK = bytes.fromhex("10 02 80 00 00 10 03 F5 1F")


def line(*faults: str) -> SerialLine:
    made = SerialLine(Faults(FAULTS))
    for name in faults:
        made._faults.set(name, True)
    return made


def heard(one: SerialLine, data: bytes, now: float = 0.0) -> list[bytes]:
    return list(one.take(data, now))


@pytest.mark.parametrize(
    ("message", "check"), [("80 00 00", "F5 1F"), ("06 0F 00", "C6 33"), ("06 01 07 04 00 00 00 00 12 10", "4B B1")]
)
def test_the_checksum_is_that_of_the_known_vectors(message: str, check: str) -> None:
    assert check_bytes(bytes.fromhex(message)) == bytes.fromhex(check)


def test_a_block_is_read_in_any_pieces_and_acknowledged() -> None:
    one = line()
    assert [heard(one, bytes([byte])) for byte in BLOCK][-1] == [YES]
    assert one.said() == b"\x06"


def test_a_wrong_checksum_and_a_pause_are_refused() -> None:
    one = line()
    assert heard(one, BLOCK[:-1] + b"\0") == []
    assert one.said() == b"\x15"
    heard(one, BLOCK[:5], 1.0)
    one.tick(1.2)
    assert one.said() == b"\x15"


def test_garbage_before_a_block_is_skipped() -> None:
    assert heard(line(), b"\xff\x10\x77" + BLOCK) == [YES]


def test_a_block_without_an_answer_goes_out_three_times() -> None:
    one = line()
    one.send(YES)
    one.start(0.0)
    for moment in (5.0, 10.0, 15.0):
        assert one.deadline == moment
        one.tick(moment)
    assert one.said() == BLOCK * 3
    assert one.gave_up
    assert not one.busy


def test_a_repetition_is_acknowledged_and_not_told_again() -> None:
    one = line("no_ack")
    assert heard(one, BLOCK) == [YES]
    assert one.said() == b""
    assert heard(one, BLOCK) == []
    assert one.said() == b"\x06"


def test_the_next_block_waits_for_the_answer_and_goes_with_it() -> None:
    one = line("bad_check")
    one.send(YES)
    one.send(YES)
    one.start(0.0)
    assert one.said()[-1] == BLOCK[-1] ^ 0xFF
    heard(one, b"\x15")
    assert one.said() == BLOCK
    heard(one, b"\x06")
    assert one.said() == BLOCK
    assert make_block(YES) == BLOCK
