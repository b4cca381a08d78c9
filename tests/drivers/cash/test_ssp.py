from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drivers.cash.ssp import SspNotes
from drivers.cash.ssp_frames import packet
from drivers.contract import (
    AcceptCash,
    CashCredited,
    CashMark,
    CashUnknown,
    Confirm,
    DeviceOffline,
    DeviceOnline,
    DeviceTrouble,
    FaultKind,
    StopCash,
)
from tests.drivers.cash.validating import Line, taking

TRANSCRIPT = Path(__file__).parents[2] / "transcripts" / "ssp.txt"


def dialogues() -> list[object]:
    parts = re.split(r"^\[(.+)\]$", TRANSCRIPT.read_text(), flags=re.MULTILINE)
    return [pytest.param(body.split("\n"), id=name) for name, body in zip(parts[1::2], parts[2::2], strict=True)]


@pytest.mark.parametrize("lines", dialogues())
def test_the_transcript_is_understood(lines: list[str]) -> None:
    driver, now = SspNotes(), 100.0
    driver.requested(CashMark("", shut=False), now)
    driver.requested(AcceptCash(10_000), now)
    sent, told = driver.connected(now).send, []
    for line in lines:
        match line[:1]:
            case ">":
                if not sent:
                    now += 0.2
                    sent = driver.ticked(now).send
                assert sent == bytes.fromhex(line[1:])
            case "<":
                output = driver.received(bytes.fromhex(line[1:]), now)
                sent = output.send
                told += output.readings
            case "=":
                assert repr(told.pop(0)) == line[2:]
            case "!":
                driver.requested(Confirm(line[2:]), now)
    assert told == []


def test_a_note_is_credited_once_however_long_its_booking_takes() -> None:
    line = taking()
    line.inserts("EUR20")
    line.passes(30.0)
    assert line.credited() == [2000]
    assert len(set(line.sent[-100:])) == 1  # the same packet, its bit unturned
    line.books()
    line.passes(10.0)
    assert line.credited() == []
    assert line.alarms() == []
    assert line.cashbox() == ["EUR20"]


def test_an_answer_that_was_lost_is_asked_for_again_and_the_note_in_it_counted_once() -> None:
    line = taking()
    line.inserts("EUR10")
    line.passes_until("moving")
    line.emulator.faults.set("lost_answer", value=True)
    line.passes(5.0)
    assert line.credited() == [1000]


def test_a_wire_pulled_with_a_note_on_it_loses_no_note() -> None:
    line = taking()
    line.inserts("EUR50")
    line.passes_until("moving")
    line.dumb = True
    line.passes(1.0)
    line.is_pulled()
    line.dumb = False
    line.passes(5.0)
    line.is_back()
    line.passes(5.0)
    assert line.credited() == [5000]
    line.books()
    line.passes(10.0)
    assert line.alarms() == []
    assert line.is_open


def test_a_lane_that_died_after_it_booked_is_told_nothing_again() -> None:
    line = taking()
    line.inserts("EUR20")
    line.passes(2.0)
    line.books()
    line.passes(1.0)
    line.dies()
    line.takes()
    line.passes(10.0)
    assert (line.credited(), line.alarms()) == ([], [])
    assert line.is_open


def test_a_note_told_to_a_lane_that_died_before_it_booked_is_an_alarm() -> None:
    line = taking()
    line.inserts("EUR20")
    line.passes(2.0)
    assert line.credited() == [2000]
    line.dies()
    line.takes()
    line.passes(10.0)
    assert line.alarms() == ["the validator has stacked 1001 notes in its life, and 1000 were told"]
    assert not line.is_open
    line.books()
    line.passes(3.0)
    assert line.is_open
    assert line.alarms() == []


def test_a_note_that_nobody_was_told_of_is_credited_to_the_lane_that_comes_back() -> None:
    line = taking()
    line.inserts("EUR20")
    line.passes_until("moving")
    assert line.credited() == []  # let in, and its credit not asked for yet
    line.dies()
    line.takes()
    line.passes(10.0)
    assert line.credited() == [2000]
    assert line.alarms() == []


def test_a_power_cut_with_nothing_on_its_way_is_no_alarm_for_the_count_shows_it() -> None:
    line = taking()
    line.inserts("EUR20")
    line.passes(2.0)
    line.books()
    line.passes(2.0)
    line.is_cut()
    line.passes(10.0)
    assert line.alarms() == []
    assert line.is_open


def test_a_power_cut_while_a_note_moves_in_is_an_alarm_and_no_note_is_taken_before_it_is_booked() -> None:
    line = taking()
    line.inserts("EUR20")
    line.passes_until("moving")
    line.is_cut()
    line.passes(10.0)
    assert line.credited() == []
    assert line.alarms() == ["a note was moved into the cash box when the validator restarted"]
    assert not line.is_open
    line.books()
    line.passes(3.0)
    line.inserts("EUR5")
    line.passes(3.0)
    assert (line.credited(), line.alarms()) == ([500], [])


def test_a_power_cut_with_a_note_in_escrow_gives_it_back_and_credits_nothing() -> None:
    line = taking()
    line.inserts("EUR20")
    line.passes_until("escrow")
    line.is_cut()
    line.passes(10.0)
    assert (line.credited(), line.alarms(), line.returned()) == ([], [], ["EUR20"])
    assert line.troubles() == ["a note was given back when the validator restarted"]


def test_a_validator_that_counts_nothing_is_an_alarm_after_a_power_cut_while_it_takes_notes() -> None:
    line = taking("no_counters")
    line.is_cut()
    line.passes(10.0)
    assert len(line.alarms()) == 1
    line.books()
    line.passes(3.0)
    assert line.is_open
    line.asks(StopCash())
    line.passes(5.0)
    line.books()
    assert line.kept.shut
    line.is_cut()
    line.passes(10.0)
    assert line.alarms() == []


@pytest.mark.parametrize(("shut", "alarms"), [(True, 0), (False, 1)])
def test_what_a_validator_without_a_count_did_while_the_lane_was_away_is_known_only_if_it_was_shut(
    shut: bool, alarms: int
) -> None:
    line = Line("no_counters", kept=CashMark("4711:-", shut=shut))
    line.takes()
    assert len(line.alarms()) == alarms


@pytest.mark.parametrize(
    ("mark", "says"),
    [("4712:990", "another one"), ("4711:990", "stacked 1000 notes"), ("of a coin acceptor", "none of a note")],
)
def test_a_mark_that_does_not_fit_is_an_alarm(mark: str, says: str) -> None:
    line = Line(kept=CashMark(mark, shut=False))
    line.takes()
    line.passes(6.0)
    assert [says in reason for reason in line.alarms()] == [True]


def test_another_validator_after_closing_time_is_no_alarm() -> None:
    line = Line(kept=CashMark("4712:990", shut=True))
    line.takes()
    line.passes(6.0)
    assert line.alarms() == []
    assert CashMark("4711:1000", shut=False) in line.readings


def test_nothing_is_polled_and_no_note_taken_before_the_mark_was_given() -> None:
    line = Line()
    line.asks(AcceptCash(1000))
    line.passes(3.0)
    assert not line.is_open
    assert not [sent for sent in line.sent if sent[3:4] == b"\x07"]
    assert any(isinstance(one, DeviceOnline) for one in line.readings)
    assert isinstance(line.readings[-1], DeviceTrouble)


def test_it_takes_as_much_as_is_wanted_and_no_more() -> None:
    line = Line()
    line.takes(1500)
    line.books()
    line.inserts("EUR20")
    line.passes(2.0)
    line.books()
    line.passes(1.0)
    assert not line.is_open
    line.inserts("EUR5")
    line.passes(2.0)
    assert line.returned() == ["EUR5"]


def test_a_note_in_escrow_is_given_back_when_notes_are_not_wanted_any_more() -> None:
    line = taking()
    line.inserts("EUR20")
    line.passes_until("escrow")
    line.asks(StopCash())
    line.passes(3.0)
    assert (line.credited(), line.returned()) == ([], ["EUR20"])


def test_a_shut_validator_says_so_when_all_is_stacked_and_booked() -> None:
    line = taking()
    line.inserts("EUR20")
    line.passes_until("moving")
    line.asks(StopCash())
    line.passes(10.0)
    assert line.credited() == [2000]
    assert not line.kept.shut
    line.books()
    line.passes(5.0)
    assert line.readings[-1] == CashMark("4711:1001", shut=True)


def test_a_validator_that_has_shut_itself_still_answers_each_wish_to_stop() -> None:
    line = Line()
    line.takes(2_000)
    line.inserts("EUR20")
    line.passes(5.0)
    line.books()
    line.readings.clear()
    line.passes(5.0)
    for _ in range(3):
        assert line.readings == [CashMark("4711:1001", shut=True)]
        line.readings.clear()
        line.asks(StopCash())
        line.passes(5.0)


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        ("jam", "a note is jammed where it can be pulled out"),
        ("stacker_full", "the note cash box is full"),
        ("fraud", "somebody tampers with a note"),
    ],
)
def test_a_trouble_is_told_once_while_it_lasts(fault: str, words: str) -> None:
    line = taking()
    line.emulator.faults.set(fault, value=True)
    line.passes(10.0)
    assert line.troubles() == [words]


def test_an_event_that_nobody_knows_is_told_and_not_guessed() -> None:
    line = taking()
    line.emulator.faults.set("strange_event", value=True)
    line.passes(2.0)
    assert line.alarms() == ["event c0 01 is not known, nor what stands behind it"]


@pytest.mark.parametrize(("fault", "kind"), [("bad_check", FaultKind.GARBLED), ("old_protocol", FaultKind.SETTINGS)])
def test_a_validator_that_cannot_be_used_is_offline_once(fault: str, kind: FaultKind) -> None:
    line = Line(fault)
    line.passes(20.0)
    assert [one.fault.kind for one in line.readings if isinstance(one, DeviceOffline)] == [kind]


def test_a_validator_that_falls_silent_is_offline_once_and_takes_notes_again_when_it_is_back() -> None:
    line = taking()
    line.dumb = True
    line.passes(20.0)
    assert [type(one) for one in line.readings] == [DeviceOffline]
    line.dumb = False
    line.passes(5.0)
    assert isinstance(line.readings[-1], DeviceOnline)
    assert line.is_open


def test_a_credit_of_a_channel_without_a_worth_is_unknown_money() -> None:
    line = taking()
    line.dumb = True
    line.passes(0.3)
    reply = packet(line.driver._sequence, b"\xf0\xee\x0f")
    told = line.driver.received(reply, line.now).readings
    assert [type(one) for one in told] == [CashUnknown]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.binary(max_size=80), max_size=20))
def test_any_bytes_in_any_pieces_credit_nothing(chunks: list[bytes]) -> None:
    line = taking()
    line.dumb = True
    line.passes(0.3)
    for chunk in chunks:
        line.readings += line.driver.received(chunk, line.now).readings
        line.passes(0.05)
    assert line.credited() == []


@pytest.mark.parametrize("faults", [(), ("no_counters",)], ids=["it counts", "it does not count"])
@settings(max_examples=80, deadline=None)
@given(
    steps=st.lists(
        st.sampled_from(["EUR5", "EUR20", "EUR200", "look", "wait", "book", "lane dies", "power cut", "lost", "pull"]),
        max_size=40,
    )
)
def test_whatever_happens_in_whatever_order_every_note_is_booked_once_or_an_alarm_told(
    faults: tuple[str, ...], steps: list[str]
) -> None:
    line, booked, alarms = taking(*faults), 0, 0

    def book() -> None:
        nonlocal booked, alarms
        booked += sum(line.credited())
        alarms += len(line.alarms())
        line.books()

    for step in [*steps, "wait", "book", "wait", "book"]:
        match step:
            case "look":
                line.passes(0.25)
            case "wait":
                line.passes(8.0)
            case "book":
                book()
            case "lane dies":
                line.dies()
                line.takes()
            case "power cut":
                line.is_cut()
            case "lost":
                line.emulator.faults.set("lost_answer", value=True)
            case "pull":
                line.is_pulled()
                line.is_back()
            case note:
                line.inserts(note)
    inside = sum(int(note[3:]) * 100 for note in line.cashbox())
    assert booked == inside or (alarms and booked < inside)


def test_a_credit_carries_what_the_books_need() -> None:
    line = taking()
    line.inserts("EUR100")
    line.passes(2.0)
    assert line.readings == [
        CashCredited(token="note-1", value_minor=10_000, currency="EUR", piece="EUR100", mark="4711:1001")
    ]
