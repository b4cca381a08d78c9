"""Publishing and fetching over real HTTP; what is wrong is told with its place, and nothing is published."""

from __future__ import annotations

import gzip

import httpx
import pytest

from tests.kiosk.core.test_sheet import BANANAS, HEAD
from tests.server.running import LANE_TOKEN, MANAGER_TOKEN, Store

MANAGER = {"Authorization": f"Bearer {MANAGER_TOKEN}"}
LANE = {"Authorization": f"Bearer {LANE_TOKEN}"}
RULES = '{"format": 1, "currency": "EUR", "rules": []}'


def put(store: Store, what: str, text: str, headers: dict[str, str] = MANAGER) -> httpx.Response:
    return httpx.put(f"{store.address}/api/v1/master/{what}", content=text.encode(), headers=headers, timeout=20)


def fetched(store: Store, have: str = "", lane: str = "4", headers: dict[str, str] = LANE) -> httpx.Response:
    return httpx.get(f"{store.address}/api/v1/lanes/{lane}/master", params={"have": have}, headers=headers, timeout=20)


def test_what_the_manager_puts_the_lane_fetches(store: Store):
    assert fetched(store).status_code == 404
    version = put(store, "sheet", HEAD + BANANAS).json()["version"]
    answer = fetched(store)
    assert (answer.status_code, answer.headers["Content-Encoding"]) == (200, "gzip")
    assert "item:plu:4011" in answer.text
    assert fetched(store, version).status_code == 204
    with_rules = put(store, "rules/offers", RULES).json()["version"]
    assert "rules:offers" in fetched(store, version).text
    assert httpx.delete(f"{store.address}/api/v1/master/rules/offers", headers=MANAGER).json()["version"] != with_rules
    back = httpx.post(f"{store.address}/api/v1/master/back", headers=MANAGER).json()["version"]
    assert store.get("/api/v1/master").json() == {"version": back}


def test_a_bad_row_is_told_with_its_place_and_nothing_is_published(store: Store):
    refused = put(store, "sheet", HEAD + BANANAS + BANANAS + "nonsense\n")
    assert refused.status_code == 422
    assert refused.json()["problems"] == [
        "sheet.csv, line 6: the item number 4011 stands on line 5 already",
        "sheet.csv, line 7: the row has 1 cells instead of 14",
    ]
    assert refused.json()["error"].startswith("nothing was published: sheet.csv, line 6")
    assert store.get("/api/v1/master").json() == {"version": ""}


@pytest.mark.parametrize(
    ("what", "text", "code"),
    [("sheet", "", 422), ("rules/offers", "{}", 422), ("rules/offers", "no", 422), ("rules/offers", RULES, 409)],
)
def test_what_cannot_be_used_is_refused(store: Store, what: str, text: str, code: int):
    refused = put(store, what, text)
    assert refused.status_code == code
    assert refused.json()["error"]


def test_only_the_manager_publishes_and_a_lane_fetches_its_own(store: Store):
    assert put(store, "sheet", HEAD + BANANAS, LANE).status_code == 401
    assert fetched(store, headers=MANAGER).status_code == 401
    assert fetched(store, lane="7").status_code == 403


def test_a_sheet_may_come_packed(store: Store):
    packed = gzip.compress((HEAD + BANANAS).encode())
    headers = MANAGER | {"Content-Encoding": "gzip"}
    assert httpx.put(f"{store.address}/api/v1/master/sheet", content=packed, headers=headers).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [{"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}, {"Origin": "https://elsewhere.example"}],
    ids=["cross", "sister", "origin"],
)
def test_a_page_of_another_site_takes_no_step_back_in_the_managers_name(store: Store, headers: dict[str, str]):
    """A form needs no leave of this server's to be sent, and a browser that is signed in sends the token along."""
    put(store, "sheet", HEAD + BANANAS)
    version = put(store, "rules/offers", RULES).json()["version"]
    auth = ("manager", MANAGER_TOKEN)
    back = httpx.post(f"{store.address}/api/v1/master/back", auth=auth, headers=headers)
    assert back.status_code == 403
    assert store.get("/api/v1/master").json() == {"version": version}
