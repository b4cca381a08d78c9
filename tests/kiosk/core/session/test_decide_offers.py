"""Baskets on their way to the store: from the first attempt on they are the store's."""

from __future__ import annotations

from kiosk.core.receipt import ReceiptCode, page_code
from kiosk.core.session.effects import AskForBasket, OfferBasket, PrintReceipt
from kiosk.core.session.facts import (
    BasketHandedOver,
    BasketKept,
    BasketOffered,
    EndReason,
    SalePaid,
    SavedBy,
    SessionEnded,
    TapGiven,
)
from kiosk.core.session.inputs import (
    BasketCodeGiven,
    ComeBackTouched,
    FaceTouched,
    NoPaperTouched,
    OfferNotTaken,
    OfferTaken,
    PrinterShowed,
    PrintLost,
    SaveTouched,
    ServerLinkChanged,
    ShelfMissing,
    StartTouched,
    Ticked,
)
from kiosk.core.session.state import Screen
from kiosk.core.staff import Act
from tests.kiosk.core.session import crew
from tests.kiosk.core.session.sharing import SHARED, asked, newest, saves, sharing
from tests.shop import BREAD, MILK, Shop


def test_what_a_shopper_puts_aside_is_offered_at_once_and_the_fact_comes_before_the_effect() -> None:
    shop = sharing().scans(MILK)
    saves(shop)
    [saved] = shop.state.saved
    assert shop.facts[-1] == BasketOffered(session=saved.session.id, basket=saved.basket, at=saved.at)
    assert newest(shop, OfferBasket) == OfferBasket(saved)
    assert len(saved.basket) == 32


def test_from_then_on_this_lane_too_must_ask_for_it() -> None:
    shop = sharing().scans(MILK)
    code = saves(shop)
    shop.does(BasketCodeGiven(code))
    assert shop.state.session is None
    assert (shop.screen, asked(shop)) == (Screen.FETCH, 1)
    again = shop.loses_power().does(BasketCodeGiven(code))
    assert (again.state.session, asked(again)) == (None, 1)


def test_what_the_store_has_the_lane_keeps_no_longer() -> None:
    shop = sharing().scans(MILK)
    saves(shop)
    [saved] = shop.state.saved
    shop.does(OfferTaken("0" * 32))
    assert shop.state.saved == (saved,)
    shop.does(OfferTaken(saved.basket))
    assert shop.facts[-1] == BasketHandedOver(session=saved.session.id, basket=saved.basket)
    assert shop.state.saved == ()


def test_its_slip_is_printed_by_a_printer_that_comes_when_the_store_has_it() -> None:
    shop = Shop(policy=SHARED).does(StartTouched(), ServerLinkChanged(online=True)).scans(MILK)
    code = saves(shop)
    shop.does(OfferTaken(shop.state.saved[0].basket))
    shop.does(PrinterShowed(ready=True, paper_out=False, paper_low=False, fault=""))
    slip = newest(shop, PrintReceipt)
    assert isinstance(slip, PrintReceipt)
    assert ReceiptCode(f"BASKET;4;{code}") in slip.receipt.lines
    shop.does(PrintLost(slip.job, confirmed_missing=True, reason="the link was lost"))
    again = newest(shop, PrintReceipt)
    assert isinstance(again, PrintReceipt)
    assert (again.receipt, again.job == slip.job) == (slip.receipt, False)


def test_while_the_server_is_away_nothing_is_offered_and_the_lane_opens_its_own() -> None:
    shop = sharing(online=False).scans(MILK)
    code = saves(shop)
    assert shop.happened(BasketOffered) == []
    shop.does(BasketCodeGiven(code, "4"))
    assert shop.state.session is not None


def test_when_the_server_is_back_all_go_one_after_the_other() -> None:
    shop = sharing(online=False)
    for _ in range(3):
        saves(shop.scans(MILK))
    shop.does(ServerLinkChanged(online=True), Ticked(), Ticked())
    names = [one.basket for one in shop.state.saved]
    assert len(set(names)) == 3
    assert "" not in names
    assert len(shop.happened(BasketOffered)) == 3


def test_its_name_opens_no_receipt_and_is_no_taps() -> None:
    shop = sharing(online=False)
    for _ in range(3):
        saves(shop.scans(MILK))
    shop.scans(BREAD).asks_to_pay().terminal_authorises().does(ServerLinkChanged(online=True)).terminal_completes()
    [paid] = shop.happened(SalePaid)
    shop.does(NoPaperTouched(), FaceTouched(4))
    [tap] = shop.happened(TapGiven)
    names = [one.basket for one in shop.happened(BasketOffered)]
    assert len(names) == 3
    assert paid.sale.page_code not in {page_code(name) for name in names}
    assert tap.tap not in names


def test_a_basket_under_way_when_the_power_went_is_offered_again_under_its_name() -> None:
    shop = sharing().scans(MILK)
    saves(shop)
    again = shop.loses_power()
    assert again.effects == [OfferBasket(shop.state.saved[0], again=True)]


def test_who_just_walked_away_still_goes_on_with_one_touch() -> None:
    shop = sharing().scans(MILK).waits(SHARED.idle_s).waits(SHARED.idle_warning_s)
    [saved] = shop.state.saved
    assert (saved.by, saved.basket) == (SavedBy.ABSENCE, "")
    assert shop.does(ComeBackTouched()).state.session is not None


def test_and_is_offered_when_somebody_else_shops_or_they_do_not_come() -> None:
    shop = sharing().scans(MILK).waits(SHARED.idle_s).waits(SHARED.idle_warning_s).scans(BREAD)
    assert shop.state.saved[0].basket
    late = sharing().scans(MILK).waits(SHARED.idle_s).waits(SHARED.idle_warning_s).waits(SHARED.come_back_s)
    assert late.state.saved[0].basket


def test_a_practised_basket_never_leaves_its_lane() -> None:
    shop = crew.does(sharing(), Act.START_TRAINING).scans(MILK)
    code = saves(shop)
    shop.does(Ticked())
    assert shop.state.saved[0].basket == ""
    assert shop.does(BasketCodeGiven(code)).state.session is not None


def test_in_training_no_basket_of_the_store_is_asked_for() -> None:
    shop = crew.does(sharing(), Act.START_TRAINING).does(BasketCodeGiven("483920", "7"))
    assert not any(isinstance(effect, AskForBasket) for effect in shop.effects)


def test_what_is_the_stores_never_ends_on_its_lane() -> None:
    shop = sharing().scans(MILK)
    saves(shop)
    for _ in range(SHARED.saved_most + 1):
        shop.does(ServerLinkChanged(online=False)).scans(BREAD).does(SaveTouched())
    assert [one for one in shop.state.saved if one.basket]
    ended = SessionEnded(session="4-000001", reason=EndReason.ABANDONED)
    assert ended not in shop.facts


def test_without_a_store_nothing_is_offered() -> None:
    shop = Shop().opens().does(ServerLinkChanged(online=True)).scans(MILK).does(SaveTouched())
    assert shop.state.saved[0].basket == ""


def test_what_the_store_does_not_take_is_this_lanes_own_again_and_offered_no_more() -> None:
    shop = sharing().scans(MILK)
    code = saves(shop)
    [saved] = shop.state.saved
    shop.does(OfferNotTaken("0" * 32))
    assert shop.state.saved == (saved,)
    shop.does(OfferNotTaken(saved.basket))
    assert shop.facts[-1] == BasketKept(session=saved.session.id, basket=saved.basket)
    shop.does(ServerLinkChanged(online=False), ServerLinkChanged(online=True), Ticked())
    assert len(shop.happened(BasketOffered)) == 1
    again = shop.loses_power().does(ServerLinkChanged(online=True), BasketCodeGiven(code))
    assert again.state.session is not None
    assert again.state.session.lines == saved.session.lines


def test_a_store_that_keeps_no_baskets_is_offered_none_and_asked_for_none() -> None:
    shop = sharing().does(ShelfMissing()).scans(MILK)
    code = saves(shop)
    assert shop.happened(BasketOffered) == []
    shop.does(BasketCodeGiven("483920", "7"))
    assert not any(isinstance(effect, AskForBasket) for effect in shop.effects)
    assert shop.does(BasketCodeGiven(code)).state.session is not None


def test_when_the_server_was_away_it_may_have_learned_to_keep_them() -> None:
    shop = sharing().does(ShelfMissing()).scans(MILK)
    saves(shop)
    shop.does(ServerLinkChanged(online=False), ServerLinkChanged(online=True))
    assert len(shop.happened(BasketOffered)) == 1
