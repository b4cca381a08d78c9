"""A journal is folded step by step, with what it says itself of its store."""

from kiosk.core.session.facts import LaneCarried, LaneStarted
from kiosk.replay.steps import UNKNOWN_CURRENCY, settled, steps
from tests.kiosk.journal.visits import CARRIED
from tests.kiosk.replay.told import Lane
from tests.shop import BREAD, MILK, POLICY, Shop


def test_each_step_has_the_lane_before_and_after() -> None:
    shop = Shop().opens().scans(MILK, BREAD)
    lane = Lane(POLICY)
    for fact in shop.facts:
        lane.writes([fact])
    policy, again = settled(lane.told)
    found = list(steps(again, policy))
    assert [len(step.state.session.lines) if step.state.session else 0 for step in found] == [0, 0, 1, 2]
    assert found[2].before == found[1].state
    assert found[-1].state.session == shop.state.session


def test_the_visit_that_an_append_ends_is_still_its_visit() -> None:
    shop = Shop().opens().scans(MILK).pays().waits(60).waits(60)
    lane = Lane(POLICY)
    for fact in shop.facts:
        lane.writes([fact])
    *_, last, _told = steps(lane.told, POLICY)
    assert (last.state.session, last.visit.id if last.visit else "") == (None, "4-000001")


def test_currency_language_and_lane_are_those_of_the_facts() -> None:
    lane = Lane(POLICY).writes(Shop().opens().scans(MILK).facts)
    policy, again = settled(lane.told)
    assert (policy.currency, policy.languages, policy.lane) == ("EUR", ("en",), "4")
    assert list(again) == lane.told


def test_a_journal_without_baskets_has_no_currency() -> None:
    lane = Lane(POLICY).writes([LaneStarted(version="1", after_crash=False), CARRIED])
    policy, again = settled(lane.told)
    assert (policy.currency, policy.languages) == (UNKNOWN_CURRENCY, ("en",))
    assert [type(one.fact) for one in again] == [LaneStarted, LaneCarried]
