from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drivers.cash.ssp_recycler import SspRecycler
from drivers.contract import (
    AcceptCash,
    CashLevels,
    CashMark,
    DeviceOffline,
    DeviceOnline,
    FaultKind,
    PayOut,
    PayOutEnded,
    PayOutOutcome,
    Reading,
    ResolvePayOut,
    StopCash,
)
from drivers.emulators.ssp_recycler import SspRecyclerEmulator
from tests.drivers.cash.validating import Line

TRANSCRIPT = Path(__file__).parents[2] / "transcripts" / "ssp_recycler.txt"
SEALED = b"\x7e"
SHORTEST_SEALED = 17  # the question by which the key is tried
AT_FIRST = "4711:1300/200+10x500+10x1000+5x2000"


class Store(Line):
    """A recycler and its driver on one line, and a lane that keeps the mark told last."""

    make_driver = SspRecycler
    make_emulator = SspRecyclerEmulator

    def opens_shop(self) -> None:
        self.asks(self.kept)
        self.passes(6.0)
        self.books()

    def pays(self, amount_minor: int, name: str = "p1") -> PayOut:
        self.books()
        request = PayOut(name, amount_minor, self.kept.mark)
        self.asks(request)
        return request

    def resolved(self, request: PayOut) -> PayOutEnded:
        """How it stands with `request` when it is asked for at last."""
        before = len(self.ends())
        self.asks(ResolvePayOut(request.payout_id, request.amount_minor, request.mark))
        self.passes(200.0)
        assert len(self.ends()) == before + 1
        return self.ends()[-1]

    def passes_until_out(self, amount_minor: int) -> None:
        """Until so much lies before the shopper; the next note is on its way."""
        for _ in range(200):
            if self.out >= amount_minor:
                return
            self.passes(0.05)
        raise AssertionError(f"{self.out} is out")

    @property
    def stalled_since(self) -> float | None:
        assert isinstance(self.driver, SspRecycler)
        return self.driver.stalled_since

    def ends(self) -> list[PayOutEnded]:
        return [one for one in self.readings if isinstance(one, PayOutEnded)]

    def told(self) -> list[tuple[PayOutOutcome, int]]:
        return [(one.outcome, one.paid_minor) for one in self.ends()]

    @property
    def out(self) -> int:
        """What lies before the shopper, in cents."""
        return sum(int(str(note)[3:]) * 100 for note in self.emulator.state()["out"])  # type: ignore[attr-defined]

    @property
    def commands(self) -> int:
        """Different commands to pay that went out."""
        return len({one for one in self.sent if one[3:4] == SEALED and one[2] > SHORTEST_SEALED})


def store(*faults: str) -> Store:
    line = Store(kept=CashMark("", shut=True))
    line.opens_shop()
    for fault in faults:
        line.emulator.faults.set(fault, value=True)
    return line


def dialogues() -> list[object]:
    parts = re.split(r"^\[(.+)\]$", TRANSCRIPT.read_text(), flags=re.MULTILINE)
    return [pytest.param(body.split("\n"), id=name) for name, body in zip(parts[1::2], parts[2::2], strict=True)]


@pytest.mark.parametrize("lines", dialogues())
def test_the_transcript_is_understood(lines: list[str]) -> None:
    driver, now = SspRecycler(random.Random(1)), 100.0
    driver.requested(CashMark("", shut=True), now)
    sent: bytes = driver.connected(now).send
    told: list[Reading] = []
    for line in lines:
        match line[:1]:
            case ">":
                if not sent:
                    now = max(now, driver.deadline or now)
                    sent = driver.ticked(now).send
                assert sent.hex(" ").upper() == line[2:]
            case "<":
                output = driver.received(bytes.fromhex(line[1:]), now)
                sent = output.send
                told += output.readings
            case "=":
                assert repr(told.pop(0)) == line[2:]
            case "!":
                name, amount, mark = line[2:].split(" ")
                driver.requested(PayOut(name, int(amount), mark), now)
    assert told == []


def test_a_recycler_says_who_it_is_what_it_holds_and_where_its_counts_stand() -> None:
    line = Store(kept=CashMark("", shut=True))
    line.asks(line.kept)
    line.passes(6.0)
    assert [one for one in line.readings if isinstance(one, DeviceOnline)] == [DeviceOnline("SSP 4711 0400")]
    held = {one.piece: one.count for one in line.readings if isinstance(one, CashLevels)}
    assert held == {"EUR5": 10, "EUR10": 10, "EUR20": 5, "EUR50": 0, "EUR100": 0, "EUR200": 0}
    assert [one.mark for one in line.readings if isinstance(one, CashMark)][-1] == AT_FIRST


def test_thirty_five_euros_are_the_fewest_notes_and_told_when_they_are_out() -> None:
    line = store()
    line.pays(3500)
    line.passes(20.0)
    assert line.told() == [(PayOutOutcome.PAID, 3500)]
    assert line.emulator.state()["out"] == ["EUR20", "EUR10", "EUR5"]
    assert line.ends()[0].mark == "4711:1300/203+9x500+9x1000+4x2000"
    assert CashLevels("EUR20", 2000, count=4, currency="EUR") in line.readings
    line.passes(5.0)
    assert not line.is_open


def test_a_note_that_was_taken_is_given_out_again_to_the_next_shopper() -> None:
    line = store()
    line.emulator.set({"store": {}}, line.now)
    line.takes(2000)
    line.inserts("EUR20")
    line.passes(5.0)
    assert line.credited() == [2000]
    line.books()
    line.asks(StopCash())
    line.passes(5.0)
    line.books()
    assert line.kept == CashMark("4711:1301/200+1x2000", shut=True)
    line.pays(2000)
    line.passes(20.0)
    assert line.told() == [(PayOutOutcome.PAID, 2000)]
    assert line.emulator.state()["out"] == ["EUR20"]
    assert line.alarms() == []


@pytest.mark.parametrize("amount_minor", [0, -500, 300, 1_000_000])
def test_what_the_notes_do_not_make_fails_and_asks_nothing_of_the_unit(amount_minor: int) -> None:
    line = store()
    line.pays(amount_minor)
    line.passes(10.0)
    assert line.told() == [(PayOutOutcome.FAILED, 0)]
    assert (line.out, line.commands) == (0, 0)


def test_nothing_is_paid_while_notes_are_taken() -> None:
    line = store()
    line.asks(AcceptCash(5000))
    line.passes(3.0)
    line.pays(500)
    assert line.told() == [(PayOutOutcome.FAILED, 0)]


def test_notes_wait_outside_while_one_is_paid_out() -> None:
    line = store()
    line.pays(500)
    line.asks(AcceptCash(5000))
    line.passes(0.8)
    assert not line.is_open
    line.passes(30.0)
    assert line.told() == [(PayOutOutcome.PAID, 500)]
    assert line.is_open


@pytest.mark.parametrize("fault", ["lost_question", "lost_pay_answer"])
def test_a_lost_command_or_answer_pays_once(fault: str) -> None:
    line = store(fault)
    line.pays(1500)
    line.passes(40.0)
    assert line.told() == [(PayOutOutcome.PAID, 1500)]
    assert (line.out, line.commands) == (1500, 1)


def test_the_same_payout_sent_twice_pays_once() -> None:
    line = store()
    request = line.pays(1500)
    line.passes(20.0)
    line.asks(request)
    line.passes(20.0)
    assert [outcome for outcome, _ in line.told()] == [PayOutOutcome.PAID, PayOutOutcome.UNKNOWN]
    assert line.resolved(request).paid_minor == 1500
    assert line.out == 1500


def test_a_jam_after_the_first_note_is_paid_partly_and_says_why() -> None:
    line = store("payout_jam")
    line.pays(2500)
    line.passes(20.0)
    assert line.told() == [(PayOutOutcome.PARTLY, 2000)]
    assert line.ends()[0].reason == "a note is jammed"
    assert line.troubles() == ["a note that is paid out is jammed"]


def test_a_power_cut_under_way_is_paid_partly_by_what_the_unit_itself_tells() -> None:
    line = store()
    line.pays(3500)
    line.passes_until_out(2000)
    line.is_cut()
    line.passes(30.0)
    assert line.told() == [(PayOutOutcome.PARTLY, 2000)]
    assert line.out == 2000


def test_a_power_cut_that_nobody_heard_of_leaves_a_doubt_that_its_counts_end_where_they_can() -> None:
    line = store()
    request = line.pays(3500)
    line.passes_until_out(2000)
    line.is_pulled()
    line.is_cut()
    line.emulator.set({"power": "cut"}, line.now)  # what it would have told is gone
    line.passes(1.0)
    line.is_back()
    line.passes(10.0)
    line.books()
    end = line.resolved(request)
    assert line.out == 2000
    assert end.outcome is PayOutOutcome.UNKNOWN  # a twenty and a ten have left the store, and one was given out


def test_a_wire_pulled_while_notes_come_out_leaves_a_doubt_that_the_counts_end() -> None:
    line = store()
    request = line.pays(3500)
    line.passes(1.0)
    line.is_pulled()
    line.passes(5.0)
    line.is_back()
    assert line.told() == [(PayOutOutcome.UNKNOWN, 0)]
    line.passes(10.0)
    assert line.resolved(request).outcome is PayOutOutcome.PAID
    assert (line.out, line.commands) == (3500, 1)


def test_a_lane_that_died_while_notes_come_out_asks_and_waits_for_the_last_one() -> None:
    line = store()
    request = line.pays(5500)
    line.passes(1.0)
    line.dies()
    line.opens_shop()
    assert line.resolved(request).paid_minor == 5500
    assert line.out == 5500


def test_a_unit_that_pays_and_pays_is_in_doubt_and_not_paid_by_other_means() -> None:
    line = store("stuck")
    line.pays(500)
    line.passes(200.0)
    assert line.told() == [(PayOutOutcome.UNKNOWN, 0)]


def test_a_note_that_waits_in_the_mouth_is_not_yet_owed_nor_paid() -> None:
    line = store("held")
    line.pays(500)
    line.passes(60.0)
    assert line.told() == []
    line.emulator.faults.clear("held")
    line.passes(20.0)
    assert line.told() == [(PayOutOutcome.PAID, 500)]
    assert line.alarms() == []


def test_a_unit_that_is_still_at_work_is_not_told_to_pay() -> None:
    line = store("held")
    line.passes(1.0)
    line.pays(500)
    line.passes(200.0)
    assert line.told() == [(PayOutOutcome.FAILED, 0)]
    assert (line.out, line.commands) == (0, 0)


def test_a_unit_that_restarts_before_it_is_told_to_pay_is_told_once_when_it_is_ready() -> None:
    line = store()
    line.pays(500)
    line.is_cut()
    line.passes(40.0)
    assert line.told() == [(PayOutOutcome.PAID, 500)]
    assert (line.out, line.commands) == (500, 1)


def test_a_unit_with_a_key_of_its_owners_pays_nothing_and_says_so() -> None:
    line = Store("other_key", kept=CashMark("", shut=True))
    line.opens_shop()
    line.pays(500)
    line.passes(30.0)
    assert line.told() == [(PayOutOutcome.FAILED, 0)]
    assert "key" in line.ends()[0].reason


def test_a_plain_validator_is_no_recycler() -> None:
    line = Store()
    line.emulator.KIND = 0
    line.dies()
    line.passes(3.0)
    faults = [one.fault for one in line.readings if isinstance(one, DeviceOffline)]
    assert [fault.kind for fault in faults] == [FaultKind.SETTINGS]
    line.asks(PayOut("p1", 500, AT_FIRST))
    assert line.told() == [(PayOutOutcome.FAILED, 0)]


@pytest.mark.parametrize("mark", ["", "4711:1300", AT_FIRST.replace("4711", "4712"), "of another device"])
def test_a_mark_of_another_unit_pays_nothing(mark: str) -> None:
    line = store()
    line.asks(PayOut("p1", 500, mark))
    line.passes(10.0)
    assert line.told() == [(PayOutOutcome.UNKNOWN, 0)]
    assert line.out == 0


STEPS = ["look", "look long", "lost answer", "lost command", "pull", "lane dies", "power cut", "jam"]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(STEPS), max_size=8), st.integers(1, 16))
def test_whatever_happens_what_is_told_to_be_out_is_out_and_nothing_is_paid_twice(steps: list[str], fives: int) -> None:
    line = store()
    request = line.pays(500 * fives)
    ends: list[PayOutEnded] = []
    for step in steps:
        match step:
            case "look" | "look long":
                line.passes(0.3 if step == "look" else 1.3)
            case "lost answer":
                line.emulator.faults.set("lost_pay_answer", value=True)
            case "lost command":
                line.emulator.faults.set("lost_question", value=True)
            case "pull":
                line.is_pulled()
                line.passes(0.3)
                line.is_back()
            case "lane dies":
                ends += line.ends()
                line.dies()
                line.asks(line.kept)
            case "power cut":
                line.is_cut()
            case _:
                line.emulator.faults.set("payout_jam", value=True)
    line.passes(60.0)
    ends += line.ends()
    line.books()
    line.passes(20.0)
    line.books()
    ends.append(line.resolved(request))
    for end in ends:
        assert end.outcome is PayOutOutcome.UNKNOWN or end.paid_minor == line.out
    assert line.out <= 500 * fives
    assert line.commands <= 1


@settings(max_examples=60, deadline=None)
@given(st.lists(st.binary(max_size=80), max_size=20))
def test_any_bytes_in_any_pieces_pay_nothing(chunks: list[bytes]) -> None:
    driver, now = SspRecycler(random.Random(1)), 100.0
    driver.requested(CashMark("", shut=True), now)
    driver.connected(now)
    told: list[Reading] = []
    for chunk in chunks:
        told += driver.received(chunk, now).readings
        now += 1.1
        told += driver.ticked(now).readings
    assert not [one for one in told if isinstance(one, PayOutEnded | CashMark)]
