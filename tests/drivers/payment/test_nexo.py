"""The nexo driver at a terminal in virtual time: whatever is dropped, its verdict is the terminal's book."""

from __future__ import annotations

import pytest

from drivers.contract import (
    AbortPayment,
    Ask,
    Confirm,
    DeviceOffline,
    DeviceOnline,
    FaultKind,
    GiveBack,
    Pay,
    PaymentAuthorised,
    PaymentEnded,
    PaymentOutcome,
    PaymentProgress,
    Refuse,
    TakeBack,
    TerminalReady,
    Verdict,
)
from tests.drivers.payment.nexo_shop import Shop

DROPS = ["request", "begun", "booked", "response"]


def test_a_card_is_approved_charged_once_and_the_slip_is_the_shoppers() -> None:
    shop = Shop()
    ended = shop.pays(1234)
    assert ended.outcome is PaymentOutcome.APPROVED
    assert ended.result is not None
    assert (ended.result.amount_minor, ended.result.receipt_no, ended.result.result_code) == (1234, "T0001", "00")
    assert ended.result.card_last4 == "1111"
    assert ended.slip == ("* * Customer receipt * *", "Total EUR 12.34")
    assert shop.book() == [("payment", 1234)]
    assert [one.text for one in shop.world.told(PaymentProgress)] == ["Please follow the payment terminal"]
    assert shop.world.told(TerminalReady)[-1] == shop.mark


@pytest.mark.parametrize(
    ("card", "outcome"),
    [
        ("decline", PaymentOutcome.DECLINED),
        ("cancel", PaymentOutcome.CANCELLED),
        ("timeout", PaymentOutcome.CANCELLED),
    ],
)
def test_what_is_not_approved_charges_nothing(card: str, outcome: PaymentOutcome) -> None:
    shop = Shop()
    shop.world.set(card=card)
    assert shop.pays(1234).outcome is outcome
    assert shop.book() == []
    shop.world.set(card="approve")
    assert shop.pays(1234).outcome is PaymentOutcome.APPROVED


@pytest.mark.parametrize("restart", [False, True], ids=["the lane goes on", "the lane is started anew"])
@pytest.mark.parametrize("step", DROPS)
def test_wherever_the_link_drops_the_verdict_is_the_terminals_book(step: str, restart: bool) -> None:
    shop = Shop()
    shop.pays(1234)
    shop.world.fault("drop_after", step)
    ended = shop.pays(1234)
    twice = [("payment", 1234), ("payment", 1234)]
    if step == "response":
        assert ended.outcome is PaymentOutcome.APPROVED
        assert shop.book() == twice
        return
    assert ended.outcome is PaymentOutcome.UNKNOWN
    if restart:
        shop.restarts()
    verdict = shop.resolves(ended.attempt, 1234)
    assert verdict is (Verdict.NOT_CHARGED if step == "request" else Verdict.CHARGED)
    assert shop.book() == (twice if verdict is Verdict.CHARGED else twice[:1])


def test_a_lane_that_is_cut_off_after_the_approval_asks_first_and_charges_once() -> None:
    shop = Shop()
    attempt = shop.starts(Pay(shop.new(), 500, "EUR"))
    shop.world.until(PaymentAuthorised)
    shop.restarts()
    assert shop.resolves(attempt, 500) is Verdict.CHARGED
    first = next(sent for sent in shop.world.sent if b"TransactionStatus" in sent)
    assert shop.world.sent.index(first) == 0
    assert shop.book() == [("payment", 500)]


@pytest.mark.parametrize("late_ms", [1500, 9000])
def test_a_request_that_the_terminal_reads_only_after_its_connection_was_closed_is_not_taken_for_lost(
    late_ms: int,
) -> None:
    shop = Shop()
    shop.pays(100)
    shop.world.fault("late_request", late_ms)
    ended = shop.pays(1234)
    assert ended.outcome is PaymentOutcome.UNKNOWN
    assert shop.resolves(ended.attempt, 1234) is Verdict.CHARGED
    assert shop.book() == [("payment", 100), ("payment", 1234)]


def test_a_payment_still_in_progress_is_asked_after_until_it_has_ended() -> None:
    shop = Shop()
    shop.world.set(card_delay_ms=9000)
    shop.world.fault("drop_after", "begun")
    ended = shop.pays(1234)
    assert shop.resolves(ended.attempt, 1234) is Verdict.CHARGED
    shop.world.set(card_delay_ms=90_000)
    shop.world.fault("drop_after", "begun")
    ended = shop.pays(1234)
    assert shop.resolves(ended.attempt, 1234) is Verdict.NO_ANSWER
    shop.world.passes(60)
    assert shop.resolves(ended.attempt, 1234) is Verdict.CHARGED


def test_a_success_outside_is_not_a_payment_inside() -> None:
    shop = Shop()
    shop.world.set(card="decline")
    shop.world.fault("drop_after", "booked")
    ended = shop.pays(1234)
    assert ended.outcome is PaymentOutcome.UNKNOWN
    assert shop.resolves(ended.attempt, 1234) is Verdict.NOT_CHARGED


@pytest.mark.parametrize("fault", ["wrong_amount", "wrong_currency"])
def test_an_approval_of_something_else_is_reversed(fault: str) -> None:
    shop = Shop()
    shop.world.fault(fault)
    ended = shop.pays(1234)
    assert ended.outcome is PaymentOutcome.DECLINED
    assert "reversed it" in ended.reason
    assert shop.book() == [("reversal", 1234)]
    assert shop.resolves(ended.attempt, 1234) is Verdict.NOT_CHARGED


def test_a_partial_approval_is_reversed_and_never_sold() -> None:
    shop = Shop()
    shop.world.set(card="partial")
    ended = shop.pays(1234)
    assert ended.outcome is PaymentOutcome.DECLINED
    assert not shop.world.told(PaymentAuthorised)
    assert shop.book() == [("reversal", 617)]


def test_a_partial_approval_that_nobody_could_reverse_is_for_a_person() -> None:
    shop = Shop()
    shop.world.set(card="partial")
    shop.world.fault("no_reversal")
    ended = shop.pays(1234)
    assert ended.outcome is PaymentOutcome.UNKNOWN
    assert shop.resolves(ended.attempt, 1234) is Verdict.UNCLEAR


@pytest.mark.parametrize("how", ["refused", "too late"])
def test_an_approval_that_the_lane_does_not_keep_is_reversed(how: str) -> None:
    shop = Shop()
    attempt = shop.starts(Pay(shop.new(), 1234, "EUR"))
    token = shop.world.until(PaymentAuthorised).token
    if how == "refused":
        shop.world.asks(Refuse(token))
    else:
        shop.world.passes(3.0)
        shop.world.asks(Confirm(token))
    ended = shop.world.until(PaymentEnded, attempt=attempt)
    assert ended.outcome is PaymentOutcome.CANCELLED
    assert shop.book() == [("reversal", 1234)]
    assert shop.resolves(attempt, 1234) is Verdict.NOT_CHARGED
    shop.restarts()
    assert shop.resolves(attempt, 1234) is Verdict.NOT_CHARGED


def test_a_confirm_for_another_approval_does_nothing() -> None:
    shop = Shop()
    attempt = shop.starts(Pay(shop.new(), 1234, "EUR"))
    shop.world.until(PaymentAuthorised)
    shop.world.asks(Confirm("another/1"))
    shop.world.passes(1)
    assert not shop.world.told(PaymentEnded)
    shop.world.passes(10)
    assert shop.world.until(PaymentEnded, attempt=attempt).outcome is PaymentOutcome.CANCELLED


def test_a_refused_approval_whose_reversal_is_not_answered_is_unknown_until_asked() -> None:
    shop = Shop()
    attempt = shop.starts(Pay(shop.new(), 1234, "EUR"))
    token = shop.world.until(PaymentAuthorised).token
    shop.world.fault("drop_after", "booked")
    shop.world.asks(Refuse(token))
    assert shop.world.until(PaymentEnded, attempt=attempt).outcome is PaymentOutcome.UNKNOWN
    assert shop.resolves(attempt, 1234) is Verdict.NOT_CHARGED
    assert shop.book() == [("reversal", 1234)]


@pytest.mark.parametrize("moment", [0.05, 3.0])
def test_an_abort_ends_the_payment_and_the_book_agrees(moment: float) -> None:
    shop = Shop()
    shop.world.set(card_delay_ms=20_000)
    attempt = shop.starts(Pay(shop.new(), 1234, "EUR"))
    shop.world.passes(moment)
    shop.world.asks(AbortPayment(attempt))
    ended = shop.world.until(PaymentEnded, attempt=attempt)
    assert ended.outcome is PaymentOutcome.CANCELLED
    assert shop.book() == []
    assert not shop.world.told(DeviceOffline)
    shop.world.set(card_delay_ms=0)
    assert shop.pays(1234).outcome is PaymentOutcome.APPROVED


def test_an_abort_that_comes_too_late_is_an_approval() -> None:
    shop = Shop()
    shop.world.set(card_delay_ms=1000)
    attempt = shop.starts(Pay(shop.new(), 1234, "EUR"))
    shop.world.passes(1.012)
    shop.world.asks(AbortPayment(attempt))
    assert shop.confirms(attempt).outcome is PaymentOutcome.APPROVED
    assert shop.book() == [("payment", 1234)]


def test_a_payment_is_taken_back_whole_and_once() -> None:
    shop = Shop()
    paid = shop.pays(1234)
    assert shop.takes_back(paid).outcome is PaymentOutcome.APPROVED
    assert (shop.book(), shop.book("reversed")) == ([("reversal", 1234)], [("payment", 1234)])
    assert shop.takes_back(paid).outcome is PaymentOutcome.DECLINED
    assert shop.book() == [("reversal", 1234)]


@pytest.mark.parametrize("step", ["request", "booked"])
def test_a_reversal_in_doubt_is_asked_after_like_a_payment(step: str) -> None:
    shop = Shop()
    paid = shop.pays(1234)
    assert paid.result is not None
    shop.world.fault("drop_after", step)
    ended = shop.takes_back(paid)
    assert ended.outcome is PaymentOutcome.UNKNOWN
    verdict = shop.resolves(ended.attempt, 1234, takes_back=paid.result.trace_no)
    assert verdict is (Verdict.NOT_CHARGED if step == "request" else Verdict.CHARGED)
    assert len(shop.book("reversed")) == (verdict is Verdict.CHARGED)


def test_a_payment_with_a_very_long_number_fits_the_books_and_is_taken_back() -> None:
    shop = Shop()
    shop.world.set(number_prefix="X" * 70)
    paid = shop.pays(1234)
    assert paid.result is not None
    assert 0 < len(paid.result.receipt_no) <= 40
    assert 0 < len(paid.result.trace_no) <= 40
    shop.restarts()
    shop.ready()
    assert shop.takes_back(paid).outcome is PaymentOutcome.APPROVED
    assert len(shop.book("reversed")) == 1


def test_money_is_given_back_to_the_card_that_is_shown() -> None:
    shop = Shop()
    ended = shop.confirms(shop.starts(GiveBack(shop.new(), 299, "EUR")))
    assert ended.outcome is PaymentOutcome.APPROVED
    assert shop.book() == [("refund", 299)]


@pytest.mark.parametrize("fault", ["http_error", "garbage", "foreign"])
def test_an_answer_that_says_nothing_of_the_payment_is_unknown(fault: str) -> None:
    shop = Shop()
    shop.pays(100)
    shop.ready()
    shop.world.fault(fault)
    ended = shop.pays(1234)
    assert ended.outcome is PaymentOutcome.UNKNOWN
    expected = Verdict.NOT_CHARGED if fault == "http_error" else Verdict.CHARGED
    assert shop.resolves(ended.attempt, 1234) is expected
    assert len(shop.book()) == 1 + (expected is Verdict.CHARGED)


@pytest.mark.parametrize("fault", ["http_error", "garbage", "foreign"])
def test_an_error_as_the_answer_to_a_question_is_no_answer(fault: str) -> None:
    shop = Shop()
    shop.world.fault("drop_after", "booked")
    ended = shop.pays(1234)
    shop.ready()
    shop.world.fault(fault)
    assert shop.resolves(ended.attempt, 1234) is Verdict.NO_ANSWER
    assert shop.resolves(ended.attempt, 1234) is Verdict.CHARGED


def test_a_word_that_nobody_knows_is_unknown() -> None:
    shop = Shop()
    shop.world.set(card="decline")
    shop.world.fault("strange_condition")
    ended = shop.pays(1234)
    assert ended.outcome is PaymentOutcome.UNKNOWN
    assert "SolarFlare" in ended.reason
    assert shop.resolves(ended.attempt, 1234) is Verdict.UNCLEAR


def test_an_answer_that_comes_twice_charges_once() -> None:
    shop = Shop()
    shop.ready()
    shop.world.fault("repeat")
    assert shop.pays(1234).outcome is PaymentOutcome.APPROVED
    shop.ready()
    assert shop.pays(500).outcome is PaymentOutcome.APPROVED
    assert shop.book() == [("payment", 1234), ("payment", 500)]


def test_a_terminal_that_closes_after_each_answer_is_in_use_all_the_same() -> None:
    shop = Shop()
    shop.world.fault("close_each")
    assert shop.pays(1234).outcome is PaymentOutcome.APPROVED
    shop.ready()
    assert shop.pays(1234).outcome is PaymentOutcome.APPROVED


def test_a_doubt_from_before_this_terminals_time_is_for_a_person() -> None:
    shop = Shop()
    zvt_mark = TerminalReady(shop.mark.terminal_id, "0041", "000469")
    assert shop.resolves("a", 1234, mark=zvt_mark) is Verdict.UNCLEAR
    other = TerminalReady("SIM-OTHER", "", shop.mark.last_trace_no)
    assert shop.resolves("a", 1234, mark=other) is Verdict.UNCLEAR


def test_the_same_attempt_number_of_a_new_journal_is_another_payment() -> None:
    shop = Shop()
    shop.pays(1234)
    shop.restarts()
    shop.attempts = 0
    shop.world.until(TerminalReady)
    assert shop.pays(1234).outcome is PaymentOutcome.APPROVED
    assert shop.book() == [("payment", 1234), ("payment", 1234)]


def test_silence_is_told_once_and_the_terminal_comes_back_by_itself() -> None:
    shop = Shop()
    shop.world.fault("silence")
    lost = shop.world.until(DeviceOffline)
    assert lost.fault.kind is FaultKind.SILENT
    shop.world.passes(60)
    assert len(shop.world.told(DeviceOffline)) == 1
    shop.terminal.faults.clear("silence")
    shop.world.passes(60)
    assert len(shop.world.told(DeviceOnline)) == 2


def test_a_payment_that_is_never_answered_is_unknown_in_the_end() -> None:
    shop = Shop()
    shop.ready()
    shop.world.fault("silence")
    attempt = shop.starts(Pay(shop.new(), 1234, "EUR"))
    assert shop.world.until(PaymentEnded, attempt=attempt).outcome is PaymentOutcome.UNKNOWN
    shop.terminal.faults.clear("silence")
    assert shop.resolves(attempt, 1234) is Verdict.CHARGED


def test_an_unplugged_terminal_is_asked_for_nothing_and_says_so() -> None:
    shop = Shop()
    shop.world.unplug()
    shop.world.asks(Pay("a", 1234, "EUR"))
    ended = shop.world.until(PaymentEnded)
    assert ended.outcome is PaymentOutcome.CANCELLED
    assert "nothing was sent" in ended.reason
    assert shop.resolves("b", 1234) is Verdict.NO_ANSWER
    shop.world.plug()
    assert shop.pays(1234).outcome is PaymentOutcome.APPROVED


def test_one_payment_at_a_time_and_a_request_that_is_repeated_ends_once() -> None:
    shop = Shop()
    pay = Pay("a", 1234, "EUR")
    shop.starts(pay)
    shop.world.asks(pay)
    shop.world.asks(Pay("b", 500, "EUR"))
    assert "another payment is running" in shop.world.until(PaymentEnded, attempt="b").reason
    shop.confirms("a")
    assert [one.attempt for one in shop.world.told(PaymentEnded)] == ["b", "a"]
    assert shop.book() == [("payment", 1234)]


@pytest.mark.parametrize(
    "ask",
    [
        Pay("a", 0, "EUR"),
        Pay("a", -5, "EUR"),
        Pay("a", 10**12, "EUR"),
        Pay("a", 5, "eur"),
        TakeBack("a", 5, "EUR", "", ""),
    ],
)
def test_what_no_terminal_can_take_is_not_sent(ask: Ask) -> None:
    shop = Shop()
    shop.ready()
    sent = len(shop.world.sent)
    shop.world.asks(ask)
    assert shop.world.until(PaymentEnded).outcome is PaymentOutcome.CANCELLED
    assert len(shop.world.sent) == sent
