"""Taking back and giving back over real TCP: whatever is dropped, the driver's verdict is the terminal's book."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from drivers.contract import (
    GiveBack,
    PaymentOutcome,
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
