"""Baskets put aside and taken up again: nothing is lost, and nobody guesses a code."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.core.receipt import ReceiptCode, ReceiptText
from kiosk.core.session.decide import decide
from kiosk.core.session.decide.lane import next_deadline
from kiosk.core.session.effects import PrintReceipt
from kiosk.core.session.facts import EndReason, SavedBy, SessionEnded
from kiosk.core.session.inputs import (
    BackTouched,
    BasketCodeGiven,
    CancelTouched,
    CodeKeyTouched,
    LanguageTouched,
    Moment,
    PrinterShowed,
    PrintLost,
    SaveTouched,
    Started,
    StartTouched,
    TakeUpTouched,
    Ticked,
)
from kiosk.core.session.notes import SavedView, Say
from kiosk.core.session.rules import since
from kiosk.core.session.state import Screen
from kiosk.core.values import Money
from tests.shop import APPLES, BREAD, MILK, POLICY, Shop


def saved() -> tuple[Shop, str]:
    """A basket of two, put aside by the shopper."""
    shop = Shop().opens().scans(MILK, BREAD).does(CancelTouched(), SaveTouched())
    return shop, shop.state.saved[0].code


def says(shop: Shop) -> Say | None:
    return shop.state.message.say if shop.state.message else None


def test_a_saved_basket_shows_its_code_and_prints_it() -> None:
    shop, code = saved()
    assert shop.screen is Screen.SAVED
    assert len(code) == 6
    assert code.isdigit()
    (effect,) = shop.effects
    assert isinstance(effect, PrintReceipt)
    assert ReceiptCode(f"BASKET;4;{code}") in effect.receipt.lines
    assert ReceiptText("2 items", "4.78 EUR") in effect.receipt.lines
    assert shop.waits(POLICY.saved_closes_s).screen is Screen.ATTRACT


def test_without_paper_the_code_is_on_the_screen_only() -> None:
    shop = Shop().does(StartTouched()).scans(MILK).does(SaveTouched())
    assert shop.screen is Screen.SAVED
    assert shop.effects == []


def slips(shop: Shop) -> list[str]:
    return [effect.job for effect in shop.effects if isinstance(effect, PrintReceipt)]


def test_a_printer_that_comes_while_the_code_is_shown_prints_it_then() -> None:
    shop = Shop().does(StartTouched()).scans(MILK).does(SaveTouched())
    shop.does(PrinterShowed(ready=True, paper_out=False, paper_low=False, fault=""))
    assert len(slips(shop)) == 1


def test_a_slip_that_was_lost_is_printed_once_more_and_then_no_longer_told_of() -> None:
    shop, _ = saved()
    shop.does(PrintLost(slips(shop)[-1], confirmed_missing=True, reason="the link was lost"))
    assert len(set(slips(shop))) == 2
    shop.does(PrintLost(slips(shop)[-1], confirmed_missing=True, reason="the link was lost"))
    assert len(slips(shop)) == 2
    assert isinstance(shop.state.view, SavedView)
    assert shop.state.view.slip == ""


def test_the_code_stands_there_in_the_shoppers_language_and_the_next_shopper_finds_the_stores() -> None:
    shop = Shop().opens().scans(MILK).does(LanguageTouched("zh_CN"), SaveTouched())
    assert shop.state.language == "zh_CN"
    assert shop.does(BackTouched()).state.language == POLICY.language


def test_another_shopper_pays_in_between_and_the_first_goes_on_at_the_same_prices() -> None:
    shop, code = saved()
    shop.scans(BREAD).pays().waits(60).waits(60)
    before = shop.state.saved[0].session
    shop.does(BasketCodeGiven(code))
    assert shop.state.session is not None
    assert (shop.state.session.id, shop.state.session.lines) == (before.id, before.lines)
    assert shop.state.session.pricing == before.pricing
    assert shop.state.saved == ()
    assert says(shop) is Say.TAKEN_UP
    assert shop.pays().state.receipts == 2


def test_a_basket_scanned_on_top_of_an_open_one_waits() -> None:
    shop, code = saved()
    shop.scans(BREAD).does(BasketCodeGiven(code))
    assert says(shop) is Say.FINISH_FIRST
    assert len(shop.state.saved) == 1


def test_a_visit_without_a_line_gives_way_to_the_saved_one() -> None:
    shop, code = saved()
    shop.does(BackTouched(), StartTouched(), BasketCodeGiven(code))
    assert shop.state.session is not None
    assert shop.state.session.pieces == 2


def test_the_code_can_be_typed() -> None:
    shop, code = saved()
    shop.does(BackTouched(), TakeUpTouched(), CodeKeyTouched())
    assert shop.screen is Screen.TAKE_UP
    assert shop.does(BasketCodeGiven(code)).screen is Screen.BASKET


def test_the_keys_close_when_nobody_types() -> None:
    shop, _ = saved()
    shop.does(BackTouched(), TakeUpTouched()).waits(POLICY.idle_s - 1).does(CodeKeyTouched()).waits(2)
    assert shop.screen is Screen.TAKE_UP
    assert shop.waits(POLICY.idle_s).screen is Screen.ATTRACT


def test_codes_cannot_be_tried_one_after_the_other() -> None:
    shop, code = saved()
    wrong = [f"{number:06d}" for number in range(10) if f"{number:06d}" != code]
    for each in wrong[: POLICY.code_tries]:
        shop.does(BasketCodeGiven(each))
        assert says(shop) is Say.CODE_UNKNOWN
    shop.does(BasketCodeGiven(code))
    assert says(shop) is Say.CODE_WAIT
    shop.now += POLICY.code_pause_s
    assert shop.does(BasketCodeGiven(code)).state.session is not None


def test_saved_baskets_outlive_a_power_cut() -> None:
    shop, code = saved()
    again = shop.loses_power()
    assert [one.code for one in again.state.saved] == [code]
    session = again.does(BasketCodeGiven(code)).state.session
    assert session is not None
    assert session.lines == shop.state.saved[0].session.lines


def test_taken_up_again_it_costs_what_it_costs_now_and_the_shopper_is_told() -> None:
    shop = Shop().opens().scans(MILK, BREAD).weighs(APPLES, 1010).does(SaveTouched())
    code = shop.state.saved[0].code
    items = (replace(MILK, price=Money(119, "EUR")), replace(APPLES, price=Money(299, "EUR"), min_age=16))
    shop.does(BasketCodeGiven(code, items=items))
    session = shop.state.session
    assert session is not None
    assert [line.unit_price.minor for line in session.lines] == [119, 349, 299]
    assert session.lines[2].item.min_age == 0  # what was scanned is sold as it was scanned
    assert shop.total == 119 + 349 + 299
    assert says(shop) is Say.TAKEN_UP_NEW_PRICE
    assert shop.loses_power().total == shop.total


def test_what_is_added_afterwards_has_the_rules_of_that_moment_too() -> None:
    shop, code = saved()
    shop.does(BasketCodeGiven(code))
    assert shop.state.session is not None
    assert shop.state.session.prices_of > shop.state.session.started_at
    assert since(shop.state, "later") == shop.state.session.prices_of


def test_an_empty_basket_is_not_saved() -> None:
    shop = Shop().opens().does(StartTouched(), SaveTouched())
    assert shop.facts[-2] == SessionEnded(session="4-000001", reason=EndReason.CANCELLED)
    assert shop.state.saved == ()


def test_the_oldest_basket_gives_way_when_there_are_too_many() -> None:
    shop = Shop().opens()
    for _ in range(POLICY.saved_most + 1):
        shop.scans(MILK).does(SaveTouched())
    assert len(shop.state.saved) == POLICY.saved_most
    assert len({one.code for one in shop.state.saved}) == POLICY.saved_most
    assert SessionEnded(session="4-000001", reason=EndReason.ABANDONED) in shop.facts
    assert all(one.by is SavedBy.SHOPPER for one in shop.state.saved)


def test_a_basket_is_kept_for_the_hours_that_the_store_says_and_no_longer() -> None:
    shop = Shop().opens().scans(MILK).does(SaveTouched())
    shop.waits(POLICY.saved_hours * 3600 - 1)
    assert len(shop.state.saved) == 1
    shop.waits(1)
    assert shop.state.saved == ()
    assert shop.facts[-1] == SessionEnded(session="4-000001", reason=EndReason.ABANDONED)


def test_one_who_shops_meanwhile_goes_on() -> None:
    shop = Shop().opens().scans(MILK).does(SaveTouched()).waits(POLICY.saved_hours * 3600 - 10).scans(BREAD).waits(10)
    assert shop.state.saved == ()
    assert shop.total == 349


@pytest.mark.parametrize("year", ["2006", "2046"])
def test_a_clock_that_was_set_while_the_lane_was_off_costs_nobody_their_basket(year: str) -> None:
    shop, code = saved()
    again = shop.loses_power()
    wrong = decide(again.state, Started("test"), Moment(f"{year}-11-22T10:00:00+01:00", 5.0, "a" * 32), POLICY)
    assert wrong.state.saved == again.state.saved
    later = decide(wrong.state, Ticked(), Moment(f"{year}-11-22T10:00:05+01:00", 10.0, "b" * 32), POLICY)
    assert later.state.saved == again.state.saved
    assert next_deadline(later.state) is not None
    assert Shop(later.state).does(BasketCodeGiven(code)).state.session is not None


def test_nor_does_a_new_basket_under_a_clock_that_jumped() -> None:
    shop = Shop().opens().scans(MILK).does(SaveTouched()).scans(BREAD)
    late = decide(shop.state, SaveTouched(), Moment("2046-11-22T10:00:00+01:00", shop.now, "a" * 32), POLICY)
    assert len(late.state.saved) == 2
