"""The help page: opened anywhere, in nobody's way, and back to the very place."""

from __future__ import annotations

import pytest

from kiosk.core.session.decide.help_page import only_help
from kiosk.core.session.decide.lane import next_deadline
from kiosk.core.session.facts import FailedAs, HelpRequested
from kiosk.core.session.inputs import (
    AnswerTouched,
    BackTouched,
    CancelTouched,
    CardFailed,
    HelpPageTouched,
    HelpTouched,
    Input,
    MessageClosed,
    Moment,
    NoBarcodeTouched,
    PayTouched,
    SaveTouched,
    StartTouched,
    StayTouched,
)
from kiosk.core.session.notes import Say
from kiosk.core.session.state import LaneState, Screen
from tests.shop import APPLES, BREAD, MILK, POLICY, Shop


def basket() -> Shop:
    return Shop().opens().scans(MILK, BREAD)


PLACES = {
    "attract": lambda: Shop().opens(),
    "basket": basket,
    "search": lambda: basket().does(NoBarcodeTouched()),
    "scale": lambda: basket().picks(APPLES).puts_on_scale(450),
    "ways to pay": lambda: basket().does(PayTouched()),
    "paying": lambda: basket().asks_to_pay(),
    "receipt": lambda: basket().pays(),
    "saved": lambda: basket().does(SaveTouched()),
}


@pytest.mark.parametrize("place", PLACES)
def test_it_opens_over_every_place_and_gives_it_back(place: str) -> None:
    shop = PLACES[place]()
    before, facts = shop.state, len(shop.facts)
    shop.does(HelpPageTouched())
    assert shop.state.help_page is not None
    assert shop.state.help_page.place == shop.screen
    shop.does(AnswerTouched("scan"), HelpPageTouched())
    assert shop.state.help_page is None
    assert (shop.screen, shop.state.session, type(shop.state.view)) == (
        Screen(shop.screen),
        before.session,
        type(before.view),
    )
    assert len(shop.facts) == facts, "what stands open is no fact"


def test_back_goes_from_the_answer_to_the_questions_and_then_to_the_place() -> None:
    shop = basket().does(NoBarcodeTouched(), HelpPageTouched(), AnswerTouched("weigh"), BackTouched())
    assert shop.state.help_page is not None
    assert shop.state.help_page.question == ""
    shop.does(BackTouched())
    assert (shop.state.help_page, shop.screen) == (None, Screen.PICK)


def test_a_scan_while_it_is_open_adds_and_leaves_it_open() -> None:
    shop = basket().does(HelpPageTouched(), AnswerTouched("scan")).scans(MILK)
    assert shop.state.session is not None
    assert shop.state.session.pieces == 3
    assert shop.state.help_page is not None
    assert shop.state.help_page.question == "scan"


def test_who_reads_how_to_begin_may_begin() -> None:
    shop = Shop().opens().does(HelpPageTouched()).scans(MILK)
    assert shop.state.help_page is not None
    assert shop.state.session is not None
    assert shop.state.session.pieces == 1


def test_calling_a_colleague_closes_it_and_is_answered_where_the_shopper_was() -> None:
    shop = basket().does(HelpPageTouched(), HelpTouched())
    assert (shop.state.help_page, len(shop.happened(HelpRequested))) == (None, 1)
    assert shop.state.message is not None
    assert shop.state.message.say is Say.HELP_CALLED


def test_a_question_that_waits_is_withdrawn_when_it_opens() -> None:
    assert basket().does(CancelTouched(), HelpPageTouched()).state.message is None


def test_where_nobody_shops_it_closes_by_itself_and_later_with_each_touch() -> None:
    shop = Shop().opens().does(HelpPageTouched()).waits(POLICY.help_closes_s - 1)
    shop.does(StayTouched()).waits(POLICY.help_closes_s - 1)
    assert shop.state.help_page is not None
    assert shop.waits(1).state.help_page is None
    assert next_deadline(shop.state) is None


def test_who_shops_is_asked_after_as_always() -> None:
    shop = basket().does(HelpPageTouched()).waits(POLICY.idle_s)
    assert shop.state.leaves_at is not None
    assert shop.state.help_page is not None
    assert shop.waits(POLICY.idle_warning_s).state.help_page is None


def test_the_receipt_waits_for_who_reads() -> None:
    shop = basket().pays().does(HelpPageTouched()).waits(POLICY.receipt_closes_s + 1)
    assert shop.screen is Screen.RECEIPT
    shop.does(HelpPageTouched()).waits(POLICY.receipt_closes_s - 1)
    assert shop.screen is Screen.RECEIPT


def test_how_a_payment_ended_is_seen() -> None:
    paid = basket().asks_to_pay().does(HelpPageTouched()).terminal_authorises().terminal_completes()
    assert (paid.state.help_page, paid.screen) == (None, Screen.RECEIPT)
    shop = basket().asks_to_pay().does(HelpPageTouched())
    shop.does(CardFailed(shop.attempt.id, FailedAs.DECLINED, "05", ""))
    assert (shop.state.help_page, shop.screen) == (None, Screen.PAY)


def test_the_next_shopper_does_not_meet_it() -> None:
    shop = basket().pays().does(HelpPageTouched()).scans(MILK)
    assert shop.state.help_page is None


def alone(state: LaneState, *events: Input) -> LaneState:
    for event in events:
        state = only_help(state, event, Moment("2026-11-22T10:00:00+00:00", 1000.0, "0" * 32), POLICY)
    return state


def test_a_lane_that_can_do_nothing_else_still_answers() -> None:
    lane = alone(basket().state, HelpPageTouched(), AnswerTouched("closed"))
    assert lane.help_page is not None
    assert lane.help_page.question == "closed"
    assert alone(lane, BackTouched(), BackTouched()).help_page is None
    called = alone(lane, HelpTouched())
    assert (called.help_page, called.message is not None) == (None, True)
    assert alone(called, MessageClosed()).message is None
    assert alone(lane, StartTouched(), PayTouched()) == lane
