from __future__ import annotations

import pytest

from drivers.contract import (
    AbortPayment,
    Confirm,
    PaymentAuthorised,
    PaymentEnded,
    PaymentOutcome,
    Refuse,
)
from tests.drivers.payment.desk import (
    APPROVED,
    DONE,
    GONE,
    PAY,
    REFUSED,
    YES,
    Desk,
    ended,
)


def test_no_answer_within_5_s_closes_the_link_and_is_unknown() -> None:
    desk = Desk.ready()
    desk.asks(PAY)
    desk.passes(4.9)
    assert not desk.hung_up
    desk.passes(0.2)
    assert desk.hung_up == "the terminal did not answer the command"
    desk.take(desk.driver.disconnected(GONE, desk.now))
    assert ended(desk).outcome is PaymentOutcome.UNKNOWN


def test_the_shopper_has_180_s_from_each_sign_of_life() -> None:
    desk = Desk.paying()
    desk.passes(179.0)
    desk.hears(bytes.fromhex("04 FF 01 0E"))
    desk.passes(179.0)
    assert not desk.hung_up
    desk.passes(1.1)
    assert desk.hung_up == "the terminal did not finish in time"
    assert ended(desk).outcome is PaymentOutcome.UNKNOWN


def test_a_sign_of_life_may_bring_more_minutes() -> None:
    desk = Desk.paying()
    desk.hears(bytes.fromhex("04 FF 02 0A 05"))
    desk.passes(299.0)
    assert not desk.hung_up
    desk.passes(1.1)
    assert desk.hung_up


def test_nothing_is_acknowledged_while_an_approval_waits() -> None:
    desk = Desk.paying()
    desk.hears(APPROVED)
    desk.hears(APPROVED)
    desk.hears(YES)
    assert not desk.sent
    assert not desk.hung_up


@pytest.mark.parametrize("data", ["04 FF 01 05", "06 0F 00", "06 1E 01 6C", "06 D1 03 00 41 42", "04 0F 02 27 05"])
def test_a_terminal_that_goes_on_without_the_acknowledgement_is_hung_up_on(data: str) -> None:
    desk = Desk.paying()
    desk.hears(APPROVED)
    desk.hears(bytes.fromhex(data))
    assert not desk.sent
    assert desk.hung_up
    assert ended(desk).outcome is PaymentOutcome.UNKNOWN
    desk.asks(Confirm("a/1"))
    assert not desk.sent


def test_a_confirm_with_another_token_acknowledges_nothing() -> None:
    desk = Desk.paying()
    desk.hears(APPROVED)
    desk.asks(Confirm("a/2"))
    desk.asks(Refuse("b/1"))
    assert not desk.sent


def test_a_confirm_at_the_deadline_is_too_late_even_before_the_clock_was_looked_at() -> None:
    desk = Desk.paying()
    desk.hears(APPROVED)
    desk.now += 3.0
    desk.asks(Confirm("a/1"))
    assert desk.sent == [REFUSED]


@pytest.mark.parametrize(
    "status",
    [
        pytest.param("04 0F 02 27 00", id="no amount"),
        pytest.param("04 0F 07 04 00 00 00 00 12 34", id="no result"),
        pytest.param("04 0F 0C 27 00 04 00 00 00 00 12 34 49 08 40", id="another currency"),
        pytest.param("04 0F 0E 27 00 04 00 00 00 00 12 34 29 11 11 11 11", id="another terminal"),
        pytest.param("04 0F 09 27 00 04 00 00 00 00 12 3E", id="an amount that is none"),
        pytest.param("04 0F 0A 27 00 77 04 00 00 00 00 12 34", id="the amount behind an unknown field"),
        pytest.param("04 0F 00", id="nothing at all"),
    ],
)
def test_an_approval_that_is_not_wholly_what_was_asked_is_refused_and_unknown(status: str) -> None:
    desk = Desk.paying()
    desk.hears(bytes.fromhex(status))
    assert desk.sent == [REFUSED]
    desk.hears(bytes.fromhex("06 1E 01 7D"))
    assert ended(desk).outcome is PaymentOutcome.UNKNOWN
    assert not desk.told(PaymentAuthorised)


def test_a_completion_without_a_result_is_unknown() -> None:
    desk = Desk.paying()
    desk.hears(DONE)
    assert ended(desk).outcome is PaymentOutcome.UNKNOWN


def test_a_terminal_that_breaks_off_after_the_acknowledgement_is_unknown() -> None:
    desk = Desk.paying()
    desk.hears(APPROVED)
    desk.asks(Confirm("a/1"))
    desk.hears(bytes.fromhex("06 1E 01 CC"))
    assert ended(desk).outcome is PaymentOutcome.UNKNOWN
    assert "printer" in ended(desk).reason


def test_another_approval_after_the_acknowledgement_is_not_acknowledged() -> None:
    desk = Desk.paying()
    desk.hears(APPROVED)
    desk.asks(Confirm("a/1"))
    desk.sent.clear()
    desk.hears(APPROVED.replace(b"\x00\x42", b"\x00\x43"))
    assert not desk.sent
    assert desk.hung_up
    assert ended(desk).outcome is PaymentOutcome.UNKNOWN


def test_a_refused_abort_may_be_asked_for_again() -> None:
    desk = Desk.paying()
    desk.asks(AbortPayment("a"))
    desk.hears(bytes.fromhex("84 83 00"))
    desk.asks(AbortPayment("b"))
    desk.asks(AbortPayment("a"))
    assert desk.sent == [bytes.fromhex("06 B0 00")] * 2


def test_after_an_abort_the_terminal_may_still_approve() -> None:
    desk = Desk.paying()
    desk.asks(AbortPayment("a"))
    desk.hears(YES + APPROVED)
    assert len(desk.told(PaymentAuthorised)) == 1
    assert not desk.told(PaymentEnded)
