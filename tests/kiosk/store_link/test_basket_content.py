"""A basket as the store keeps it: it comes out as it went in, or it is said that it cannot."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from kiosk.core.barcodes import CouponOffer
from kiosk.core.barcodes.coupon import Purchase, Requirement
from kiosk.core.baskets import Grant
from kiosk.core.items import Pack
from kiosk.core.pricing import ByHand, Discount, Label, Line
from kiosk.core.pricing.coupons import Coupon
from kiosk.core.session.visit import Saved, SavedBy, put_aside_of
from kiosk.core.values import Money, Weighing
from kiosk.store_link.basket_content import ContentStrange, basket_in, offer_of
from tests.shop import APPLES, MILK, WINE, Shop

EVERYTHING = (
    Line(1, MILK, 3),
    Line(2, APPLES, weighing=Weighing(1010, 10)),
    Line(4, APPLES, label=Label(net_g=500)),
    Line(5, MILK, label=Label(Money(219, "EUR"))),
    Line(6, WINE, pack=Pack(lot="L1", serial="S1", expires="2026-12-01")),
)
CHANGED = (*EVERYTHING, Line(7, WINE, override=Money(699, "EUR"), discount=Discount(minor=50)))


def saved() -> Saved:
    session = Shop().opens().scans(MILK).state.session
    assert session is not None
    bought = Purchase(value=1, counted_as=Requirement.UNITS, family="000")
    offer = CouponOffer(company="0614141", offer="123456", save=50, primary=bought, expires="261231")
    coupons = (Coupon(id="M20", serial="7"), Coupon(id="FIVE", offer=offer))
    visit = replace(session, lines=EVERYTHING, coupons=coupons, next_line=9, helped=True, language="zh_CN")
    return Saved(code="483920", session=visit, by=SavedBy.SHOPPER, at="2026-11-22T10:00:00+00:00", basket="b" * 32)


def granted(content: Any, version: int = 1) -> Grant:
    return Grant(
        basket="b" * 32, code="483920", lane="7", at="2026-11-22T10:00:00+00:00", version=version, content=content
    )


def test_every_kind_of_line_comes_back_as_it_was() -> None:
    kept = saved()
    content = json.loads(json.dumps(offer_of(kept).content))
    assert basket_in(granted(content)) == put_aside_of(kept.session)


def test_a_basket_that_staff_changed_comes_back_so_and_lanes_of_before_do_not_guess_at_it() -> None:
    kept = saved()
    discount = ByHand(discount=Discount(percent_bp=1000))
    kept = replace(kept, session=replace(kept.session, lines=CHANGED, by_hand=discount))
    offer = offer_of(kept)
    assert offer.version == 2
    assert basket_in(granted(json.loads(json.dumps(offer.content)), offer.version)) == put_aside_of(kept.session)


def test_one_that_staff_left_alone_reads_as_before_they_could_change_any() -> None:
    offer = offer_of(saved())
    assert offer.version == 1
    assert not {"by_hand", "changes"} & set(offer.content)
    assert all("discount" not in line for line in offer.content["lines"])


def test_what_is_to_be_looked_at_goes_with_the_basket_and_lanes_of_before_do_not_open_it() -> None:
    kept = saved()
    for owes in ({"owes_check": True}, {"bag_words": 3}):
        offer = offer_of(replace(kept, session=replace(kept.session, **owes)))
        assert offer.version == 3
        came = basket_in(granted(json.loads(json.dumps(offer.content)), offer.version))
        assert (came.owes_check, came.bag_words) == (owes.get("owes_check", False), owes.get("bag_words", 0))
    assert not {"owes_check", "bag_words"} & set(offer_of(kept).content)


def test_how_somebody_needs_the_screen_is_not_in_it() -> None:
    assert "ease" not in json.dumps(offer_of(saved()).content)


def test_the_offer_tells_hosts_what_it_is() -> None:
    offer = offer_of(saved())
    assert (offer.code, offer.pieces, offer.total) == ("483920", 7, Money(129, "EUR"))


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"lines": 1}, "lines: "),
        ({"colour": "red"}, "colour: "),
        ({"next_line": "9"}, "next_line: "),
        ({"lines": [{"id": 1}]}, "lines.0.item: "),
    ],
)
def test_what_this_program_cannot_open_is_said_in_a_sentence(change: dict[str, object], sentence: str) -> None:
    content = {**offer_of(saved()).content, **change}
    with pytest.raises(ContentStrange, match=sentence):
        basket_in(granted(content))


def test_a_basket_of_another_version_is_not_guessed() -> None:
    with pytest.raises(ContentStrange, match="version 4"):
        basket_in(granted(offer_of(saved()).content, version=4))
