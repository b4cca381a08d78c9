"""What a person has to look at: raised while selling goes on, called for at once, in the way of payment alone.

One call for help stands for all that is open, so that several are cleared in one visit of a colleague; it is over with
the last of them. Staff clear at the lane, hosts from the console: whoever comes second finds it cleared.
"""

from __future__ import annotations

from kiosk.core.calls import HelpReason, Outcome
from kiosk.core.interventions import (
    ACT_FOR,
    WITHOUT_STAFF,
    Answer,
    Intervention,
    InterventionKind,
    SettledBy,
)
from kiosk.core.session.decide import activity, age, bag_questions, bagging, calls, raising, rights, spot
from kiosk.core.session.effects import AnswerCommand
from kiosk.core.session.intervention_inputs import (
    InterventionAnswered,
    InterventionGiven,
    InterventionInput,
    WaitTouched,
    WithoutTouched,
)
from kiosk.core.session.lane_notes import StaffStays
from kiosk.core.session.notes import BasketView, PayView, WaitView
from kiosk.core.session.staff_facts import NotDone
from kiosk.core.session.state import LaneState, Paying, Settling, Shopping
from kiosk.core.session.turn import Turn
from kiosk.core.staff import Act, Role


def happened(turn: Turn, event: InterventionInput) -> None:
    match event:
        case InterventionGiven():
            _given(turn, event)
        case InterventionAnswered():
            _answered(turn, event)
        case WithoutTouched():
            _without(turn, event.intervention)
        case WaitTouched():
            if turn.state.session is not None and turn.state.session.interventions:
                _show(turn)
            else:
                bag_questions.again(turn)


def to_payment(turn: Turn) -> None:
    """From the basket to the ways to pay, unless something is to be seen to first: then the screen says what."""
    if bagging.before_payment(turn):
        return
    spot.draw(turn)
    if not in_the_way(turn):
        turn.open(PayView())


def stop_before_card(turn: Turn) -> bool:
    """Whether money must wait after all: for a person, or for what was put into the bags since the basket."""
    if in_the_way(turn):
        return True
    if not bagging.before_payment(turn):
        return in_the_way(turn)
    turn.open(BasketView())
    return True


def started(turn: Turn) -> None:
    """What was open before the stop is asked anew, under another name: a word of hours ago is no answer to it."""
    session = turn.state.session
    if session is None:
        return
    for one in session.interventions:  # all of them before any is solved: a name is made of how many are open
        raising.raise_one(turn, one.kind, item=one.item, line=one.line, years=one.age, saw=one.saw)
    for one in session.interventions:
        raising.solved(turn, one)


def in_the_way(turn: Turn) -> bool:
    """Whether payment waits for a person; the screen says for whom and how long."""
    session = turn.state.session
    if session is None or not session.interventions:
        return False
    _show(turn)
    return True


def settle(turn: Turn, before: LaneState) -> None:
    """After every input: what is no longer to be looked at is cleared, and a person is called for what is new."""
    left = before.session
    session = turn.state.session
    spot.settle(turn)
    if left is not None and left.interventions and (session is None or session.id != left.id):
        for one in left.interventions:
            raising.clear(turn, left, one, SettledBy.LEFT)
    if session is None or not isinstance(session.phase, Shopping | Settling | Paying):
        return
    age.settle(turn)
    session, call = turn.session, turn.state.call
    known = before.session.interventions if before.session is not None else ()
    if session.interventions and call is None and len(session.interventions) > len(known):
        calls.request(turn, HelpReason.INTERVENTION)
    elif not session.interventions and isinstance(turn.state.view, WaitView):
        turn.open(BasketView())
        if session.lines:
            to_payment(turn)


def _show(turn: Turn) -> None:
    session = turn.state.session
    if session is None or not isinstance(session.phase, Shopping) or not session.interventions:
        return
    if turn.state.call is None:
        calls.request(turn, HelpReason.INTERVENTION)
    turn.hush()
    turn.open(WaitView())


def _given(turn: Turn, event: InterventionGiven) -> None:
    """Staff at the lane: only who may, and only what is open."""
    who, session = turn.state.staff, turn.state.session
    if who is None:
        return
    one = session.intervention(event.intervention) if session is not None else None
    turn.happened(StaffStays(turn.moment.mono + turn.policy.staff_stays_s))
    if session is None or one is None:
        rights.refuse(turn, _act(one), NotDone.NOT_OPEN, who.staff)  # as when it was cleared from the console just now
        return
    if rights.allowed(turn, ACT_FOR[one.kind], event) is None:
        return
    if one.kind is InterventionKind.SPOT_CHECK and not spot.waives(event.answer, event.reason):
        return
    raising.clear(turn, session, one, SettledBy.STAFF, event.answer, who.staff, who.name, event.reason)
    _obey(turn, one, event.answer)
    activity.note(turn)


def _answered(turn: Turn, event: InterventionAnswered) -> None:
    """A host at the console: told what came of it in any case; what does not count is written down. A command that was
    obeyed before does nothing, and is said to be done, or it would come for ever.
    """
    session = turn.state.session
    one = session.intervention(event.intervention) if session is not None else None
    if event.command in turn.state.obeyed:
        rights.refuse(turn, _act(one), NotDone.REPLAYED, event.staff, event.command)
        turn.effect(AnswerCommand(event.command, Outcome.DONE))
        return
    against = _against(turn, event, one)
    if session is None or one is None or against is not None:
        rights.refuse(turn, _act(one), against or NotDone.NOT_OPEN, event.staff, event.command)
        turn.effect(AnswerCommand(event.command, Outcome.OVER))
        return
    raising.clear(
        turn, session, one, SettledBy.HOST, event.answer, event.staff, event.name, event.reason, event.command
    )
    _obey(turn, one, event.answer)
    turn.effect(AnswerCommand(event.command, Outcome.DONE))
    activity.note(turn)


def _against(turn: Turn, event: InterventionAnswered, one: Intervention | None) -> NotDone | None:
    """Why this host's word does not count here, by the lane's own book."""
    if one is None:
        return NotDone.NOT_OPEN
    member = rights.member_of(turn, event.staff)
    if event.staff and member is None:
        return NotDone.UNKNOWN
    role = member.role if member is not None else Role.HOST
    if not turn.policy.staff.may(role, ACT_FOR[one.kind]):
        return NotDone.NO_RIGHT
    if one.kind is InterventionKind.SPOT_CHECK and not spot.waives(event.answer, event.reason):
        return NotDone.NOT_NOW
    return None


def _act(one: Intervention | None) -> Act:
    """What clearing it takes the right to; of what is not known here, that of any call."""
    return ACT_FOR[one.kind] if one is not None else Act.CLEAR_CALL


def _without(turn: Turn, intervention: str) -> None:
    session = turn.state.session
    one = session.intervention(intervention) if session is not None else None
    if session is None or one is None or one.kind not in WITHOUT_STAFF or not isinstance(session.phase, Shopping):
        return
    raising.clear(turn, session, one, SettledBy.SHOPPER)
    age.left_out(turn)


def _obey(turn: Turn, one: Intervention, answer: Answer) -> None:
    """What the answer brings with it, by kind."""
    if one.kind is InterventionKind.AGE and answer is Answer.REFUSE:
        age.refused(turn, one)
