"""What a nexo terminal received is not what it did: reversals, and transactions that it no longer knows."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from drivers.contract import (
    GiveBack,
    Pay,
    PaymentAuthorised,
    PaymentEnded,
    PaymentOutcome,
    Refuse,
    TakeBack,
    TerminalReady,
    Verdict,
)
from drivers.registry import find
from tests.drivers.payment.nexo_shop import Shop
from tests.drivers.web.world import World


@pytest.mark.parametrize("refused", [False, True], ids=["it is undone", "the bank will not undo it"])
def test_a_reversal_that_was_only_received_is_told_when_it_has_ended(refused: bool) -> None:
    shop = Shop()
    paid = shop.pays(1234)
    shop.world.fault("slow_reversal", 9000)
    if refused:
        shop.world.fault("no_reversal")
    began = shop.world.now
    ended = shop.takes_back(paid)
    assert ended.outcome is (PaymentOutcome.DECLINED if refused else PaymentOutcome.APPROVED)
    assert shop.world.now - began >= 9.0
    assert len(shop.book("reversed")) == (not refused)


def test_an_approval_whose_reversal_takes_too_long_is_in_doubt_and_then_settled() -> None:
    shop = Shop()
    attempt = shop.starts(Pay(shop.new(), 1234, "EUR"))
    token = shop.world.until(PaymentAuthorised).token
    shop.world.fault("slow_reversal", 90_000)
    shop.world.asks(Refuse(token))
    assert shop.world.until(PaymentEnded, attempt=attempt).outcome is PaymentOutcome.UNKNOWN
    assert shop.resolves(attempt, 1234) is Verdict.NO_ANSWER
    assert shop.resolves(attempt, 1234) is Verdict.NOT_CHARGED
    assert shop.book() == [("reversal", 1234)]


def test_a_reversal_that_was_received_and_is_not_known_afterwards_is_for_a_person() -> None:
    shop = Shop()
    paid = shop.pays(1234)
    assert paid.result is not None
    shop.world.fault("slow_reversal", 1000)
    shop.world.fault("short_memory")
    attempt = shop.starts(TakeBack(shop.new(), 1234, "EUR", paid.result.receipt_no, paid.result.trace_no))
    shop.world.passes(0.05)
    shop.world.set(other_till=500)
    assert shop.world.until(PaymentEnded, attempt=attempt).outcome is PaymentOutcome.UNKNOWN
    assert shop.resolves(attempt, 1234, takes_back=paid.result.trace_no) is Verdict.NO_ANSWER
    assert len(shop.book("reversed")) == 1


@pytest.mark.parametrize("step", ["request", "booked"])
def test_a_payment_that_is_not_found_once_another_till_was_there_is_not_called_uncharged(step: str) -> None:
    shop = Shop()
    shop.world.fault("short_memory")
    shop.world.fault("drop_after", step)
    ended = shop.pays(1234)
    assert ended.outcome is PaymentOutcome.UNKNOWN
    shop.world.set(other_till=500)
    assert shop.resolves(ended.attempt, 1234) is Verdict.NO_ANSWER


def test_a_payment_that_is_not_found_while_another_till_is_at_the_terminal_is_asked_after_again() -> None:
    shop = Shop()
    shop.world.fault("drop_after", "request")
    ended = shop.pays(1234)
    shop.world.set(other_till=500)
    assert shop.resolves(ended.attempt, 1234) is Verdict.NO_ANSWER


def test_a_terminal_that_remembers_only_its_last_transaction_settles_a_doubt() -> None:
    shop = Shop()
    shop.world.fault("short_memory")
    shop.pays(1234)
    for step, verdict in (("request", Verdict.NOT_CHARGED), ("booked", Verdict.CHARGED)):
        shop.world.fault("drop_after", step)
        ended = shop.pays(1234)
        shop.restarts()
        assert shop.resolves(ended.attempt, 1234) is verdict
        shop.world.until(TerminalReady)


def test_a_payment_that_the_terminal_does_not_know_stays_and_blocks_nothing() -> None:
    shop = Shop()
    shop.ready()
    attempt = shop.starts(TakeBack(shop.new(), 1234, "EUR", "T9999", "2026-11-27T08:30:00.000Z"))
    ended = shop.world.until(PaymentEnded, attempt=attempt)
    assert ended.outcome is PaymentOutcome.DECLINED
    assert "NotFound" in ended.reason


def test_a_payment_whose_time_the_terminal_does_not_tell_is_asked_after_as_what_it_is() -> None:
    shop = Shop()
    shop.world.fault("no_stamp")
    paid = shop.pays(1234)
    assert paid.result is not None
    assert paid.result.trace_no == ""
    shop.world.fault("drop_after", "booked")
    ended = shop.takes_back(paid)
    assert ended.outcome is PaymentOutcome.UNKNOWN
    assert shop.resolves(ended.attempt, 1234, takes_back="") is Verdict.CHARGED
    assert b"TimeStamp" not in next(sent for sent in shop.world.sent if b"ReversalRequest" in sent)


def test_an_approval_that_wants_a_signature_is_reversed_and_told_as_declined() -> None:
    shop = Shop()
    shop.world.set(card="paper")
    ended = shop.pays(1234)
    assert ended.outcome is PaymentOutcome.DECLINED
    assert "signature" in ended.reason
    assert shop.book() == [("reversal", 1234)]
    assert not shop.world.told(PaymentAuthorised)


def test_money_given_back_is_not_refused_for_a_signature() -> None:
    shop = Shop()
    shop.world.set(card="paper")
    ended = shop.confirms(shop.starts(GiveBack(shop.new(), 299, "EUR")))
    assert ended.outcome is PaymentOutcome.APPROVED
    assert shop.book() == [("refund", 299)]


def till_asked(shop: Shop, category: str) -> set[str]:
    """The SaleIDs under which requests of `category` were sent."""
    messages = [sent.partition(b"\r\n\r\n")[2] for sent in shop.world.sent if f'"{category}Request"'.encode() in sent]
    return {json.loads(message)["SaleToPOIRequest"]["MessageHeader"]["SaleID"] for message in messages}


def test_a_lane_is_known_to_the_terminal_by_its_own_name_and_asks_under_it_again() -> None:
    shop = Shop()
    shop.world = World(find("nexo").make_driver("tcp:127.0.0.1:8443", "7"), shop.terminal)
    shop.mark = shop.world.until(TerminalReady)
    shop.world.fault("drop_after", "booked")
    ended = shop.pays(1234)
    assert ended.outcome is PaymentOutcome.UNKNOWN
    assert till_asked(shop, "Payment") == {"7"}
    shop.restarts()
    assert shop.resolves(ended.attempt, 1234) is Verdict.CHARGED, "its mark tells who asked, whoever asks now"


def test_a_doubt_from_before_lanes_had_names_is_asked_for_by_the_name_that_all_had() -> None:
    shop = Shop()
    shop.world.fault("drop_after", "booked")
    ended = shop.pays(1234)
    shop.mark = replace(shop.mark, last_trace_no=shop.mark.last_trace_no.partition("/")[0])
    shop.world = World(find("nexo").make_driver("tcp:127.0.0.1:8443", "7"), shop.terminal)
    assert shop.resolves(ended.attempt, 1234) is Verdict.CHARGED


def test_a_signature_that_is_found_by_a_doubt_is_reversed_as_one_that_is_told_at_once() -> None:
    shop = Shop()
    shop.world.set(card="paper")
    shop.world.fault("drop_after", "booked")
    ended = shop.pays(1234)
    assert ended.outcome is PaymentOutcome.UNKNOWN
    assert shop.resolves(ended.attempt, 1234) is Verdict.NOT_CHARGED
    assert shop.book() == [("reversal", 1234)]
    assert shop.resolves(ended.attempt, 1234) is Verdict.NOT_CHARGED, "asked once more it is undone already"


def test_a_signature_found_by_a_doubt_whose_reversal_is_refused_is_not_called_uncharged() -> None:
    shop = Shop()
    shop.world.set(card="paper")
    shop.world.fault("drop_after", "booked")
    ended = shop.pays(1234)
    shop.world.fault("no_reversal")
    assert shop.resolves(ended.attempt, 1234) is Verdict.NO_ANSWER


def test_money_given_back_stands_for_a_doubt_too_whatever_is_to_be_signed() -> None:
    shop = Shop()
    shop.world.set(card="paper")
    shop.world.fault("drop_after", "booked")
    ended = shop.confirms(shop.starts(GiveBack(shop.new(), 299, "EUR")))
    assert ended.outcome is PaymentOutcome.UNKNOWN
    assert shop.resolves(ended.attempt, 299, gives_back=True) is Verdict.CHARGED


def test_what_another_run_may_have_reversed_is_asked_for_before_a_signature_is_undone_under_a_new_name() -> None:
    shop = Shop()
    shop.world.set(card="paper")
    shop.world.fault("drop_after", "booked")
    ended = shop.pays(1234)
    mark = shop.mark
    shop.world.fault("no_reversal")
    assert shop.resolves(ended.attempt, 1234) is Verdict.NO_ANSWER
    shop.terminal.faults.clear("no_reversal")
    shop.restarts()
    assert shop.resolves(ended.attempt, 1234, mark=mark) is Verdict.NOT_CHARGED
    assert shop.book() == [("reversal", 1234)]
    names = [one["service_id"] for one in shop.transactions() if one["kind"] == "reversal"]
    assert len(names) == len(set(names)) == 2, "the first is known to be dead, and no name is used twice"


def test_a_reversal_that_may_still_arrive_is_not_sent_under_another_name() -> None:
    shop = Shop()
    shop.pays(100)
    attempt = shop.starts(Pay(shop.new(), 1234, "EUR"))
    token = shop.world.until(PaymentAuthorised, attempt=attempt).token
    shop.world.fault("late_request", 60_000)
    shop.world.asks(Refuse(token))
    assert shop.world.until(PaymentEnded, attempt=attempt).outcome is PaymentOutcome.UNKNOWN
    sent = sum(b"ReversalRequest" in one for one in shop.world.sent)
    shop.resolves(attempt, 1234)
    assert sum(b"ReversalRequest" in one for one in shop.world.sent) == sent == 1


def test_a_terminal_that_will_not_reverse_is_asked_three_times_and_then_a_person_looks() -> None:
    shop = Shop()
    shop.world.set(card="paper")
    shop.world.fault("drop_after", "booked")
    ended = shop.pays(1234)
    shop.world.fault("no_reversal")
    told = [shop.resolves(ended.attempt, 1234) for _ in range(5)]
    assert told == [Verdict.NO_ANSWER] * 3 + [Verdict.UNCLEAR] * 2
    assert len([one for one in shop.transactions() if one["kind"] == "reversal"]) == 3


def test_a_payment_with_a_very_long_number_is_taken_back_by_a_lane_that_has_another_name_by_then() -> None:
    shop = Shop()
    shop.world.set(number_prefix="X" * 70)
    shop.world = World(find("nexo").make_driver("tcp:127.0.0.1:8443", "Lane12345678"), shop.terminal)
    paid = shop.pays(1234)
    assert paid.result is not None
    assert len(paid.result.receipt_no) <= 40
    shop.restarts()
    shop.ready()
    assert shop.takes_back(paid).outcome is PaymentOutcome.APPROVED
    assert len(shop.book("reversed")) == 1


@pytest.mark.parametrize(
    "fault", [("slow_reversal", 9000), ("late_request", 5000), ("drop_after", "request"), None], ids=str
)
@pytest.mark.parametrize("runs_s", [0.0, 0.3, 2.0, 7.0, 14.0, 30.0])
@pytest.mark.parametrize("memory", ["long", "short"])
def test_a_lane_that_starts_anew_between_a_reversal_and_its_answer_reverses_once(
    fault: tuple[str, str | int] | None, runs_s: float, memory: str
) -> None:
    shop = Shop()
    shop.pays(100)
    attempt = shop.starts(Pay(shop.new(), 1234, "EUR"))
    mark = shop.mark
    token = shop.world.until(PaymentAuthorised, attempt=attempt).token
    if memory == "short":
        shop.world.fault("short_memory")
    if fault is not None:
        shop.world.fault(*fault)
    shop.world.asks(Refuse(token))
    shop.world.passes(runs_s)
    told = []
    for _ in range(3):
        shop.restarts()
        told.append(shop.resolves(attempt, 1234, mark=mark))
        shop.world.passes(5.0)
    reversals = [one for one in shop.transactions() if one["kind"] == "reversal"]
    assert [one["amount_minor"] for one in reversals] == [1234] * len(reversals)
    assert len([one for one in reversals if one["state"] == "booked"]) <= 1
    names = [one["service_id"] for one in reversals]
    assert len(names) == len(set(names)) <= 1
    stands = ("payment", 1234) in shop.book()
    assert told[-1] is (Verdict.CHARGED if stands else Verdict.NOT_CHARGED)
    assert Verdict.NOT_CHARGED not in told[: told.index(told[-1])] or told[-1] is Verdict.NOT_CHARGED
