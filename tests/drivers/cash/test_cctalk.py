from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drivers.cash.cctalk import CcTalkCoins
from drivers.cash.coin_events import Event
from drivers.contract import (
    AcceptCash,
    CashCredited,
    CashMark,
    CashUnknown,
    Confirm,
    DeviceCondition,
    DeviceFault,
    DeviceOffline,
    DeviceOnline,
    DeviceTrouble,
    FaultKind,
    Reading,
    StopCash,
)
from tests.drivers.cash.counting import EURO, FRESH, HALF, UNNAMED, Desk, LateDesk, taking

TRANSCRIPT = Path(__file__).parents[2] / "transcripts" / "cctalk.txt"

STEPS = ["half", "euro", "refused", "look", "book", "lane dies", "power cut", "short cut"]


def credited(readings: list[Reading]) -> list[int]:
    return [one.value_minor for one in readings if isinstance(one, CashCredited)]


def unknown(readings: list[Reading]) -> list[str]:
    return [one.reason for one in readings if isinstance(one, CashUnknown)]


def dialogues() -> list[object]:
    parts = re.split(r"^\[(.+)\]$", TRANSCRIPT.read_text(), flags=re.MULTILINE)
    return [pytest.param(body.split("\n"), id=name) for name, body in zip(parts[1::2], parts[2::2], strict=True)]


@pytest.mark.parametrize("lines", dialogues())
def test_the_transcript_is_understood(lines: list[str]) -> None:
    driver, now = CcTalkCoins(), 100.0
    driver.requested(CashMark("", shut=False), now)
    driver.requested(AcceptCash(1000), now)
    sent, told = driver.connected(now).send, []
    for line in lines:
        match line[:1]:
            case ">":
                if not sent:
                    now += 0.2
                    sent = driver.ticked(now).send
                assert sent == bytes.fromhex(line[1:])
            case "<":
                output = driver.received(sent + bytes.fromhex(line[1:]), now)
                sent = output.send
                told += output.readings
            case "=":
                assert repr(told.pop(0)) == line[2:]
    assert told == []


def test_a_coin_is_credited_once_however_often_it_is_read() -> None:
    desk = taking()
    desk.falls(HALF, EURO)
    desk.passes(3.0)
    assert credited(desk.readings) == [50, 100]
    desk.books()
    desk.passes(3.0)
    assert credited(desk.readings) == [50, 100]
    assert unknown(desk.readings) == []


def test_a_lane_that_died_before_it_booked_is_told_of_the_coin_again_and_of_no_other() -> None:
    desk = taking()
    desk.falls(HALF, EURO)
    desk.passes(1.0)
    first = next(one for one in desk.readings if isinstance(one, CashCredited))
    again = Desk(desk.events)
    again.asks(CashMark(first.mark, shut=False))
    assert credited(again.readings) == [100]


def test_no_mark_is_told_beyond_a_coin_that_is_not_booked() -> None:
    desk = taking()
    desk.falls(HALF, Event(0, 1))
    desk.passes(1.0)
    assert not any(isinstance(one, CashMark) for one in desk.readings)
    desk.books()
    assert CashMark(desk.events.mark, shut=False) in desk.readings


def test_coins_wait_outside_until_those_inside_are_booked() -> None:
    desk = taking()
    desk.falls(HALF, HALF, HALF)
    desk.passes(1.0)
    assert not desk.is_open
    desk.books()
    assert desk.is_open


def test_it_takes_what_is_wanted_and_only_coins_whose_worth_it_knows() -> None:
    desk = taking(150)
    assert desk.is_open
    assert desk.mask == b"\x03\x00"
    desk.falls(HALF, EURO)
    desk.passes(1.0)
    assert not desk.is_open


def test_a_coin_whose_rest_cannot_be_given_back_stays_outside_until_it_is_needed() -> None:
    desk = taking()
    desk.asks(AcceptCash(80, change_minor=0))
    assert (desk.is_open, desk.mask) == (True, b"\x01\x00")
    desk.asks(AcceptCash(80, change_minor=20, step_minor=20))
    assert desk.mask == b"\x03\x00"
    desk.falls(HALF)
    desk.passes(1.0)
    assert desk.mask == b"\x01\x00", "of 30 a half leaves 20, a euro 70"
    desk.asks(AcceptCash(30, change_minor=0))
    assert not desk.is_open, "no coin is small enough"


def test_what_is_in_and_not_booked_yet_counts_when_it_is_asked_anew() -> None:
    desk = taking(150)
    desk.falls(HALF, EURO)
    desk.passes(1.0)
    desk.asks(AcceptCash(100))  # whoever books has heard of one of them
    assert not desk.is_open


def test_nothing_is_taken_before_the_mark_was_given() -> None:
    desk = Desk()
    desk.asks(AcceptCash(100))
    assert not desk.is_open
    assert isinstance(desk.readings[-1], DeviceTrouble)


def test_a_shut_acceptor_says_so_after_the_last_coin_on_its_way() -> None:
    desk = taking()
    desk.asks(StopCash())
    desk.falls(HALF)
    desk.passes(0.3)
    assert credited(desk.readings) == [50]
    desk.passes(3.0)
    assert not any(isinstance(one, CashMark) for one in desk.readings)
    desk.books()
    desk.passes(1.0)
    assert desk.readings[-1] == CashMark(desk.events.mark, shut=True)


def test_an_acceptor_that_has_shut_itself_still_answers_each_wish_to_stop() -> None:
    desk = taking(100)
    desk.falls(EURO)
    desk.passes(1.0)
    desk.books()
    for _ in range(3):
        desk.passes(3.0)
        assert desk.readings.count(CashMark(desk.events.mark, shut=True)) == 1
        desk.new()
        desk.asks(StopCash())
    desk.passes(3.0)
    assert desk.new() == [CashMark(desk.events.mark, shut=True)]


def test_a_night_without_power_after_closing_time_is_no_alarm() -> None:
    desk = Desk()
    desk.asks(CashMark(FRESH.then(HALF).mark, shut=True), AcceptCash(100))
    assert unknown(desk.readings) == []
    assert desk.is_open


@pytest.mark.parametrize("kept", [FRESH, FRESH.then(HALF)])
def test_a_power_cut_of_lane_and_acceptor_while_coins_were_taken_is_told(kept: object) -> None:
    desk = Desk()
    desk.asks(CashMark(kept.mark, shut=False))  # type: ignore[attr-defined]
    assert len(unknown(desk.readings)) == 1
    desk.passes(5.0)
    assert len(unknown(desk.readings)) == 1


def test_a_power_cut_is_told_though_a_coin_was_refused_before_and_after_it() -> None:
    refused = FRESH.then(Event(0, 2))
    desk = Desk(refused)
    desk.asks(CashMark(refused.mark, shut=False))
    assert len(unknown(desk.readings)) == 1


def test_an_acceptor_that_restarts_is_an_alarm_and_takes_coins_again() -> None:
    desk = taking()
    desk.falls(HALF)
    desk.passes(1.0)
    desk.events, desk.is_open = FRESH, False
    desk.passes(1.0)
    assert credited(desk.readings) == [50]
    assert len(unknown(desk.readings)) == 1
    assert not desk.is_open  # a lane that died now would forget the alarm behind the next coin
    desk.books()
    assert desk.is_open


def test_a_coin_that_fell_in_just_before_a_short_power_cut_is_an_alarm_and_the_acceptor_opens_again() -> None:
    desk = taking()
    desk.is_cut_for(0.7)
    desk.passes(1.0)
    assert len(unknown(desk.readings)) == 1
    desk.books()
    assert desk.is_open


def test_a_coins_name_that_comes_late_does_not_make_half_a_euro_of_a_euro() -> None:
    desk = taking(desk=LateDesk())
    desk.passes(5.0)
    assert desk.mask == b"\x03\x00"
    desk.falls(EURO)
    desk.passes(1.0)
    assert credited(desk.readings) == [100]


def test_a_line_that_does_not_fall_quiet_is_hung_up() -> None:
    desk = taking()
    desk.dumb = True
    desk.passes(0.2)
    told = desk.driver.received(b"\x55" * 20, desk.now)
    assert isinstance(told.readings[0], DeviceTrouble)
    while not (output := desk.driver.received(b"\x55", desk.now)).hang_up:
        assert output.readings == ()
        desk.passes(0.05)
        assert desk.now < 120.0
    assert "quiet" in output.hang_up


def test_more_coins_than_it_remembers_are_an_alarm_and_not_five_coins() -> None:
    desk = taking()
    desk.falls(*[HALF, EURO] * 3)
    desk.passes(1.0)
    assert credited(desk.readings) == []
    assert len(unknown(desk.readings)) == 1


def test_a_coin_whose_worth_nobody_knows_is_unknown_money() -> None:
    desk = taking()
    desk.falls(UNNAMED)
    desk.passes(1.0)
    assert unknown(desk.readings) == ["coin 9 was taken, and its worth is not known"]


def test_a_mark_that_is_none_is_told() -> None:
    desk = Desk()
    desk.asks(CashMark("of another device", shut=True))
    assert unknown(desk.readings) == ["the mark kept is none of a coin acceptor"]


def test_a_jam_is_told_and_a_returned_coin_is_not() -> None:
    desk = taking()
    desk.falls(Event(0, 1), Event(0, 14), Event(0, 130))
    desk.passes(1.0)
    told = [one.fault.detail for one in desk.readings if isinstance(one, DeviceTrouble)]
    assert told == ["the credit sensor is blocked"]


def test_an_acceptor_that_falls_silent_is_offline_once_and_its_coins_are_counted_when_it_is_back() -> None:
    desk = taking()
    desk.falls(HALF)
    desk.passes(1.0)
    desk.books()
    desk.new()
    desk.dumb = True
    desk.passes(10.0)
    desk.take(desk.driver.disconnected(DeviceFault(FaultKind.UNPLUGGED, "pulled"), desk.now))
    desk.take(desk.driver.connected(desk.now))
    assert [type(one) for one in desk.readings] == [DeviceOffline]
    desk.falls(EURO)
    desk.dumb = False
    desk.passes(5.0)
    assert any(isinstance(one, DeviceOnline) for one in desk.readings)
    assert credited(desk.readings) == [100]
    assert desk.is_open


@settings(max_examples=60)
@given(st.lists(st.binary(max_size=80), max_size=20))
def test_any_bytes_in_any_pieces_credit_nothing(chunks: list[bytes]) -> None:
    desk = taking()
    desk.dumb = True
    desk.passes(0.2)
    for chunk in chunks:
        desk.take(desk.driver.received(chunk, desk.now))
        desk.passes(0.05)
    assert credited(desk.readings) == []


@settings(max_examples=60)
@given(st.lists(st.sampled_from(STEPS), max_size=40))
def test_whatever_happens_in_whatever_order_every_coin_is_booked_once_or_an_alarm_told(steps: list[str]) -> None:
    desk, kept, booked, inserted, alarms = taking(100_000), FRESH.mark, 0, 0, 0

    def book() -> None:
        nonlocal kept, booked, alarms
        for one in desk.new():
            match one:
                case CashCredited():
                    booked += one.value_minor
                    kept = one.mark
                    desk.take(desk.driver.requested(Confirm(one.token), desk.now))
                case CashUnknown():
                    alarms += 1
                    kept = one.mark
                    desk.take(desk.driver.requested(Confirm(one.token), desk.now))
                case CashMark():
                    kept = one.mark

    for step in [*steps, "look", "book", "look", "book"]:
        match step:
            case "half" | "euro" if desk.is_open:
                inserted += 50 if step == "half" else 100
                desk.falls(HALF if step == "half" else EURO)
            case "refused":
                desk.falls(Event(0, 2))
            case "look":
                desk.passes(0.4)
            case "book":
                book()
            case "lane dies":
                desk = Desk(desk.events)
                desk.asks(CashMark(kept, shut=False), AcceptCash(100_000))
            case "short cut":
                inserted += 50 * desk.is_open
                desk.is_cut_for(0.7)
            case "power cut":
                desk = Desk(FRESH.then(Event(0, 2)))
                desk.asks(CashMark(kept, shut=False), AcceptCash(100_000))
    assert booked == inserted or (alarms and booked < inserted)


def test_a_lost_wire_is_said_with_its_reason() -> None:
    desk = taking()
    fault = DeviceFault(FaultKind.UNPLUGGED, "gone")
    assert desk.driver.disconnected(fault, desk.now).readings == (DeviceOffline(fault),)
    assert desk.driver.deadline is None


def conditions(desk: Desk) -> list[Reading]:
    return [one for one in desk.new() if isinstance(one, DeviceCondition)]


def test_a_coin_that_lies_before_the_sensor_is_known_before_anybody_pays() -> None:
    desk = Desk()
    desk.finds = 3
    desk.passes(3.0)
    fault = DeviceFault(FaultKind.MECHANISM, "the credit sensor is at fault, or a coin lies before it")
    assert conditions(desk) == [DeviceCondition(fault)]
    desk.passes(10.0)
    assert conditions(desk) == []
    desk.finds = 0
    desk.passes(3.0)
    assert conditions(desk) == [DeviceCondition(None)]


def test_an_acceptor_does_not_look_at_itself_while_it_takes_coins() -> None:
    desk = taking()
    desk.finds = 3
    desk.passes(20.0)
    assert conditions(desk) == []


def test_one_that_cannot_look_at_itself_is_not_asked_again_and_takes_coins() -> None:
    desk = Desk()
    desk.finds = None
    desk.passes(10.0)
    assert conditions(desk) == []
    taking(desk=desk).falls(HALF)
    desk.passes(1.0)
    assert credited(desk.readings) == [50]
    assert unknown(desk.readings) == []
