"""The lane's own facts and notes, one by one."""

from __future__ import annotations

from kiosk.core.mode import LaneMode
from kiosk.core.session.apply import apply, new_lane
from kiosk.core.session.apply_lane import apply_lane_fact
from kiosk.core.session.inputs import CardPractised, CardTouched, PayTouched, Practised
from kiosk.core.session.lane_facts import ModeChanged, OffBy, PinRefused, SalePractised, StaffSignedOff, StaffSignedOn
from kiosk.core.session.lane_notes import PinLocked
from kiosk.core.session.state import LaneState
from kiosk.core.staff import Role
from tests.kiosk.core.session.crew import STAFFED, training
from tests.shop import MILK

AT = "2026-11-22T10:00:00+00:00"


def changed(state: LaneState, mode: LaneMode) -> LaneState:
    return apply_lane_fact(state, ModeChanged(lane="4", mode=mode, was=state.mode, staff="lena", name="Lena K.", at=AT))


def test_a_mode_remembers_the_one_before() -> None:
    lane = changed(changed(new_lane(STAFFED), LaneMode.CLOSED), LaneMode.TRAINING)
    assert (lane.mode, lane.mode_before) == (LaneMode.TRAINING, LaneMode.CLOSED)


def test_signing_on_forgets_wrong_pins_of_this_person_only() -> None:
    lane = new_lane(STAFFED)
    for staff in ("lena", "amir"):
        lane = apply_lane_fact(lane, PinRefused(staff=staff, tries=2, at=AT))
    on = StaffSignedOn(session="", staff="lena", name="Lena K.", role=Role.HOST, at=AT)
    lane = apply_lane_fact(lane, on)
    assert lane.pin_tries == {"amir": 2}
    assert apply_lane_fact(lane, StaffSignedOff(staff="lena", by=OffBy.TOUCH, at=AT)).staff is None


def test_a_lock_out_is_lifted() -> None:
    locked = apply(new_lane(STAFFED), PinLocked("lena", 9.0), STAFFED)
    assert apply(locked, PinLocked("lena", None), STAFFED).pin_locked == {}


def test_a_practised_sale_without_its_visit_changes_nothing() -> None:
    shop = training().scans(MILK)
    shop.does(PayTouched(), CardTouched(), CardPractised(Practised.APPROVED))
    [sold] = [fact for fact in shop.facts if isinstance(fact, SalePractised)]
    bare = new_lane(STAFFED)
    assert apply_lane_fact(bare, sold) == bare
