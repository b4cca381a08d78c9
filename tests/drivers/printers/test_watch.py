from __future__ import annotations

from drivers.printers.status import Flags
from drivers.printers.watch import ASK_ALL, ASK_PRINTER, AUTO_STATUS_ON, Acknowledged, StatusWatch

FINE = bytes.fromhex("12 12 12 12")
OUT = bytes.fromhex("1A 32 12 7E")
COVER = bytes.fromhex("38 00 00 00")


def test_four_answers_make_a_status() -> None:
    watch = StatusWatch()
    assert watch.ask(0.0) == ASK_ALL
    assert watch.received(OUT[:3], 0.1) == []
    assert watch.received(OUT[3:], 0.2) == [Flags.from_real_time(OUT)]


def test_answers_asked_before_an_automatic_status_do_not_overrule_it() -> None:
    watch = StatusWatch()
    watch.ask(0.0)
    assert watch.received(FINE[:2] + COVER + FINE[2:], 0.1) == [Flags.from_auto_status(COVER)]


def test_two_questions_at_once_have_two_answers() -> None:
    watch = StatusWatch()
    watch.ask(0.0)
    watch.ask(0.01)
    assert watch.received(FINE + OUT, 0.1) == [Flags.from_real_time(FINE), Flags.from_real_time(OUT)]


def test_a_slice_is_acknowledged_and_offline_makes_it_ask_at_once() -> None:
    watch = StatusWatch()
    assert watch.acknowledge(0.0) == ASK_PRINTER
    assert watch.received(b"\x1a", 0.1) == [Acknowledged()]
    assert watch.next_ask == 0.1


def test_silence_counts_from_the_first_question_that_nobody_answered() -> None:
    watch = StatusWatch()
    watch.ask(0.0)
    assert not watch.silent(2.9, 3.0)
    assert watch.silent(3.0, 3.0)
    watch.received(FINE, 3.0)
    assert not watch.silent(100.0, 3.0)


def test_an_answer_lost_on_the_way_is_not_silence() -> None:
    watch = StatusWatch()
    watch.ask(0.0)
    watch.received(FINE[:3], 0.1)
    assert watch.next_ask == 2.5
    watch.ask(2.5)
    assert not watch.silent(3.2, 3.0)
    assert watch.received(FINE, 2.6) == [Flags.from_real_time(FINE)]


def test_on_a_noisy_line_a_change_is_believed_when_it_is_seen_twice() -> None:
    watch = StatusWatch()
    watch.ask(0.0)
    watch.received(FINE + b"\xff", 0.1)
    assert watch.noisy(0.2)
    assert watch.received(COVER, 0.2) == []
    assert watch.ask(0.2) == AUTO_STATUS_ON + ASK_ALL
    assert watch.received(COVER, 0.3) == [Flags.from_auto_status(COVER)]
