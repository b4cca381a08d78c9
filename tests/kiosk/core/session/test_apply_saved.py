"""What became of saved baskets, folded: each is with this lane, on its way, or gone."""

from __future__ import annotations

from kiosk.core.session.apply import apply
from kiosk.core.session.facts import BasketHandedOver, BasketKept, BasketOffered, BasketTakenUp, SavedBy, SessionResumed
from kiosk.core.session.inputs import SaveTouched
from kiosk.core.session.state import REMEMBERED, LaneState
from tests.kiosk.core.session.sharing import BASKET
from tests.shop import BREAD, MILK, POLICY, Shop

AT = "2026-11-22T10:00:00+00:00"


def saved() -> LaneState:
    return Shop().opens().scans(MILK).does(SaveTouched()).scans(BREAD).does(SaveTouched()).state


def names(state: LaneState) -> list[tuple[str, str]]:
    return [(one.session.id, one.basket) for one in state.saved]


def test_an_offered_basket_has_its_name_at_the_store_and_goes_when_the_store_has_it() -> None:
    offered = apply(saved(), BasketOffered(session="4-000001", basket=BASKET, at=AT), POLICY)
    assert names(offered) == [("4-000001", BASKET), ("4-000002", "")]
    gone = apply(offered, BasketHandedOver(session="4-000001", basket=BASKET), POLICY)
    assert names(gone) == [("4-000002", "")]


def test_what_the_store_did_not_take_is_the_lanes_own_again() -> None:
    offered = apply(saved(), BasketOffered(session="4-000001", basket=BASKET, at=AT), POLICY)
    kept = apply(offered, BasketKept(session="4-000001", basket=BASKET), POLICY)
    assert [(one.session.id, one.basket, one.kept) for one in kept.saved] == [
        ("4-000001", "", True),
        ("4-000002", "", False),
    ]


def test_a_basket_taken_up_here_is_open_counted_and_kept_no_second_time() -> None:
    before = apply(saved(), BasketOffered(session="4-000001", basket=BASKET, at=AT), POLICY)
    visit = before.saved[0].session
    fact = BasketTakenUp(session="4-000003", lane="4", basket=BASKET, code="483920", from_lane="4", visit=visit, at=AT)
    after = apply(before, fact, POLICY)
    assert (after.session, after.sessions, after.taken_baskets) == (visit, 3, (BASKET,))
    assert names(after) == [("4-000002", "")]


def test_a_lane_knows_the_last_baskets_again_and_no_more_than_so_many() -> None:
    state = saved()
    for number in range(REMEMBERED + 1):
        fact = BasketTakenUp(
            session="4-000003",
            lane="4",
            basket=f"{number:032x}",
            code="483920",
            from_lane="7",
            visit=state.saved[0].session,
            at=AT,
        )
        state = apply(state, fact, POLICY)
    assert (len(state.taken_baskets), state.taken_baskets[0]) == (REMEMBERED, f"{1:032x}")


def test_a_basket_of_an_old_journal_is_resumed_as_it_was_scanned() -> None:
    before = saved()
    after = apply(before, SessionResumed(session="4-000001", code=before.saved[0].code, at=AT), POLICY)
    assert after.session == before.saved[0].session
    assert names(after) == [("4-000002", "")]
    assert apply(before, SessionResumed(session="4-000009", code="000000", at=AT), POLICY) == before
    assert before.saved[0].by is SavedBy.SHOPPER
