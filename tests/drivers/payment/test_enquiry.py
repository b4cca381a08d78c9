from __future__ import annotations

from drivers.contract import (
    DeviceOffline,
    PaymentResolved,
    ResolvePayment,
    TerminalReady,
    Verdict,
)
from tests.drivers.payment.desk import (
    DONE,
    GONE,
    HEARTBEAT,
    LAST_0041,
    PAY,
    REGISTERED,
    TID,
    YES,
    Desk,
    ended,
)

IN_DOUBT = ResolvePayment(
    attempt="a",
    amount_minor=1234,
    currency="EUR",
    terminal_id=TID,
    last_receipt_no="0041",
    last_trace_no="000469",
)


def test_a_question_waits_for_the_link_and_is_answered_when_it_comes() -> None:
    desk = Desk.ready()
    desk.take(desk.driver.disconnected(GONE, desk.now))
    desk.asks(IN_DOUBT)
    desk.passes(9.0)
    desk.take(desk.driver.connected(desk.now))
    for data in (YES + bytes.fromhex("06 0F 01 00"), REGISTERED, LAST_0041, DONE):
        desk.hears(data)
    (resolved,) = desk.told(PaymentResolved)
    assert isinstance(resolved, PaymentResolved)
    assert resolved.verdict is Verdict.NOT_CHARGED
    assert desk.readings[-1] == TerminalReady(TID, "0041", "000469")


def test_a_question_without_a_link_is_given_up_after_10_s() -> None:
    desk = Desk.ready()
    desk.take(desk.driver.disconnected(GONE, desk.now))
    desk.asks(IN_DOUBT)
    desk.passes(9.9)
    assert not desk.told(PaymentResolved)
    desk.passes(0.2)
    assert desk.told(PaymentResolved) == [
        PaymentResolved("a", Verdict.NO_ANSWER, None, "the terminal is not connected")
    ]


def test_a_terminal_that_stays_busy_gives_no_answer_after_30_s() -> None:
    desk = Desk.ready()
    desk.asks(IN_DOUBT)
    for _ in range(20):
        if desk.sent and desk.sent.pop().endswith(HEARTBEAT):
            desk.hears(YES + bytes.fromhex("06 0F 01 9C"))
            desk.sent.clear()
        desk.passes(2.0)
    (resolved,) = desk.told(PaymentResolved)
    assert isinstance(resolved, PaymentResolved)
    assert resolved.verdict is Verdict.NO_ANSWER


def test_a_question_during_registration_is_asked_afresh_afterwards() -> None:
    desk = Desk()
    desk.asks(IN_DOUBT)
    for data in (REGISTERED, LAST_0041, DONE):
        desk.hears(data)
    assert not desk.told(PaymentResolved)
    assert desk.sent[-1].endswith(HEARTBEAT)
    desk.asks(PAY)
    assert ended(desk).reason.startswith("the terminal is being asked about another payment")


def test_a_question_during_a_payment_is_not_answered_by_guessing() -> None:
    desk = Desk.paying()
    desk.asks(IN_DOUBT)
    (resolved,) = desk.told(PaymentResolved)
    assert isinstance(resolved, PaymentResolved)
    assert resolved.verdict is Verdict.NO_ANSWER


def test_a_booking_without_a_number_is_no_mark() -> None:
    desk = Desk()
    desk.hears(REGISTERED)
    desk.hears(YES + bytes.fromhex("04 0F 09 27 00 04 00 00 00 00 05 00") + DONE)
    assert not desk.told(TerminalReady)
    assert len(desk.told(DeviceOffline)) == 1


def test_a_last_receipt_that_is_refused_is_not_taken_for_an_empty_memory() -> None:
    desk = Desk()
    desk.hears(REGISTERED)
    desk.hears(bytes.fromhex("84 83 00"))
    assert not desk.told(TerminalReady)
