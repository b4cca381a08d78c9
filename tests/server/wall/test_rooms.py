"""Who sees the way into which room."""

from __future__ import annotations

import pytest

from kiosk.core.staff import NO_RIGHTS, RIGHTS, Role
from server.staff.host import Host
from server.wall.rooms import FIRST, OF_PAGE, ROOMS, ways

ALL = [room.key for room in ROOMS]


def seen(host: Host) -> list[str]:
    return [room.key for room in ways(host, ALL)]


@pytest.mark.parametrize(
    ("role", "rooms"),
    [
        (Role.HOST, ["lanes", "baskets", "devices", "experience", "actions", "cases"]),
        (Role.MANAGER, ALL),
        (Role.TECHNICIAN, ["lanes", "baskets", "devices"]),
    ],
)
def test_each_role_sees_the_ways_into_its_rooms(role: Role, rooms: list[str]) -> None:
    assert seen(Host(role=role, rights=RIGHTS[role])) == rooms


def test_who_has_no_rights_sees_what_everybody_does() -> None:
    assert seen(Host(rights=NO_RIGHTS)) == ["lanes", "baskets", "devices"]


def test_a_room_that_is_not_there_has_no_way_into_it() -> None:
    manager = Host(role=Role.MANAGER, rights=RIGHTS[Role.MANAGER])
    assert [room.key for room in ways(manager, {"desk", "lanes"})] == ["lanes", "desk"]


def test_rooms_have_paths_of_their_own_and_every_page_of_the_console_is_in_one_that_is_there() -> None:
    assert len({room.path for room in ROOMS}) == len(ROOMS)
    assert set(OF_PAGE.values()) == FIRST <= set(ALL)
