"""What is done at the desk over real HTTP: it is in the trail, and nothing is done by halves or by who may not."""

from __future__ import annotations

import httpx
import pytest

from tests.server.desk.conftest import MANAGER
from tests.server.desk.desk import COOL_BAG, OFFERS, at_desk
from tests.server.running import Store

KEY = COOL_BAG.removeprefix("item:")


def form(browser: httpx.Client, **other: str) -> dict[str, object]:
    """The bag's form with what is filled in otherwise."""
    import re

    page = browser.get(f"/desk/items/{KEY}").text
    fields = dict(re.findall(r'<input name="([^"]+)" value="([^"]*)"', page))
    chosen = re.findall(r'<select name="([^"]+)">.*?<option value="([^"]*)" selected>', page, re.DOTALL)
    return {"key": KEY, "fields": {**fields, **dict(chosen), **other}}


def drafts(browser: httpx.Client, **other: str) -> str:
    answer = browser.post("/desk/items", json=form(browser, **other))
    assert answer.status_code == 200, answer.text
    return str(answer.json()["to"])


def published(store: Store) -> str:
    return str(httpx.get(f"{store.address}/api/v1/master", headers=MANAGER).json()["version"])


def trail(browser: httpx.Client, act: str) -> list[str]:
    """What people did and were refused, the oldest first: the shop itself was filled by the manager's token."""
    rows = browser.get("/console/acts", params={"act": act}).json()["acts"]
    return [row["reason"] or row["why"] for row in reversed(rows) if row["staff"]]


def test_a_price_takes_two_people_and_the_trail_has_both(office: Store) -> None:
    before = published(office)
    with at_desk(office, "amir") as amir, at_desk(office, "nora") as nora:
        change = drafts(amir, price="1.99")
        assert amir.post(f"{change}/send").status_code == 200
        own = amir.post(f"{change}/approve")
        assert own.status_code == 409
        assert "Somebody else must approve it." in own.json()["error"]
        assert published(office) == before
        assert nora.post(f"{change}/approve").status_code == 200
        assert published(office) != before
        assert trail(nora, "desk") == ["drafted", "sent"]
        assert trail(nora, "approve") == ["published"]
        assert "€1.99" in nora.get("/desk/items", params={"q": "cool bag"}).text


def test_a_change_is_given_back_with_a_note_or_dropped_by_its_author(office: Store) -> None:
    with at_desk(office, "amir") as amir, at_desk(office, "nora") as nora:
        change = drafts(amir, price="1.99")
        amir.post(f"{change}/send")
        assert nora.post(f"{change}/back", json={"note": ""}).status_code == 422
        assert nora.post(f"{change}/back", json={"note": "Too cheap"}).status_code == 200
        assert "Too cheap" in amir.get(change).text
        other = drafts(amir, price="2.09")
        assert nora.post(f"{other}/drop").status_code == 409
        assert amir.post(f"{other}/drop").status_code == 200
        assert trail(amir, "approve") == ["given_back"]


def test_a_sheet_with_a_bad_row_is_not_taken_and_says_its_line(office: Store) -> None:
    with at_desk(office, "amir") as browser:
        lines = browser.get("/desk/items.csv").text.splitlines()
        lines[30] = lines[30].replace(",each,", ",box,")
        answer = browser.post("/desk/sheet", content="\n".join(lines).encode())
        assert answer.status_code == 422
        told = {"line": 31, "column": "unit", "has": "box", "wanted": "Write each or kg."}
        assert (answer.json()["rows"], answer.json()["count"]) == ([told], 1)
        answer = browser.post("/desk/sheet", content="\n".join(lines).encode(), headers={"Accept-Language": "zh"})
        assert answer.json()["rows"][0]["wanted"] == "请填写 each（件）或 kg（公斤）。"
        assert ">Your draft" not in browser.get("/desk").text


def test_a_sheet_changes_what_it_has_and_takes_out_the_rest_only_where_that_is_wanted(office: Store) -> None:
    with at_desk(office, "amir") as browser:
        whole = browser.get("/desk/items.csv").content
        assert browser.post("/desk/sheet", content=whole).json()["error"] == (
            "Nothing is different from what is in force."
        )
        lines = [line for line in whole.decode().splitlines() if "09520020000022" not in line]
        fewer = "\n".join(line.replace("Cool bag", "Insulated bag") for line in lines).encode()
        change = browser.post("/desk/sheet", content=fewer).json()["to"]
        page = browser.get(change).text
        assert "Insulated bag" in page
        assert "09520020000022" not in page
        assert browser.post("/desk/sheet", params={"whole": "true"}, content=fewer).json()["to"] == change
        assert "09520020000022" in browser.get(change).text


def test_promotions_are_checked_as_they_are_drafted(office: Store) -> None:
    with at_desk(office, "amir") as browser:
        wrong = browser.post("/desk/rules", json={"name": "offers", "text": '{"format": 1}'})
        assert wrong.status_code == 422
        assert "currency" in wrong.json()["problems"][0]
        assert browser.post("/desk/rules", json={"name": "new", "text": "{}"}).status_code == 422
        right = OFFERS.decode().replace('"pay": 2', '"pay": 1', 1)
        change = browser.post("/desk/rules", json={"name": "offers", "text": right}).json()["to"]
        assert "chips-3-2" in browser.get(change).text
        gone = browser.post("/desk/gone", json={"record": "rules:offers"}).json()["to"]
        assert gone == change
        assert browser.post("/desk/gone", json={"record": "rules:none"}).status_code == 409


@pytest.mark.parametrize("staff", ["lena", "tess"])
def test_who_has_not_the_right_does_nothing_here(office: Store, staff: str) -> None:
    with at_desk(office, staff) as browser:
        for path, given in (
            ("items", {"key": KEY, "fields": {}}),
            ("rules", {"name": "offers", "text": "{}"}),
            ("gone", {"record": COOL_BAG}),
            ("changes/1/approve", {}),
            ("changes/1/back", {"note": "no"}),
        ):
            assert browser.post(f"/desk/{path}", json=given).status_code == 403
    with at_desk(office, "amir") as amir:
        assert trail(amir, "approve") == ["no_right", "no_right"]


def test_no_other_site_does_anything_here(office: Store) -> None:
    with at_desk(office, "amir") as browser:
        given = {"record": COOL_BAG}
        assert browser.post("/desk/gone", json=given, headers={"X-Console": ""}).status_code == 403
        assert (
            browser.post("/desk/gone", json=given, headers={"Origin": "https://elsewhere.example"}).status_code == 403
        )
