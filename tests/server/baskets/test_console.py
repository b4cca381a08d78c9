"""The saved baskets on the hosts' page, over real HTTP."""

from __future__ import annotations

import threading
from datetime import timedelta
from typing import Any

import httpx
import pytest

from tests.server.baskets.shelf import name
from tests.server.baskets.test_lanes import asks, offer, posts
from tests.server.calls.test_lanes import asks as asks_for_commands
from tests.server.running import LANE_TOKEN, MANAGER_TOKEN, OTHER_TOKEN, Store
from tests.waiting import wait_until

HOST = ("host", MANAGER_TOKEN)


def shelf(store: Store, seen: str = "") -> dict[str, Any]:
    answer = httpx.get(f"{store.address}/console/baskets", params={"seen": seen}, auth=HOST, timeout=30.0)
    return dict(answer.json())


def does(store: Store, basket: str, word: str, headers: dict[str, str] | None = None, **wish: str) -> httpx.Response:
    return httpx.post(
        f"{store.address}/console/baskets/{basket}/{word}",
        json={"name": "Anna", **wish},
        headers={"X-Console": "1"} if headers is None else headers,
        auth=HOST,
        timeout=10.0,
    )


def where(one: dict[str, Any]) -> tuple[str, str, bool]:
    return one["where"], one["holder"], one["free"]


@pytest.fixture
def kept(store: Store) -> str:
    basket = name()
    posts(store, "", offer(basket))
    return basket


def test_hosts_see_what_waits_and_what_is_in_it(store: Store, kept: str) -> None:
    told = shelf(store)
    [one] = told["baskets"]
    assert (one["basket"], one["code"], one["lane"], one["pieces"], one["total"]) == (kept, "483920", "4", 2, "€4.78")
    assert (one["where"], one["free"], one["over"]) == ("waiting", True, False)
    assert told["lanes"] == ["4", "7"]
    assert httpx.get(f"{store.address}/console/baskets", auth=("host", LANE_TOKEN)).status_code == 401


def test_news_come_without_asking_again(store: Store) -> None:
    tag = shelf(store)["tag"]
    told: list[dict[str, Any]] = []
    waiting = threading.Thread(target=lambda: told.append(shelf(store, tag)))
    waiting.start()
    posts(store, "", offer(name()))
    wait_until(lambda: told)
    waiting.join()
    assert len(told[0]["baskets"]) == 1


def test_handed_to_a_lane_it_is_asked_for_by_that_lane(store: Store, kept: str) -> None:
    assert does(store, kept, "hand", lane="7").json() == {"done": True}
    assert where(shelf(store)["baskets"][0]) == ("handed", "7", True)
    [command] = asks_for_commands(store, token=OTHER_TOKEN).json()["commands"]
    assert (command["kind"], command["basket"], command["name"]) == ("basket", kept, "Anna")
    assert asks(store, OTHER_TOKEN, basket=kept)["granted"]["basket"] == kept
    [one] = shelf(store)["baskets"]
    assert where(one) == ("granted", "7", False)
    assert does(store, kept, "void").json() == {"error": "Lane 7 has this basket already."}


def test_a_lane_that_is_not_free_says_so(store: Store, kept: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("server.calls.lanes.HOLD_S", 0.1)
    does(store, kept, "hand", lane="7")
    [command] = asks_for_commands(store, token=OTHER_TOKEN).json()["commands"]
    assert asks_for_commands(store, (command["id"], "over"), token=OTHER_TOKEN).json()["commands"] == []
    [one] = shelf(store)["baskets"]
    assert where(one) == ("not_free", "7", True)


def test_a_lane_of_a_time_before_is_told_nothing_that_it_does_not_know_and_hosts_read_so(
    store: Store, kept: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("server.calls.lanes.HOLD_S", 0.1)
    does(store, kept, "hand", lane="7")
    assert asks_for_commands(store, token=OTHER_TOKEN, knows=()).json()["commands"] == []
    [one] = shelf(store)["baskets"]
    assert where(one) == ("not_free", "7", True)


def test_put_away_it_is_gone_for_everybody(store: Store, kept: str) -> None:
    assert does(store, kept, "void").json() == {"done": True}
    assert shelf(store)["baskets"] == []
    assert asks(store, OTHER_TOKEN)["refused"]["why"] == "over"
    late = does(store, kept, "hand", lane="7")
    assert (late.status_code, late.json()) == (409, {"error": "This basket is not kept any more."})


def test_a_host_takes_it_back_from_a_lane_that_is_dead(
    store: Store, kept: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asks(store, OTHER_TOKEN, basket=kept)
    [one] = shelf(store)["baskets"]
    assert (one["held"], one["free"]) == (True, False)
    assert does(store, kept, "free").status_code == 409
    monkeypatch.setattr("server.baskets.book.SOON", timedelta(0))
    assert does(store, kept, "free").json() == {"done": True}
    [one] = shelf(store)["baskets"]
    assert (one["held"], *where(one)) == (False, "waiting", "", True)


@pytest.mark.parametrize("word", ["void", "hand", "free"])
def test_no_other_page_may_do_it_in_a_hosts_name(store: Store, kept: str, word: str) -> None:
    assert does(store, kept, word, headers={}, **({"lane": "7"} if word == "hand" else {})).status_code == 403
    assert len(shelf(store)["baskets"]) == 1
