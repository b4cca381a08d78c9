"""Open, for small baskets, closed, training: who is let in, and what happens to whoever is inside when it changes."""

from __future__ import annotations

from kiosk.core.calls import Outcome
from kiosk.core.mode import ORDERED, SELLS, SHUT, LaneMode
from kiosk.core.session.decide import rights
from kiosk.core.session.effects import AnswerCommand, PushOutbox
from kiosk.core.session.facts import EndReason, SessionEnded
from kiosk.core.session.lane_facts import ModeChanged
from kiosk.core.session.mode_inputs import ModeOrdered
from kiosk.core.session.notes import BasketView, ComeBackUntil, Say
from kiosk.core.session.staff_facts import NotDone
from kiosk.core.session.state import LaneState
from kiosk.core.session.turn import Turn
from kiosk.core.staff import Act, Role, SignedOn

ACT = {LaneMode.OPEN: Act.OPEN_LANE, LaneMode.EXPRESS: Act.OPEN_LANE, LaneMode.CLOSED: Act.CLOSE_LANE}
"""What somebody must be allowed to do who wants the mode."""


def close(turn: Turn, who: SignedOn) -> None:
    """It waits for the visit that runs: that is finished first."""
    _change(turn, LaneMode.CLOSED, who.staff, who.name)


def reopen(turn: Turn, who: SignedOn) -> None:
    _change(turn, LaneMode.OPEN, who.staff, who.name)


def train(turn: Turn, who: SignedOn) -> None:
    _change(turn, LaneMode.TRAINING, who.staff, who.name)


def end_training(turn: Turn, who: SignedOn) -> None:
    """A visit that was practised just ends."""
    _change(turn, turn.state.mode_before, who.staff, who.name)


def serve(turn: Turn, who: SignedOn) -> None:
    _change(turn, LaneMode.SERVICE, who.staff, who.name)


def end_service(turn: Turn, who: SignedOn) -> None:
    _change(turn, turn.state.mode_before, who.staff, who.name)


def lets_in(turn: Turn) -> bool:
    """Whether a new visit may begin; if not, it is said why."""
    if turn.state.staff is not None:
        turn.say_for_a_while(Say.SIGN_OFF_FIRST)
        return False
    if turn.state.mode in SHUT:
        turn.say_for_a_while(Say.LANE_CLOSED)
        return False
    return True


def ordered(turn: Turn, event: ModeOrdered) -> None:
    """A host at the console wants it so: told what came of it in any case; what does not count is written down."""
    against = _against(turn, event)
    if against is not None:
        rights.refuse(turn, ACT[event.mode], against, event.staff, event.command)
    elif (turn.state.mode, turn.state.express_pieces) != (event.mode, event.pieces):
        _change(turn, event.mode, event.staff, event.name, event.command, event.pieces)
    done = against in (None, NotDone.REPLAYED)
    turn.effect(AnswerCommand(event.command, Outcome.DONE if done else Outcome.OVER))


def _against(turn: Turn, event: ModeOrdered) -> NotDone | None:
    """Why this host's word does not count here, by the lane's own book."""
    if event.command in turn.state.obeyed:
        return NotDone.REPLAYED
    member = turn.policy.staff.member(event.staff)
    if event.staff and member is None:
        return NotDone.UNKNOWN
    if not turn.policy.staff.may(member.role if member is not None else Role.HOST, ACT[event.mode]):
        return NotDone.NO_RIGHT
    only = (event.only_in,) if event.only_in is not None else SELLS if event.mode is LaneMode.EXPRESS else ORDERED
    return None if turn.state.mode in only else NotDone.NOT_NOW


def follow(turn: Turn, before: LaneState) -> None:
    """Whose basket has just become too large for an express lane is told so, kindly, and goes on."""
    state = turn.state
    if state.mode is not LaneMode.EXPRESS or state.message is not None or not isinstance(state.view, BasketView):
        return
    if _pieces(before) <= state.express_pieces < _pieces(state):
        turn.say_for_a_while(Say.EXPRESS_OVER)


def _pieces(state: LaneState) -> int:
    return state.session.pieces if state.session is not None else 0


def _change(turn: Turn, mode: LaneMode, staff: str, name: str, command: str = "", pieces: int = 0) -> None:
    was = turn.state.mode
    if mode is LaneMode.EXPRESS and not pieces:  # it comes back to what it was
        pieces = turn.state.express_pieces
    if was is LaneMode.TRAINING:
        _drop_practised(turn)
    turn.happened(
        ModeChanged(
            lane=turn.policy.lane,
            mode=mode,
            was=was,
            staff=staff,
            name=name,
            at=turn.moment.wall,
            command=command,
            pieces=pieces,
        )
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
