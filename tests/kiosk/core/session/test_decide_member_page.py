"""The way in for members: from the first screen and the basket, and only where the store can say who they are."""

from __future__ import annotations

from kiosk.core.session.facts import SessionStarted
from kiosk.core.session.inputs import BackTouched, MemberTouched, PayTouched
from kiosk.core.session.state import Screen
from tests.kiosk.core.session.club import ClubShop
from tests.shop import MILK, Shop


def test_from_the_first_screen_it_begins_a_visit_and_goods_lead_to_the_basket() -> None:
    shop = ClubShop()
    assert shop.does(MemberTouched()).screen is Screen.MEMBER
    assert len(shop.happened(SessionStarted)) == 1
    assert shop.scans(MILK).screen is Screen.BASKET


def test_from_the_basket_it_opens_and_back_leads_to_the_basket() -> None:
    shop = ClubShop()
    assert shop.scans(MILK).does(MemberTouched()).screen is Screen.MEMBER
    assert shop.does(BackTouched()).screen is Screen.BASKET


def test_at_payment_it_is_too_late() -> None:
    shop = ClubShop()
    assert shop.scans(MILK).does(PayTouched(), MemberTouched()).screen is Screen.PAY


def test_where_nobody_can_be_asked_there_is_no_such_page() -> None:
    assert Shop().opens().does(MemberTouched()).screen is Screen.ATTRACT
