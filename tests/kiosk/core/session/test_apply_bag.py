from kiosk.core.bagging import NOTHING_LEARNED, Tally
from kiosk.core.session.apply_bag import apply_bag
from kiosk.core.session.bag_facts import BagSolved, PlacementAccepted, SolvedBy
from kiosk.core.session.state import LaneState
from tests.shop import MILK, Shop

PUT = PlacementAccepted(session="4-000001", at="2026-11-26T09:00:00+01:00", line=1, item="02000000000022", grams=512)


def test_what_was_put_down_is_known_for_the_visits_to_come() -> None:
    state = apply_bag(apply_bag(LaneState(language="en"), PUT), PUT)
    assert state.learned.own == {"02000000000022": Tally({739_946: {510: 2}})}


def test_what_was_told_teaches_nothing() -> None:
    told = BagSolved(session="4-000001", at=PUT.at, by=SolvedBy.LANE)
    assert apply_bag(LaneState(language="en"), told).learned is NOTHING_LEARNED


def test_a_word_that_was_believed_is_counted_in_its_visit() -> None:
    state = Shop().opens().scans(MILK).state
    told = BagSolved(session=state.session.id, at=PUT.at, by=SolvedBy.WORD)
    assert apply_bag(state, told).session.bag_words == 1
    assert apply_bag(state, BagSolved(session="4-000099", at=PUT.at, by=SolvedBy.WORD)) is state
