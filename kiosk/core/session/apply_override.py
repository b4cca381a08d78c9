"""Folds what staff changed of a basket. As `apply`: no pricing, no deciding."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from kiosk.core.session.override_facts import (
    AssistChanged,
    BasketChanged,
    CouponEntered,
    DepartmentSold,
    LineChanged,
    OverrideFact,
    SessionVoided,
)
from kiosk.core.session.state import LaneState
from kiosk.core.session.visit import Session


def apply_override(state: LaneState, event: OverrideFact) -> LaneState:
    """The lane after `event`; one of no open visit changes nothing."""
    if state.session is None or state.session.id != event.session:
        return state
    return replace(state, session=_changed(state.session, event))


def _changed(session: Session, event: OverrideFact) -> Session:
    session = replace(session, changes=(*session.changes, event.change))
    match event:
        case LineChanged(before=before, after=after):
            changed = (after if line.id == before.id else line for line in session.lines)
            return replace(session, lines=tuple(line for line in changed if line is not None), pricing=event.pricing)
        case BasketChanged():
            return replace(session, by_hand=event.after, pricing=event.pricing)
        case CouponEntered():
            return replace(session, coupons=(*session.coupons, event.coupon), pricing=event.pricing)
        case DepartmentSold():
            lines, number = (*session.lines, event.line), event.line.id + 1
            return replace(session, lines=lines, pricing=event.pricing, next_line=number)
        case AssistChanged():
            return replace(session, assisted=event.assisted)
        case SessionVoided():
            return session
        case _:
            assert_never(event)
