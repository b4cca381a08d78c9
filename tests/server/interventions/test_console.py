"""What hosts see of it and say to it, over real HTTP."""

from __future__ import annotations

import httpx

from tests.server.interventions.raising import WINE_CHECK, raised
from tests.server.running import LANE_TOKEN, MANAGER_TOKEN, Store


def opened(store: Store, token: str = MANAGER_TOKEN) -> httpx.Response:
    return httpx.get(f"{store.address}/console/interventions", auth=("host", token), timeout=20.0)


def says(store: Store, answer: str, name: str = "Anna", **more: str) -> httpx.Response:
    return httpx.post(
        f"{store.address}/console/interventions/4/{WINE_CHECK}/{answer}",
        json={"name": name, **more},
        headers={"X-Console": "1"},
        auth=("host", MANAGER_TOKEN),
        timeout=20.0,
    )


def test_hosts_see_item_picture_and_age(store: Store) -> None:
    store.post([raised()])
    [one] = opened(store).json()["interventions"]
    assert (one["lane"], one["kind"], one["age"], one["item"]["names"]["en"]) == ("4", "age", 18, "Red wine")
    assert one["decided_by"] == ""


def test_a_hosts_word_is_taken_once(store: Store) -> None:
    store.post([raised()])
    before = opened(store).json()["tag"]
    assert says(store, "approve", reason="looks_older").status_code == 200
    told = opened(store).json()
    assert (told["interventions"][0]["decided_by"], told["tag"] != before) == ("Anna", True)
    refused = says(store, "refuse", "Ben")
    assert (refused.status_code, refused.json()["error"]) == (409, "Anna has answered this already.")


def test_lanes_and_strangers_see_nothing(store: Store) -> None:
    assert opened(store, LANE_TOKEN).status_code == 401
    assert httpx.get(f"{store.address}/console/interventions").status_code == 401


def test_an_answer_that_makes_no_sense_is_refused(store: Store) -> None:
    assert says(store, "shrug").status_code == 422
    assert says(store, "approve", reason="See the attached letter").status_code == 422
