from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drivers.cash.cctalk_hopper import CcTalkHopper
from drivers.contract import (
    CashLevels,
    CashMark,
    DeviceFault,
    DeviceOffline,
    DeviceOnline,
    FaultKind,
    Output,
    PayOut,
    PayOutEnded,
    PayOutOutcome,
    Reading,
    Request,
    ResolvePayOut,
)
from drivers.emulators.base import Say
from drivers.emulators.cctalk_hopper import CcTalkHopperEmulator

PULLED = DeviceFault(FaultKind.UNPLUGGED, "pulled")
DISPENSE = 167
TRANSCRIPT = Path(__file__).parents[2] / "transcripts" / "cctalk_hopper.txt"


class Bus:
    """A hopper and its driver in virtual time."""

    def __init__(self, *faults: str) -> None:
        self.emulator = CcTalkHopperEmulator()
        for fault in faults:
            self.emulator.faults.set(fault, value=True)
        self.now = 100.0
        self.dispensed = 0  # commands to dispense that went out
        self.starts()

    def starts(self, after_s: float = 3.0) -> None:
        self.driver = CcTalkHopper()
        self.readings: list[Reading] = []
        self._take(self.driver.connected(self.now))
        self.passes(after_s)

    def asks(self, request: Request) -> None:
        self._take(self.driver.requested(request, self.now))

    def pays(self, coins: int, name: str = "p1") -> PayOut:
        request = PayOut(name, coins * 100, self.mark)
        self.asks(request)
        return request

    def passes(self, seconds: float) -> None:
        until = self.now + seconds
        while True:
            moments = [at for at in (self.driver.deadline, self.emulator.deadline) if at is not None and at <= until]
            if not moments:
                break
            self.now = max(self.now, min(moments))
            self.emulator.ticked(self.now)
            self._take(self.driver.ticked(self.now))
        self.now = max(until, self.now)

    def is_pulled_for(self, seconds: float) -> None:
        self._take(self.driver.disconnected(PULLED, self.now))
        self.emulator.disconnected(self.now)
        self.passes(seconds)
        self._take(self.driver.connected(self.now))

    def resolved(self, request: PayOut) -> PayOutEnded:
        """How it stands with `request` when it is asked for at last."""
        before = len(self.ends())
        self.asks(ResolvePayOut(request.payout_id, request.amount_minor, request.mark))
        self.passes(120.0)
        assert len(self.ends()) == before + 1
        return self.ends()[-1]

    @property
    def mark(self) -> str:
        marks = [one.mark for one in self.readings if isinstance(one, CashMark | PayOutEnded) and one.mark]
        return marks[-1]

    @property
    def out(self) -> int:
        """Coins that lie in the tray."""
        return int(str(self.emulator.state()["out"]))

    def ends(self) -> list[PayOutEnded]:
        return [one for one in self.readings if isinstance(one, PayOutEnded)]

    def told(self) -> list[tuple[PayOutOutcome, int]]:
        return [(one.outcome, one.paid_minor) for one in self.ends()]

    def _take(self, output: Output) -> None:
        self.readings += output.readings
        if output.send:
            self.dispensed += output.send[3] == DISPENSE
            for act in self.emulator.received(output.send, self.now):
                if isinstance(act, Say):
                    self.now += act.after_s
                    self._take(self.driver.received(act.data, self.now))


def dialogues() -> list[object]:
    parts = re.split(r"^\[(.+)\]$", TRANSCRIPT.read_text(), flags=re.MULTILINE)
    return [pytest.param(body.split("\n"), id=name) for name, body in zip(parts[1::2], parts[2::2], strict=True)]


@pytest.mark.parametrize("lines", dialogues())
def test_the_transcript_is_understood(lines: list[str]) -> None:
    driver, now = CcTalkHopper(), 100.0
    sent, told = driver.connected(now).send, []
    for line in lines:
        match line[:1]:
            case ">":
                if not sent:
                    now = max(now, driver.deadline or now)
                    sent = driver.ticked(now).send
                assert sent == bytes.fromhex(line[1:])
            case "<":
                output = driver.received(sent + bytes.fromhex(line[1:]), now)
                sent = output.send
                told += output.readings
            case "=":
                assert repr(told.pop(0)) == line[2:]
            case "!":
                name, amount, mark = line[2:].split(" ")
                driver.requested(PayOut(name, int(amount), mark), now)
    assert told == []


def test_a_hopper_says_who_it_is_what_it_holds_and_where_its_count_stands() -> None:
    assert Bus().readings == [
        DeviceOnline("hopper 12345"),
        CashLevels("EU100A", 100, low=False, currency="EUR"),
        CashMark("12345:500", shut=True),
    ]


def test_three_euros_are_three_coins_and_told_when_they_are_out() -> None:
    bus = Bus()
    bus.pays(3)
    bus.passes(20.0)
    assert bus.ends() == [
        PayOutEnded(payout_id="p1", outcome=PayOutOutcome.PAID, paid_minor=300, mark="12345:503", reason="")
    ]
    assert bus.out == 3


def test_an_empty_hopper_says_how_much_it_has_paid() -> None:
    bus = Bus()
    bus.emulator.set({"coins": 2}, bus.now)
    bus.pays(3)
    bus.passes(30.0)
    assert bus.told() == [(PayOutOutcome.PARTLY, 200)]
    assert CashLevels("EU100A", 100, low=True, currency="EUR") in bus.readings


def test_a_command_whose_answer_is_lost_is_not_sent_again() -> None:
    bus = Bus()
    bus.emulator.faults.set("lost_answer", "dispense")
    bus.pays(3)
    bus.passes(20.0)
    assert bus.told() == [(PayOutOutcome.PAID, 300)]
    assert (bus.out, bus.dispensed) == (3, 1)


def test_a_command_that_never_arrives_has_failed_and_can_be_asked_for_anew() -> None:
    bus = Bus()
    bus.emulator.faults.set("lost_question", "dispense")
    request = bus.pays(3)
    bus.passes(20.0)
    assert bus.told() == [(PayOutOutcome.FAILED, 0)]
    bus.asks(request)
    bus.passes(20.0)
    assert bus.told()[1:] == [(PayOutOutcome.PAID, 300)]
    assert bus.out == 3


def test_the_same_payout_sent_twice_pays_once() -> None:
    bus = Bus()
    request = bus.pays(3)
    bus.passes(20.0)
    bus.asks(request)
    bus.passes(20.0)
    assert [outcome for outcome, _ in bus.told()] == [PayOutOutcome.PAID, PayOutOutcome.UNKNOWN]
    assert bus.resolved(request).paid_minor == 300
    assert (bus.out, bus.dispensed) == (3, 1)


def test_a_hopper_that_begins_nothing_because_its_count_has_moved_says_where_it_stands() -> None:
    bus = Bus()
    bus.passes(3.0)
    bus.asks(PayOut("p9", 300, "12345:498"))
    bus.passes(20.0)
    [end] = bus.ends()
    assert (end.outcome, end.mark, bus.dispensed) == (PayOutOutcome.UNKNOWN, "12345:500", 0)


def test_the_same_payout_sent_again_while_the_first_coin_is_on_its_way_pays_once() -> None:
    bus = Bus()
    bus.emulator.set({"coins": 0}, bus.now)  # the motor looks for one
    request = bus.pays(3)
    bus.passes(0.8)
    bus.emulator.set({"coins": 50}, bus.now)
    bus.starts(0.1)
    bus.asks(request)
    bus.passes(20.0)
    assert bus.told() == [(PayOutOutcome.UNKNOWN, 0)]
    assert bus.resolved(request).paid_minor == 300
    assert (bus.out, bus.dispensed) == (3, 1)


def test_a_hopper_on_a_line_that_never_falls_quiet_is_hung_up_and_its_payout_in_doubt() -> None:
    bus = Bus()
    bus.pays(3)
    bus.passes(0.6)
    bus.emulator.faults.set("bad_check", value=True)
    bus.passes(0.25)
    while not bus.driver.received(b"\x55", bus.now).hang_up:
        bus.now += 0.05
        assert bus.now < 130.0
    bus.is_pulled_for(0.1)
    assert bus.told() == [(PayOutOutcome.UNKNOWN, 0)]


def test_a_wire_pulled_while_coins_fall_leaves_a_doubt_that_the_count_ends() -> None:
    bus = Bus()
    request = bus.pays(5)
    bus.passes(0.6)
    bus.is_pulled_for(1.0)
    assert bus.told() == [(PayOutOutcome.UNKNOWN, 0)]
    bus.passes(5.0)
    assert bus.resolved(request).outcome is PayOutOutcome.PAID
    assert bus.out == 5


def test_a_lane_that_died_while_coins_fall_asks_and_waits_for_the_last_one() -> None:
    bus = Bus()
    request = bus.pays(20)
    bus.passes(1.0)
    bus.starts()
    assert bus.resolved(request).paid_minor == 2000
    assert (bus.out, bus.dispensed) == (20, 1)


def test_a_power_cut_while_coins_fall_is_paid_partly() -> None:
    bus = Bus()
    bus.pays(5)
    bus.passes(0.6)
    bus.emulator.set({"power": "cut"}, bus.now)
    bus.passes(20.0)
    assert bus.told() == [(PayOutOutcome.PARTLY, 100 * bus.out)]
    assert 0 < bus.out < 5


def test_a_motor_that_is_stuck_is_stopped_and_nothing_is_owed_twice() -> None:
    bus = Bus("stuck")
    bus.pays(3)
    bus.passes(60.0)
    assert bus.told() == [(PayOutOutcome.FAILED, 0)]
    assert bus.emulator.state()["remaining"] == 0


def test_a_silent_hopper_is_offline_and_what_was_under_way_is_in_doubt() -> None:
    bus = Bus()
    request = bus.pays(5)
    bus.passes(0.6)
    bus.emulator.faults.set("bad_check", value=True)
    bus.passes(10.0)
    assert bus.told() == [(PayOutOutcome.UNKNOWN, 0)]
    assert [type(one) for one in bus.readings].count(DeviceOffline) == 1
    assert bus.driver.requested(ResolvePayOut("p1", 500, request.mark), bus.now).readings == (
        PayOutEnded(payout_id="p1", outcome=PayOutOutcome.UNKNOWN, reason="the hopper is offline"),
    )
    bus.emulator.faults.clear("bad_check")
    bus.passes(5.0)
    assert bus.resolved(request).outcome is PayOutOutcome.PAID


@pytest.mark.parametrize("amount_minor", [0, -100, 150, 25_600])
def test_what_cannot_be_paid_in_its_coins_fails_and_asks_nothing_of_it(amount_minor: int) -> None:
    bus = Bus()
    bus.asks(PayOut("p1", amount_minor, bus.mark))
    bus.passes(10.0)
    assert bus.told() == [(PayOutOutcome.FAILED, 0)]
    assert bus.dispensed == 0


def test_other_money_than_its_coins_is_not_paid() -> None:
    bus = Bus()
    bus.asks(PayOut("p1", 300, bus.mark, "CHF"))
    bus.passes(10.0)
    assert (bus.told(), bus.dispensed) == ([(PayOutOutcome.FAILED, 0)], 0)
    assert bus.ends()[0].reason == "it holds EUR, and CHF was asked for"
    bus.asks(PayOut("p2", 300, bus.mark, "EUR"))
    bus.passes(20.0)
    assert bus.told()[-1] == (PayOutOutcome.PAID, 300)


def test_a_second_payout_waits_for_nobody_and_fails() -> None:
    bus = Bus()
    bus.pays(3)
    bus.pays(2, "p2")
    bus.passes(20.0)
    assert [(one.payout_id, one.outcome) for one in bus.ends()] == [
        ("p2", PayOutOutcome.FAILED),
        ("p1", PayOutOutcome.PAID),
    ]
    assert bus.out == 3


@pytest.mark.parametrize(
    ("fault", "kind"),
    [("no_count", FaultKind.REFUSED), ("other_coin", FaultKind.SETTINGS), ("no_echo", FaultKind.SETTINGS)],
)
def test_a_hopper_that_cannot_be_believed_is_not_used(fault: str, kind: FaultKind) -> None:
    bus = Bus(fault)
    bus.passes(20.0)
    assert [one.fault.kind for one in bus.readings if isinstance(one, DeviceOffline)] == [kind]
    bus.asks(PayOut("p1", 100, "12345:500"))
    assert bus.told() == [(PayOutOutcome.FAILED, 0)]


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.sampled_from(["look", "lost answer", "lost command", "pull", "lane dies", "power cut", "few coins"]),
        max_size=12,
    ),
    st.integers(1, 12),
)
def test_whatever_happens_what_is_told_to_be_out_is_out_and_the_command_goes_out_once(
    steps: list[str], coins: int
) -> None:
    bus = Bus()
    request = bus.pays(coins)
    for step in steps:
        match step:
            case "look":
                bus.passes(0.3)
            case "lost answer":
                bus.emulator.faults.set("lost_answer", value=True)
            case "lost command":
                bus.emulator.faults.set("lost_question", "dispense")
            case "pull":
                bus.is_pulled_for(0.3)
            case "lane dies":
                bus.starts()
            case "power cut":
                bus.emulator.set({"power": "cut"}, bus.now)
            case _:
                bus.emulator.set({"coins": 2}, bus.now)
    bus.passes(60.0)
    for end in bus.ends():
        assert end.outcome is PayOutOutcome.UNKNOWN or end.paid_minor == 100 * bus.out
    end = bus.resolved(request)
    assert (end.outcome is PayOutOutcome.UNKNOWN) or end.paid_minor == 100 * bus.out
    assert bus.out <= coins
    assert bus.dispensed <= 1


@settings(max_examples=60, deadline=None)
@given(st.lists(st.binary(max_size=80), max_size=20))
def test_any_bytes_in_any_pieces_pay_nothing(chunks: list[bytes]) -> None:
    driver, now = CcTalkHopper(), 100.0
    driver.connected(now)
    told: list[Reading] = []
    for chunk in chunks:
        told += driver.received(chunk, now).readings
        now += 0.3
        told += driver.ticked(now).readings
    assert not [one for one in told if isinstance(one, PayOutEnded | CashMark)]
