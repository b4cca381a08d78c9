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


def test_a_store_without_members_knows_no_such_place(tmp_path: Path) -> None:
    made = Store.made(tmp_path).opens()
    try:
        assert asks(made, phone=PHONE).status_code == 404
    finally:
        made.closes()
