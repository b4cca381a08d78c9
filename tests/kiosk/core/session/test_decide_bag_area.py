"""What lies in the bags and what waits: taught, and known after a start."""

from __future__ import annotations

from kiosk.core.session.facts import PlacementAccepted
from kiosk.core.session.inputs import (
    BaggingShowed,
    Load,
    PayTouched,
    QuantityTouched,
    RemoveTouched,
    StartTouched,
)
from kiosk.core.session.notes import Say
from kiosk.core.staff import Act
from tests.kiosk.core.session.bagged import (
    BAGGED,
    BOTTLE,
    LOAF,
    after_a_power_cut,
    asked,
    bagged,
    facts,
    say,
    shows,
    waits,
    with_something_else,
)
from tests.kiosk.core.session.crew import does
from tests.shop import Shop


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


def test_practice_teaches_nothing() -> None:
    shop = does(Shop(policy=BAGGED).opens().does(BaggingShowed(Load.STABLE, 0)), Act.START_TRAINING)
    shows(shop.does(StartTouched()).scans(LOAF), 505)
    assert shop.state.session.training
    assert facts(shop, PlacementAccepted) == []


def test_what_lies_there_and_what_waits_is_known_after_a_start() -> None:
    shop = after_a_power_cut(shows(bagged().scans(LOAF, BOTTLE), 500))
    assert [piece.line for piece in shop.state.bag.area.waiting] == [2]
    assert [one.grams for one in shop.state.bag.area.lying] == [500]
    assert say(waits(shows(shop, 1_540))) is None
    assert [fact.grams for fact in facts(shop, PlacementAccepted)] == [1_040]


def test_what_was_open_is_asked_again_after_a_start() -> None:
    shop = after_a_power_cut(asked(with_something_else()))
    assert say(waits(shop)) is Say.BAG_EXTRA


def test_what_somebody_was_to_look_at_is_one_thing_still() -> None:
    shop = after_a_power_cut(asked(with_something_else()).does(PayTouched()))
    assert len(waits(shop, 30).state.session.interventions) == 1
    shows(shop, 500)
    assert shop.state.session.interventions == ()


def test_what_left_the_basket_is_still_to_be_taken_out_after_a_start() -> None:
    shop = shows(shows(bagged().scans(LOAF, BOTTLE), 500), 1_540).does(RemoveTouched(2))
    assert say(waits(shows(after_a_power_cut(shop), 500))) is None
