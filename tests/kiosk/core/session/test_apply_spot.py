"""What a drawn and a made spot check leave behind."""

from __future__ import annotations

from kiosk.core.session.apply_spot import apply_spot
from kiosk.core.session.spot_facts import SpotChecked, SpotDrawn
from kiosk.core.values import Money
from tests.shop import MILK, POLICY, Shop

AT = "2026-11-25T10:00:00+00:00"


def checked(accuracy_bp: int) -> SpotChecked:
    return SpotChecked(
        session="4-000001",
        lane=POLICY.lane,
        at=AT,
        intervention="ab" * 16,
        staff="lena",
        whole=True,
        matched=1,
        missing=(),
        extra=(),
        voided=False,
        audited=Money(129, "EUR"),
        difference=Money(0, "EUR"),
        accuracy_bp=accuracy_bp,
    )


def test_a_draw_stays_with_its_visit_and_is_none_of_another() -> None:
    state = Shop().opens().scans(MILK).state
    assert state.session is not None
    draw = SpotDrawn(session=state.session.id, lane=POLICY.lane, at=AT, chance_bp=50, picked=True)
    drawn = apply_spot(state, draw).session
    assert drawn is not None
    assert (drawn.spot_bp, drawn.spot_picked) == (50, True)
    other = SpotDrawn(session="4-000099", lane=POLICY.lane, at=AT, chance_bp=50, picked=True)
    assert apply_spot(state, other) == state


def test_only_a_clean_check_gives_the_next_visits_peace() -> None:
    state = Shop().opens().scans(MILK).state
    assert apply_spot(state, checked(9_999)).spot_rests_until == 0
    assert apply_spot(state, checked(10_000)).spot_rests_until == state.sessions + 3
