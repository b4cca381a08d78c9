"""What lane and server say of baskets that are put aside."""

from __future__ import annotations

import json

import pytest

from kiosk.core.basket_wire import ask_body, offer_body, read_grant, read_shelf, release_body, taken_up_envelope
from kiosk.core.baskets import Ask, Grant, Kept, NotGranted, Offer, Why
from kiosk.core.session.basket_facts import BasketTakenUp
from kiosk.core.values import Money
from kiosk.core.wire import WireError
from tests.shop import MILK, Shop

GRANTED = {"basket": "ab" * 16, "code": "483920", "lane": "4", "at": "2026-11-22T10:00:00+01:00", "version": 1}


def test_an_offer_tells_what_hosts_see_and_holds_the_rest_whole() -> None:
    offer = Offer(
        basket="ab" * 16,
        code="483920",
        at="2026-11-22T10:00:00+01:00",
        pieces=2,
        total=Money(478, "EUR"),
        content={"a": 1},
    )
    told = json.loads(offer_body(offer))
    assert (told["pieces"], told["total_minor"], told["currency"], told["content"]) == (2, 478, "EUR", {"a": 1})


def test_an_ask_and_a_release_name_their_request() -> None:
    assert json.loads(ask_body(Ask(request="r1", code="483920")))["request"] == "r1"
    assert json.loads(release_body("r1", "b1")) == {"wire": 1, "request": "r1", "basket": "b1"}


def test_a_grant_is_read_as_it_came() -> None:
    body = {"granted": {**GRANTED, "content": {"a": 1}}, "refused": None}
    assert read_grant(body) == Grant(**GRANTED, content={"a": 1})  # type: ignore[arg-type]


def test_a_refusal_says_where_the_basket_is() -> None:
    assert read_grant({"granted": None, "refused": {"why": "at_lane", "lane": "2"}}) == NotGranted(Why.AT_LANE, "2")


@pytest.mark.parametrize(
    "body",
    [
        None,
        {"granted": None, "refused": None},
        {"granted": {**GRANTED}, "refused": None},
        {"granted": None, "refused": {"why": "because", "lane": ""}},
    ],
)
def test_what_is_neither_is_no_answer(body: object) -> None:
    with pytest.raises(WireError):
        read_grant(body)


LISTED = {
    "basket": "ab" * 16,
    "code": "483920",
    "lane": "4",
    "at": "2026-11-22T10:00:00+01:00",
    "pieces": 2,
    "total_minor": 478,
    "currency": "EUR",
}


def test_what_the_store_has_is_read_as_it_came() -> None:
    [kept] = read_shelf({"baskets": [LISTED]})
    assert kept == Kept(
        basket="ab" * 16,
        code="483920",
        lane="4",
        at="2026-11-22T10:00:00+01:00",
        pieces=2,
        total=Money(478, "EUR"),
    )
    assert read_shelf({"baskets": []}) == ()


@pytest.mark.parametrize(
    "body",
    [
        None,
        {"baskets": {}},
        {"baskets": [None]},
        {"baskets": [{**LISTED, "pieces": "2"}]},
        {"baskets": [{**LISTED, "currency": "euro"}]},
        {"baskets": [{**LISTED, "at": "this morning"}]},
    ],
)
def test_what_is_no_list_is_no_answer(body: object) -> None:
    with pytest.raises(WireError):
        read_shelf(body)


@pytest.mark.parametrize(("staff", "version"), [("", 1), ("lena", 2)])
def test_whose_act_it_was_is_told_where_it_was_one_of_the_staffs(staff: str, version: int) -> None:
    visit = Shop().opens().scans(MILK).state.session
    assert visit is not None
    fact = BasketTakenUp(
        session="7-000003",
        lane="7",
        basket="ab" * 16,
        code="483920",
        from_lane="4",
        visit=visit,
        at="2026-11-22T10:00:00+01:00",
        staff=staff,
    )
    envelope = taken_up_envelope(fact, "j" * 32, 40)
    assert envelope.version == version
    assert envelope.payload.get("staff", "") == staff
