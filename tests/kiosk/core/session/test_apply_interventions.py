"""What was said of a check stands for the visit, and only for it."""

from __future__ import annotations

from dataclasses import replace

from kiosk.core.interventions import Answer, Intervention, InterventionKind, SettledBy
from kiosk.core.session.apply import apply
from kiosk.core.session.apply_interventions import OBEYED
from kiosk.core.session.facts import InterventionCleared, InterventionRaised
from kiosk.core.session.state import LaneState
from tests.shop import MILK, POLICY, Shop

CHECK = Intervention(id="ab" * 16, kind=InterventionKind.AGE, at="2026-11-22T10:00:00+00:00", age=18)


def lane() -> LaneState:
    return Shop().opens().scans(MILK).state


def raised(state: LaneState, check: Intervention = CHECK) -> LaneState:
    assert state.session is not None
    return apply(state, InterventionRaised(session=state.session.id, lane="4", intervention=check), POLICY)


def cleared(state: LaneState, answer: Answer | None, session: str = "", command: str = "") -> LaneState:
    assert state.session is not None
    fact = InterventionCleared(
        session=session or state.session.id,
        lane="4",
        intervention=CHECK.id,
        at=CHECK.at,
        by=SettledBy.HOST,
        answer=answer,
        command=command,
    )
    return apply(state, fact, POLICY)


def ages(state: LaneState) -> tuple[int, int, int]:
    assert state.session is not None
    return len(state.session.interventions), state.session.age_shown, state.session.age_refused


def test_an_age_shown_or_refused_is_known_for_the_rest_of_the_visit() -> None:
    assert ages(cleared(raised(lane()), Answer.APPROVE)) == (0, 18, 0)
    assert ages(cleared(raised(lane()), Answer.REFUSE)) == (0, 0, 18)
    assert ages(cleared(raised(lane()), None)) == (0, 0, 0)


def test_raised_again_it_is_one() -> None:
    assert ages(raised(raised(lane(), replace(CHECK, age=16)))) == (1, 0, 0)


def test_what_tells_of_another_visit_changes_nothing() -> None:
    state = raised(lane())
    assert ages(cleared(state, Answer.APPROVE, session="4-999999")) == (1, 0, 0)


def test_the_last_commands_are_known_and_no_more() -> None:
    state = lane()
    for number in range(OBEYED + 5):
        state = cleared(state, None, command=f"c{number}")
    assert (len(state.obeyed), state.obeyed[-1]) == (OBEYED, f"c{OBEYED + 4}")
