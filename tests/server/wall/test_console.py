"""What the wall's script asks, over real HTTP."""

from __future__ import annotations

import threading
from datetime import date

import httpx
import pytest

from kiosk.core.age import born_by
from kiosk.core.look import LaneLook
from kiosk.core.values import Money
from server.clock import now
from tests.server.running import LANE_TOKEN, Store
from tests.server.wall.busy_hour import busy_hour
from tests.server.wall.shop_floor import HOST_TOKEN, looks, says, settled, token_of, wall
from tests.waiting import wait_until


def page(store: Store, path: str = "/console", token: str = HOST_TOKEN, **headers: str) -> httpx.Response:
    return httpx.get(f"{store.address}{path}", auth=("host", token), headers=headers, timeout=20.0)


def test_the_wall_tells_what_each_lane_needs(shop: Store) -> None:
    busy_hour(shop)
    lanes = {one["lane"]: one for one in wall(shop)["lanes"]}  # type: ignore[attr-defined]
    assert [one["state"] for one in lanes.values()] == [
        "free", "scanning", "closed", "help", "paying", "coming", "fault", "silent",
    ]  # fmt: skip
    assert (lanes["5"]["pieces"], lanes["5"]["total"]) == (14, "€52.17")
    age, weight = lanes["4"]["looked_at"]
    assert date.fromisoformat(age["born_by"]) == born_by(18, max(now().date(), date(2026, 11, 22)))
    assert (age["price"], weight["born_by"], weight["expected_g"], weight["seen_g"]) == ("€7.79", "", 500, 620)


def test_a_lane_that_looks_otherwise_is_told_to_who_waits(shop: Store) -> None:
    looks(shop, "4", LaneLook(light="free"))
    tag = str(wall(shop)["tag"])
    heard: list[dict[str, object]] = []
    waiting = threading.Thread(target=lambda: heard.append(wall(shop, tag)))
    waiting.start()
    looks(shop, "4", LaneLook(light="busy", pieces=1, total=Money(129, "EUR")))
    wait_until(lambda: heard)
    waiting.join()
    assert heard[0]["lanes"][3]["state"] == "scanning"  # type: ignore[index]


def test_who_answered_has_it_until_the_lane_has_cleared_it(shop: Store) -> None:
    busy_hour(shop)
    assert says(shop, "4", "approve", "Ben").status_code == 200
    assert says(shop, "4", "approve", "Ben", number=2).status_code == 200
    assert wall(shop)["lanes"][3]["taken_by"] == "Ben"  # type: ignore[index]
    shop.post([settled("4", now().isoformat())], token_of("4"))
    [left] = wall(shop)["lanes"][3]["looked_at"]  # type: ignore[index]
    assert left["kind"] == "other_item"


def test_what_lies_in_one_lanes_basket_is_told_when_a_host_looks_at_it(shop: Store) -> None:
    busy_hour(shop)
    lines = page(shop, "/console/wall/lanes/4").json()["lines"]
    assert [(line["names"]["en"], line["pieces"], line["asked"]) for line in lines][:2] == [
        ("Sourdough bread", 1, "€3.49"),
        ("Red wine Rioja 0.75 l", 2, "€15.58"),
    ]
    assert "lines" not in wall(shop)["lanes"][3]  # type: ignore[index]
    looks(shop, "4", LaneLook(light="free"))
    for lane in ("4", "8", "99"):
        assert page(shop, f"/console/wall/lanes/{lane}").json() == {"lines": []}


def test_lanes_and_strangers_see_no_wall(shop: Store) -> None:
    for path in (
        "/console",
        "/console/shelf",
        "/console/wall/lanes",
        "/console/wall/lanes/4",
        "/console/pictures/wine.svg",
    ):
        assert page(shop, path, LANE_TOKEN).status_code == 401
        assert httpx.get(shop.address + path).status_code == 401


@pytest.mark.parametrize(
    ("name", "status"), [("wine", 200), ("nothing", 404), ("..%2Ficons%2Fhelp", 404), ("..", 404), ("%00", 404)]
)
def test_pictures_are_the_catalogues_alone(shop: Store, name: str, status: int) -> None:
    assert page(shop, f"/console/pictures/{name}.svg").status_code == status
