"""Hints for those who hesitate, and an offer of help before they ask; none of it for those who are quick."""

from __future__ import annotations

import pytest

from kiosk.core.session.decide.lane import next_deadline
from kiosk.core.session.inputs import (
    AddWeighedTouched,
    BackTouched,
    CardProgressed,
    Device,
    DeviceLost,
    HelpPageTouched,
    HelpTouched,
    Load,
    MessageClosed,
    NoBarcodeTouched,
    OtherWayTouched,
    PayTouched,
    ScaleShowed,
    ServerLinkChanged,
    StartTouched,
    StayTouched,
    UnknownScanned,
)
from kiosk.core.session.notes import Hint, Say
from tests.shop import APPLES, BREAD, MILK, POLICY, Shop


def begun() -> Shop:
    return Shop().opens().does(StartTouched())


def basket() -> Shop:
    return Shop().opens().scans(MILK, BREAD)


PLACES = {
    Hint.SCAN: (begun, POLICY.hint_basket_s),
    Hint.PICK: (lambda: begun().does(NoBarcodeTouched()), POLICY.hint_pick_s),
    Hint.PUT: (lambda: begun().picks(APPLES), POLICY.hint_weigh_s),
    Hint.REST: (lambda: begun().picks(APPLES).does(ScaleShowed(Load.SETTLING)), POLICY.hint_weigh_s),
    Hint.ADD: (lambda: begun().picks(APPLES).puts_on_scale(450), POLICY.hint_weigh_s),
    Hint.PAY: (lambda: basket().does(PayTouched()), POLICY.hint_pay_s),
    Hint.CARD: (lambda: basket().asks_to_pay(), POLICY.hint_card_s),
}


@pytest.mark.parametrize("hint", PLACES)
def test_who_does_nothing_is_shown_what_to_do_and_the_first_touch_takes_it_away(hint: Hint) -> None:
    place, patience_s = PLACES[hint]
    shop = place().waits(patience_s - 0.1)
    assert shop.state.hint is None
    assert shop.waits(0.1).state.hint is hint
    assert shop.does(StayTouched()).state.hint is None


@pytest.mark.parametrize("hint", PLACES)
def test_a_hint_shows_twice_in_a_visit_and_no_more(hint: Hint) -> None:
    place, patience_s = PLACES[hint]
    shop = place()
    shown = [shop.does(StayTouched()).waits(patience_s).state.hint for _ in range(4)]
    assert shown == [hint, hint, None, None]


def test_every_hint_has_its_place() -> None:
    assert set(PLACES) == set(Hint)


def test_who_is_quick_meets_none() -> None:
    shop = Shop().opens()
    for item in (MILK, BREAD, MILK):
        shop.scans(item).waits(5)
    shop.does(NoBarcodeTouched()).waits(5)
    shop.picks(APPLES).waits(3)
    shop.puts_on_scale(450).waits(3).does(AddWeighedTouched())
    shop.does(PayTouched()).waits(5)
    assert shop.state.hints == ()


def test_what_they_did_by_themselves_is_not_explained() -> None:
    shop = begun().weighs(APPLES, 450).does(NoBarcodeTouched()).waits(POLICY.hint_pick_s)
    assert shop.state.hint is None
    assert shop.picks(APPLES).waits(POLICY.hint_weigh_s).state.hint is None


def test_what_they_were_shown_may_be_shown_again() -> None:
    shop = begun().picks(APPLES).waits(POLICY.hint_weigh_s)
    shop.puts_on_scale(450).does(AddWeighedTouched()).puts_on_scale(0)
    assert shop.picks(APPLES).waits(POLICY.hint_weigh_s).state.hint is Hint.PUT


def test_a_hint_goes_when_the_scale_answers_it() -> None:
    shop = begun().picks(APPLES).waits(POLICY.hint_weigh_s).does(ScaleShowed(Load.SETTLING))
    assert shop.state.hint is None
    assert shop.waits(POLICY.hint_weigh_s).state.hint is Hint.REST


def test_a_message_says_more_than_a_hint() -> None:
    shop = begun().does(UnknownScanned("")).waits(POLICY.hint_basket_s)
    assert shop.state.hint is None
    assert shop.does(MessageClosed()).waits(POLICY.hint_basket_s).state.hint is Hint.SCAN


def test_what_the_lane_cannot_take_is_not_hinted_at() -> None:
    blind = begun().does(DeviceLost(Device.SCANNER, "link_lost", ""), StayTouched())
    assert blind.waits(POLICY.hint_basket_s).state.hint is None
    no_reader = basket().does(DeviceLost(Device.TERMINAL, "link_lost", ""), PayTouched())
    assert no_reader.waits(POLICY.hint_pay_s).state.hint is None
    no_scale = begun().picks(APPLES).does(DeviceLost(Device.SCALE, "link_lost", ""))
    assert no_scale.waits(POLICY.hint_weigh_s).state.hint is None


def test_a_terminal_that_repeats_itself_does_not_hold_up_the_hint() -> None:
    shop = basket().asks_to_pay()
    said = CardProgressed(shop.attempt.id, "0A", "")
    shop.does(said).waits(6).does(said, ServerLinkChanged(online=True)).waits(POLICY.hint_card_s - 6)
    assert shop.state.hint is Hint.CARD
    assert shop.does(CardProgressed(shop.attempt.id, "04", "")).waits(POLICY.hint_card_s).state.hint is None


def test_help_is_offered_to_who_hesitates_for_longer() -> None:
    shop = basket().waits(POLICY.offer_help_s)
    assert shop.state.message is not None
    assert shop.state.message.say is Say.OFFER_HELP
    assert shop.scans(MILK).state.message is None


def test_an_offer_takes_the_place_of_a_hint() -> None:
    shop = begun().waits(POLICY.hint_basket_s).waits(POLICY.offer_help_s - POLICY.hint_basket_s)
    assert (shop.state.hint, shop.state.message is not None) == (None, True)


def test_help_is_offered_twice_at_most() -> None:
    shop = basket()
    said = []
    for _ in range(3):
        shop.does(StayTouched()).waits(POLICY.offer_help_s)
        said.append(shop.state.message is not None)
    assert said == [True, True, False]


def test_no_thanks_holds_for_the_whole_visit_and_not_for_the_next() -> None:
    shop = basket().waits(POLICY.offer_help_s).does(MessageClosed()).waits(POLICY.offer_help_s)
    assert shop.state.message is None
    shop.scans(MILK).pays().waits(60).waits(60).scans(BREAD).waits(POLICY.offer_help_s)
    assert shop.state.message is not None


@pytest.mark.parametrize("event", [HelpTouched(), HelpPageTouched()], ids=["called", "reading"])
def test_who_has_help_already_is_not_offered_any(event: HelpTouched | HelpPageTouched) -> None:
    shop = begun().does(event).waits(POLICY.offer_help_s)
    assert (shop.state.hint, shop.state.offers_left) == (None, 2)


def test_nobody_is_bothered_while_a_payment_stops_or_is_in_doubt() -> None:
    shop = basket().asks_to_pay().does(OtherWayTouched()).waits(POLICY.offer_help_s)
    assert (shop.state.hint, shop.state.message) == (None, None)


def test_after_the_visit_nothing_is_waited_for() -> None:
    shop = begun().waits(POLICY.hint_basket_s).waits(POLICY.idle_s)
    assert shop.state.session is None
    assert (shop.state.hint, shop.state.hints, next_deadline(shop.state)) == (None, (), None)


def test_a_deadline_that_came_for_nothing_is_not_waited_for_again() -> None:
    shop = begun().does(DeviceLost(Device.SCANNER, "link_lost", "")).waits(POLICY.hint_basket_s)
    assert shop.state.hint is None
    deadline = next_deadline(shop.state)
    assert deadline is not None
    assert deadline > shop.now


def test_back_in_the_basket_the_ways_to_pay_are_waited_for_no_more() -> None:
    shop = basket().does(PayTouched(), BackTouched()).waits(POLICY.hint_pay_s)
    assert shop.state.hint is None
