"""Its name is never used again, and both its ends are told to the server at once."""

from __future__ import annotations

from kiosk.core.interventions import InterventionKind
from kiosk.core.session.decide import raising
from kiosk.core.session.effects import PushOutbox
from kiosk.core.session.facts import InterventionCleared, InterventionRaised
from kiosk.core.session.inputs import Moment
from kiosk.core.session.turn import Turn
from tests.shop import MILK, POLICY, Shop


def turn() -> Turn:
    state = Shop().opens().scans(MILK).state
    return Turn(state, Moment("2026-11-22T10:00:00+00:00", 1000.0, "f" * 32), POLICY)


def test_two_of_one_moment_have_names_of_their_own() -> None:
    now = turn()
    raising.raise_one(now, InterventionKind.EXTRA)
    raising.raise_one(now, InterventionKind.NOT_PLACED, item=MILK, line=1)
    names = [one.id for one in now.session.interventions]
    assert len(set(names)) == 2
    assert all(len(name) == 32 for name in names)


def test_what_is_raised_and_solved_is_pushed_each_time() -> None:
    now = turn()
    raising.raise_one(now, InterventionKind.EXTRA)
    raising.solved(now, now.session.interventions[0])
    decision = now.decision()
    assert [type(fact) for fact in decision.facts] == [InterventionRaised, InterventionCleared]
    assert decision.effects == (PushOutbox(), PushOutbox())
    assert now.session.interventions == ()
