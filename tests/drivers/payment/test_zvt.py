from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drivers.contract import (
    AbortPayment,
    Confirm,
    DeviceCondition,
    DeviceFault,
    DeviceOffline,
    Diagnose,
    EndOfDay,
    FaultKind,
    GiveBack,
    LogOff,
    Pay,
    PaymentAuthorised,
    PaymentEnded,
    PaymentOutcome,
    Refuse,
    Request,
    ResolvePayment,
    TakeBack,
)
from drivers.payment.exchange import T3_S
from drivers.payment.zvt import FIRST_BEAT_S, ZvtTerminal
from tests.drivers.payment.desk import (
    APPROVED,
    AUTHORISE,
    DONE,
    GONE,
    HEARTBEAT,
    LAST_0041,
    PAY,
    REGISTERED,
    WELL,
    YES,
    Desk,
    ended,
)

TRANSCRIPT = Path(__file__).parents[2] / "transcripts" / "zvt.txt"
KINDS = (Pay, TakeBack, GiveBack, AbortPayment, Confirm, Refuse, ResolvePayment, EndOfDay, Diagnose, LogOff)
REQUESTS = {kind.__name__: kind for kind in KINDS}


def dialogues() -> list[object]:
    parts = re.split(r"^\[(.+)\]$", TRANSCRIPT.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return [pytest.param(body.split("\n"), id=name) for name, body in zip(parts[1::2], parts[2::2], strict=True)]


def request(text: str) -> Request:
    return eval(text, {"__builtins__": {}}, REQUESTS)


@pytest.mark.parametrize("lines", dialogues())
def test_the_transcript_is_followed(lines: list[str]) -> None:
    desk = Desk.ready() if "ready" in lines else Desk()
    told: list[str] = []
    for line in lines:
        rest = line[1:].strip()
        match line[:1]:
            case ">":
                assert desk.sent.pop(0).hex(" ").upper() == rest
            case "<":
                assert not desk.sent, f"before {rest}"
                desk.hears(bytes.fromhex(rest))
            case "!":
                desk.asks(request(rest))
            case "~":
                desk.passes(float(rest))
            case "=":
                told.append(rest)
    assert [re.sub(r"deadline=[0-9.]+", "deadline=SOON", str(reading)) for reading in desk.readings] == told
    assert not desk.sent
    assert not desk.hung_up


@pytest.mark.parametrize("moment", ["asked", "accepted", "progress", "withheld", "confirmed", "declined"])
def test_a_link_lost_after_the_request_left_is_unknown_exactly_once(moment: str) -> None:
    desk = Desk.ready()
    desk.asks(PAY)
    for name, step in (
        ("accepted", lambda: desk.hears(YES)),
        ("progress", lambda: desk.hears(bytes.fromhex("04 FF 01 0A"))),
        ("declined", lambda: desk.hears(bytes.fromhex("04 0F 02 27 05"))),
        ("withheld", lambda: desk.hears(APPROVED)),
        ("confirmed", lambda: desk.asks(Confirm("a/1"))),
    ):
        if moment == "asked" or (name == "declined" and moment != "declined"):
            continue
        step()
        if name == moment:
            break
    desk.take(desk.driver.disconnected(GONE, desk.now))
    desk.take(desk.driver.disconnected(GONE, desk.now))
    assert ended(desk) == PaymentEnded("a", PaymentOutcome.UNKNOWN, None, GONE.detail)
    assert desk.readings.count(DeviceOffline(GONE)) == 1


def test_nothing_is_sent_for_a_payment_while_disconnected_and_the_end_says_so() -> None:
    driver = ZvtTerminal()
    output = driver.requested(PAY, 1.0)
    reason = "the terminal is not connected; nothing was sent to the terminal"
    assert output.readings == (PaymentEnded("a", PaymentOutcome.CANCELLED, None, reason),)
    assert not output.send


def test_nothing_is_sent_for_a_payment_before_the_terminal_is_ready() -> None:
    desk = Desk()
    desk.sent.clear()
    desk.asks(PAY)
    assert not desk.sent
    assert ended(desk).reason == "the terminal is not ready; nothing was sent to the terminal"


def test_a_terminal_is_registered_for_the_stores_currency_and_asked_for_no_other() -> None:
    driver = ZvtTerminal("CHF")
    assert driver.connected(1.0).send.endswith(bytes.fromhex("BE 07 56"))
    for data in (REGISTERED.replace(b"\x09\x78", b"\x07\x56"), LAST_0041, DONE):
        driver.received(data, 1.0)
    asked = driver.requested(PAY, 1.0)
    assert not asked.send
    (over,) = asked.readings
    assert isinstance(over, PaymentEnded)
    assert (over.outcome, over.reason) == (
        PaymentOutcome.CANCELLED,
        "the terminal takes CHF, asked was EUR; nothing was sent to the terminal",
    )
    assert driver.requested(Pay("b", 1234, "CHF"), 1.0).send


def test_a_terminal_that_tells_another_currency_than_it_was_registered_for_is_asked_for_no_money() -> None:
    driver = ZvtTerminal("EUR")
    driver.connected(1.0)
    for data in (REGISTERED.replace(b"\x09\x78", b"\x07\x56"), LAST_0041, DONE):
        driver.received(data, 1.0)
    asked = driver.requested(PAY, 1.0)
    assert not asked.send
    assert "the terminal takes CHF, asked was EUR" in str(asked.readings)


def test_a_second_payment_is_turned_away_and_the_first_goes_on() -> None:
    desk = Desk.paying()
    desk.asks(Pay("b", 500, "EUR"))
    desk.asks(PAY)  # the same one once more is under way already
    assert ended(desk) == PaymentEnded(
        "b", PaymentOutcome.CANCELLED, None, "another payment is running; nothing was sent to the terminal"
    )
    desk.hears(APPROVED)
    assert len(desk.told(PaymentAuthorised)) == 1
    assert not desk.sent


@pytest.mark.parametrize("ask", [Pay("a", 0, "EUR"), Pay("a", -5, "EUR"), Pay("a", 10**12, "EUR"), Pay("a", 5, "XYZ")])
def test_what_no_terminal_can_take_is_not_sent(ask: Pay) -> None:
    desk = Desk.ready()
    desk.asks(ask)
    assert not desk.sent
    assert ended(desk).outcome is PaymentOutcome.CANCELLED
    desk.asks(PAY)
    assert desk.sent == [AUTHORISE]


def test_a_payment_asked_for_during_a_heartbeat_waits_for_its_end() -> None:
    desk = Desk.ready()
    desk.passes(60.0)
    assert desk.sent == [HEARTBEAT]
    desk.asks(PAY)
    assert desk.sent == [HEARTBEAT]
    desk.hears(YES + bytes.fromhex("06 0F 01 00"))
    desk.passes(0.0)
    assert desk.sent[1:] == [YES, AUTHORISE]


def test_what_comes_together_with_the_end_of_a_heartbeat_is_no_answer_to_the_payment_that_waited_for_it() -> None:
    desk = Desk.ready()
    desk.passes(60.0)
    desk.asks(PAY)
    desk.hears(YES + bytes.fromhex("06 0F 01 00") + bytes.fromhex("06 1E 01 6C"))
    assert not desk.told(PaymentEnded)
    desk.passes(0.0)
    assert desk.sent[-1] == AUTHORISE


def test_a_payment_held_while_the_link_is_lost_was_never_sent() -> None:
    desk = Desk.ready()
    desk.passes(60.0)
    desk.asks(PAY)
    desk.take(desk.driver.disconnected(GONE, desk.now))
    assert ended(desk).outcome is PaymentOutcome.CANCELLED


def test_the_heartbeat_comes_once_a_minute_and_tells_what_ails_the_terminal_once() -> None:
    desk = Desk.ready()
    for _ in range(3):
        desk.passes(59.9)
        assert not desk.sent
        desk.passes(0.2)
        assert desk.sent.pop() == HEARTBEAT
        desk.hears(YES + bytes.fromhex("06 0F 01 CC"))
        desk.sent.clear()
    fault = DeviceFault(FaultKind.MECHANISM, "the terminal's printer is not ready")
    assert desk.readings == [DeviceCondition(fault)]
    desk.passes(60.1)
    desk.hears(YES + bytes.fromhex("06 0F 01 00"))
    assert desk.readings == [DeviceCondition(fault), DeviceCondition(None)]


def test_a_slip_that_stops_between_two_lines_is_waited_for_as_any_answer_is() -> None:
    desk = Desk.paying()
    desk.hears(APPROVED)
    (authorised,) = desk.told(PaymentAuthorised)
    desk.asks(Confirm(authorised.token))
    assert desk.driver.acknowledges
    desk.hears(bytes.fromhex("06 D1 06 00") + b"hello")
    assert not desk.driver.acknowledges
    desk.hears(bytes.fromhex("06 D1 02 FF 02"))
    assert not desk.driver.acknowledges
    desk.hears(bytes.fromhex("06 D1 01 81"))
    assert desk.driver.acknowledges


def test_what_ails_a_terminal_is_known_a_second_after_it_has_registered() -> None:
    desk = Desk()
    for data in (REGISTERED, LAST_0041, DONE):
        desk.hears(data)
    desk.passes(FIRST_BEAT_S)
    desk.hears(YES + bytes.fromhex("06 0F 01 DF"))
    assert desk.readings[-1] == DeviceCondition(DeviceFault(FaultKind.MECHANISM, "the terminal is out of order"))


def test_a_terminal_that_still_needs_a_diagnosis_after_it_is_registered_anew_is_left_alone_for_a_minute() -> None:
    desk = Desk.ready()
    desk.passes(60.0)
    desk.hears(YES + bytes.fromhex("06 0F 01 C2"))
    assert desk.readings[-1] == DeviceCondition(DeviceFault(FaultKind.MECHANISM, "the terminal needs a diagnosis"))
    for data in (REGISTERED, LAST_0041, DONE):
        desk.hears(data)
    desk.sent.clear()
    desk.passes(59.9)
    assert desk.sent == []
    desk.passes(0.2)
    assert desk.sent == [HEARTBEAT]


def test_a_terminal_that_needs_service_is_registered_anew() -> None:
    desk = Desk.ready()
    desk.passes(60.0)
    desk.hears(YES + bytes.fromhex("06 0F 01 51"))
    assert desk.sent[-1].endswith(bytes.fromhex("06 00 06 00 00 00 BE 09 78"))


def test_a_dead_heartbeat_closes_the_link() -> None:
    desk = Desk.ready()
    desk.passes(65.0)
    assert desk.hung_up
    assert len(desk.told(DeviceOffline)) == 1


def test_a_result_that_nobody_asked_for_is_not_acknowledged() -> None:
    desk = Desk.ready()
    desk.hears(APPROVED)
    assert not desk.sent
    assert desk.hung_up


def test_a_message_that_stops_in_the_middle_closes_the_link() -> None:
    desk = Desk.paying()
    desk.hears(APPROVED[:9])
    desk.passes(5.0)
    assert desk.hung_up == "the terminal stopped in the middle of a message"
    assert ended(desk).outcome is PaymentOutcome.UNKNOWN


def test_any_cutting_of_the_stream_means_the_same() -> None:
    stream = YES + bytes.fromhex("04 FF 01 0A") + APPROVED
    whole = Desk.ready()
    whole.asks(PAY)
    whole.hears(stream)
    for at in range(1, len(stream)):
        desk = Desk.ready()
        desk.asks(PAY)
        desk.hears(stream[:at])
        desk.hears(stream[at:])
        assert desk.readings == whole.readings


@settings(max_examples=150)
@given(st.lists(st.binary(min_size=1, max_size=40), min_size=1, max_size=6), st.booleans())
def test_random_bytes_never_approve(chunks: list[bytes], accepted: bool) -> None:
    desk = Desk.ready()
    desk.asks(PAY)
    if accepted:
        desk.hears(YES)
    for chunk in chunks:
        if not desk.hung_up:
            desk.hears(chunk)
            desk.asks(Confirm("a/1"))
    if desk.hung_up:
        assert ended(desk).outcome is PaymentOutcome.UNKNOWN
    assert not desk.told(PaymentAuthorised)
    assert all(reading.outcome is not PaymentOutcome.APPROVED for reading in desk.told(PaymentEnded))


@settings(max_examples=150)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["04FF", "040F", "060F", "061E", "06D1", "06D3", "8000", "849C"]), st.binary(max_size=20)
        ),
        max_size=6,
    )
)
def test_well_framed_nonsense_never_approves(messages: list[tuple[str, bytes]]) -> None:
    desk = Desk.paying()
    for control, data in messages:
        if not desk.hung_up:
            desk.hears(bytes.fromhex(control) + bytes([len(data)]) + data)
            desk.asks(Confirm("a/1"))
    assert not desk.told(PaymentAuthorised)
    assert all(reading.outcome is not PaymentOutcome.APPROVED for reading in desk.told(PaymentEnded))
    assert len(desk.told(PaymentEnded)) <= 1


def test_a_terminal_at_rest_is_asked_sooner_and_one_that_says_nothing_is_away() -> None:
    desk = Desk.ready()
    desk.take(desk.driver.ask(desk.now))
    assert (desk.sent, desk.driver.asking) == ([HEARTBEAT], True)
    desk.take(desk.driver.ask(desk.now))
    desk.hears(YES + WELL)
    assert (desk.sent, desk.driver.asking, desk.readings) == ([HEARTBEAT, YES], False, [])
    desk.take(desk.driver.ask(desk.now))
    desk.passes(T3_S)
    (offline,) = desk.told(DeviceOffline)
    assert isinstance(offline, DeviceOffline)
    assert offline.fault.kind is FaultKind.SILENT


def test_a_shopper_who_pays_is_never_asked_between_and_waits_for_the_answer_only() -> None:
    desk = Desk.paying()
    desk.take(desk.driver.ask(desk.now))
    assert (desk.sent, desk.driver.asking) == ([], False)
    desk = Desk.ready()
    desk.take(desk.driver.ask(desk.now))
    desk.asks(PAY)
    desk.hears(YES + WELL)
    desk.passes(0.0)
    assert desk.sent == [HEARTBEAT, YES, AUTHORISE]


def test_what_is_no_zvt_is_not_understood_and_no_silence() -> None:
    desk = Desk.ready()
    desk.hears(bytes(64))
    (offline,) = desk.told(DeviceOffline)
    assert isinstance(offline, DeviceOffline)
    assert offline.fault == DeviceFault(FaultKind.GARBLED, "the bytes received are not ZVT")
