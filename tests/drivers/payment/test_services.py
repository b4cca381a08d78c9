from __future__ import annotations

import pytest

from drivers.contract import (
    DeviceOffline,
    Diagnose,
    EndOfDay,
    LogOff,
    Pay,
    PaymentEnded,
    Service,
    ServiceEnded,
    ServiceOutcome,
)
from tests.drivers.payment.desk import DONE, GONE, HEARTBEAT, LAST_0041, PAY, YES, Desk, ended

END_OF_DAY = bytes.fromhex("06 50 03 00 00 00")


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
