"""Lanes are enrolled, named, retired and taken back at the desk, and what they come with counts at once."""

from __future__ import annotations

import httpx

from kiosk.core.look import LaneLook
from tests.server.desk.desk import at_desk
from tests.server.desk.test_acts import trail
from tests.server.desk.test_staffing import problems
from tests.server.running import Store
from tests.server.sales import sale
from tests.server.wall.shop_floor import looks, token_of

NEW = {"lane": "9", "name": "By the door"}


def status(store: Store, token: str) -> int:
    """What a lane that asks with `token` gets."""
    headers = {"Authorization": f"Bearer {token}"}
    return httpx.get(f"{store.address}/api/v1/lanes/9/staff", headers=headers, timeout=20.0).status_code


def test_a_new_lane_comes_with_the_token_that_was_shown_once(office: Store) -> None:
    with at_desk(office, "amir") as amir:
        made = amir.post("/desk/lanes", json=NEW).raise_for_status().json()
        token = made["key"]["code"]
        assert (made["key"]["lane"], made["to"], status(office, token)) == ("9", "/desk/lanes/9", 200)
        page = amir.get(made["to"]).text
        assert "By the door" in page
        assert token not in page + amir.get("/desk/lanes").text + amir.get("/console/acts").text
        assert "9" in [tile["lane"] for tile in amir.get("/console/wall/lanes").json()["lanes"]]
        other = amir.post("/desk/lanes/9/key").raise_for_status().json()["key"]["code"]
        assert (status(office, token), status(office, other)) == (401, 200)
        headers = {"Authorization": f"Bearer {other}"}
        told = {"wire": 1, "unsent": 0, "parked": 0, "age_s": 0}
        httpx.post(f"{office.address}/api/v1/standing", json=told, headers=headers, timeout=20.0).raise_for_status()
        assert "keeps it" in problems(amir.post("/desk/lanes/9/key"))
        assert trail(amir, "desk") == ["lane_added"]


def test_a_lane_that_is_not_heard_is_retired_at_once_and_its_sales_stay(office: Store) -> None:
    office.post([sale(1)]).raise_for_status()
    with at_desk(office, "amir") as amir:
        amir.post("/desk/lanes/4/retire").raise_for_status()
        assert office.post([sale(2)]).status_code == 401
        assert "Retired on" in amir.get("/desk/lanes/4").text
        assert "4" not in [tile["lane"] for tile in amir.get("/console/wall/lanes").json()["lanes"]]
        for books in ("/reports", "/console/trail"):
            assert '<option value="4"' in amir.get(books).text
        assert office.receipts() == [1]
        back = amir.post("/desk/lanes/4/back").raise_for_status().json()
        assert "key" not in back
        office.post([sale(2)]).raise_for_status()
        assert office.receipts() == [1, 2]
        assert trail(amir, "desk") == ["lane_retired", "lane_back"]


def test_a_lane_that_is_heard_is_retired_by_two_managers(office: Store) -> None:
    looks(office, "3", LaneLook(light="free"))
    with at_desk(office, "amir") as amir, at_desk(office, "nora") as nora:
        amir.post("/desk/lanes/3/retire").raise_for_status()
        assert status(office, token_of("3")) == 403  # it is lane 3 that asks for lane 9's: known, and refused
        assert "Another manager" in problems(amir.post("/desk/lanes/3/retire/approve"))
        assert "Retire it now" in nora.get("/desk/lanes/3").text
        nora.post("/desk/lanes/3/retire/approve").raise_for_status()
        assert status(office, token_of("3")) == 401
        assert "not there any more" in problems(nora.post("/desk/lanes/3/retire/refuse"))
        assert (trail(amir, "desk"), trail(amir, "approve")) == (["lane_retire_wished"], ["lane_retired"])


def test_with_one_manager_a_lane_that_is_heard_stays(office: Store) -> None:
    looks(office, "3", LaneLook(light="free"))
    with at_desk(office, "amir") as amir:
        amir.post("/desk/staff/nora/end").raise_for_status()
        assert "no other manager" in problems(amir.post("/desk/lanes/3/retire"))


def test_its_name_is_changed_and_what_was_before_is_in_the_trail(office: Store) -> None:
    with at_desk(office, "amir") as amir:
        amir.post("/desk/lanes/3", json={"name": "  At the   back "}).raise_for_status()
        assert "At the back" in amir.get("/desk/lanes").text
        assert "Nothing is different" in problems(amir.post("/desk/lanes/3", json={"name": "At the back"}))
        [row] = [one for one in amir.get("/console/acts").json()["acts"] if one["reason"] == "lane_named"]
        assert (row["lane"], row["before"]["name"], row["after"]["name"]) == ("3", "", "At the back")


def test_what_is_wrong_is_said_in_the_readers_language(office: Store) -> None:
    with at_desk(office, "amir") as amir:
        assert "without blanks" in problems(amir.post("/desk/lanes", json={"lane": "no 9"}))
        assert "is or was a lane" in problems(amir.post("/desk/lanes", json={"lane": "4"}))
        amir.headers["Accept-Language"] = "zh"
        assert "最多 24 个字" in problems(amir.post("/desk/lanes", json={"lane": "9", "name": "x" * 25}))
        assert "设置文件" in problems(amir.post("/desk/lanes/4/key"))
    with at_desk(office, "lena") as lena:
        assert lena.post("/desk/lanes", json=NEW).status_code == 403
