"""What is to be done, as the console asks for it, and hosts' words on it: who may say them, and what they do."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from server.actions.crowd import Crowd
from server.actions.pages import bars, goal_s
from server.actions.queue import Wait
from server.actions.rules import load_rules
from tests.server.actions.busy_store import action, long_waits, low_paper, mended, slow_weighing, wants
from tests.server.calls.test_lanes import asks
from tests.server.running import Store
from tests.server.staff.crew import PINS, staff_file
from tests.server.wall.shop_floor import HOST_TOKEN, floor, token_of


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Store]:
    made = floor(tmp_path)
    yield made
    made.closes()


@pytest.fixture
def staffed(tmp_path: Path) -> Iterator[Store]:
    made = floor(tmp_path, crew=staff_file(tmp_path).name)
    yield made
    made.closes()


def host(store: Store) -> httpx.Client:
    headers = {"X-Console": "1", "Accept-Language": "en"}
    return httpx.Client(base_url=store.address, auth=("host", HOST_TOKEN), headers=headers, timeout=20.0)


@contextmanager
def signed_on(store: Store, number: str, staff: str) -> Iterator[httpx.Client]:
    headers = {"X-Console": "1", "Accept-Language": "en"}
    with httpx.Client(base_url=store.address, headers=headers, timeout=20.0) as browser:
        browser.post("/console/sign-on", json={"number": number, "pin": PINS[staff]}).raise_for_status()
        yield browser


def test_what_is_to_be_done_is_told_in_the_browsers_language(shop: Store) -> None:
    wants(shop, slow_weighing(), low_paper())
    with host(shop) as browser:
        told = browser.get("/console/actions").json()
        assert [one["said"] for one in told["actions"]] == [
            "Printer at lane 2: The paper will run out soon.",
            "Weighing at lane 3 takes 3.1 times as long as usual.",
        ]
        chinese = browser.get("/console/actions", headers={"Accept-Language": "zh-CN"}).json()
        assert chinese["actions"][1]["do"] == "请派一位同事到 3 号台。"


def test_a_host_takes_it_does_it_and_the_tag_changes_with_each_word(shop: Store) -> None:
    [number] = wants(shop, slow_weighing())
    with host(shop) as browser:
        tags = [browser.get("/console/actions").json()["tag"]]
        for word in ("take", "done"):
            browser.post(f"/console/actions/{number}/{word}", json={"name": "Anna"}).raise_for_status()
            tags.append(browser.get("/console/actions").json()["tag"])
        assert len(set(tags)) == 3
        assert browser.get("/console/actions").json()["actions"] == []
        refused = browser.post(f"/console/actions/{number}/done", json={"name": "Ben"})
        assert (refused.status_code, refused.json()["error"]) == (409, "Anna has closed this already.")


def test_who_waits_for_news_hears_of_a_word_at_once(shop: Store) -> None:
    [number] = wants(shop, slow_weighing())
    with host(shop) as browser:
        before = browser.get("/console/actions").json()
        browser.post(f"/console/actions/{number}/take", json={"name": "Anna"})
        after = browser.get("/console/actions", params={"seen": before["tag"]}).json()
        assert after["actions"][0]["owner"] == "Anna"


def test_taking_the_lane_that_is_asked_for_opens_it(shop: Store) -> None:
    [number] = wants(shop, long_waits())
    with host(shop) as browser:
        browser.post(f"/console/actions/{number}/take", json={"name": "Anna"}).raise_for_status()
    [command] = asks(shop, knows=("mode",), token=token_of("5")).json()["commands"]
    assert (command["mode"], command["name"]) == ("open", "Anna")


def test_what_is_not_needed_wants_a_reason_that_is_one(shop: Store) -> None:
    [number] = wants(shop, slow_weighing())
    with host(shop) as browser:
        for body, status in (({"name": "Anna"}, 422), ({"name": "Anna", "reason": "bored"}, 422)):
            assert browser.post(f"/console/actions/{number}/dismiss", json=body).status_code == status
        body = {"name": "Anna", "reason": "known"}
        assert browser.post(f"/console/actions/{number}/dismiss", json=body).status_code == 200
        assert "We know of it" in browser.get("/actions").text


def test_every_word_is_in_the_trail(staffed: Store) -> None:
    wants(staffed, action("give_up", "3", "weigh"))
    with signed_on(staffed, "1001", "lena") as browser:
        browser.post("/console/actions/1/take", json={}).raise_for_status()
        browser.post("/console/actions/1/dismiss", json={"reason": "wrong"}).raise_for_status()
    with signed_on(staffed, "1002", "amir") as manager:
        acts = manager.get("/console/acts", params={"act": "actions"}).json()["acts"]
    assert [(one["staff"], one["lane"], one["reason"], one["after"]["state"]) for one in acts] == [
        ("lena", "3", "wrong", "dismissed"),
        ("lena", "3", "", "taken"),
    ]


def test_a_technician_is_told_that_it_is_not_theirs(staffed: Store) -> None:
    wants(staffed, slow_weighing())
    with signed_on(staffed, "1003", "tess") as browser:
        assert "todo.js" not in browser.get("/console").text, "their wall asks for nothing that it may not see"
        assert browser.get("/actions").status_code == 403
        assert [browser.get("/console/actions").status_code for _ in range(3)] == [403] * 3
        assert browser.post("/console/actions/1/take", json={}).status_code == 403
    with signed_on(staffed, "1002", "amir") as manager:
        acts = manager.get("/console/acts", params={"act": "actions"}).json()["acts"]
    assert len(acts) == 2, "a page that asks by itself is nobody who tries"


def test_who_is_not_signed_on_gets_nothing(staffed: Store) -> None:
    assert httpx.get(f"{staffed.address}/actions").status_code == 303
    assert httpx.get(f"{staffed.address}/console/actions").status_code == 401


def test_the_page_says_what_came_of_it(shop: Store) -> None:
    wants(shop, mended())
    with host(shop) as browser:
        page = browser.get("/actions").text
    assert "Nothing is to be done." in page
    assert "95 % sure" in page
    assert "No lane is open." in page


def test_the_bars_of_the_forecast_say_where_the_goal_is_passed() -> None:
    goal = goal_s(load_rules())
    full = Crowd(waits=[Wait(0.0, 10.0, 0.4), Wait(300.0, 2 * goal, 9.6)], lanes=3, came=30, visit_s=110.0)
    now, later = bars(full, goal)
    assert (now.wait, now.after, now.is_over) == ("0:10", 0, False)
    assert (later.line, later.after, later.wide, later.is_over) == ("10", 5, 20, True)
    assert bars(Crowd(waits=[], lanes=0, came=0, visit_s=0.0), goal) == []
