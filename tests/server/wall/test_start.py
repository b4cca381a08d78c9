"""Everybody begins at what their role opens each morning, and at nothing that they may not open."""

from __future__ import annotations

import re

import pytest

from kiosk.core.staff import Role
from server.wall.rooms import ROOMS
from server.wall.start import MORNING
from tests.server.desk.conftest import office as office
from tests.server.desk.desk import at_desk
from tests.server.desk.test_acts import drafts
from tests.server.running import Store


@pytest.mark.parametrize(("staff", "first"), [("lena", "/console"), ("amir", "/sales"), ("tess", "/console/devices")])
def test_each_role_finds_its_first_way_first_and_no_way_that_is_shut(office: Store, staff: str, first: str) -> None:
    with at_desk(office, staff) as browser:
        page = browser.get("/").text
        ways = re.findall(r'class="card way" href="([^"]+)"', page)
        assert ways[0] == first
        assert {browser.get(way).status_code for way in ways} == {200}


def test_what_waits_for_ones_approval_is_told_to_others_alone(office: Store) -> None:
    with at_desk(office, "amir") as amir, at_desk(office, "nora") as nora:
        amir.post(f"{drafts(amir, price='1.99')}/send").raise_for_status()
        assert "Waiting for your approval: 1" in nora.get("/").text
        assert "Waiting for your approval" not in re.sub(
            r"<script.*?</script>", "", amir.get("/").text, flags=re.DOTALL
        )


def test_every_morning_is_of_rooms_that_there_are() -> None:
    assert MORNING.keys() == {*Role}
    assert {key for keys in MORNING.values() for key in keys} <= {room.key for room in ROOMS}
