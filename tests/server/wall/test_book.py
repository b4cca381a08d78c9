"""What a tile says: the lane's own light, its call, and silence."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from kiosk.core.session.light import Light
from server.calls.book import OpenCall
from server.db.models import HelpCallRow
from server.standing.book import LaneStanding, Look
from server.wall.book import OF_LIGHT, QUIET, TileState, state_of

NOW = datetime.fromisoformat("2026-11-22T11:00:00+01:00")


def lane(light: str = "", *, paying: bool = False, ago: timedelta = timedelta(0)) -> LaneStanding:
    look = Look(light=light, paying=paying, pieces=1, minor=129, currency="EUR") if light else None
    return LaneStanding("4", (NOW - ago).isoformat(), 0, 0, "", late=False, silent=False, look=look)


def call(told: str = "called") -> OpenCall:
    row = HelpCallRow(lane="4", call="c", reason="asked", at=NOW.isoformat(), shown=None, told=told)
    return OpenCall(row=row, waits_s=0, left_s=0, raised=False)


def test_every_light_has_its_tile() -> None:
    assert OF_LIGHT.keys() == set(Light)


@pytest.mark.parametrize(
    ("standing", "called", "state"),
    [
        (lane("free"), None, TileState.FREE),
        (lane("busy"), None, TileState.SCANNING),
        (lane("busy", paying=True), None, TileState.PAYING),
        (lane("closed"), None, TileState.CLOSED),
        (lane("service"), None, TileState.SERVICE),
        (lane("fault"), None, TileState.FAULT),
        (lane("help"), None, TileState.HELP),
        (lane("coming"), call(), TileState.COMING),
        (lane("busy"), call(), TileState.HELP),
        (lane("busy"), call("coming"), TileState.COMING),
        (lane("help"), call("coming"), TileState.HELP),
        (lane("free", ago=QUIET), None, TileState.SILENT),
        (lane("free", ago=QUIET), call(), TileState.HELP),
        (lane(), None, TileState.SILENT),
        (lane("later"), None, TileState.SILENT),
        (replace(lane(), heard_at=""), None, TileState.SILENT),
    ],
)
def test_a_tile_shows_what_the_light_over_the_lane_shows(
    standing: LaneStanding, called: OpenCall | None, state: TileState
) -> None:
    assert state_of(standing, called, NOW) is state
