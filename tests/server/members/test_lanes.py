"""What a lane asks of members, over real HTTP."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from kiosk.core.member_wire import read_found
from kiosk.core.members import card_hash
from server.receipts.guesses import MOST_CODES
from tests.server.members.club import PHONE, asks, behind, club_store
from tests.server.running import LANE_TOKEN, OTHER_TOKEN, Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = club_store(tmp_path)
    yield made
    made.closes()


def joins(store: Store) -> str:
    with behind(store) as club:
        return club.joins(given="mia")


def test_a_member_is_found_by_phone_and_nothing_of_the_number_comes_back(store: Store) -> None:
    mia = joins(store)
    answer = asks(store, phone="0049 170 1234542")
    found = read_found(answer.json())
    assert found is not None
    assert (found.id, found.initial, found.phone) == (mia, "M", "•••• 42")
    assert "1234542" not in answer.text


def test_nobody_is_an_answer(store: Store) -> None:
    assert asks(store, card=card_hash("M1234567890128")).json() == {"member": None}
    assert asks(store, phone="12").json() == {"member": None}


def test_a_lane_that_asks_for_too_many_nobodies_waits_and_another_does_not(store: Store) -> None:
    joins(store)
    for number in range(MOST_CODES):
        assert asks(store, phone=f"+49 30 {number:07d}").status_code == 200
    refused = asks(store, phone=PHONE)
    assert (refused.status_code, refused.headers["Retry-After"]) == (429, "600")
    assert read_found(asks(store, phone=PHONE, token=OTHER_TOKEN).json()) is not None


def test_strangers_and_what_is_no_question_are_refused_and_no_number_is_told_back(store: Store) -> None:
    assert asks(store, phone=PHONE, token="stranger").status_code == 401
    for told in ({}, {"card": "x"}, {"phone": "call me"}, {"card": card_hash("M1"), "phone": PHONE}):
        answer = httpx.post(
            f"{store.address}/api/v1/members/find",
            json={"wire": 1, **told},
            headers={"Authorization": f"Bearer {LANE_TOKEN}"},
            timeout=20.0,
        )
        assert answer.status_code == 422
        assert "1234542" not in answer.text


def gives_back(store: Store, serials: object, token: str = LANE_TOKEN) -> httpx.Response:
    return httpx.post(
        f"{store.address}/api/v1/members/coupons",
        json={"wire": 1, "serials": serials},
        headers={"Authorization": f"Bearer {token}"},
        timeout=20.0,
    )


def coupons_at(store: Store, token: str) -> list[str]:
    found = read_found(asks(store, phone=PHONE, token=token).json())
    assert found is not None
    return [one.serial for one in found.coupons]


def test_a_lane_gives_back_what_it_holds_itself_and_nothing_that_another_one_does(store: Store) -> None:
    joins(store)
    [serial] = coupons_at(store, LANE_TOKEN)
    assert gives_back(store, [serial], OTHER_TOKEN).json() == {"given_back": True}
    assert coupons_at(store, OTHER_TOKEN) == []
    assert gives_back(store, [serial]).json() == {"given_back": True}
    assert coupons_at(store, OTHER_TOKEN) == [serial]


def test_what_is_no_coupon_is_refused_and_one_that_nobody_has_is_back_already(store: Store) -> None:
    assert gives_back(store, ["a" * 32]).json() == {"given_back": True}
    for serials in ([], ["A" * 32], ["a" * 31], [1], "a" * 32, ["a" * 32] * 101):
        assert gives_back(store, serials).status_code == 422
    assert gives_back(store, ["a" * 32], "stranger").status_code == 401


def test_a_store_without_members_knows_no_such_place(tmp_path: Path) -> None:
    made = Store.made(tmp_path).opens()
    try:
        assert asks(made, phone=PHONE).status_code == 404
    finally:
        made.closes()
