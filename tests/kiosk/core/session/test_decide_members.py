"""A member's card is taken at any time of a visit, and what is paid is theirs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.core.members import SaleMember
from kiosk.core.receipt import ReceiptText, receipt_document
from kiosk.core.session.facts import MemberShown, MemberThanked, SalePaid, TapGiven
from kiosk.core.session.inputs import (
    BackTouched,
    CancelConfirmed,
    CancelTouched,
    CodeKeyTouched,
    FaceTouched,
    Input,
    MemberLeaves,
    MemberScanned,
    NoPaperTouched,
    NotAsked,
    PriceTouched,
    SaveTouched,
    ServerLinkChanged,
    TerminalReadied,
)
from kiosk.core.session.member_notes import Told
from kiosk.core.session.notes import Message, Say
from kiosk.core.session.state import Paid, Screen, Shopping
from kiosk.core.staff import Act
from kiosk.core.values import Money
from kiosk.core.wire import sale_envelope
from tests.kiosk.core.session.club import BEN, CARD, CLUB, FIVE_OFF, MIA, OTHER_CARD, ClubShop
from tests.shop import APPLES, BREAD, MARK, MILK, SOAP, Shop


def sold_to(shop: Shop) -> SaleMember | None:
    (paid,) = shop.happened(SalePaid)
    assert isinstance(paid, SalePaid)
    return paid.sale.member


@pytest.mark.parametrize("scans", [(MemberScanned(CARD), MILK), (MILK, MemberScanned(CARD))])
def test_a_card_counts_before_the_goods_and_after_them(scans: tuple[object, ...]) -> None:
    shop = Shop().opens()
    for one in scans:
        shop = shop.does(one) if isinstance(one, MemberScanned) else shop.scans(MILK)
    assert sold_to(shop.pays()) == SaleMember(card=CARD)


def test_a_card_begins_a_visit_as_goods_do_and_the_shopper_is_told() -> None:
    shop = Shop().opens().does(MemberScanned(CARD))
    assert shop.state.session is not None
    assert isinstance(shop.state.session.phase, Shopping)
    assert shop.state.message is not None
    assert shop.state.message.say is Say.MEMBER_NOTED


def test_of_two_cards_the_last_counts_and_the_same_again_is_no_news() -> None:
    shop = Shop().opens().scans(MILK).does(*(MemberScanned(one) for one in (CARD, CARD, OTHER_CARD)))
    assert len(shop.happened(MemberShown)) == 2
    assert sold_to(shop.pays()) == SaleMember(card=OTHER_CARD)


def test_a_card_is_taken_while_a_price_is_asked_for() -> None:
    shop = Shop().opens().scans(MILK).does(PriceTouched(), MemberScanned(CARD))
    assert sold_to(shop.pays()) == SaleMember(card=CARD)


def test_the_prices_stay_as_they_are() -> None:
    without = Shop().opens().scans(MILK).weighs(APPLES, 1260).pays()
    with_card = Shop().opens().does(MemberScanned(CARD)).scans(MILK).weighs(APPLES, 1260).pays()
    (one,), (other,) = without.happened(SalePaid), with_card.happened(SalePaid)
    assert isinstance(one, SalePaid)
    assert isinstance(other, SalePaid)
    assert one.sale.pricing == other.sale.pricing


def test_the_next_shopper_is_nobody() -> None:
    shop = Shop().opens().does(MemberScanned(CARD)).scans(MILK).pays()
    assert shop.state.session is not None
    assert isinstance(shop.state.session.phase, Paid)
    shop.scans(MILK)
    assert shop.state.session.member is None


def test_the_sale_goes_to_the_store_with_the_cards_hash_and_not_its_number() -> None:
    (paid,) = Shop().opens().does(MemberScanned(CARD)).scans(MILK).pays().happened(SalePaid)
    assert isinstance(paid, SalePaid)
    told = sale_envelope(paid.sale, "ab" * 16, 7)
    assert told.version == 5
    assert told.payload["member"] == {"whose": "", "card": CARD, "points": None}
    assert "1234567890128" not in str(told)


def test_a_card_is_asked_about_and_the_basket_costs_less_as_soon_as_the_store_answers() -> None:
    shop = ClubShop()
    shop.scans(MILK).does(MemberScanned(CARD))
    assert (shop.total, shop.asked[-1].card, shop.asked[-1].phone) == (129, CARD, "")
    shop.hears(MIA)
    assert shop.total == 89
    assert shop.state.message == Message(Say.MEMBER_HELLO, saved=Money(40, "EUR"))
    assert shop.scans(MILK).total == 178


def test_nobody_waits_for_the_store_and_a_basket_that_was_paid_meanwhile_stays_as_it_was_paid() -> None:
    shop = ClubShop()
    shop.does(MemberScanned(CARD)).scans(MILK).pays()
    shop.hears(MIA)
    assert sold_to(shop) == SaleMember(card=CARD)
    assert shop.given_back == [FIVE_OFF.serial]


def test_a_phone_number_finds_a_member_and_no_fact_has_the_number_or_the_name() -> None:
    shop = ClubShop()
    shop.types("01701234542")
    assert shop.screen is Screen.MEMBER
    shop.hears(MIA)
    assert (shop.screen, shop.state.member.initial) == (Screen.BASKET, "M")
    shop.scans(BREAD).pays()
    assert sold_to(shop) == SaleMember(whose=MIA.id, points=1)
    told = str(shop.facts) + str(shop.effects)
    assert not [word for word in ("01701234542", "•••• 42", "initial='M'") if word in told]


@pytest.mark.parametrize(
    ("answer", "told"),
    [({}, Told.UNKNOWN), ({"not_asked": NotAsked.AWAY}, Told.AWAY), ({"not_asked": NotAsked.TOO_MANY}, Told.TOO_MANY)],
)
def test_a_number_that_finds_nobody_stays_on_its_page_which_says_why(answer: dict[str, NotAsked], told: Told) -> None:
    shop = ClubShop()
    shop.types("01701234542").hears(**answer)
    assert (shop.screen, shop.state.member.told) == (Screen.MEMBER, told)
    assert shop.does(CodeKeyTouched()).state.member.told is Told.NOTHING
    assert shop.does(BackTouched()).screen is Screen.BASKET
    assert shop.scans(MILK).total == 129


def test_without_the_store_a_card_is_kept_and_asked_about_once_it_is_back() -> None:
    shop = ClubShop()
    shop.does(ServerLinkChanged(online=False), MemberScanned(CARD)).scans(MILK)
    assert not shop.asked
    shop.does(ServerLinkChanged(online=True))
    assert shop.hears(MIA).total == 89


def test_whoever_is_told_that_points_come_later_is_told_so_at_once_or_when_the_store_took_too_long() -> None:
    away = ClubShop()
    away.does(ServerLinkChanged(online=False), MemberScanned(CARD))
    slow = ClubShop()
    slow.does(MemberScanned(CARD)).waits(CLUB.member_s)
    for shop in (away, slow):
        assert shop.state.message == Message(Say.MEMBER_LATER)
        assert sold_to(shop.scans(MILK).pays()) == SaleMember(card=CARD)
    assert slow.hears(MIA).given_back == [FIVE_OFF.serial]


def test_a_card_that_nobody_has_is_said_kindly_and_promises_no_points() -> None:
    shop = ClubShop()
    shop.scans(MILK).does(MemberScanned(CARD))
    shop.hears()
    assert shop.state.message == Message(Say.MEMBER_UNKNOWN)
    assert sold_to(shop.pays()) is None


def test_tier_birthday_and_own_coupon_count_and_a_coupon_that_was_used_is_not_given_back() -> None:
    shop = ClubShop()
    shop.scans(BREAD, SOAP).does(MemberScanned(CARD))
    shop.hears(replace(MIA, birthday=True))
    assert shop.total == 349 - 50 + 199 - 100 - 100
    shop.pays()
    (paid,) = shop.happened(SalePaid)
    assert isinstance(paid, SalePaid)
    assert paid.sale.coupons == (FIVE_OFF,)
    assert shop.waits(60).waits(60).screen is Screen.ATTRACT
    assert shop.given_back == []
    shop.does(MemberScanned(CARD))
    shop.hears(MIA)  # the store has not heard of it yet
    assert shop.state.session is not None
    assert (shop.state.session.coupons, shop.given_back) == ((), [])


@pytest.mark.parametrize(
    "ends",
    [
        (CancelTouched(), CancelConfirmed()),
        (SaveTouched(),),
        (MemberLeaves(),),
        (MemberScanned(OTHER_CARD),),
    ],
)
def test_a_coupon_of_which_nothing_comes_is_given_back_once(ends: tuple[Input, ...]) -> None:
    shop = ClubShop()
    shop.scans(BREAD).does(MemberScanned(CARD))
    shop.hears(MIA).does(*ends)
    assert shop.given_back == [FIVE_OFF.serial]


def test_what_a_coupon_did_not_bring_is_given_back_when_the_basket_is_paid() -> None:
    shop = ClubShop()
    shop.scans(MILK).does(MemberScanned(CARD))
    shop.hears(MIA).pays()
    assert shop.given_back == [FIVE_OFF.serial]


def test_who_goes_on_without_pays_what_anybody_pays_and_another_card_is_another_member() -> None:
    shop = ClubShop()
    shop.scans(BREAD).does(MemberScanned(CARD))
    shop.hears(MIA)
    assert shop.total == 199
    assert shop.does(MemberLeaves()).total == 349
    shop.does(MemberScanned(OTHER_CARD))
    shop.hears(BEN)
    assert shop.total == 349
    assert sold_to(shop.pays()) == SaleMember(whose=BEN.id, points=3)


def test_a_basket_that_is_put_aside_is_nobodys_and_costs_what_anybody_pays() -> None:
    shop = ClubShop()
    shop.scans(BREAD).does(MemberScanned(CARD))
    shop.hears(MIA).does(SaveTouched())
    (kept,) = shop.state.saved
    assert (kept.session.member, kept.session.known, kept.session.coupons) == (None, None, ())
    assert kept.session.pricing.to_pay.minor == 349


def test_after_a_power_cut_the_prices_are_the_members_still_and_only_the_greeting_is_gone() -> None:
    shop = ClubShop()
    shop.scans(MILK).does(MemberScanned(CARD))
    again = shop.hears(MIA).loses_power()
    assert again.scans(MILK).total == 178
    assert again.state.member.initial == ""
    assert sold_to(again.does(TerminalReadied(MARK)).pays()) == SaleMember(whose=MIA.id, points=1)


def test_a_tap_is_thanked_once_in_a_visit_and_the_thanks_say_nothing_of_it() -> None:
    shop = ClubShop()
    shop.scans(MILK).does(MemberScanned(CARD))
    shop.hears(MIA).pays().does(NoPaperTouched(), FaceTouched(1), FaceTouched(5)).waits(60)
    (thanks,) = shop.happened(MemberThanked)
    assert isinstance(thanks, MemberThanked)
    assert (thanks.whose, thanks.points, thanks.day) == (MIA.id, 5, "2026-11-22")
    assert not shop.does(MemberScanned(CARD)).happened(TapGiven)[1:]


def test_who_does_not_tap_is_not_thanked() -> None:
    shop = ClubShop()
    shop.scans(MILK).does(MemberScanned(CARD))
    assert not shop.hears(MIA).pays().waits(60).waits(60).happened(MemberThanked)


def test_the_store_is_not_asked_of_whoever_practises() -> None:
    shop = ClubShop()
    shop.staff_does(Act.START_TRAINING).does(MemberScanned(CARD))
    assert not shop.asked


def test_the_receipt_tells_the_points_or_that_they_come_later() -> None:
    shop = ClubShop()
    shop.scans(BREAD).does(MemberScanned(CARD))
    known = shop.hears(BEN).pays()
    later = ClubShop()
    later.does(MemberScanned(CARD)).scans(BREAD).pays()
    for one, line in ((known, "Points from this purchase +3"), (later, "Member: your points are added later. ")):
        (paid,) = one.happened(SalePaid)
        assert isinstance(paid, SalePaid)
        lines = receipt_document(paid.sale, CLUB, copy=False).lines
        assert line in [f"{text.text} {text.right}" for text in lines if isinstance(text, ReceiptText)]
