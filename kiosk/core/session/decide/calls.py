"""Calls for help: one open call a lane, told to the server at once, answered from its console, in nobody's way."""

from __future__ import annotations

import datetime
from typing import assert_never

from kiosk.core.calls import (
    MAX_NAME,
    MAX_SECONDS,
    Call,
    CallStage,
    ClearedBy,
    HelpCleared,
    HelpComing,
    HelpReason,
    HelpRequested,
    HelpSeen,
    HostAnswer,
    Outcome,
)
from kiosk.core.session.decide import activity
from kiosk.core.session.effects import AnswerCommand, PushOutbox, SetLight
from kiosk.core.session.inputs import Device, DeviceCame, HelpAnswered, Input, Started
from kiosk.core.session.light import light_of
from kiosk.core.session.notes import CallShownUntil, ComingUntil, Say
from kiosk.core.session.state import AttemptStage, LaneState, Settling, holds, screen
from kiosk.core.session.turn import Turn


def help_touched(turn: Turn) -> None:
    """Help is called, once; touched again the lane says how it stands."""
    if turn.state.call is None:
        request(turn, HelpReason.ASKED)
    turn.happened(CallShownUntil(turn.moment.mono + turn.policy.call_shown_s))
    turn.say(Say.HELP_CALLED)


def request(turn: Turn, reason: HelpReason, visit: str | None = None) -> None:
    """A person is wanted, for the visit at the lane or for `visit`; there is no open call before."""
    here = turn.state.session
    session = here if here is not None and visit in (None, here.id) else None
    turn.happened(
        HelpRequested(
            session=visit if visit is not None else session.id if session is not None else "",
            call=turn.moment.nonce,
            lane=turn.policy.lane,
            at=turn.moment.wall,
            reason=reason,
            screen=screen(turn.state),
            pieces=session.pieces if session is not None else 0,
            total=session.pricing.to_pay if session is not None else None,
        ),
    )
    turn.effect(PushOutbox())


def not_needed(turn: Turn) -> None:
    """The shopper gets on alone; staff come all the same for what is theirs to see to."""
    turn.hush(Say.HELP_CALLED)
    call = turn.state.call
    wanted = call is not None and (call.reason is HelpReason.INTERVENTION or holds(turn.state, call))
    if call is not None and not wanted:
        _clear(turn, call, ClearedBy.SHOPPER)


def seen_to(turn: Turn, name: str) -> None:
    """`name` of the staff is at the lane, and the call is over."""
    turn.hush(Say.HELP_CALLED)
    if turn.state.call is not None:
        _clear(turn, turn.state.call, ClearedBy.ATTENDANT, name)


def answered(turn: Turn, event: HelpAnswered) -> None:
    """A host's word counts once, and only for the call that is open; the command is answered in any case."""
    call = turn.state.call
    if call is None or call.id != event.call:
        turn.effect(AnswerCommand(event.command, Outcome.OVER))
        return
    if event.command not in call.commands:
        _obey(turn, call, event)
    turn.effect(AnswerCommand(event.command, Outcome.DONE))


def _obey(turn: Turn, call: Call, event: HelpAnswered) -> None:
    session, lane, at = call.session, turn.policy.lane, turn.moment.wall
    name = " ".join(event.name.split())[:MAX_NAME]
    match event.answer:
        case HostAnswer.SEEN:
            if call.stage is not CallStage.CALLED:
                return
            seen = HelpSeen(session=session, call=call.id, lane=lane, at=at, command=event.command, name=name)
            turn.happened(seen)
            turn.effect(PushOutbox())
        case HostAnswer.COMING:
            seconds = max(0, min(event.seconds, MAX_SECONDS))
            coming = HelpComing(
                session=session, call=call.id, lane=lane, at=at, command=event.command, name=name, seconds=seconds
            )
            turn.happened(coming, ComingUntil(turn.moment.mono + seconds))
            turn.effect(PushOutbox())
        case HostAnswer.DONE:
            turn.hush(Say.HELP_CALLED)
            _clear(turn, call, ClearedBy.ATTENDANT, name)
            activity.note(turn)
        case _:
            assert_never(event.answer)


def started(turn: Turn) -> None:
    """What was promised before the power went stands, as far as the clock on the wall can tell."""
    call = turn.state.call
    if call is None or call.stage is not CallStage.COMING:
        return
    now, since = (datetime.datetime.fromisoformat(at) for at in (turn.moment.wall, call.answered_at))
    passed = (now - since).total_seconds()
    left = call.seconds - passed if passed >= 0 else 0
    turn.happened(ComingUntil(turn.moment.mono + max(0, left)))


def ticked(turn: Turn) -> None:
    """The first moment is over: the message goes out of the way, the call stays."""
    until = turn.state.call_shown_until
    if until is not None and turn.moment.mono >= until:
        turn.happened(CallShownUntil(None))
        turn.hush(Say.HELP_CALLED)


def deadline(state: LaneState) -> float | None:
    """When the message is to go; monotonic seconds."""
    return state.call_shown_until


def settle(turn: Turn, before: LaneState, event: Input) -> None:
    """The call of a visit that is over is over; the light shows how it is now."""
    call, session, attempt = turn.state.call, turn.state.session, turn.state.attempt
    parked = attempt is not None and attempt.stage is AttemptStage.PARKED
    parked = parked or (session is not None and isinstance(session.phase, Settling))
    parked = parked or turn.state.hopper_until is not None
    cash = call is not None and holds(turn.state, call)
    over = {
        HelpReason.PAYMENT: not parked and not cash,
        HelpReason.INTERVENTION: session is None or not session.interventions,
    }
    if call is not None and call.session and not cash and (session is None or session.id != call.session):
        _clear(turn, call, ClearedBy.LEFT)
    elif call is not None and over.get(call.reason, False):
        _clear(turn, call, ClearedBy.SOLVED)
        if cash:
            request(turn, HelpReason.PAYMENT)  # what was called for before is done, what cash wants is not
    light = light_of(turn.state)
    anew = isinstance(event, Started) or event == DeviceCame(Device.LIGHT)
    if turn.state.light_ready and (anew or light is not light_of(before)):
        turn.effect(SetLight(light))


def _clear(turn: Turn, call: Call, by: ClearedBy, name: str = "") -> None:
    turn.happened(
        HelpCleared(session=call.session, call=call.id, lane=turn.policy.lane, at=turn.moment.wall, by=by, name=name),
        CallShownUntil(None),
    )
    turn.effect(PushOutbox())
