"""Folds spot checks: how far a visit was drawn for, and how long the lane has peace after a clean one."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from kiosk.core.session.spot_facts import SpotChecked, SpotDrawn, SpotFact
from kiosk.core.session.state import LaneState
from kiosk.core.spot import REST_VISITS, WHOLE_BP


def apply_spot(state: LaneState, event: SpotFact) -> LaneState:
    match event:
        case SpotDrawn():
            session = state.session
            if session is None or session.id != event.session:
                return state
            return replace(state, session=replace(session, spot_bp=event.chance_bp, spot_picked=event.picked))
        case SpotChecked():
            clean = event.accuracy_bp == WHOLE_BP
            return replace(state, spot_rests_until=state.sessions + REST_VISITS if clean else state.spot_rests_until)
        case _:
            assert_never(event)
