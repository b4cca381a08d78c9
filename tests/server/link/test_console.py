"""Hosts see how the lanes stand, and make a code for one that is to enrol."""

from __future__ import annotations

import httpx

from kiosk.core.enrolment import EnrolmentCode
from kiosk.store_link.identity import enrol
from tests.kiosk.store_link.test_identity import Shop, sends
from tests.kiosk.store_link.test_identity import shop as shop
from tests.server.running import MANAGER_TOKEN, Store

HOST = ("host", MANAGER_TOKEN)


def makes(address: str, lane: str, **more: object) -> httpx.Response:
    asked = {"json": {"name": "Anna"}, "headers": {"X-Console": "1"}, "auth": HOST, **more}
    return httpx.post(f"{address}/console/lanes/{lane}/code", verify=False, **asked)  # type: ignore[arg-type]


def test_a_code_from_the_console_enrols_its_lane(shop: Shop) -> None:
    told = makes(shop.store.address, "4").json()
    assert (told["lane"], told["minutes"]) == ("4", 15)
    enrol(shop.store.address, shop.folder / "lane", "4", EnrolmentCode.parse(told["code"]))
    assert sends(shop.settings(shop.folder / "lane")) == 10
    lanes = httpx.get(f"{shop.store.address}/console/lanes", auth=HOST, verify=False).json()
    assert lanes["enrols"] is True
    assert (lanes["lanes"][0]["lane"], lanes["lanes"][0]["heard_at"], lanes["lanes"][0]["silent"]) == ("4", "", True)


def test_nobody_makes_codes_for_lanes_that_are_not_here_or_in_a_hosts_name(shop: Shop) -> None:
    assert makes(shop.store.address, "9").json() == {"error": "There is no lane 9 here."}
    assert makes(shop.store.address, "4", headers={}).status_code == 403
    assert makes(shop.store.address, "4", auth=("host", "nobodys")).status_code == 401
    assert makes(shop.store.address, "4", json={"name": " "}).status_code == 422


def test_where_lanes_have_tokens_there_is_no_code(store: Store) -> None:
    assert makes(store.address, "4").json() == {"error": "Lanes of this store have tokens. They enrol with no code."}
    assert httpx.get(f"{store.address}/console/lanes", auth=HOST).json()["enrols"] is False
