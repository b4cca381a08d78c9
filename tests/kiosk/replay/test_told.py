"""Facts come in the appends that they were written in."""

from kiosk.core.session.facts import LaneStarted, LaneStopped, SessionEnded, SessionStarted
from kiosk.replay.told import appends
from tests.kiosk.replay.told import Lane
from tests.shop import BREAD, MILK, POLICY, Shop


def test_each_decision_is_one_append_with_all_its_facts() -> None:
    lane = Lane(POLICY)
    shop = Shop().opens().scans(MILK, BREAD)
    lane.writes(shop.facts[:1]).writes(shop.facts[1:3]).writes(shop.facts[3:])
    first, second, third = appends(lane.told)
    assert [type(fact) for fact in first.facts] == [LaneStarted]
    assert (second.seq, second.last, second.session) == (2, 3, "4-000001")
    assert type(second.facts[0]) is SessionStarted
    assert (third.seq, third.last, third.sessions) == (4, 4, frozenset({"4-000001"}))


def test_what_ends_a_visit_and_begins_the_next_tells_of_the_next() -> None:
    visit = Shop().opens().scans(MILK).pays().scans(BREAD)
    began = [type(fact) for fact in visit.facts].index(SessionEnded)
    [append] = appends(Lane(POLICY).writes(visit.facts[began:]).told)
    assert append.session == "4-000002"
    assert append.sessions == {"4-000001", "4-000002"}


def test_facts_of_the_lane_tell_of_no_visit() -> None:
    [append] = appends(Lane(POLICY).writes([LaneStopped()]).told)
    assert append.session == ""
