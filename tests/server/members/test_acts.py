"""What a manager does about a member, over real HTTP."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from server.members.cards import code_of
from server.staff.trail import Trail, Wanted
from tests.server.members.club import PHONE, a_regular, behind, club_store
from tests.server.members.desk import signed_on
from tests.server.running import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = club_store(tmp_path)
    yield made
    made.closes()


def reasons(store: Store, member: str = "") -> list[str]:
    """What the trail has of members, the oldest first."""
    with behind(store) as club:
        rows = Trail(club.engine, club.clock).newest(wanted=Wanted(act="members"))
        return [row.reason for row in reversed(rows) if member in ("", row.command)]


def number_of(store: Store, member: str) -> str:
    with behind(store) as club:
        found = club.members.profile(member)
        assert found is not None
        return found.row.number


def test_a_manager_makes_a_member_and_finds_them_by_card_or_phone(store: Store) -> None:
    told = {"given": "Mia", "phone": PHONE, "birthday": "05-17", "purposes": ["membership", "birthday"]}
    with signed_on(store) as browser:
        way = browser.post("/members/join", json=told).json()["go"]
        member = way.removeprefix("/members/")
        for text in (PHONE, number_of(store, member), code_of(number_of(store, member))):
            assert browser.post("/members/find", json={"text": text}).json() == {"go": way}
        assert browser.post("/members/find", json={"text": "0170"}).json() == {"error": "not_found"}
    assert reasons(store) == ["member_joined", "member_not_found"]


def test_what_cannot_be_is_answered_by_the_words_key(store: Store) -> None:
    with signed_on(store) as browser:
        answer = browser.post("/members/join", json={"given": "Mia", "purposes": []})
        assert (answer.status_code, answer.json()) == (422, {"error": "no_consent"})
        told = browser.post("/members/join", json={"phone": "x" * 99, "purposes": ["membership"]})
        assert told.status_code == 422
        assert "xxx" not in told.text


def test_consent_card_app_and_coupon_are_the_managers_to_change_and_each_is_in_the_trail(store: Store) -> None:
    mia = a_regular(store)
    with signed_on(store) as browser:
        for path, told in (
            ("consents", {"purpose": "offers", "agrees": False}),
            ("consents", {"purpose": "offers", "agrees": True}),
            ("coupons", {"coupon": "SWAP5"}),
            ("card", {}),
            ("app", {}),
        ):
            assert browser.post(f"/members/{mia}/{path}", json=told).status_code == 200
        assert browser.post(f"/members/{mia}/coupons", json={"coupon": "SWAP5"}).json() == {"error": "not_exchanged"}
        refused = browser.post(f"/members/{mia}/consents", json={"purpose": "membership", "agrees": False})
        assert refused.json() == {"error": "erase_instead"}
        for path in ("card", "app"):
            assert browser.post(f"/members/{'0' * 32}/{path}", json={}).status_code == 404
    assert reasons(store, mia) == [
        "member_withdrew",
        "member_agreed",
        "member_exchanged",
        "member_card",
        "member_app",
    ]


def test_what_is_wrong_of_a_member_is_put_right_and_their_points_stay(store: Store) -> None:
    mia = a_regular(store)
    with signed_on(store) as browser:

        def corrects(**told: object) -> httpx.Response:
            return browser.post(f"/members/{mia}", json={"given": "Maja", "language": "zh_CN", **told})

        assert corrects(birthday="02-29", phone="+49 170 5550001").status_code == 200
        assert browser.post("/members/find", json={"text": "+49 170 5550001"}).json() == {"go": f"/members/{mia}"}
        page = browser.get(f"/members/{mia}").text
        assert 'value="Maja"' in page
        assert 'value="02-29"' in page
        assert corrects(birthday="02-30").json() == {"error": "no_birthday"}
        assert corrects(phone="12").json() == {"error": "no_phone"}
        other = browser.post("/members/join", json={"given": "Mia", "phone": PHONE, "purposes": ["membership"]})
        assert other.status_code == 200
        assert corrects(phone=PHONE).json() == {"error": "phone_known"}
        assert corrects(forget=["phone"]).status_code == 200
        assert browser.post("/members/find", json={"text": "+49 170 5550001"}).status_code == 404
        browser.post(f"/members/{mia}/consents", json={"purpose": "birthday", "agrees": False})
        assert corrects(birthday="05-17").json() == {"error": "birthday_unasked"}
        for path, told in (("", {"given": "", "language": "en"}), ("/consents", {"purpose": "offers", "agrees": True})):
            assert browser.post(f"/members/{'0' * 32}{path}", json=told).status_code == 404
    assert reasons(store, "0" * 32) == []
    assert reasons(store, mia).count("member_corrected") == 2


def test_nobody_is_erased_but_by_typing_the_number_of_their_own_card(store: Store) -> None:
    mia = a_regular(store)
    with signed_on(store) as browser:
        for wrong in ("", "1234567890128", PHONE + "1"):
            answer = browser.post(f"/members/{mia}/erase", json={"number": wrong})
            assert (answer.status_code, answer.json()) == (422, {"error": "not_confirmed"})
        assert browser.post(f"/members/{mia}/erase", json={"number": number_of(store, mia)}).json()["go"] == "/members"
        assert browser.get(f"/members/{mia}").status_code == 404
        assert browser.get(f"/members/{mia}/export").status_code == 404
    assert reasons(store, mia) == ["member_erased"]


@pytest.mark.parametrize("path", ["find", "join", f"{'0' * 32}/erase", f"{'0' * 32}/consents"])
def test_a_host_a_stranger_and_another_sites_page_may_not(store: Store, path: str) -> None:
    with signed_on(store, "lena") as browser:
        assert browser.post(f"/members/{path}", json={}).status_code in (403, 422)
    told = {"text": PHONE} if path == "find" else {"number": "1"} if path.endswith("erase") else {"purposes": []}
    told = {"purpose": "offers", "agrees": True} if path.endswith("consents") else told
    assert httpx.post(f"{store.address}/members/{path}", json=told).status_code == 401
    with signed_on(store, "lena") as browser:
        assert browser.post(f"/members/{path}", json=told).status_code == 403
    with signed_on(store) as browser:
        away = browser.post(f"/members/{path}", json=told, headers={"Origin": "https://elsewhere.example"})
        assert away.status_code == 403
