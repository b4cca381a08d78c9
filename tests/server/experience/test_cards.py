"""The cards: a figure, its goal, and whether it got better."""

from __future__ import annotations

from server.experience.board import Glance
from server.experience.cards import Card, cards, spark
from server.experience.figures import Share, Taps, Visits, spread
from tests.server.experience.boards import board_of, room_words

WORDS = room_words()


def card(key: str, **board: object) -> Card:
    return next(one for one in cards(board_of(**board), WORDS) if one.key == key)


def test_a_store_that_has_nothing_to_tell_says_so_and_misses_no_goal() -> None:
    for one in cards(board_of(), WORDS):
        assert (one.value, one.change, one.better, one.met, one.line) == ("–", "", None, None, "")
    assert card("net").below == "no taps yet"
    assert card("checkout").below == "No sale yet."


def test_one_tap_is_told_as_one_with_how_little_it_says() -> None:
    one = card("csat", now=Glance(taps=Taps({5: 1})))
    assert one.value.replace("\N{NO-BREAK SPACE}", " ") == "100 %"
    assert one.below.replace("\N{NO-BREAK SPACE}", " ") == "1 of 1 taps · 21–100 %"


def test_more_good_taps_are_better_and_more_waiting_is_worse() -> None:
    before = Glance(taps=Taps({5: 80, 1: 20}), first_help=spread([30_000] * 20))
    now = Glance(taps=Taps({5: 90, 1: 10}), first_help=spread([45_000] * 20))
    good, slow = card("csat", now=now, before=before), card("help_wait", now=now, before=before)
    assert (good.change, good.better, good.met) == ("+10", True, True)
    assert (slow.value, slow.change, slow.better, slow.met) == ("0:45", "+0:15", False, None)


def test_what_hardly_moved_is_neither_better_nor_worse() -> None:
    same = Glance(payments=Share(982, 1000))
    one = card("payments", now=same, before=Glance(payments=Share(9821, 10_000)))
    assert (one.change, one.better) == ("±0.0", None)


def test_a_missed_goal_is_missed() -> None:
    busy = Glance(visits=Visits(paid=100, started=102), needs=5)
    assert card("interventions", now=busy).met is False
    assert card("interventions", now=Glance(visits=busy.visits, needs=4)).met is True
    assert card("csat", now=Glance(taps=Taps({5: 84, 1: 16}))).met is False


def test_a_line_has_the_days_that_are_known_each_at_its_place() -> None:
    assert spark([0.5, None, 1.0]) == "6.0,38.0 194.0,6.0"
    assert spark([0.5, None, None]) == ""
    assert spark([2.0, 2.0]) == "6.0,22.0 194.0,22.0"
