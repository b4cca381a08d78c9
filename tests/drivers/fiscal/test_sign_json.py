"""The signing unit's driver as a dialogue, and over real wires."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.contract import (
    DeviceCondition,
    DeviceFault,
    DeviceOffline,
    DeviceOnline,
    DeviceTrouble,
    EnableScanner,
    FaultKind,
    NotSigned,
    Output,
    Reading,
    Sign,
    Signed,
)
from drivers.emulators.sign_json import signature
from drivers.fiscal.sign_json import ANSWER_S, HELLO, QUIET_S, JsonSigner
from tests.wires import plugged

WELCOME = b'{"unit": "U1", "algorithm": "A"}\n'
ANSWER = {
    "key": "k1", "unit": "U1", "algorithm": "A", "transaction": 7, "counter": 9,
    "started": "2026-11-22T10:00:00+00:00", "ended": "2026-11-22T10:00:01+00:00", "signature": "c2ln",
}  # fmt: skip
SIGNED = Signed(
    key="k1", unit="U1", algorithm="A", transaction=7, counter=9,
    started="2026-11-22T10:00:00+00:00", ended="2026-11-22T10:00:01+00:00", signature="c2ln",
)  # fmt: skip


def line(**answer: object) -> bytes:
    return json.dumps(answer).encode() + b"\n"


class Talk:
    """A driver on a desk: time passes by hand."""

    def __init__(self) -> None:
        self.driver = JsonSigner()
        self.now = 100.0
        self.sent = b""
        self.readings: list[Reading] = []
        self.hung_up = ""
        self.take(self.driver.connected(self.now))

    def take(self, output: Output) -> Talk:
        self.sent += output.send
        self.readings += output.readings
        self.hung_up = output.hang_up or self.hung_up
        return self

    def unit_says(self, data: bytes) -> Talk:
        return self.take(self.driver.received(data, self.now))

    def lane_asks(self, key: str = "k1", data: str = "RECEIPT") -> Talk:
        return self.take(self.driver.requested(Sign(key, data), self.now))

    def waits(self, seconds: float) -> Talk:
        self.now += seconds
        return self.take(self.driver.ticked(self.now))

    def told(self) -> list[Reading]:
        told, self.readings = self.readings, []
        return told


def online() -> Talk:
    talk = Talk().unit_says(WELCOME)
    talk.sent, talk.readings = b"", []
    return talk


def test_a_unit_is_greeted_and_then_there() -> None:
    talk = Talk()
    assert talk.sent == HELLO
    assert talk.told() == []
    assert talk.unit_says(WELCOME).told() == [DeviceOnline("U1")]


def test_a_receipt_is_signed_once_asked() -> None:
    talk = online().lane_asks()
    assert json.loads(talk.sent) == {"do": "sign", "key": "k1", "data": "RECEIPT"}
    assert talk.unit_says(line(**ANSWER)).told() == [SIGNED]


def test_an_answer_in_pieces_is_one() -> None:
    talk = online().lane_asks()
    for byte in line(**ANSWER):
        talk.unit_says(bytes([byte]))
    assert talk.told() == [SIGNED]


def test_questions_are_asked_one_after_the_other() -> None:
    talk = online().lane_asks("k1").lane_asks("k2")
    assert talk.sent.count(b"\n") == 1
    talk.unit_says(line(**ANSWER))
    assert b'"k2"' in talk.sent
    assert talk.unit_says(line(key="k2", refused="memory_full", reason="full")).told() == [
        SIGNED,
        NotSigned("k2", "memory_full: full"),
    ]


def test_a_unit_that_does_not_answer_is_lost_and_nobody_is_left_waiting() -> None:
    talk = online().lane_asks("k1").lane_asks("k2").waits(ANSWER_S)
    silent = DeviceFault(FaultKind.SILENT, "the signing unit does not answer")
    assert talk.told() == [NotSigned("k1", silent.detail), NotSigned("k2", silent.detail), DeviceOffline(silent)]
    assert talk.hung_up
    assert talk.lane_asks("k3").told() == [NotSigned("k3", "the signing unit does not answer")]


def test_a_pulled_cable_is_told_once() -> None:
    talk = online().lane_asks()
    gone = DeviceFault(FaultKind.UNPLUGGED, "no unit")
    assert talk.take(talk.driver.disconnected(gone, talk.now)).told() == [
        NotSigned("k1", "no unit"),
        DeviceOffline(gone),
    ]
    assert talk.driver.deadline is None
    assert talk.take(talk.driver.disconnected(gone, talk.now)).told() == []


def test_a_quiet_unit_is_greeted_again_and_silence_is_noticed() -> None:
    talk = online().waits(QUIET_S)
    assert talk.sent == HELLO
    assert talk.unit_says(WELCOME).told() == []
    talk.waits(QUIET_S).waits(ANSWER_S)
    assert [type(one) for one in talk.told()] == [DeviceOffline]


def test_a_receipt_asked_for_during_a_greeting_waits_its_turn() -> None:
    talk = online().waits(QUIET_S).lane_asks()
    assert talk.sent == HELLO
    assert b'"k1"' in talk.unit_says(WELCOME).sent


def test_a_unit_that_refuses_to_work_is_not_there() -> None:
    talk = Talk().unit_says(line(key=None, refused="self_test", reason="failed"))
    assert talk.told() == [DeviceOffline(DeviceFault(FaultKind.REFUSED, "self_test: failed"))]


@pytest.mark.parametrize(
    "wrong",
    [
        b"\n",
        b"nonsense\n",
        b"[]\n",
        b"{}\n",
        b'{"key": "other", "signature": "x"}\n',
        b"\xff\xfe\n",
        b"[" * 9000 + b"\n",
    ],
)
def test_a_line_that_answers_nothing_is_dropped(wrong: bytes) -> None:
    talk = online().lane_asks().unit_says(wrong)
    assert [type(one) for one in talk.told()] == [DeviceTrouble]
    assert talk.unit_says(line(**ANSWER)).told() == [SIGNED]


def test_half_an_answer_is_no_signature() -> None:
    talk = online().lane_asks().unit_says(line(key="k1", unit="U1"))
    assert talk.told() == [NotSigned("k1", "the signing unit's answer is not whole")]


def test_an_answer_without_an_end_costs_the_link() -> None:
    talk = online().lane_asks().unit_says(b"x" * 20_000)
    assert talk.hung_up == "an answer without an end"
    assert isinstance(talk.told()[0], NotSigned)


def test_what_is_not_for_it_changes_nothing() -> None:
    talk = online()
    assert talk.take(talk.driver.requested(EnableScanner(), talk.now)).told() == []


@given(st.lists(st.binary(max_size=40) | st.sampled_from([WELCOME, line(**ANSWER), b"\n"]), max_size=12))
def test_any_bytes_have_an_answer_and_each_question_ends_once(chunks: list[bytes]) -> None:
    talk = online().lane_asks()
    for chunk in chunks:
        talk.unit_says(chunk)
    talk.waits(ANSWER_S + QUIET_S).waits(ANSWER_S + QUIET_S)
    talk.take(talk.driver.disconnected(DeviceFault(FaultKind.UNPLUGGED, ""), talk.now))
    assert len([one for one in talk.told() if isinstance(one, Signed | NotSigned)]) == 1


@pytest.mark.parametrize("wire", ["tcp", "pty"])
def test_over_a_real_wire_a_receipt_has_one_signature_however_often_it_is_asked_for(wire: str, tmp_path: Path) -> None:
    with plugged("sign-json", wire, tmp_path) as unit:
        unit.online()
        unit.pump.submit(Sign("a1", "RECEIPT-V1;4-000001"))
        first = unit.told_a(Signed)
        unit.forget()
        unit.pump.submit(Sign("a1", "RECEIPT-V1;4-000001"))
        assert unit.told_a(Signed) == first
        unit.pump.submit(Sign("a1", "RECEIPT-V1;4-000002"))
        assert "conflict" in unit.told_a(NotSigned).reason
        (booked,) = unit.emulator.state()["signed"]
        assert first.signature == signature(booked, "RECEIPT-V1;4-000001")


def test_a_unit_unplugged_in_mid_question_has_signed_it_when_it_is_back(tmp_path: Path) -> None:
    with plugged("sign-json", "tcp", tmp_path) as unit:
        unit.online()
        unit.host.fault("silence", value=True)
        unit.pump.submit(Sign("a1", "RECEIPT"))
        unit.told_a(NotSigned)
        unit.host.fault("unplug", value=True)
        unit.host.clear("silence")
        unit.forget()
        unit.host.clear("unplug")
        unit.online()
        unit.pump.submit(Sign("a1", "RECEIPT"))
        assert unit.told_a(Signed).transaction == 1


def test_a_unit_says_when_it_is_greeted_that_it_would_refuse_to_sign_and_when_it_no_longer_would() -> None:
    talk = online().waits(QUIET_S)
    refusing = line(unit="U1", algorithm="A", refuses="self_test")
    broken = DeviceCondition(DeviceFault(FaultKind.MECHANISM, "its self-test has failed"))
    assert talk.unit_says(refusing).told() == [broken]
    assert talk.waits(QUIET_S).unit_says(refusing).told() == []
    assert talk.waits(QUIET_S).unit_says(WELCOME).told() == [DeviceCondition(None)]


def test_a_unit_that_would_refuse_is_asked_all_the_same_for_it_may_know_the_receipt() -> None:
    talk = online().waits(QUIET_S)
    talk.unit_says(line(unit="U1", algorithm="A", refuses="memory_full")).told()
    assert talk.lane_asks().unit_says(line(**ANSWER)).told() == [SIGNED]
