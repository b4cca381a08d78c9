from __future__ import annotations

import pytest

from drivers.emulators.base import Say
from drivers.emulators.ssp import SspEmulator, crc_of

SYNC, SYNCED = bytes.fromhex("7F8001116582"), bytes.fromhex("7F8001F02380")


class Talk:
    """A host that turns the bit with each question."""

    def __init__(self) -> None:
        self.validator = SspEmulator()
        self.now, self.bit = 10.0, 0

    def said(self, data: bytes) -> list[bytes]:
        return [act.data for act in self.validator.received(data, self.now) if isinstance(act, Say)]

    def asks(self, asked: str, *, again: bool = False) -> str:
        """What it answers, without frame."""
        self.bit ^= 0 if again else 0x80
        body = bytes([self.bit, len(bytes.fromhex(asked))]) + bytes.fromhex(asked)
        (said,) = self.said(b"\x7f" + body + crc_of(body).to_bytes(2, "little"))
        assert said[1] == self.bit
        return said[3:-2].hex(" ")

    def opened(self) -> Talk:
        for asked in ("02 FF FF", "0A", "07"):
            self.asks(asked)
        return self


def test_it_answers_the_makers_example_in_one_piece_or_byte_by_byte() -> None:
    talk = Talk()
    assert talk.said(SYNC) == [SYNCED]
    assert [talk.said(SYNC[at : at + 1]) for at in range(len(SYNC))] == [[]] * 5 + [[SYNCED]]


def test_it_finds_a_packet_behind_half_of_another() -> None:
    assert Talk().said(SYNC[:3] + SYNC + b"\x7f\x00") == [SYNCED]
    assert Talk().said(b"noise" + SYNC[:-1] + b"\x00" + SYNC) == [SYNCED]


def test_a_question_with_the_same_bit_is_answered_as_before_and_nothing_happens() -> None:
    talk = Talk()
    assert talk.asks("07") == "f0 f1 e8"
    assert talk.asks("07", again=True) == "f0 f1 e8"
    assert talk.asks("07") == "f0 e8"


def test_a_note_waits_in_escrow_until_it_is_polled_once_more() -> None:
    talk = Talk().opened()
    talk.validator.set({"insert": "EUR20"}, talk.now)
    assert [talk.asks("07"), talk.asks("07")] == ["f0 ef 00", "f0 ef 03"]
    assert talk.asks("18") == "f0"
    assert [talk.asks("07"), talk.asks("07")] == ["f0 cc", "f0 ee 03 cc"]
    talk.now += 1.0
    talk.validator.ticked(talk.now)
    assert talk.asks("07") == "f0 eb"
    assert talk.validator.state()["cashbox"] == ["EUR20"]
    assert talk.asks("58")[:17] == "f0 05 e9 03 00 00"


def test_a_note_that_is_refused_or_left_in_escrow_comes_back() -> None:
    talk = Talk().opened()
    for way in ("08", ""):
        talk.validator.set({"insert": "EUR5"}, talk.now)
        talk.asks("07")
        talk.asks("07")
        talk.now += 11.0
        assert talk.asks(way or "0C").startswith("f0")
        talk.validator.ticked(talk.now)
        assert talk.asks("07") == "f0 ed ec"
    assert talk.validator.state()["returned"] == ["EUR5", "EUR5"]
    assert talk.asks("08") == "f5"


def test_a_power_cut_forgets_what_was_not_told_and_not_the_notes() -> None:
    talk = Talk().opened()
    talk.validator.set({"insert": "EUR20"}, talk.now)
    for _ in range(3):
        talk.asks("07")
    talk.validator.set({"power": "cut"}, talk.now)
    assert talk.asks("07") == "f0 f1 e2 03 e8"
    assert talk.validator.state()["stacked"] == 1001
    assert talk.validator.state()["open"] is False


def test_what_it_does_not_know_or_cannot_do_is_said() -> None:
    talk = Talk()
    assert [talk.asks("33 00"), talk.asks("06"), talk.asks("06 09"), talk.asks("18")] == ["f2", "f3", "f8", "f5"]
    with pytest.raises(ValueError, match="this validator knows"):
        talk.validator.set({"insert": 20}, 0.0)
