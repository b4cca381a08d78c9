"""The visit as a whole: start, language, help, back, cancel, and the lane's own start and stop."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from kiosk.core.session.decide.lane import next_deadline
from kiosk.core.session.effects import QueryPayment
from kiosk.core.session.facts import (
    EndReason,
    LaneStarted,
    LaneStopped,
    LanguageChanged,
    SessionEnded,
    SessionStarted,
    StartedBy,
)
from kiosk.core.session.inputs import (
    BackTouched,
    CancelConfirmed,
    CancelTouched,
    CardTouched,
    CardUnknown,
    Device,
    DeviceCame,
    DeviceLost,
    LanguageTouched,
    MessageClosed,
    NoBarcodeTouched,
    NoPaperTouched,
    PayTouched,
    ServerLinkChanged,
    Started,
    StartTouched,
    Stopping,
)
from kiosk.core.session.notes import Say
from kiosk.core.session.state import Screen
from tests.shop import APPLES, BANANAS, BREAD, MILK, POLICY, Shop


def says(shop: Shop) -> Say | None:
    return shop.state.message.say if shop.state.message else None


def basket() -> Shop:
    return Shop().opens().scans(MILK, BREAD)


def in_doubt() -> Shop:
    shop = basket().asks_to_pay()
    assert shop.state.attempt is not None
    return shop.does(CardUnknown(shop.state.attempt.id, "link lost"))


PLACES: dict[Screen, Callable[[], Shop]] = {
    Screen.BASKET: basket,
    Screen.PICK: lambda: basket().does(NoBarcodeTouched()),
    Screen.WEIGH: lambda: basket().picks(APPLES).puts_on_scale(505).picks(BANANAS),
    Screen.PAY: lambda: basket().does(PayTouched()),
    Screen.PAYING: lambda: basket().asks_to_pay(),
    Screen.RECEIPT: lambda: basket().pays(),
    Screen.TAP: lambda: basket().pays().does(NoPaperTouched()),
}
places = pytest.mark.parametrize("place", PLACES, ids=str)


# ------------------------------------------------------------------------------------------------------- start


def test_a_touch_starts_a_visit_in_the_language_chosen_at_the_door() -> None:
    shop = Shop().opens().does(LanguageTouched("zh_CN"), StartTouched())
    [started] = shop.happened(SessionStarted)
    assert (started.session, started.by, started.language) == ("4-000001", StartedBy.TOUCH, "zh_CN")


def test_start_touched_twice_is_one_visit() -> None:
    shop = Shop().opens().does(StartTouched(), StartTouched()).scans(MILK).does(StartTouched())
    assert len(shop.happened(SessionStarted)) == 1
    assert shop.total == 129


def test_visits_are_numbered_without_gaps_over_power_cuts() -> None:
    shop = Shop().opens().does(StartTouched(), CancelTouched()).loses_power().does(StartTouched(), CancelTouched())
    shop = shop.loses_power().does(StartTouched())
    assert [started.session for started in shop.happened(SessionStarted)] == ["4-000001", "4-000002", "4-000003"]


# ---------------------------------------------------------------------------------------------------- language


@places
def test_the_language_changes_anywhere_and_nothing_else_does(place: Screen) -> None:
    shop = PLACES[place]()
    before, effects = shop.state, list(shop.effects)
    assert shop.screen is place
    shop.does(LanguageTouched("zh_CN"))
    assert before.session is not None
    assert shop.state == replace(before, session=replace(before.session, language="zh_CN"))
    assert shop.effects == effects
    assert [changed.language for changed in shop.happened(LanguageChanged)] == ["zh_CN"]


def test_a_language_that_is_not_installed_or_spoken_already_changes_nothing() -> None:
    shop = basket()
    before = shop.state
    assert shop.does(LanguageTouched("xx"), LanguageTouched("en")).state == before


def test_the_next_shopper_finds_the_stores_own_language() -> None:
    shop = basket().does(LanguageTouched("zh_CN"), CancelTouched(), CancelConfirmed())
    assert shop.state.language == "en"


def test_the_language_of_a_visit_survives_a_power_cut() -> None:
    shop = basket().does(LanguageTouched("zh_CN")).loses_power()
    assert shop.state.session is not None
    assert shop.state.session.language == "zh_CN"


# -------------------------------------------------------------------------------------------------------- help


def test_closing_no_message_changes_nothing() -> None:
    shop = basket()
    before = shop.state
    assert shop.does(MessageClosed()).state == before


# -------------------------------------------------------------------------------------------------------- back


@pytest.mark.parametrize(
    ("place", "then"),
    [
        (Screen.BASKET, Screen.BASKET),
        (Screen.PICK, Screen.BASKET),
        (Screen.WEIGH, Screen.WEIGH),  # the bananas wait
        (Screen.PAY, Screen.BASKET),
        (Screen.PAYING, Screen.PAYING),  # the terminal is asked to stop, and has the last word
        (Screen.RECEIPT, Screen.RECEIPT),
        (Screen.TAP, Screen.ATTRACT),
    ],
)
def test_back_is_one_step_and_loses_nothing(place: Screen, then: Screen) -> None:
    shop = PLACES[place]()
    session = shop.state.session
    shop.does(BackTouched())
    assert shop.screen is then
    assert shop.state.session == (None if then is Screen.ATTRACT else session)


def test_back_at_the_door_changes_nothing() -> None:
    shop = Shop().opens()
    before = shop.state
    assert shop.does(BackTouched()).state == before


# ------------------------------------------------------------------------------------------------------ cancel


def test_an_empty_basket_is_left_at_once() -> None:
    shop = Shop().opens().does(StartTouched(), CancelTouched())
    assert shop.screen is Screen.ATTRACT
    assert [ended.reason for ended in shop.happened(SessionEnded)] == [EndReason.CANCELLED]


@pytest.mark.parametrize("place", [Screen.BASKET, Screen.PICK, Screen.WEIGH, Screen.PAY], ids=str)
def test_a_full_basket_is_left_after_a_question(place: Screen) -> None:
    shop = PLACES[place]().does(CancelTouched())
    assert says(shop) is Say.ASK_CANCEL
    assert shop.total == 129 + 349
    shop.does(CancelConfirmed())
    assert shop.screen is Screen.ATTRACT
    assert says(shop) is None


def test_no_to_the_question_keeps_the_basket() -> None:
    shop = basket().does(CancelTouched(), MessageClosed())
    assert shop.total == 129 + 349
    assert says(shop) is None


def test_a_yes_that_comes_after_a_scan_withdrew_the_question_does_not_empty_the_basket() -> None:
    shop = basket().does(CancelTouched()).scans(MILK).does(CancelConfirmed())
    assert shop.total == 129 + 349 + 129


@pytest.mark.parametrize("place", [Screen.PAYING, Screen.RECEIPT, Screen.TAP], ids=str)
def test_what_is_being_paid_or_is_paid_cannot_be_cancelled(place: Screen) -> None:
    shop = PLACES[place]()
    before = shop.state
    assert shop.does(CancelTouched(), CancelConfirmed()).state == before


def test_nothing_is_cancelled_at_the_door() -> None:
    shop = Shop().opens()
    before = shop.state
    assert shop.does(CancelTouched(), CancelConfirmed()).state == before


# ---------------------------------------------------------------------------------------------------- the lane


def test_a_stop_in_good_order_is_told_from_a_crash() -> None:
    shop = Shop().opens().does(Stopping())
    assert shop.happened(LaneStopped)
    shop = shop.loses_power()
    shop = shop.loses_power()
    assert [started.after_crash for started in shop.happened(LaneStarted)] == [False, False, True]


def test_a_start_with_nothing_open_says_nothing() -> None:
    shop = Shop().does(Started("test"))
    assert says(shop) is None
    assert not shop.effects


def test_a_start_with_an_empty_basket_open_says_nothing() -> None:
    assert says(Shop().opens().does(StartTouched()).loses_power()) is None


@places
def test_a_power_cut_anywhere_comes_back_to_the_same_basket(place: Screen) -> None:
    before = PLACES[place]()
    after = before.loses_power()
    assert after.state.session == before.state.session


def test_a_doubt_survives_the_power_and_is_asked_again() -> None:
    shop = in_doubt().loses_power()
    assert shop.screen is Screen.PAYING
    assert [type(effect) for effect in shop.effects] == [QueryPayment]


def test_devices_that_are_lost_are_remembered_until_they_come_back() -> None:
    shop = basket().does(DeviceLost(Device.SCANNER, "unplugged", ""), DeviceLost(Device.PRINTER, "silent", "no answer"))
    assert shop.state.troubles == {Device.SCANNER: "unplugged", Device.PRINTER: "silent"}
    assert not shop.state.printer_ready
    assert shop.total == 129 + 349
    assert shop.does(DeviceCame(Device.SCANNER)).state.troubles == {Device.PRINTER: "silent"}


def test_the_server_going_and_coming_changes_nothing_for_the_shopper() -> None:
    shop = basket().does(ServerLinkChanged(online=True))
    assert shop.state.server_online
    shop.does(ServerLinkChanged(online=False), PayTouched(), CardTouched())
    assert shop.screen is Screen.PAYING


def test_each_screen_that_closes_by_itself_asks_for_its_moment() -> None:
    shop = Shop().opens()
    assert next_deadline(shop.state) is None
    shop.scans(MILK).asks_to_pay()
    assert next_deadline(shop.state) == shop.now + POLICY.hint_card_s
    assert next_deadline(shop.waits(POLICY.hint_card_s).waits(POLICY.offer_help_s).state) == 1000 + 120
    shop.terminal_authorises()
    assert next_deadline(shop.state) is None
    shop.terminal_completes()
    assert next_deadline(shop.state) == shop.now + 25
    shop.does(NoPaperTouched())
    assert next_deadline(shop.state) == shop.now + 10


def test_a_lane_stopped_in_good_order_brings_the_basket_back_without_talk_of_a_power_cut() -> None:
    before = Shop().opens().scans(MILK).does(Stopping())
    after = before.loses_power()
    assert after.total == before.total
    assert after.state.message is None
