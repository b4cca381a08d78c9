"""Driver and emulator over real TCP: whatever is dropped, the driver's verdict is the terminal's book."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from drivers.contract import (
    AbortPayment,
    CardTotal,
    Confirm,
    DayTotals,
    Diagnose,
    EndOfDay,
    GiveBack,
    LogOff,
    PaymentAuthorised,
    PaymentEnded,
    PaymentOutcome,
    PaymentProgress,
    Refuse,
    ServiceOutcome,
    Verdict,
)
from tests.drivers.payment.wired import CHARGED_STEPS, NOT_CHARGED_STEPS, PAN, Shop, give_time
from tests.wires import plugged


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shop]:
    give_time(monkeypatch)
    with plugged("zvt", "tcp", tmp_path) as wire:
        built = Shop(wire)
        built.terminal(card_delay_ms=0, online_delay_ms=0, pan=PAN, ack_timeout_ms=60_000)
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


def test_a_card_that_wants_a_signature_is_not_charged_and_the_shopper_reads_why(shop: Shop) -> None:
    shop.terminal(card="signature")
    ended = shop.pays(1234)
    assert ended.outcome is PaymentOutcome.DECLINED
    assert ended.reason.startswith("the card wants a signature")
    assert not [reading for reading in shop.wire.readings if isinstance(reading, PaymentAuthorised)]
    assert shop.book() == []
    assert shop.book("reversed") == [1234]


def test_money_given_back_is_not_refused_for_a_signature(shop: Shop) -> None:
    shop.terminal(card="signature")
    attempt = shop.asks(GiveBack(shop.new_attempt(), 299, "EUR"))
    shop.answers(attempt)
    assert shop.ended(attempt).outcome is PaymentOutcome.APPROVED
    assert shop.book() == [299]


@pytest.mark.parametrize("step", ["before_status", "after_status", "after_status_ack", "after_slip"])
def test_a_terminal_that_keeps_what_the_bank_approved_is_asked_and_tells(shop: Shop, step: str) -> None:
    shop.terminal(recovery="keeps")
    mark = shop.mark()
    shop.fault("drop_after", step)
    ended = shop.pays(1234)
    assert ended.outcome is PaymentOutcome.UNKNOWN
    assert shop.resolves(ended.attempt, 1234, mark).verdict is Verdict.CHARGED
    assert shop.book() == [1234]


def test_at_the_end_of_the_day_the_terminal_tells_what_it_took(shop: Shop) -> None:
    shop.pays(1234)
    back = shop.pays(500)
    shop.takes_back(back)
    shop.pays(700)
    ended = shop.serves(EndOfDay("monday"))
    assert (ended.outcome, ended.reason) == (ServiceOutcome.DONE, "")
    assert ended.totals == DayTotals(
        amount_minor=1934,
        currency="EUR",
        first_receipt_no="0041",
        last_receipt_no="0044",
        cards=(CardTotal("Visa", 4, 1934),),
    )
    assert ended.slip[0] == "* * Kassenschnitt * *"
    tuesday = shop.serves(EndOfDay("tuesday"))
    assert tuesday.totals is not None
    assert tuesday.totals.amount_minor == 0
    assert shop.pays(300).outcome is PaymentOutcome.APPROVED


def test_a_terminal_that_tells_its_end_of_day_as_its_last_takes_cards_and_settles_doubts(shop: Shop) -> None:
    shop.terminal(tells_day=True)
    shop.pays(1234)
    assert shop.serves(EndOfDay("monday")).outcome is ServiceOutcome.DONE
    mark = shop.mark()
    shop.fault("drop_after", "authorisation")
    ended = shop.pays(1234)
    assert shop.resolves(ended.attempt, 1234, mark).verdict is Verdict.NOT_CHARGED
    assert shop.pays(1234).outcome is PaymentOutcome.APPROVED
    assert shop.book() == [1234, 1234]


def test_totals_that_do_not_add_up_are_told_as_such_and_not_as_figures(shop: Shop) -> None:
    shop.pays(1234)
    shop.fault("wrong_totals")
    ended = shop.serves(EndOfDay("monday"))
    assert ended.totals is None
    assert ended.reason == "the terminal's totals do not add up: 1234 by kind of card, 1235 in all"


def test_a_terminal_that_cannot_end_its_day_says_why_and_still_takes_cards(shop: Shop) -> None:
    shop.fault("no_day_end")
    ended = shop.serves(EndOfDay("monday"))
    assert ended.outcome is ServiceOutcome.REFUSED
    assert ended.reason == "end of day failed: the terminal could not reach the bank"
    assert shop.pays(300).outcome is PaymentOutcome.APPROVED


def test_a_terminal_is_diagnosed_and_let_go(shop: Shop) -> None:
    shop.terminal(needs_diagnosis=True)
    assert shop.serves(Diagnose("look")).outcome is ServiceOutcome.DONE
    assert shop.wire.host.state()["needs_diagnosis"] is False
    assert shop.serves(LogOff("night")).outcome is ServiceOutcome.DONE
    assert shop.wire.host.state()["registered"] is False
    attempt = shop.starts(500)
    assert shop.ended(attempt).reason == "the terminal is not ready; nothing was sent to the terminal"


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
    with monkeypatch.context() as hasty:
        hasty.setattr("drivers.payment.payment.CONFIRM_WITHIN_S", 0.1)
        attempt = shop.starts(1234)
        authorised = shop.wire.told_a(PaymentAuthorised)
        ended = shop.ended(attempt)
    shop.wire.pump.submit(Confirm(authorised.token))
    assert ended.outcome is PaymentOutcome.CANCELLED
    assert shop.book() == []
    shop.wire.told(ended, shop.mark())  # it registers anew, and only then takes the next payment
    assert shop.pays(700).outcome is PaymentOutcome.APPROVED
    assert shop.book() == [700]


def test_a_terminal_that_loses_patience_reverses_and_the_question_tells(shop: Shop) -> None:
    mark = shop.mark()
    shop.terminal(ack_timeout_ms=1_000)
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
        shop.terminal(card_delay_ms=60, ack_timeout_ms=1_000)
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
