"""Folds what is to be looked at, and what was said of it, into the visit."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from kiosk.core.interventions import Answer, Intervention, InterventionKind
from kiosk.core.session.intervention_facts import InterventionCleared, InterventionFact, InterventionRaised
from kiosk.core.session.state import LaneState
from kiosk.core.session.visit import Session

OBEYED = 100
"""So many commands of the server's a lane knows again."""


def apply_intervention(state: LaneState, event: InterventionFact) -> LaneState:
    """What tells of another visit changes nothing but what is known of commands."""
    session = state.session
    mine = session is not None and session.id == event.session
    match event:
        case InterventionRaised():
            if session is None or not mine:
                return state
            return replace(state, session=_raised(session, event.intervention))
        case InterventionCleared():
            if event.command:
                state = replace(state, obeyed=(*state.obeyed, event.command)[-OBEYED:])
            if session is None or not mine:
                return state
            about = session.intervention(event.intervention)
            left = tuple(one for one in session.interventions if one.id != event.intervention)
            session = replace(session, interventions=left)
            return replace(state, session=_said(session, about, event.answer))
        case _:
            assert_never(event)


def _raised(session: Session, new: Intervention) -> Session:
    """One that is raised again stays where it was. A check of the goods is owed no longer once it is asked for."""
    known = session.intervention(new.id)
    ones = (*session.interventions, new)
    if known is not None:
        ones = tuple(new if one is known else one for one in session.interventions)
    owes = session.owes_check and new.kind is not InterventionKind.SPOT_CHECK
    return replace(session, interventions=ones, owes_check=owes)


def _said(session: Session, about: Intervention | None, answer: Answer | None) -> Session:
    """What an answer holds for the rest of the visit."""
    if about is None or about.kind is not InterventionKind.AGE:
        return session
    match answer:
        case Answer.APPROVE:
            return replace(session, age_shown=max(session.age_shown, about.age))
        case Answer.REFUSE:
            return replace(session, age_refused=min(session.age_refused or about.age, about.age))
        case None:
            return session
        case _:
            assert_never(answer)
