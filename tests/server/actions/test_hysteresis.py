"""Between the two lines nothing changes; above one for a while raises, below the other for a while clears."""

from datetime import datetime
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from server.actions.hysteresis import LAPSES, Turn, Watch, watched
from server.actions.reading import Cause, Reading, exactly
from server.actions.rules import Gauge, Rule
from tests.server.actions.shop_day import NOON, minutes

CAUSE = Cause(Gauge.HELP_WAIT)
RULE = Rule(raise_at=60, raise_after=3, clear_at=40, clear_after=5, window=20, enough=1, again=20)


def turns(figures: list[float | None], before: Watch = Watch(), start: datetime = NOON) -> list[Turn]:  # noqa: B008
    """What a figure a minute does, the minutes in a row."""
    found = []
    for place, figure in enumerate(figures):
        reading = exactly(CAUSE, figure) if figure is not None else None
        before, turn = watched(before, RULE, reading, start + minutes(place))
        found.append(turn)
    return found


def changes(figures: list[float | None], before: Watch = Watch()) -> dict[int, Turn]:  # noqa: B008
    return {place: turn for place, turn in enumerate(turns(figures, before)) if turn is not Turn.STAYS}


def test_three_minutes_above_raise_and_one_below_in_between_begins_anew() -> None:
    assert changes([70, 70, 70, 70]) == {3: Turn.RAISES}
    assert changes([70, 70, 50, 70, 70, 70, 70]) == {6: Turn.RAISES}


def test_what_is_between_the_lines_neither_raises_nor_clears() -> None:
    assert changes([50] * 30) == {}
    assert changes([50] * 30, Watch(is_up=True, above=NOON)) == {}


def test_five_minutes_below_clear() -> None:
    assert changes([30] * 6, Watch(is_up=True)) == {5: Turn.CLEARS}


def test_few_cases_say_nothing_and_an_hour_without_a_figure_lapses() -> None:
    few = Reading(cause=CAUSE, value=99.0, at_least=99.0, count=0)
    assert watched(Watch(), RULE, few, NOON)[1] is Turn.STAYS
    up = Watch(is_up=True, seen=NOON)
    assert watched(up, RULE, None, NOON + LAPSES - minutes(1))[1] is Turn.STAYS
    assert watched(up, RULE, None, NOON + LAPSES)[1] is Turn.LAPSES


def test_what_is_not_sure_does_not_raise_and_what_was_seen_clears() -> None:
    unsure = Reading(cause=CAUSE, value=90.0, at_least=50.0, count=9)
    assert watched(Watch(above=NOON - minutes(9)), RULE, unsure, NOON)[0].above is None


def test_after_a_persons_word_the_same_cause_is_left_alone_for_a_while() -> None:
    word = Watch(quiet_until=NOON + minutes(20))
    assert changes([70.0] * 25, word) == {20: Turn.RAISES}


@given(st.lists(st.one_of(st.none(), st.floats(0, 120)), max_size=120))
def test_raising_and_clearing_take_turns_with_minutes_between_them(
    figures: list[float | None],
) -> None:
    found = changes(figures)
    kinds = [turn is Turn.RAISES for turn in found.values()]
    assert kinds == [place % 2 == 0 for place in range(len(kinds))]
    at = list(found)
    assert all(later - earlier >= 3 for earlier, later in pairwise(at))
