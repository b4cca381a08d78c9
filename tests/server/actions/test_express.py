"""Lanes for small baskets end by themselves, and those that a host wanted do not."""

from dataclasses import replace

import pytest

from server.actions.crowd import Crowd
from server.actions.express import express_of, is_quiet_again, over
from server.actions.queue import Wait
from server.actions.rules import Gauge, load_rules
from server.db.mode_models import ModeCommandRow
from server.standing.book import LaneStanding, Look
from tests.server.actions.shop_day import NOON, minutes

RULES = load_rules()
AGAIN = RULES.of[Gauge.WAITING].again
PLAIN = Look(light="free", paying=False, pieces=0, minor=0, currency="")


def lane(name: str, express: int = 0) -> LaneStanding:
    heard = NOON.isoformat()
    return LaneStanding(name, heard, 0, 0, "", late=False, silent=False, look=replace(PLAIN, express=express))


def order(action: int = 7, ago: float = AGAIN, mode: str = "express") -> ModeCommandRow:
    return ModeCommandRow(lane="3", mode=mode, action=action, at=(NOON - minutes(ago)).isoformat())


def test_the_express_lane_is_the_one_that_says_so() -> None:
    assert (express_of([lane("1"), lane("3", 8)]), express_of([lane("1")]), express_of([])) == ("3", "", "")


@pytest.mark.parametrize(
    ("told", "ended"),
    [
        (order(), ["3"]),
        (order(ago=AGAIN - 1), []),  # it has just begun
        (order(action=0), []),  # a host wanted it
        (order(mode="open"), []),  # it was told already
    ],
)
def test_over_is_what_an_action_asked_for_a_while_ago(told: ModeCommandRow, ended: list[str]) -> None:
    assert list(over({"3": told}, [lane("1"), lane("3", 8)], RULES, NOON)) == ended
    assert list(over({"3": told}, [lane("3")], RULES, NOON)) == []


def test_it_is_quiet_again_where_nobody_is_to_wait_for_half_an_hour() -> None:
    def crowd(*seconds: float) -> Crowd:
        waits = [Wait(300.0 * place, one, 0.0) for place, one in enumerate(seconds)]
        return Crowd(waits=waits, lanes=3, came=5, visit_s=100.0)

    limit = RULES.of[Gauge.WAITING].clear_at * RULES.usual_wait_s
    assert is_quiet_again(crowd(0.0, limit - 1), RULES)
    assert not is_quiet_again(crowd(0.0, limit), RULES)
