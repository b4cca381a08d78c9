"""Told quietly, then asked with a choice, then looked at; in the way of payment alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.core.bagging import BagChoice, Meaning
from kiosk.core.bagging.costs import Costs
from kiosk.core.interventions import Answer, InterventionKind
from kiosk.core.session.bag_facts import UnsolvedAs
from kiosk.core.session.facts import BagAnswered, BagQuestioned, BagSolved, BagUnsolved, PlacementAccepted, SolvedBy
from kiosk.core.session.inputs import (
    CancelConfirmed,
    CancelTouched,
    InterventionAnswered,
    MessageClosed,
    PayTouched,
    RemoveTouched,
    WaitTouched,
)
from kiosk.core.session.notes import Say
from kiosk.core.session.state import Screen
from tests.kiosk.core.session.bagged import (
    BAGGED,
    BOTTLE,
    LOAF,
    asked,
    bagged,
    facts,
    packing,
    say,
    says,
    shows,
    swapped,
    waits,
    with_something_else,
    with_something_of_420_g,
)
from tests.shop import MILK, POLICY, WINE


def test_at_first_there_is_nothing_to_answer_then_what_fits() -> None:
    shop = with_something_of_420_g()
    assert shop.state.bag.choices == ()
    assert asked(shop).state.bag.choices == (BagChoice.TOOK_OUT, BagChoice.OWN_BAG)
    assert len(facts(shop, BagQuestioned)) == 1


def test_how_a_question_ended_says_what_it_was_what_they_said_and_how_long_it_took() -> None:
    soon, later = (says(waits(asked(with_something_of_420_g()), wait), BagChoice.OWN_BAG) for wait in (1, 6))
    (told,), (slower,) = facts(soon, BagSolved), facts(later, BagSolved)
    assert (told.about, told.choice) == (Meaning.EXTRA, BagChoice.OWN_BAG)
    assert told.seconds > POLICY.bag_nudge_s
    assert slower.seconds == told.seconds + 5


def test_what_somebody_is_called_for_is_not_solved_by_the_shopper() -> None:
    shop = says(asked(with_something_else()), BagChoice.OWN_BAG)
    (told,) = facts(shop, BagUnsolved)
    assert (told.because, told.choice, facts(shop, BagSolved)) == (UnsolvedAs.STAFF, BagChoice.OWN_BAG, [])


def test_a_question_that_is_open_when_they_leave_has_ended_too() -> None:
    shop = asked(with_something_of_420_g())
    shop.does(MessageClosed(), CancelTouched(), CancelConfirmed())
    assert shop.state.session is None
    assert [(fact.because, fact.choice) for fact in facts(shop, BagUnsolved)] == [(UnsolvedAs.LEFT, None)]


def test_put_right_in_time_nobody_is_asked() -> None:
    shop = shows(waits(with_something_of_420_g(), 3), 500)
    assert (say(asked(shop)), facts(shop, BagAnswered)) == (None, [])


def test_a_light_bag_of_ones_own_is_believed() -> None:
    shop = says(asked(with_something_of_420_g()), BagChoice.OWN_BAG)
    assert say(shop) is None
    assert shop.state.bag.area.own == (420,)
    assert [fact.choice for fact in facts(shop, BagAnswered)] == [BagChoice.OWN_BAG]
    assert [fact.by for fact in facts(shop, BagSolved)] == [SolvedBy.OWN_BAG]
    assert shop.state.session.bag_words == 1


def test_three_times_a_word_is_enough_then_somebody_looks() -> None:
    shop = bagged().scans(LOAF)
    lies = 500
    shows(shop, lies)
    for believed in range(1, 4):
        lies += 420
        shop = says(asked(waits(shows(shop, lies))), BagChoice.OWN_BAG)
        assert (shop.state.session.bag_words, shop.state.session.interventions) == (believed, ())
    shop = says(asked(waits(shows(shop, lies + 420))), BagChoice.OWN_BAG)
    assert [one.kind for one in shop.state.session.interventions] == [InterventionKind.EXTRA]
    assert shop.state.session.bag_words == 3


def test_nor_is_it_believed_without_end_that_it_is_out_while_it_lies_there() -> None:
    shop, lies = bagged().scans(LOAF), 500
    shows(shop, lies)
    for _ in range(3):
        lies += 200
        shop = asked(says(asked(waits(shows(shop, lies))), BagChoice.TOOK_OUT))
    assert (shop.state.session.bag_words, shop.state.session.interventions) == (3, ())
    shop = asked(says(asked(waits(shows(shop, lies + 200))), BagChoice.TOOK_OUT))
    assert [one.kind for one in shop.state.session.interventions] == [InterventionKind.EXTRA]


def test_at_a_heavy_one_somebody_looks() -> None:
    shop = says(asked(with_something_else()), BagChoice.OWN_BAG)
    (one,) = shop.state.session.interventions
    assert one.kind is InterventionKind.EXTRA
    assert (one.saw.seen_g, one.saw.expected_g) == (1_800, 500)


def test_what_does_not_fit_is_not_said() -> None:
    shop = says(asked(with_something_of_420_g()), BagChoice.TROLLEY)
    assert (say(shop), facts(shop, BagAnswered)) == (Say.BAG_EXTRA, [])


def test_who_says_it_is_out_is_believed_by_the_scale_alone() -> None:
    shop = says(asked(with_something_else()), BagChoice.TOOK_OUT)
    assert say(shop) is None
    shows(shop, 500)
    assert [fact.by for fact in facts(shop, BagSolved)] == [SolvedBy.SHOPPER]


def test_and_if_it_is_still_there_somebody_looks() -> None:
    shop = asked(says(asked(with_something_else()), BagChoice.TOOK_OUT))
    assert [one.kind for one in shop.state.session.interventions] == [InterventionKind.EXTRA]
    assert len(shop.scans(MILK).state.session.lines) == 2


def test_a_swap_is_told_as_one_with_the_items_name() -> None:
    shop = swapped(880)
    assert (say(shop), shop.state.message.item) == (Say.BAG_OTHER, BOTTLE)
    assert facts(shop, BagQuestioned)[0].meaning is Meaning.OTHER_ITEM


def test_the_right_item_on_a_word_teaches_nothing() -> None:
    shop = asked(swapped(850, known=3))
    taught = len(facts(shop, PlacementAccepted))
    says(shop, BagChoice.RIGHT_ITEM)
    assert len(facts(shop, PlacementAccepted)) == taught
    assert facts(shop, BagSolved)[-1].by is SolvedBy.WORD


def test_of_an_item_that_the_lane_knows_well_somebody_looks_where_much_would_be_lost() -> None:
    dear = replace(BAGGED, bagging=replace(BAGGED.bagging, costs=Costs(passing_least=600)))
    shop = says(asked(swapped(880, policy=dear)), BagChoice.RIGHT_ITEM)
    assert [one.kind for one in shop.state.session.interventions] == [InterventionKind.OTHER_ITEM]


@pytest.mark.parametrize("grams", [880, 930, 1_200])
def test_a_piece_may_be_unlike_its_kind_and_it_is_believed_that_it_is_the_right_item(grams: int) -> None:
    shop = says(asked(swapped(grams)), BagChoice.RIGHT_ITEM)
    assert (shop.state.session.interventions, say(shop)) == ((), None)
    assert facts(shop, BagSolved)[-1].by is SolvedBy.WORD


def test_who_says_nothing_about_it_and_pays_is_looked_at_all_the_same() -> None:
    shop = asked(swapped(930)).does(PayTouched())
    assert [one.kind for one in shop.state.session.interventions] == [InterventionKind.OTHER_ITEM]


def test_the_right_item_that_staff_saw_does() -> None:
    shop = asked(swapped(880)).does(PayTouched())
    (one,) = shop.state.session.interventions
    assert (one.kind, one.item) == (InterventionKind.OTHER_ITEM, BOTTLE)
    shop.does(InterventionAnswered(command=32 * "c", intervention=one.id, answer=Answer.APPROVE, staff="", name="Anna"))
    assert facts(shop, PlacementAccepted)[-1].grams == 880
    assert shop.state.bag.area.waiting == ()


def test_what_went_into_the_trolley_is_paid_for_wherever_it_is() -> None:
    shop = asked(waits(shows(shows(shows(bagged().scans(LOAF, BOTTLE), 500), 1_540), 500)))
    assert shop.state.bag.choices == (BagChoice.PUT_BACK, BagChoice.TROLLEY)
    says(shop, BagChoice.TROLLEY)
    assert (say(shop), shop.state.session.interventions) == (None, ())
    assert facts(shop, BagSolved)[-1].by is SolvedBy.TROLLEY
    assert shop.does(PayTouched()).screen is Screen.PAY


def test_a_scan_that_has_its_own_message_does_not_lose_the_question() -> None:
    shop = asked(with_something_else())
    shop.scans(WINE)
    assert say(shop) is Say.AGE_EARLY
    shop.does(MessageClosed())
    assert say(shop) is Say.BAG_EXTRA
    assert shop.state.bag.choices


def test_who_has_read_it_is_left_alone_until_they_ask_or_pay() -> None:
    shop = asked(with_something_else()).does(MessageClosed())
    assert say(waits(shop.scans(MILK), 30)) is None
    assert say(shop.does(WaitTouched())) is Say.BAG_EXTRA


def test_only_payment_asks_for_a_person_and_goes_on_when_they_have_looked() -> None:
    shop = asked(with_something_else()).does(MessageClosed(), PayTouched())
    (one,) = shop.state.session.interventions
    assert shop.screen is Screen.WAIT
    shop.does(InterventionAnswered(command=32 * "a", intervention=one.id, answer=Answer.APPROVE, staff="", name="Anna"))
    assert shop.screen is Screen.PAY
    assert shop.state.bag.area.gross_g == 1_800


def test_what_staff_refuse_is_to_go() -> None:
    shop = asked(with_something_else()).does(PayTouched())
    (one,) = shop.state.session.interventions
    shop.does(InterventionAnswered(command=32 * "b", intervention=one.id, answer=Answer.REFUSE, staff="", name="Anna"))
    assert shop.state.bag.area.gross_g == 500
    shows(shop, 500)
    assert (say(shop), shop.state.session.interventions) == (None, ())


def test_who_puts_it_right_meanwhile_waits_for_nobody() -> None:
    shop = shows(asked(with_something_else()).does(PayTouched()), 500)
    assert shop.state.session.interventions == ()
    assert shop.state.call is None


def test_what_is_not_in_the_bag_is_told_where_the_store_wants_it() -> None:
    shop = waits(packing(), POLICY.bag_place_s + 1)
    assert (say(shop), shop.state.message.item, shop.state.bag.choices) == (Say.BAG_PLACE, BOTTLE, ())
    assert asked(shop).state.bag.choices == (BagChoice.TROLLEY, BagChoice.NO_BAGS)
    assert say(shows(shop, 1_540)) is None


def test_who_goes_on_scanning_is_not_told() -> None:
    shop = waits(packing(), POLICY.bag_place_s - 5).scans(MILK)
    assert say(waits(shop, POLICY.bag_place_s - 5)) is None


def test_what_stays_in_the_trolley_is_not_waited_for() -> None:
    shop = says(packing().does(PayTouched()), BagChoice.TROLLEY)
    assert facts(shop, BagSolved)[-1].by is SolvedBy.TROLLEY
    assert shop.does(PayTouched()).screen is Screen.PAY


def test_who_does_not_pack_here_is_asked_once() -> None:
    shop = says(packing().does(PayTouched()), BagChoice.NO_BAGS).scans(MILK)
    assert say(waits(shop, 30)) is None
    assert shop.does(PayTouched()).screen is Screen.PAY


def test_who_says_nothing_to_it_waits_for_a_person() -> None:
    shop = packing().does(PayTouched(), PayTouched())
    (one,) = shop.state.session.interventions
    assert (shop.screen, one.kind, one.item) == (Screen.WAIT, InterventionKind.NOT_PLACED, BOTTLE)
    shop.does(InterventionAnswered(command=32 * "d", intervention=one.id, answer=Answer.APPROVE, staff="", name="Anna"))
    assert (shop.screen, shop.state.bag.area.waiting) == (Screen.PAY, ())


def test_put_down_after_all_nobody_needs_to_come() -> None:
    shop = shows(packing().does(PayTouched(), PayTouched()), 1_540)
    assert (shop.state.session.interventions, shop.state.call) == ((), None)


def test_taken_back_it_is_not_to_be_put_down() -> None:
    shop = waits(packing(), POLICY.bag_place_s + 1).does(RemoveTouched(2))
    assert say(shop) is None
