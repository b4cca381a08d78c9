from __future__ import annotations

from drivers.contract import (
    AbortPayment,
    DeviceFault,
    DeviceOffline,
    DeviceOnline,
    EndOfDay,
    FaultKind,
    Pay,
    PaymentEnded,
    PaymentOutcome,
    PaymentResolved,
    Request,
    ResolvePayment,
    ServiceEnded,
    ServiceOutcome,
    TerminalReady,
    Verdict,
)
from drivers.web.client import Answer
from drivers.web.talk import Script, Talk, ask
from drivers.web.teller import BACK_SOON_S, Hello, Teller

ANSWER = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"
READY = TerminalReady("T", "", "M")
BEAT_S = 20.0
GONE = DeviceFault(FaultKind.UNPLUGGED, "pulled")


class Plain:
    """One question for everything."""

    device = "the device"
    beat_s = BEAT_S

    def wish(self, request: Request) -> Pay | None:
        return request if isinstance(request, Pay) else None

    def hello(self) -> Script[Hello | DeviceFault]:
        came = yield from ask("/hello", b"{}", 5.0)
        return Hello("device T", READY) if isinstance(came, Answer) else DeviceFault(FaultKind.SILENT, came.reason)

    def charge(self, wish: Pay, token: str) -> Script[PaymentEnded]:
        if wish.amount_minor <= 0:
            raise ValueError("that is nothing")
        return self._charge(wish)

    def _charge(self, wish: Pay) -> Script[PaymentEnded]:
        came = yield from ask("/pay", b"{}", 5.0)
        outcome = PaymentOutcome.APPROVED if isinstance(came, Answer) else PaymentOutcome.UNKNOWN
        return PaymentEnded(wish.attempt, outcome)

    def resolve(self, asked: ResolvePayment) -> Script[PaymentResolved]:
        came = yield from ask("/ask", b"{}", 5.0)
        return PaymentResolved(asked.attempt, Verdict.CHARGED if isinstance(came, Answer) else Verdict.NO_ANSWER)


def ready() -> Teller[Pay]:
    teller = Teller(Plain(), Talk("device"), bytes)
    teller.connected(1.0)
    assert teller.received(ANSWER, 1.1).readings == (DeviceOnline("device T"), READY)
    return teller


def doubt(attempt: str) -> ResolvePayment:
    return ResolvePayment(
        attempt=attempt, amount_minor=5, currency="EUR", terminal_id="T", last_receipt_no="", last_trace_no="M"
    )


def test_the_mark_is_told_after_each_end() -> None:
    teller = ready()
    assert b"/pay" in teller.requested(Pay("a", 5, "EUR"), 2.0).send
    assert teller.received(ANSWER, 2.1).readings == (PaymentEnded("a", PaymentOutcome.APPROVED), READY)


def test_a_payment_asked_for_during_a_heartbeat_waits_for_its_end() -> None:
    teller = ready()
    assert b"/hello" in teller.ticked(2.0 + BEAT_S).send
    assert not teller.requested(Pay("a", 5, "EUR"), 22.1).send
    assert b"/pay" in teller.received(ANSWER, 22.2).send


def test_a_held_payment_is_cancelled_without_a_word() -> None:
    teller = ready()
    teller.ticked(2.0 + BEAT_S)
    teller.requested(Pay("a", 5, "EUR"), 22.1)
    (ended,) = teller.requested(AbortPayment("a"), 22.2).readings
    assert isinstance(ended, PaymentEnded)
    assert ended.outcome is PaymentOutcome.CANCELLED
    assert not teller.received(ANSWER, 22.3).send


def test_a_connection_closed_between_two_questions_is_not_a_loss_unless_it_stays_away() -> None:
    teller = ready()
    assert not teller.disconnected(GONE, 2.0).readings
    assert not teller.connected(2.2).readings
    teller.disconnected(GONE, 3.0)
    assert teller.ticked(3.0 + BACK_SOON_S).readings == (DeviceOffline(GONE),)
    assert not teller.ticked(60.0).readings


def test_a_greeting_into_a_connection_that_is_just_closing_is_said_again_over_the_next_one() -> None:
    teller = ready()
    assert b"/hello" in teller.ticked(2.0 + BEAT_S).send
    assert not teller.disconnected(GONE, 22.1).readings
    assert b"/hello" in teller.connected(22.3).send
    assert not teller.received(ANSWER, 22.4).readings


def test_a_device_that_closes_under_each_greeting_is_lost() -> None:
    teller = ready()
    teller.ticked(2.0 + BEAT_S)
    teller.disconnected(GONE, 22.1)
    teller.connected(22.3)
    (lost,) = teller.disconnected(GONE, 22.4).readings
    assert isinstance(lost, DeviceOffline)


def test_a_device_that_does_not_come_back_after_it_closed_under_a_greeting_is_lost() -> None:
    teller = ready()
    teller.ticked(2.0 + BEAT_S)
    teller.disconnected(GONE, 22.1)
    assert teller.ticked(22.1 + BACK_SOON_S).readings == (DeviceOffline(GONE),)


def test_a_payment_that_finds_the_connection_closed_goes_over_the_next_one() -> None:
    teller = ready()
    teller.disconnected(GONE, 2.0)
    assert not teller.requested(Pay("a", 5, "EUR"), 2.1).readings
    assert b"/pay" in teller.connected(2.2).send
    teller.received(ANSWER, 2.3)
    teller.disconnected(GONE, 3.0)
    teller.requested(Pay("b", 5, "EUR"), 3.1)
    lost, ended = teller.ticked(3.0 + BACK_SOON_S).readings
    assert lost == DeviceOffline(GONE)
    assert isinstance(ended, PaymentEnded)
    assert "nothing was sent" in ended.reason


def test_doubts_are_settled_one_after_the_other_each_once() -> None:
    teller = ready()
    assert teller.requested(doubt("a"), 2.0).send.count(b"/ask") == 1
    assert not teller.requested(doubt("b"), 2.1).send
    first = teller.received(ANSWER, 2.2)
    assert first.readings == (PaymentResolved("a", Verdict.CHARGED), READY)
    assert teller.received(ANSWER, 2.3).readings == (PaymentResolved("b", Verdict.CHARGED), READY)


def test_a_flood_of_doubts_is_bounded_and_each_is_answered() -> None:
    teller = ready()
    told = [teller.requested(doubt(str(number)), 2.0).readings for number in range(100)]
    assert sum(len(readings) for readings in told) == 100 - 17
    teller.requested(Pay("a", 5, "EUR"), 2.0)


def test_a_doubt_about_what_still_runs_has_no_answer_yet() -> None:
    teller = ready()
    teller.requested(Pay("a", 5, "EUR"), 2.0)
    (resolved,) = teller.requested(doubt("a"), 2.1).readings
    assert isinstance(resolved, PaymentResolved)
    assert resolved.verdict is Verdict.NO_ANSWER


def test_what_the_device_does_by_itself_is_refused_at_once() -> None:
    (ended,) = ready().requested(EndOfDay("d1"), 2.0).readings
    assert isinstance(ended, ServiceEnded)
    assert ended.outcome is ServiceOutcome.NOT_OFFERED


def test_what_cannot_be_asked_is_said_and_not_sent() -> None:
    teller = ready()
    output = teller.requested(Pay("a", 0, "EUR"), 2.0)
    assert not output.send
    assert "that is nothing" in str(output.readings)
