"""A member's card is taken at any time of a visit, and what is paid is theirs."""

from __future__ import annotations

import pytest

from kiosk.core.members import SaleMember, card_hash
from kiosk.core.session.facts import MemberShown, SalePaid
from kiosk.core.session.inputs import MemberScanned, PriceTouched
from kiosk.core.session.notes import Say
from kiosk.core.session.state import Paid, Shopping
from kiosk.core.wire import sale_envelope
from tests.shop import APPLES, MILK, Shop

MIA, BEN = card_hash("M1234567890128"), card_hash("M9876543210987")


def sold_to(shop: Shop) -> SaleMember | None:
    (paid,) = shop.happened(SalePaid)
    assert isinstance(paid, SalePaid)
    return paid.sale.member


@pytest.mark.parametrize("scans", [(MemberScanned(MIA), MILK), (MILK, MemberScanned(MIA))])
def test_a_card_counts_before_the_goods_and_after_them(scans: tuple[object, ...]) -> None:
    shop = Shop().opens()
    for one in scans:
        shop = shop.does(one) if isinstance(one, MemberScanned) else shop.scans(MILK)
    assert sold_to(shop.pays()) == SaleMember(card=MIA)


def test_a_card_begins_a_visit_as_goods_do_and_the_shopper_is_told() -> None:
    shop = Shop().opens().does(MemberScanned(MIA))
    assert shop.state.session is not None
    assert isinstance(shop.state.session.phase, Shopping)
    assert shop.state.message is not None
    assert shop.state.message.say is Say.MEMBER_NOTED


def test_of_two_cards_the_last_counts_and_the_same_again_is_no_news() -> None:
    shop = Shop().opens().scans(MILK).does(*(MemberScanned(one) for one in (MIA, MIA, BEN)))
    assert len(shop.happened(MemberShown)) == 2
    assert sold_to(shop.pays()) == SaleMember(card=BEN)


def test_a_card_is_taken_while_a_price_is_asked_for() -> None:
    shop = Shop().opens().scans(MILK).does(PriceTouched(), MemberScanned(MIA))
    assert sold_to(shop.pays()) == SaleMember(card=MIA)


def test_the_prices_stay_as_they_are() -> None:
    without = Shop().opens().scans(MILK).weighs(APPLES, 1260).pays()
    with_card = Shop().opens().does(MemberScanned(MIA)).scans(MILK).weighs(APPLES, 1260).pays()
    (one,), (other,) = without.happened(SalePaid), with_card.happened(SalePaid)
    assert isinstance(one, SalePaid)
    assert isinstance(other, SalePaid)
    assert one.sale.pricing == other.sale.pricing


def test_the_next_shopper_is_nobody() -> None:
    shop = Shop().opens().does(MemberScanned(MIA)).scans(MILK).pays()
    assert shop.state.session is not None
    assert isinstance(shop.state.session.phase, Paid)
    shop.scans(MILK)
    assert shop.state.session.member is None


def test_the_sale_goes_to_the_store_with_the_cards_hash_and_not_its_number() -> None:
    (paid,) = Shop().opens().does(MemberScanned(MIA)).scans(MILK).pays().happened(SalePaid)
    assert isinstance(paid, SalePaid)
    told = sale_envelope(paid.sale, "ab" * 16, 7)
    assert told.version == 5
    assert told.payload["member"] == {"whose": "", "card": MIA, "points": None}
    assert "1234567890128" not in str(told)
