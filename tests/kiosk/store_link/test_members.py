"""A member asked for over a real wire: found, nobody, too many nobodies, and coupons that go back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.store_link.members import MemberClient, TooManyNobodies
from kiosk.store_link.server_client import LinkFailed
from server.receipts.guesses import MOST_CODES
from tests.server.members.club import PHONE, behind, club_store
from tests.server.running import OTHER_TOKEN, Store


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Store]:
    made = club_store(tmp_path)
    with behind(made) as club:
        club.joins()
    yield made
    made.closes()


@pytest.fixture(autouse=True)
def _patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """How long a shopper's card may take is no matter of these tests."""
    monkeypatch.setattr("kiosk.store_link.members.ANSWER_S", 60.0)


@pytest.fixture
def lane(shop: Store) -> Iterator[MemberClient]:
    client = MemberClient(shop.lane_side)
    yield client
    client.close()


def test_a_member_is_found_by_phone_and_nobody_by_a_wrong_one(lane: MemberClient) -> None:
    found = lane.find(card="", phone=PHONE)
    assert found is not None
    assert (found.initial, found.phone, [one.id for one in found.coupons]) == ("M", "•••• 42", ["WELCOME5"])
    assert lane.find(card="", phone="+49 170 7654321") is None


def test_a_coupon_that_one_lane_gives_back_another_is_told_of(shop: Store, lane: MemberClient, tmp_path: Path) -> None:
    found = lane.find(card="", phone=PHONE)
    assert found is not None
    token = tmp_path / "other.token"
    token.write_text(OTHER_TOKEN, encoding="utf-8")
    token.chmod(0o600)
    other = MemberClient(shop.lane_side.model_copy(update={"token_file": token}))
    for held in ((), found.coupons):
        again = other.find(card="", phone=PHONE)
        assert again is not None
        assert again.coupons == held
        lane.give_back([one.serial for one in found.coupons])
    other.close()


def test_who_tries_numbers_is_told_to_wait_and_no_error_has_the_number(lane: MemberClient) -> None:
    for number in range(MOST_CODES):
        assert lane.find(card="", phone=f"+49 30 {number:07d}") is None
    with pytest.raises(TooManyNobodies) as refused:
        lane.find(card="", phone=PHONE)
    assert "1234542" not in repr(refused.value)


def test_a_store_that_is_away_or_has_no_members_is_a_failed_link(shop: Store, lane: MemberClient) -> None:
    elsewhere = MemberClient(shop.lane_side.model_copy(update={"address": f"{shop.address}/nowhere"}))
    with pytest.raises(LinkFailed):
        elsewhere.find(card="", phone=PHONE)
    elsewhere.close()
    shop.closes()
    with pytest.raises(LinkFailed) as away:
        lane.find(card="", phone=PHONE)
    assert "1234542" not in repr(away.value)
