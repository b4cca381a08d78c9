"""Driver and emulator over real TCP: whatever is dropped, the driver's verdict is the terminal's book."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from drivers.contract import (
    AbortPayment,
    Ask,
    Confirm,
    GiveBack,
    Pay,
    PaymentAuthorised,
    PaymentEnded,
    PaymentOutcome,
    PaymentProgress,
    PaymentResolved,
    Refuse,
    ResolvePayment,
    TakeBack,
    TerminalReady,
    Verdict,
)
from tests.waiting import wait_until
from tests.wires import Wire, plugged

PAN = "4929119933445562"  # Luhn-valid, and no run of one digit
NOT_CHARGED_STEPS = ["authorisation", "accepted", "before_status", "after_status", "after_status_ack"]
CHARGED_STEPS = ["after_slip", "completion"]


class Shop:
    """A till and a terminal. The till confirms, as a lane does after its journal has written."""

    def __init__(self, wire: Wire) -> None:
        self.wire = wire
        self.attempts = 0

    def terminal(self, **values: object) -> None:
        self.wire.host.set(values)

    def fault(self, name: str, value: bool | int | str = True) -> None:
        self.wire.host.fault(name, value)

    def book(self, state: str = "booked") -> list[int]:
        transactions = self.wire.host.state()["transactions"]
        assert isinstance(transactions, list)
        return [entry["amount_minor"] for entry in transactions if entry["state"] == state]

    def kinds(self) -> list[str]:
        transactions = self.wire.host.state()["transactions"]
        assert isinstance(transactions, list)
        return [entry["kind"] for entry in transactions if entry["state"] in ("booked", "taken_back")]

    def starts(self, amount: int) -> str:
        return self.asks(Pay(self.new_attempt(), amount, "EUR"))

    def asks(self, ask: Ask) -> str:
        self.wire.told_a(TerminalReady)
        self.wire.pump.submit(ask)
        return ask.attempt

    def new_attempt(self) -> str:
        self.attempts += 1
        return f"attempt-{self.attempts}"

    def answers(self, attempt: str) -> None:
        authorised = wait_until(
            lambda: [
                reading
                for reading in list(self.wire.readings)
                if isinstance(reading, PaymentAuthorised | PaymentEnded) and reading.attempt == attempt
            ]
        )[0]
        if isinstance(authorised, PaymentAuthorised):
            self.wire.pump.submit(Confirm(authorised.token))

    def ended(self, attempt: str, timeout_s: float = 8.0) -> PaymentEnded:
        return wait_until(
            lambda: [
                reading
                for reading in list(self.wire.readings)
                if isinstance(reading, PaymentEnded) and reading.attempt == attempt
            ],
            timeout_s,
        )[0]

    def pays(self, amount: int) -> PaymentEnded:
        attempt = self.starts(amount)
        self.answers(attempt)
        return self.ended(attempt)

    def takes_back(self, paid: PaymentEnded) -> PaymentEnded:
        result = paid.result
        assert result is not None
        back = TakeBack(self.new_attempt(), result.amount_minor, "EUR", result.receipt_no, result.trace_no)
        attempt = self.asks(back)
        self.answers(attempt)
        return self.ended(attempt)

    def resolves(self, attempt: str, amount: int, mark: TerminalReady, takes_back: str = "") -> PaymentResolved:
        self.wire.pump.submit(
            ResolvePayment(
                attempt=attempt,
                amount_minor=amount,
                currency="EUR",
                terminal_id=mark.terminal_id,
                last_receipt_no=mark.last_receipt_no,
                last_trace_no=mark.last_trace_no,
                takes_back=takes_back,
            )
        )
        resolved = self.wire.told_a(PaymentResolved)
        assert isinstance(resolved, PaymentResolved)
        return resolved

    def mark(self) -> TerminalReady:
        """The last one told."""
        self.wire.told_a(TerminalReady)
        return [reading for reading in self.wire.readings if isinstance(reading, TerminalReady)][-1]

    def heard(self) -> str:
        return "\n".join(map(str, self.wire.readings))

    def trace(self) -> bytes:
        return b"".join(line.data for line in list(self.wire.pump.trace))


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    with plugged("zvt", "tcp", tmp_path) as wire:
        built = Shop(wire)
        built.terminal(card_delay_ms=0, online_delay_ms=0, pan=PAN)
        yield built


def test_a_card_is_approved_charged_once_and_the_slip_is_the_shoppers(shop: Shop) -> None:
    ended = shop.pays(1234)
    assert ended.outcome is PaymentOutcome.APPROVED
    assert ended.result is not None
    assert (ended.result.receipt_no, ended.result.trace_no, ended.result.result_code) == ("0041", "000469", "00")
    assert "* * Kundenbeleg * *" in ended.slip
    assert "Betrag EUR 12,34" in ended.slip
    assert shop.book() == [1234]


@pytest.mark.parametrize("before", [False, True], ids=["on a new terminal", "after the same amount"])
@pytest.mark.parametrize("step", NOT_CHARGED_STEPS + CHARGED_STEPS)
def test_wherever_the_link_drops_the_verdict_is_the_terminals_book(shop: Shop, step: str, before: bool) -> None:
    if before:
        shop.pays(1234)
    booked_before = shop.book()
    mark = shop.mark()
    shop.fault("drop_after", step)
    ended = shop.pays(1234)
    charged = [*booked_before, 1234]
    if step == "completion":
        assert ended.outcome is PaymentOutcome.APPROVED
        assert shop.book() == charged
        return
    assert ended.outcome is PaymentOutcome.UNKNOWN
    resolved = shop.resolves(ended.attempt, 1234, mark)
    assert resolved.verdict is (Verdict.CHARGED if step in CHARGED_STEPS else Verdict.NOT_CHARGED)
    assert shop.book() == (charged if step in CHARGED_STEPS else booked_before)
    ends = [reading for reading in shop.wire.readings if isinstance(reading, PaymentEnded)]
    assert [end.attempt for end in ends].count(ended.attempt) == 1


def test_after_an_uncharged_drop_the_next_payment_works_and_charges_once(shop: Shop) -> None:
    mark = shop.mark()
    shop.fault("drop_after", "after_status")
    first = shop.pays(1234)
    assert shop.resolves(first.attempt, 1234, mark).verdict is Verdict.NOT_CHARGED
    assert shop.pays(1234).outcome is PaymentOutcome.APPROVED
    assert shop.book() == [1234]
    assert shop.book("reversed") == [1234]


def test_a_cable_pulled_while_the_card_is_waited_for_is_not_charged(shop: Shop) -> None:
    mark = shop.mark()
    shop.terminal(card_delay_ms=60_000)
    attempt = shop.starts(500)
    shop.wire.told_a(PaymentProgress)
    shop.fault("unplug")
    assert shop.ended(attempt).outcome is PaymentOutcome.UNKNOWN
    shop.wire.host.clear("unplug")
    assert shop.resolves(attempt, 500, mark).verdict is Verdict.NOT_CHARGED
    assert shop.book() == []


@pytest.mark.parametrize(
    ("card", "outcome", "code"),
    [("decline", PaymentOutcome.DECLINED, "05"), ("cancel", PaymentOutcome.CANCELLED, "6C")],
)
def test_what_is_not_approved_is_not_booked_and_the_next_card_is(
    shop: Shop, card: str, outcome: PaymentOutcome, code: str
) -> None:
    shop.terminal(card=card)
    ended = shop.pays(1234)
    assert ended.outcome is outcome
    assert ended.result is not None
    assert ended.result.result_code == code
    assert shop.book() == []
    shop.terminal(card="approve")
    assert shop.pays(1234).outcome is PaymentOutcome.APPROVED
    assert shop.book() == [1234]


def test_nobody_shows_a_card_until_the_terminal_gives_up(shop: Shop) -> None:
    mark = shop.mark()
    shop.terminal(card="timeout", card_timeout_ms=50)
    ended = shop.pays(1234)
    assert ended.outcome is PaymentOutcome.UNKNOWN
    assert shop.resolves(ended.attempt, 1234, mark).verdict is Verdict.NOT_CHARGED


def test_a_signature_is_approved(shop: Shop) -> None:
    shop.terminal(card="signature")
    assert shop.pays(1234).outcome is PaymentOutcome.APPROVED
    assert shop.book() == [1234]


def test_a_refused_approval_is_reversed_by_the_terminal(shop: Shop) -> None:
    attempt = shop.starts(1234)
    authorised = shop.wire.told_a(PaymentAuthorised)
    shop.wire.pump.submit(Refuse(authorised.token))
    ended = shop.ended(attempt)
    assert ended.outcome is PaymentOutcome.CANCELLED
    shop.wire.pump.submit(Confirm(authorised.token))
    assert shop.book() == []
    assert shop.book("reversed") == [1234]


def test_an_approval_that_is_confirmed_too_late_is_reversed(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("drivers.payment.payment.CONFIRM_WITHIN_S", 0.1)
    attempt = shop.starts(1234)
    authorised = shop.wire.told_a(PaymentAuthorised)
    ended = shop.ended(attempt)
    shop.wire.pump.submit(Confirm(authorised.token))
    assert ended.outcome is PaymentOutcome.CANCELLED
    assert shop.book() == []
    monkeypatch.undo()
    shop.wire.told(ended, shop.mark())  # it registers anew, and only then takes the next payment
    assert shop.pays(700).outcome is PaymentOutcome.APPROVED
    assert shop.book() == [700]


def test_a_terminal_that_loses_patience_reverses_and_the_question_tells(shop: Shop) -> None:
    mark = shop.mark()
    shop.terminal(ack_timeout_ms=50)
    attempt = shop.starts(1234)
    authorised = shop.wire.told_a(PaymentAuthorised)
    ended = shop.ended(attempt)
    shop.wire.pump.submit(Confirm(authorised.token))
    assert ended.outcome is not PaymentOutcome.APPROVED
    shop.terminal(ack_timeout_ms=5_000)
    assert shop.resolves(attempt, 1234, mark).verdict is Verdict.NOT_CHARGED
    assert shop.book() == []


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_result_that_comes_twice_is_charged_once(shop: Shop, when: str) -> None:
    shop.fault("duplicate_status", when)
    assert shop.pays(1234).outcome is PaymentOutcome.APPROVED
    assert len([reading for reading in shop.wire.readings if isinstance(reading, PaymentAuthorised)]) == 1
    assert shop.book() == [1234]


@pytest.mark.parametrize("fault", ["split", "merge", "long_length"])
def test_however_the_bytes_arrive_the_payment_is_the_same(shop: Shop, fault: str) -> None:
    shop.mark()
    shop.fault(fault)
    attempt = shop.starts(1234)
    authorised = shop.wire.told_a(PaymentAuthorised, 8.0)
    if fault != "long_length":  # the slip takes long enough without
        shop.wire.host.clear(fault)
    shop.wire.pump.submit(Confirm(authorised.token))
    assert shop.ended(attempt).outcome is PaymentOutcome.APPROVED
    assert shop.book() == [1234]


def test_a_busy_terminal_is_asked_again(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("drivers.payment.payment.BUSY_PAUSE_S", 0.05)
    shop.fault("busy", 1)
    attempt = shop.starts(1234)
    shop.answers(attempt)
    assert shop.ended(attempt).outcome is PaymentOutcome.APPROVED
    assert shop.book() == [1234]


def test_slow_signs_of_life_are_shown_and_answered(shop: Shop) -> None:
    shop.fault("keep_alive", 20)
    shop.terminal(card_delay_ms=100)
    assert shop.pays(1234).outcome is PaymentOutcome.APPROVED
    waits = [reading for reading in shop.wire.readings if isinstance(reading, PaymentProgress) and reading.code == "0E"]
    assert len(waits) >= 3


def test_a_wrong_amount_is_never_approved_nor_booked(shop: Shop) -> None:
    shop.fault("wrong_amount")
    ended = shop.pays(1234)
    assert ended.outcome is PaymentOutcome.UNKNOWN
    assert not [reading for reading in shop.wire.readings if isinstance(reading, PaymentAuthorised)]
    assert shop.book() == []


@pytest.mark.parametrize("when", ["before the request", "while the card is waited for"])
@pytest.mark.parametrize("fault", ["repeat", "half_frame", "noise", "silence"])
def test_whatever_the_wire_does_the_verdict_is_the_book(
    shop: Shop, monkeypatch: pytest.MonkeyPatch, fault: str, when: str
) -> None:
    monkeypatch.setattr("drivers.payment.exchange.T3_S", 0.3)
    monkeypatch.setattr("drivers.payment.zvt.UNFINISHED_S", 0.3)
    mark = shop.mark()
    if when == "before the request":
        shop.fault(fault)
        attempt = shop.starts(1234)
    else:
        shop.terminal(card_delay_ms=60, ack_timeout_ms=100)
        attempt = shop.starts(1234)
        shop.wire.told_a(PaymentProgress)
        shop.fault(fault)
        if fault == "silence":  # the driver would wait its 180 s
            shop.fault("unplug")
            shop.wire.host.clear("unplug")
    shop.answers(attempt)
    ended = shop.ended(attempt)
    for name in ("noise", "silence"):
        shop.wire.host.clear(name)
    charged = ended.outcome is PaymentOutcome.APPROVED
    if ended.outcome is PaymentOutcome.UNKNOWN:
        resolved = shop.resolves(attempt, 1234, mark)
        assert resolved.verdict in (Verdict.CHARGED, Verdict.NOT_CHARGED)
        charged = resolved.verdict is Verdict.CHARGED
    assert shop.book() == ([1234] if charged else [])


def test_noise_on_the_wire_never_approves(shop: Shop) -> None:
    shop.mark()
    shop.fault("noise")
    attempt = shop.starts(1234)
    assert shop.ended(attempt).outcome is PaymentOutcome.UNKNOWN
    assert shop.book() == []


def test_an_abort_before_the_card_ends_it_and_after_the_card_does_not(shop: Shop) -> None:
    shop.terminal(card_delay_ms=60_000)
    attempt = shop.starts(1234)
    shop.wire.told_a(PaymentProgress)
    shop.wire.pump.submit(AbortPayment(attempt))
    assert shop.ended(attempt).outcome is PaymentOutcome.CANCELLED

    shop.terminal(card_delay_ms=0, online_delay_ms=300)
    attempt = shop.starts(700)
    shop.wire.told(PaymentProgress(attempt, "04", "Waiting for the bank"))
    shop.wire.pump.submit(AbortPayment(attempt))
    shop.answers(attempt)
    assert shop.ended(attempt).outcome is PaymentOutcome.APPROVED
    assert shop.book() == [700]


def test_the_card_number_gets_no_further_than_the_wire(shop: Shop) -> None:
    shop.pays(1234)
    shop.terminal(card="decline")
    heard_declined = shop.pays(500)
    everything = f"{shop.heard()} {heard_declined} {shop.wire.host.state()} {vars(shop.wire.pump)}"
    assert PAN not in everything
    assert PAN.encode() not in shop.trace()
    assert bytes.fromhex(PAN)[:4] not in shop.trace()
    assert bytes.fromhex("22 F0 F8 EE EE EE EE EE EE EE EE") in shop.trace()
    assert heard_declined.result is not None
    assert heard_declined.result.card_last4 == PAN[-4:]


def test_a_payment_is_taken_back_whole_and_once(shop: Shop) -> None:
    paid = shop.pays(1234)
    assert shop.takes_back(paid).outcome is PaymentOutcome.APPROVED
    assert (shop.book("taken_back"), shop.kinds()) == ([1234], ["payment", "reversal"])
    assert shop.takes_back(paid).outcome is PaymentOutcome.ALREADY
    assert shop.kinds() == ["payment", "reversal"]
    assert shop.pays(500).outcome is PaymentOutcome.APPROVED
    assert shop.takes_back(paid).outcome is PaymentOutcome.ALREADY


@pytest.mark.parametrize("step", NOT_CHARGED_STEPS + CHARGED_STEPS)
def test_wherever_the_link_drops_while_a_payment_is_taken_back_the_verdict_is_the_terminals_book(
    shop: Shop, step: str
) -> None:
    paid = shop.pays(1234)
    assert paid.result is not None
    mark = shop.mark()
    shop.fault("drop_after", step)
    ended = shop.takes_back(paid)
    if step == "completion":
        assert ended.outcome is PaymentOutcome.APPROVED
        assert shop.book("taken_back") == [1234]
        return
    assert ended.outcome is PaymentOutcome.UNKNOWN
    resolved = shop.resolves(ended.attempt, 1234, mark, paid.result.trace_no)
    assert resolved.verdict is (Verdict.CHARGED if step in CHARGED_STEPS else Verdict.NOT_CHARGED)
    assert shop.book("taken_back") == ([1234] if step in CHARGED_STEPS else [])
    if step not in CHARGED_STEPS:
        assert shop.takes_back(paid).outcome is PaymentOutcome.APPROVED
        assert shop.book("taken_back") == [1234]


def test_a_terminal_that_takes_nothing_back_says_so_and_the_payment_stands(shop: Shop) -> None:
    paid = shop.pays(1234)
    shop.fault("no_reversal")
    assert shop.takes_back(paid).outcome is PaymentOutcome.DECLINED
    assert shop.book() == [1234]


def test_money_is_given_back_to_the_card_that_is_shown(shop: Shop) -> None:
    shop.pays(1234)
    attempt = shop.asks(GiveBack(shop.new_attempt(), 299, "EUR"))
    shop.answers(attempt)
    assert shop.ended(attempt).outcome is PaymentOutcome.APPROVED
    assert (shop.book(), shop.kinds()) == ([1234, 299], ["payment", "refund"])
