"""Each figure asks for one thing that somebody can do now."""

import pytest

from server.actions.reading import Cause
from server.actions.remedies import Floor, Remedy, remedy_of
from server.actions.rules import Gauge

WAITING = Cause(Gauge.WAITING)


def test_a_closed_lane_is_opened_before_anything_else() -> None:
    floor = Floor(open=["1", "2", "3"], closed=["5", "6"], small=0.5)
    assert remedy_of(WAITING, floor) == (Remedy.OPEN_LANE, "5")


def test_with_all_lanes_open_small_baskets_get_one_of_their_own() -> None:
    assert remedy_of(WAITING, Floor(open=["1", "2", "3"], small=0.5)) == (Remedy.EXPRESS, "3")


@pytest.mark.parametrize(
    "floor",
    [
        Floor(open=["1", "2", "3"], small=0.95),
        Floor(open=["1", "2", "3"], small=0.1),
        Floor(open=["1", "2"], small=0.5),
        Floor(open=["1", "2", "3"], small=0.5, express="2"),
    ],
)
def test_else_a_staffed_till_helps(floor: Floor) -> None:
    assert remedy_of(WAITING, floor) == (Remedy.STAFFED_TILL, "")


@pytest.mark.parametrize("gauge", [gauge for gauge in Gauge if gauge is not Gauge.WAITING])
def test_every_other_figure_asks_for_something_at_its_lane(gauge: Gauge) -> None:
    assert remedy_of(Cause(gauge, "3", "weigh"), Floor())[1] == "3"


def test_an_item_that_stops_shoppers_at_all_lanes_is_looked_at_itself() -> None:
    assert remedy_of(Cause(Gauge.NEEDS, "", "04006381333931"), Floor()) == (Remedy.CHECK_ITEM, "")
