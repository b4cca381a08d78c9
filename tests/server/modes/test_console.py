"""Hosts close lanes and open them, over real HTTP."""

from __future__ import annotations

import httpx
import pytest

from tests.server.calls.test_lanes import asks
from tests.server.running import MANAGER_TOKEN, Store

OWN = {"X-Console": "1"}


def orders(store: Store, mode: str, lane: str = "4", name: str = "Anna", **more: object) -> httpx.Response:
    asked = {"json": {"name": name}, "headers": OWN, "auth": ("host", MANAGER_TOKEN), **more}
    return httpx.post(f"{store.address}/console/lanes/{lane}/mode/{mode}", **asked)  # type: ignore[arg-type]


@pytest.fixture(autouse=True)
def _holds_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("server.calls.lanes.HOLD_S", 0.1)


def test_the_lane_is_told_and_its_answer_ends_it(store: Store) -> None:
    assert orders(store, "closed").json() == {"done": True}
    [command] = asks(store, knows=("mode",)).json()["commands"]
    assert (command["kind"], command["mode"], command["name"]) == ("mode", "closed", "Anna")
    assert asks(store, (command["id"], "done"), knows=("mode",)).json()["commands"] == []


def test_a_lane_for_small_baskets_is_told_how_small_and_is_for_all_again(store: Store) -> None:
    orders(store, "express")
    [command] = asks(store, knows=("mode",)).json()["commands"]
    assert (command["mode"], command["pieces"], command["only_in"]) == ("express", 10, "")
    orders(store, "open", json={"name": "Anna", "only_in": "express"})
    [command] = asks(store, knows=("mode",)).json()["commands"]
    assert (command["mode"], command["pieces"], command["only_in"]) == ("open", 0, "express")


def test_a_lane_that_knows_no_orders_is_told_none(store: Store) -> None:
    orders(store, "closed")
    assert asks(store).json()["commands"] == []
    assert asks(store, knows=("mode",)).json()["commands"] == []


@pytest.mark.parametrize(
    ("mode", "more", "status"),
    [
        ("training", {}, 422),
        ("closed", {"lane": "9"}, 409),
        ("closed", {"name": " "}, 422),
        ("closed", {"headers": {}}, 403),
        ("closed", {"auth": ("host", "nobodys")}, 401),
    ],
)
def test_what_does_not_count_is_refused(store: Store, mode: str, more: dict[str, object], status: int) -> None:
    assert orders(store, mode, **more).status_code == status  # type: ignore[arg-type]
    assert asks(store, knows=("mode",)).json()["commands"] == []
