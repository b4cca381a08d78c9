from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.bagging import Meaning, Reading
from kiosk.core.bagging.costs import IN_ORDER, USUAL_COSTS, Case, Outcome, case_of, cheapest


def a_case(wrong: float, stake: float, touched: float = 0.0) -> Case:
    return Case((1 - wrong) * (1 - touched), (1 - wrong) * touched, wrong, wrong * stake)


def test_what_is_surely_right_passes() -> None:
    assert cheapest(a_case(0, 500), USUAL_COSTS) == (Outcome.ACCEPT, 0)


def test_what_is_surely_wrong_is_first_given_time_then_a_hint_then_a_question_then_a_person() -> None:
    told = []
    tried = None
    while tried is not Outcome.ATTENDANT:
        tried = cheapest(a_case(1, 3_000), USUAL_COSTS, tried)[0]
        told.append(tried)
    assert tuple(told) == IN_ORDER


def test_a_trifle_is_not_worth_a_word() -> None:
    assert cheapest(a_case(0.02, 300), USUAL_COSTS)[0] is Outcome.ACCEPT


@given(st.floats(0, 1), st.floats(0, 5_000), st.floats(0, 5_000))
def test_more_at_stake_is_never_cheaper(wrong, less, more) -> None:
    low, high = sorted((less, more))
    assert cheapest(a_case(wrong, low), USUAL_COSTS)[1] <= cheapest(a_case(wrong, high), USUAL_COSTS)[1] + 1e-9


@given(st.floats(1, 5_000))
def test_what_is_accepted_at_some_chance_is_accepted_at_a_smaller_one(stake) -> None:
    told = [cheapest(a_case(step / 40, stake), USUAL_COSTS)[0] is Outcome.ACCEPT for step in range(41)]
    assert all(before or not after for before, after in pairwise(told))


@given(st.floats(0, 1), st.floats(0, 3_000), st.floats(0, 1), st.sampled_from(IN_ORDER))
def test_nothing_is_tried_twice(wrong, stake, touched, tried) -> None:
    outcome, _ = cheapest(a_case(wrong, stake, touched), USUAL_COSTS, tried)
    assert outcome is Outcome.ACCEPT or IN_ORDER.index(outcome) > IN_ORDER.index(tried)


def test_a_hand_would_have_gone_by_now() -> None:
    told = [
        Reading(meaning=Meaning.TOUCHED, probability=0.8),
        Reading(meaning=Meaning.EXTRA, probability=0.1, stake=500),
        Reading(meaning=Meaning.OWN_THING, probability=0.1),
    ]
    now, later = case_of(told, USUAL_COSTS), case_of(told, USUAL_COSTS, Outcome.WAIT)
    assert now.touched == 0.8
    assert later.touched < 0.2
    assert abs(later.fine + later.touched + later.wrong - 1) < 1e-9
    assert later.lost / later.wrong == now.lost / now.wrong == 500


@given(st.floats(0.01, 0.99))
def test_a_word_that_all_is_right_speaks_for_it_and_settles_nothing_by_itself(wrong) -> None:
    read = (
        Reading(meaning=Meaning.PLACED, probability=1 - wrong),
        Reading(meaning=Meaning.OTHER_ITEM, probability=wrong, stake=500),
    )
    silent, said = case_of(read, USUAL_COSTS, Outcome.ASK), case_of(read, USUAL_COSTS, Outcome.ASK, word=True)
    nudged = case_of(read, USUAL_COSTS, Outcome.NUDGE)
    assert nudged.wrong < said.wrong < silent.wrong


def test_a_word_counts_for_nothing_where_nobody_was_asked() -> None:
    read = (Reading(meaning=Meaning.EXTRA, probability=0.5, stake=500),)
    assert case_of(read, USUAL_COSTS, word=True) == case_of(read, USUAL_COSTS)
