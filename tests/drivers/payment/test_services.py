from __future__ import annotations

import pytest

from drivers.contract import (
    Confirm,
    DeviceOffline,
    Diagnose,
    EndOfDay,
    LogOff,
    Pay,
    PaymentEnded,
    PaymentOutcome,
    PaymentResolved,
    ResolvePayment,
    Service,
    ServiceEnded,
    ServiceOutcome,
    TerminalReady,
    Verdict,
)
from tests.drivers.payment.desk import DONE, GONE, HEARTBEAT, LAST_0041, PAY, REGISTERED, TID, YES, Desk, ended

END_OF_DAY = bytes.fromhex("06 50 03 00 00 00")
DIAGNOSIS = bytes.fromhex("06 70 00")
DIAGNOSED = YES + DONE


def served(desk: Desk) -> ServiceEnded:
    (reading,) = desk.told(ServiceEnded)
    assert isinstance(reading, ServiceEnded)
    return reading


def test_the_end_of_day_waits_for_the_heartbeat_and_comes_once() -> None:
    desk = Desk.ready()
    desk.passes(60.0)
    desk.asks(EndOfDay("monday"))
    desk.asks(EndOfDay("monday"))
    assert desk.sent == [HEARTBEAT]
    desk.hears(YES + bytes.fromhex("06 0F 01 00"))
    assert desk.sent[1:] == [YES + END_OF_DAY]
    desk.hears(YES + bytes.fromhex("04 0F 09 27 00 04 00 00 00 00 12 34") + DONE)
    assert not desk.told(ServiceEnded)  # the new mark comes with it
    assert desk.sent[-1].endswith(DIAGNOSIS)
    desk.hears(DIAGNOSED)
    desk.hears(YES + LAST_0041[3:] + DONE)
    assert served(desk).outcome is ServiceOutcome.DONE
    assert desk.driver.deadline == desk.now + 60.0


@pytest.mark.parametrize("service", [EndOfDay("x"), Diagnose("x"), LogOff("x")])
def test_while_a_payment_runs_nothing_else_is_begun(service: Service) -> None:
    desk = Desk.paying()
    desk.asks(service)
    assert served(desk) == ServiceEnded(
        "x", ServiceOutcome.REFUSED, "the terminal is busy; nothing was sent to the terminal"
    )
    assert not desk.sent


def test_while_the_day_ends_no_payment_is_begun() -> None:
    desk = Desk.ready()
    desk.asks(EndOfDay("monday"))
    desk.asks(PAY)
    assert desk.sent == [END_OF_DAY]
    assert ended(desk).reason == "the terminal is seeing to itself; nothing was sent to the terminal"


def test_without_a_link_nothing_is_asked() -> None:
    desk = Desk.ready()
    desk.take(desk.driver.disconnected(GONE, desk.now))
    desk.asks(EndOfDay("monday"))
    assert served(desk).reason == "the terminal is not connected; nothing was sent to the terminal"


def test_a_link_lost_in_the_middle_leaves_the_end_of_day_open() -> None:
    desk = Desk.ready()
    desk.asks(EndOfDay("monday"))
    desk.hears(YES)
    desk.take(desk.driver.disconnected(GONE, desk.now))
    assert served(desk).outcome is ServiceOutcome.NO_ANSWER


def test_a_service_held_while_the_link_is_lost_was_never_begun() -> None:
    desk = Desk.ready()
    desk.passes(60.0)
    desk.asks(EndOfDay("monday"))
    desk.take(desk.driver.disconnected(GONE, desk.now))
    assert served(desk).outcome is ServiceOutcome.REFUSED


def test_a_day_that_was_ended_before_the_link_was_lost_is_ended() -> None:
    desk = Desk.ready()
    desk.asks(EndOfDay("monday"))
    desk.hears(YES + bytes.fromhex("04 0F 09 27 00 04 00 00 00 00 12 34") + DONE)
    desk.take(desk.driver.disconnected(GONE, desk.now))
    assert served(desk).outcome is ServiceOutcome.DONE


def test_a_silent_terminal_ends_the_service_and_the_link() -> None:
    desk = Desk.ready()
    desk.asks(EndOfDay("monday"))
    desk.hears(YES)
    desk.passes(181.0)
    assert desk.hung_up
    assert served(desk).outcome is ServiceOutcome.NO_ANSWER


@pytest.mark.parametrize("answer", ["84 83 00", "80 00 00 06 1E 01 6E"], ids=["not known", "no line to the bank"])
def test_a_terminal_that_does_not_look_after_itself_has_ended_its_day_all_the_same(answer: str) -> None:
    desk = Desk.ready()
    desk.asks(EndOfDay("monday"))
    desk.hears(YES + bytes.fromhex("04 0F 09 27 00 04 00 00 00 00 12 34") + DONE)
    desk.hears(bytes.fromhex(answer))
    desk.hears(YES + LAST_0041[3:] + DONE)
    assert served(desk).outcome is ServiceOutcome.DONE
    assert not desk.told(DeviceOffline)


def test_an_end_of_day_with_a_bad_result_is_refused() -> None:
    desk = Desk.ready()
    desk.asks(EndOfDay("monday"))
    desk.hears(YES + bytes.fromhex("04 0F 02 27 A0") + DONE + YES + DONE)
    assert served(desk).reason == "the terminal did not end its day: the terminal could not reach the bank"


def test_logged_off_the_terminal_is_left_alone() -> None:
    desk = Desk.ready()
    desk.asks(LogOff("night"))
    assert desk.sent == [bytes.fromhex("06 02 00")]
    desk.hears(YES)
    assert served(desk).outcome is ServiceOutcome.DONE
    assert len(desk.told(DeviceOffline)) == 1
    assert desk.driver.deadline is None
    desk.asks(Pay("b", 5, "EUR"))
    assert desk.told(PaymentEnded)


DAY_TOTALS = bytes.fromhex(
    "80 00 00 04 0F 4A 27 00 04 00 00 00 00 12 34 49 09 78 29 52 50 00 41"
    "60 F0 F5 F3 00 41 00 41" + "00 00 00 00 00 00 00" * 4 + "01 00 00 00 00 12 34" + "00 00 00 00 00 00 00" * 2
)
BARE_TOTAL = bytes.fromhex("80 00 00 04 0F 09 27 00 04 00 00 00 00 12 34")


def doubt(mark: TerminalReady, amount: int = 1234) -> ResolvePayment:
    return ResolvePayment(
        attempt="a",
        amount_minor=amount,
        currency="EUR",
        terminal_id=mark.terminal_id,
        last_receipt_no=mark.last_receipt_no,
        last_trace_no=mark.last_trace_no,
    )


def day_over(last: bytes) -> Desk:
    """The day is ended, and `last` is what the terminal then says that it did last."""
    desk = Desk.ready()
    desk.asks(EndOfDay("monday"))
    desk.hears(DAY_TOTALS + DONE)
    desk.hears(DIAGNOSED)
    desk.hears(last + DONE)
    assert served(desk).outcome is ServiceOutcome.DONE
    return desk


def marked(desk: Desk) -> TerminalReady:
    mark = desk.told(TerminalReady)[-1]
    assert isinstance(mark, TerminalReady)
    return mark


def verdict_of(desk: Desk, asked: ResolvePayment, last: bytes) -> Verdict:
    desk.asks(asked)
    for data in (YES + bytes.fromhex("06 0F 01 00"), REGISTERED, last + DONE):
        desk.hears(data)
    (resolved,) = desk.told(PaymentResolved)
    assert isinstance(resolved, PaymentResolved)
    return resolved.verdict


@pytest.mark.parametrize("last", [DAY_TOTALS, BARE_TOTAL], ids=["with its totals", "a bare total"])
def test_after_an_end_of_day_that_has_no_number_the_terminal_takes_cards(last: bytes) -> None:
    desk = day_over(last)
    assert not desk.told(DeviceOffline)
    desk.asks(PAY)
    assert desk.sent[-1].startswith(bytes.fromhex("06 01"))


def test_a_terminal_that_tells_its_end_of_day_at_the_start_takes_cards() -> None:
    desk = Desk()
    for data in (REGISTERED, DAY_TOTALS + DONE):
        desk.hears(data)
    assert marked(desk).terminal_id == TID
    assert not desk.told(DeviceOffline)


@pytest.mark.parametrize(
    ("last", "verdict"),
    [
        (DAY_TOTALS, Verdict.NOT_CHARGED),
        (
            YES + bytes.fromhex("04 0F 18 27 00 04 00 00 00 00 12 34 49 09 78 29 52 50 00 41 87 00 42 0B 00 04 70"),
            Verdict.CHARGED,
        ),
        (DAY_TOTALS.replace(bytes.fromhex("00 41 00 41"), bytes.fromhex("00 41 00 42")), Verdict.UNCLEAR),
    ],
    ids=["still that day", "the payment came after it", "another day was ended since"],
)
def test_a_doubt_after_an_end_of_day_is_settled_by_what_came_after_it(last: bytes, verdict: Verdict) -> None:
    desk = day_over(DAY_TOTALS)
    assert verdict_of(desk, doubt(marked(desk)), last) is verdict


@pytest.mark.parametrize("restarted", [False, True], ids=["since it began", "since the lane was started"])
def test_no_day_is_ended_over_a_payment_of_which_nobody_knows_the_end(restarted: bool) -> None:
    desk = Desk.ready() if restarted else Desk.paying()
    mark = TerminalReady(TID, "0041", "000469")
    if restarted:
        desk.asks(doubt(mark))
        desk.take(desk.driver.disconnected(GONE, desk.now))
    else:
        desk.take(desk.driver.disconnected(GONE, desk.now))
        assert ended(desk).outcome is PaymentOutcome.UNKNOWN
    desk.passes(60.0)
    desk.readings.clear()
    desk.take(desk.driver.connected(desk.now))
    for data in (REGISTERED, LAST_0041, DONE):
        desk.hears(data)
    desk.asks(EndOfDay("monday"))
    assert served(desk).reason == "the terminal is not sure of a payment yet; nothing was sent to the terminal"
    assert verdict_of(desk, doubt(mark), LAST_0041) is Verdict.NOT_CHARGED
    desk.readings.clear()
    desk.asks(EndOfDay("monday"))
    assert desk.sent[-1].endswith(END_OF_DAY)


def test_a_payment_that_ended_well_keeps_no_day_open() -> None:
    desk = Desk.paying()
    desk.hears(bytes.fromhex("04 0F 10 27 00 04 00 00 00 00 12 34 87 00 42 0B 00 04 70"))
    desk.asks(Confirm("a/1"))
    desk.hears(DONE)
    assert ended(desk).outcome is PaymentOutcome.APPROVED
    desk.asks(EndOfDay("monday"))
    assert desk.sent[-1].endswith(END_OF_DAY)
