"""Open, closed, training: who is let in, and what happens to whoever is inside when it changes."""

from __future__ import annotations

from kiosk.core.mode import LaneMode
from kiosk.core.session.effects import PushOutbox
from kiosk.core.session.facts import EndReason, SessionEnded
from kiosk.core.session.lane_facts import ModeChanged
from kiosk.core.session.notes import ComeBackUntil, Say
from kiosk.core.session.turn import Turn
from kiosk.core.staff import SignedOn


def close(turn: Turn, who: SignedOn) -> None:
    """It waits for the visit that runs: that is finished first."""
    _change(turn, who, LaneMode.CLOSED)


def reopen(turn: Turn, who: SignedOn) -> None:
    _change(turn, who, LaneMode.OPEN)


def train(turn: Turn, who: SignedOn) -> None:
    _change(turn, who, LaneMode.TRAINING)


def end_training(turn: Turn, who: SignedOn) -> None:
    """A visit that was practised just ends."""
    _change(turn, who, turn.state.mode_before)


def lets_in(turn: Turn) -> bool:
    """Whether a new visit may begin; if not, it is said why."""
    if turn.state.staff is not None:
        turn.say_for_a_while(Say.SIGN_OFF_FIRST)
        return False
    if turn.state.mode is LaneMode.CLOSED:
        turn.say_for_a_while(Say.LANE_CLOSED)
        return False
    return True


def _change(turn: Turn, who: SignedOn, mode: LaneMode) -> None:
    was = turn.state.mode
    if was is LaneMode.TRAINING:
        _drop_practised(turn)
    turn.happened(
        ModeChanged(lane=turn.policy.lane, mode=mode, was=was, staff=who.staff, name=who.name, at=turn.moment.wall)
    )
    turn.happened(ComeBackUntil(None))  # whoever left went before the staff came
    turn.hush(Say.LANE_CLOSED, Say.SIGN_OFF_FIRST)
    turn.effect(PushOutbox())


def _drop_practised(turn: Turn) -> None:
    """No basket of the training is left, open or put aside."""
    sessions = [one.session for one in turn.state.saved]
    if turn.state.session is not None:
        sessions.append(turn.state.session)
    for session in sessions:
        if session.training:
            turn.happened(SessionEnded(session=session.id, reason=EndReason.CANCELLED))
