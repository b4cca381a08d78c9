"""The bagging area while the shop goes on: told quietly, asked once, in the way of payment alone."""

from __future__ import annotations

from dataclasses import replace

from kiosk.core.bagging import Meaning
from kiosk.core.interventions import Answer, InterventionKind
from kiosk.core.session.facts import BagQuestioned, BagSolved, PlacementAccepted, SolvedBy
from kiosk.core.session.inputs import (
    BaggingShowed,
    Device,
    DeviceLost,
    InterventionAnswered,
    Load,
    MessageClosed,
    OwnBagTouched,
    PayTouched,
    QuantityTouched,
    RemoveTouched,
    StartTouched,
)
from kiosk.core.session.notes import Say
from kiosk.core.session.state import Screen
from kiosk.core.staff import Act
from tests.kiosk.core.session.crew import STAFFED, does
from tests.shop import BREAD, MILK, Shop

BAGGED = replace(STAFFED, devices=STAFFED.devices | {"bagging"})
LOAF = replace(BREAD, weight_g=505)
BOTTLE = replace(MILK, weight_g=1_040)


def bagged() -> Shop:
    """A lane with an empty bagging scale, and a shopper at it."""
    return Shop(policy=BAGGED).opens().does(BaggingShowed(Load.STABLE, 0), StartTouched())


def shows(shop: Shop, grams: int) -> Shop:
    return shop.does(BaggingShowed(Load.STABLE, grams))


def waits(shop: Shop, seconds: float = 7) -> Shop:
    return shop.waits(seconds)


def say(shop: Shop) -> Say | None:
    return shop.state.message.say if shop.state.message is not None else None


def facts(shop: Shop, kind: type) -> list:
    return [fact for fact in shop.facts if isinstance(fact, kind)]


def with_something_else() -> Shop:
    """A loaf in the bag, and a thing of 1.3 kg that nobody scanned; it stands."""
    return waits(shows(shows(bagged().scans(LOAF), 500), 1_800))


def test_what_was_scanned_and_put_down_says_nothing_and_teaches() -> None:
    shop = shows(bagged().scans(LOAF), 520)
    assert (say(shop), shop.state.session.interventions) == (None, ())
    assert [(fact.item, fact.grams) for fact in facts(shop, PlacementAccepted)] == [(LOAF.key, 520)]
    assert shop.state.learned.learned(LOAF).count == 1


def test_the_scan_that_begins_a_visit_is_awaited_too() -> None:
    shop = shows(Shop(policy=BAGGED).opens().does(BaggingShowed(Load.STABLE, 0)).scans(LOAF), 510)
    assert [fact.grams for fact in facts(shop, PlacementAccepted)] == [510]


def test_two_bottles_on_one_line_may_go_in_together() -> None:
    shop = bagged().scans(BOTTLE).does(QuantityTouched(1, 2))
    shows(shop, 2_080)
    assert say(shop) is None
    assert shop.state.bag.area.waiting == ()
    assert facts(shop, PlacementAccepted) == []


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


def test_a_light_bag_of_ones_own_is_believed() -> None:
    shop = waits(shows(shows(bagged().scans(LOAF), 500), 920))
    assert say(shop) is Say.BAG_EXTRA
    shop.does(OwnBagTouched())
    assert say(shop) is None
    assert shop.state.bag.area.own == (420,)
    assert [fact.by for fact in facts(shop, BagSolved)] == [SolvedBy.OWN_BAG]


def test_at_a_heavy_one_somebody_looks() -> None:
    shop = with_something_else().does(OwnBagTouched())
    (one,) = shop.state.session.interventions
    assert one.kind is InterventionKind.EXTRA
    assert (one.saw.seen_g, one.saw.expected_g) == (1_800, 500)


def test_only_payment_asks_for_a_person_and_goes_on_when_they_have_looked() -> None:
    shop = with_something_else().does(MessageClosed(), PayTouched())
    (one,) = shop.state.session.interventions
    assert shop.screen is Screen.WAIT
    shop.does(InterventionAnswered(command=32 * "a", intervention=one.id, answer=Answer.APPROVE, staff="", name="Anna"))
    assert shop.screen is Screen.PAY
    assert shop.state.bag.area.gross_g == 1_800


def test_what_staff_refuse_is_to_go() -> None:
    shop = with_something_else().does(PayTouched())
    (one,) = shop.state.session.interventions
    shop.does(InterventionAnswered(command=32 * "b", intervention=one.id, answer=Answer.REFUSE, staff="", name="Anna"))
    assert shop.state.bag.area.gross_g == 500
    shows(shop, 500)
    assert (say(shop), shop.state.session.interventions) == (None, ())


def test_who_puts_it_right_meanwhile_waits_for_nobody() -> None:
    shop = shows(with_something_else().does(PayTouched()), 500)
    assert shop.state.session.interventions == ()
    assert shop.state.call is None


def test_who_pays_at_once_is_told_first() -> None:
    shop = shows(shows(bagged().scans(LOAF), 500), 1_800).does(PayTouched())
    assert (shop.screen, say(shop)) == (Screen.BASKET, Say.BAG_EXTRA)


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


def test_practice_teaches_nothing() -> None:
    shop = does(Shop(policy=BAGGED).opens().does(BaggingShowed(Load.STABLE, 0)), Act.START_TRAINING)
    shows(shop.does(StartTouched()).scans(LOAF), 505)
    assert shop.state.session.training
    assert facts(shop, PlacementAccepted) == []
