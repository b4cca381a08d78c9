"""The bagging area while the shop goes on: what is put down is judged, scanning never waits."""

from __future__ import annotations

from dataclasses import replace

from kiosk.core.bagging import Meaning
from kiosk.core.interventions import Answer, Intervention, InterventionKind
from kiosk.core.session.facts import BagQuestioned, BagSolved, PlacementAccepted, SolvedBy
from kiosk.core.session.inputs import (
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
from tests.kiosk.core.session.bagged import BAGGED, BOTTLE, LOAF, bagged, facts, say, shows, waits, with_something_else
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
