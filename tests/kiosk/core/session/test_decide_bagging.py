"""The bagging area while the shop goes on: what is put down is judged, scanning never waits."""

from __future__ import annotations

from dataclasses import replace

from kiosk.core.bagging import BagChoice, Meaning
from kiosk.core.interventions import Answer, Intervention, InterventionKind
from kiosk.core.session.facts import BagQuestioned, BagSolved, PlacementAccepted, SolvedBy
from kiosk.core.session.inputs import (
    BackTouched,
    BaggingShowed,
    CardTouched,
    Device,
    DeviceLost,
    InterventionAnswered,
    Load,
    PayTouched,
    RemoveTouched,
    SaveTouched,
    StartTouched,
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
    say,
    says,
    shows,
    waits,
    with_something_else,
)
from tests.kiosk.core.session.crew import STAFFED
from tests.shop import MILK, Shop


def test_a_thing_that_was_not_scanned_is_told_after_a_while_and_scanning_goes_on() -> None:
    shop = shows(shows(bagged().scans(LOAF), 500), 1_800)
    assert say(shop) is None
    waits(shop)
    assert say(shop) is Say.BAG_EXTRA
    assert [fact.seen_g for fact in facts(shop, BagQuestioned)] == [1_800]
    assert len(shop.scans(MILK).state.session.lines) == 2


def test_taken_out_again_it_was_nothing() -> None:
    shop = shows(with_something_else(), 500)
    assert say(shop) is None
    assert [fact.by for fact in facts(shop, BagSolved)] == [SolvedBy.SHOPPER]


def test_scanned_after_all_it_is_what_lies_there() -> None:
    shop = with_something_else().scans(replace(BOTTLE, weight_g=1_290))
    assert shop.state.bag.area.waiting == ()
    assert [fact.by for fact in facts(shop, BagSolved)] == [SolvedBy.SHOPPER]


def test_who_pays_at_once_is_asked_first() -> None:
    shop = shows(shows(bagged().scans(LOAF), 500), 1_800).does(PayTouched())
    assert (shop.screen, say(shop)) == (Screen.BASKET, Say.BAG_EXTRA)
    assert shop.state.bag.choices
    assert shop.does(PayTouched()).screen is Screen.WAIT


def test_and_nowhere_else() -> None:
    assert say(waits(bagged().scans(BOTTLE), 30)) is None


def test_a_bag_lifted_off_is_no_theft() -> None:
    shop = waits(shows(shows(shows(bagged().scans(LOAF, BOTTLE), 500), 1_540), 0))
    assert (say(shop), facts(shop, BagQuestioned)) == (None, [])
    assert shop.does(PayTouched()).screen is Screen.PAY


def test_what_is_removed_may_come_out_what_is_not_is_missed() -> None:
    shop = shows(shows(bagged().scans(LOAF, BOTTLE), 500), 1_540)
    waits(shows(shop, 500))
    assert say(shop) is Say.BAG_TAKEN
    assert facts(shop, BagQuestioned)[0].meaning is Meaning.TAKEN_OUT
    shows(shop, 1_540)
    waits(shows(shop.does(RemoveTouched(2)), 500))
    assert say(shop) is None


def test_what_lay_there_before_the_visit_is_nobodys() -> None:
    shop = Shop(policy=BAGGED).opens().does(BaggingShowed(Load.STABLE, 700), StartTouched()).scans(LOAF)
    assert say(waits(shows(shop, 1_205))) is None
    assert facts(shop, PlacementAccepted)[0].grams == 505


def test_a_scale_that_is_away_holds_up_nobody() -> None:
    shop = bagged().scans(LOAF).does(BaggingShowed(Load.SETTLING, 0))
    assert waits(shop).does(PayTouched()).screen is Screen.PAY


def test_a_scale_that_went_away_asks_nothing_any_more() -> None:
    shop = shows(shows(bagged().scans(LOAF), 500), 1_800).does(DeviceLost(Device.BAGGING, "disconnected", ""))
    assert shop.does(PayTouched()).screen is Screen.PAY


def test_a_lane_without_one_has_no_bag() -> None:
    shop = Shop(policy=STAFFED).opens().scans(LOAF)
    assert shows(shop, 900).state.bag is None


def test_a_basket_that_is_taken_up_is_packed_elsewhere() -> None:
    shop = shows(bagged().scans(LOAF), 500).does(SaveTouched())
    assert shop.state.bag is None


def answered(shop: Shop, answer: Answer) -> Shop:
    one = raised(shop)
    return shop.does(
        InterventionAnswered(command="e" * 32, intervention=one.id, answer=answer, staff="", name="Anna", reason="no")
    )


def asked_for() -> Shop:
    """A person was called for what nobody scanned, and payment waits."""
    return with_something_else().does(PayTouched(), PayTouched())


def raised(shop: Shop) -> Intervention:
    assert shop.state.session is not None
    (one,) = shop.state.session.interventions
    return one


def test_what_was_refused_is_not_paid_for_while_it_lies_there() -> None:
    shop = answered(asked_for(), Answer.REFUSE)
    assert (shop.screen, say(shop)) == (Screen.BASKET, Say.BAG_EXTRA)
    shop.does(PayTouched())
    assert (shop.screen, raised(shop).kind) == (Screen.WAIT, InterventionKind.EXTRA)


def test_what_was_refused_and_taken_out_is_in_nobodys_way() -> None:
    shop = shows(answered(asked_for(), Answer.REFUSE), 500).does(PayTouched())
    assert shop.screen is Screen.PAY


def test_a_word_about_one_thing_is_no_word_about_what_was_put_beside_it_since() -> None:
    shop = answered(shows(asked_for(), 5_000), Answer.APPROVE)
    shop.does(PayTouched(), PayTouched())
    saw = raised(shop).saw
    assert (shop.screen, saw.expected_g, saw.seen_g) == (Screen.WAIT, 1_800, 5_000)


def test_what_is_put_down_on_the_way_to_the_card_is_looked_at_before_the_card() -> None:
    shop = shows(bagged().scans(LOAF), 500).does(PayTouched())
    assert shop.screen is Screen.PAY
    shows(shop, 2_500).does(CardTouched())
    assert (shop.screen, say(shop)) == (Screen.BASKET, Say.BAG_EXTRA)
    assert shop.state.attempt is None


def with_a_heavy_bag_of_ones_own() -> Shop:
    """A rucksack of 730 g, and a loaf and a bottle scanned and packed before anything was said about it."""
    return shows(shows(shows(bagged(), 730).scans(LOAF), 1_235).scans(BOTTLE), 2_275)


def test_goods_that_are_packed_beside_what_is_not_explained_yet_are_no_part_of_it() -> None:
    shop = with_a_heavy_bag_of_ones_own()
    assert (shop.state.bag.area.waiting, len(shop.state.bag.area.lying)) == ((), 2)
    waits(shop)
    (question,) = facts(shop, BagQuestioned)
    assert (question.meaning, question.seen_g - shop.state.bag.area.gross_g) == (Meaning.EXTRA, 730)


def test_a_word_about_the_bag_is_believed_however_much_was_packed_meanwhile() -> None:
    shop = says(asked(waits(with_a_heavy_bag_of_ones_own())), BagChoice.OWN_BAG)
    assert shop.state.session.interventions == ()
    assert (shop.state.bag.area.gross_g, shop.state.bag.area.own) == (2_275, (730,))


def test_taken_away_again_the_bag_leaves_the_goods_that_were_packed_beside_it() -> None:
    shop = shows(waits(with_a_heavy_bag_of_ones_own()), 1_545)
    assert (say(shop), shop.state.bag.area.gross_g, len(shop.state.bag.area.lying)) == (None, 1_545, 2)


def test_what_is_packed_beside_something_open_teaches_no_weight() -> None:
    assert facts(with_a_heavy_bag_of_ones_own(), PlacementAccepted) == []


def test_goods_that_are_packed_while_somebody_is_on_the_way_are_not_asked_about_afterwards() -> None:
    shop = asked(with_something_else()).does(PayTouched(), BackTouched())
    (one,) = shop.state.session.interventions
    shows(shop.scans(BOTTLE), 2_840)
    shop.does(InterventionAnswered(command=32 * "e", intervention=one.id, answer=Answer.APPROVE, staff="", name="Anna"))
    assert (shop.state.bag.area.gross_g, shop.state.bag.area.waiting, say(waits(shop))) == (2_840, (), None)


def test_what_is_refused_is_still_to_go_when_goods_were_packed_beside_it() -> None:
    shop = asked(with_something_else()).does(PayTouched(), BackTouched())
    (one,) = shop.state.session.interventions
    shows(shop.scans(BOTTLE), 2_840)
    shop.does(InterventionAnswered(command=32 * "f", intervention=one.id, answer=Answer.REFUSE, staff="", name="Anna"))
    assert shop.state.bag.area.gross_g == 1_540
    assert say(shows(shop, 1_540)) is None
