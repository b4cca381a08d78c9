"""What the desk tells of a lane is what the lane told of itself."""

from __future__ import annotations

import httpx

from kiosk.core.look import LaneLook
from tests.server.desk.desk import at_desk
from tests.server.findings.ailing import ailing_devices
from tests.server.running import Store
from tests.server.sales import JOURNAL, sale
from tests.server.wall.shop_floor import looks, token_of


def test_a_lane_is_told_with_its_state_its_devices_and_how_far_its_journal_is(office: Store) -> None:
    looks(office, "4", LaneLook(light="closed"))
    office.post([sale(1)]).raise_for_status()
    headers = {"Authorization": f"Bearer {token_of('4')}"}
    place = {"wire": 1, "journal": JOURNAL, "base": 0, "seq": 412, "hash": "a" * 64, "told": []}
    httpx.post(f"{office.address}/api/v1/anchors", json=place, headers=headers, timeout=20.0).raise_for_status()
    ailing_devices(office)
    with at_desk(office, "amir") as amir:
        page = amir.get("/desk/lanes/4").text
        assert "known up to fact 412 on" in page
        assert "Named in the settings’ file" in page
        assert "all sent" in page
        whole = amir.get("/desk/lanes").text
    assert "Closed" in whole
    assert "Not heard of yet" in whole
