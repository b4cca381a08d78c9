"""Questions about help, checks by staff, the end of a visit and of a run."""

from __future__ import annotations

from dataclasses import replace

from kiosk.core.calls import ClearedBy, HelpCleared, HelpComing, HelpReason, HelpRequested, HelpSeen, HostAnswer
from kiosk.core.interventions import InterventionKind, SettledBy
from kiosk.core.session.facts import (
    EndReason,
    InterventionCleared,
    LaneStarted,
    LaneStopped,
    SessionEnded,
)
from kiosk.core.session.inputs import (
    CancelConfirmed,
    CancelTouched,
    ClockMoved,
    HelpAnswered,
    HelpNotNeeded,
    HelpTouched,
    InterventionAnswered,
    InterventionGiven,
    Started,
    Stopping,
    Ticked,
    WithoutTouched,
)
from kiosk.core.session.lane_facts import ClockJumped
from kiosk.core.session.notes import Message, Say
from kiosk.core.session.spot_facts import SpotDrawn
from kiosk.core.session.state import Paid
from kiosk.core.session.views import BasketView, TapView, WaitView
from kiosk.replay.asking import MORE_DUE, Ask, Asked, NotAsked, Scene

BY_ITSELF = NotAsked("what was no longer so")


def _help(scene: Scene, fact: HelpRequested) -> Asked:
    if fact.reason is not HelpReason.ASKED or not fact.call:
        return NotAsked("what the lane itself called for")
    return scene.state, HelpTouched()


def _seen(scene: Scene, fact: HelpSeen) -> Asked:
    return scene.state, HelpAnswered(fact.command, fact.call, HostAnswer.SEEN, fact.name)


def _coming(scene: Scene, fact: HelpComing) -> Asked:
    return scene.state, HelpAnswered(fact.command, fact.call, HostAnswer.COMING, fact.name, fact.seconds)


def _help_over(scene: Scene, fact: HelpCleared) -> Asked:
    if not fact.call:
        return NotAsked("which call an old journal speaks of")
    match fact.by:
        case ClearedBy.SHOPPER:
            return scene.state, HelpNotNeeded()
        case ClearedBy.ATTENDANT:
            return scene.state, HelpAnswered("", fact.call, HostAnswer.DONE, fact.name)
        case _:
            return BY_ITSELF


def _cleared(scene: Scene, fact: InterventionCleared) -> Asked:
    session = scene.state.session
    one = session.intervention(fact.intervention) if session is not None else None
    if one is None:
        return BY_ITSELF
    state = replace(scene.state, view=WaitView() if scene.has(SpotDrawn) else BasketView())
    match fact.by:
        case SettledBy.SHOPPER:
            return state, WithoutTouched(fact.intervention)
        case SettledBy.HOST if fact.answer is not None:
            said = InterventionAnswered(
                command=fact.command,
                intervention=fact.intervention,
                answer=fact.answer,
                staff=fact.staff,
                name=fact.name,
                reason=fact.reason,
            )
            return state, said
        case SettledBy.STAFF if fact.answer is not None and one.kind is InterventionKind.AGE:
            return state, InterventionGiven(fact.intervention, fact.answer, fact.reason)
        case SettledBy.STAFF:
            return NotAsked("what staff saw in the bags")
        case _:
            return BY_ITSELF


def _ended(scene: Scene, fact: SessionEnded) -> Asked:
    session = scene.state.session
    if session is None or session.id != fact.session:
        return NotAsked("how long a basket was kept")
    match fact.reason:
        case EndReason.PAID | EndReason.PRACTISED if isinstance(session.phase, Paid):
            if scene.more_was_due():
                return MORE_DUE
            return replace(scene.state, view=TapView(scene.mono)), Ticked()
        case EndReason.CANCELLED if session.lines:
            return replace(scene.state, message=Message(Say.ASK_CANCEL)), CancelConfirmed()
        case EndReason.CANCELLED:
            return scene.state, CancelTouched()
        case _:
            return NotAsked("when a shopper was there last")


def _lane_started(scene: Scene, fact: LaneStarted) -> Asked:
    return scene.state, Started(fact.version)


def _lane_stopped(scene: Scene, _fact: LaneStopped) -> Asked:
    return scene.state, Stopping()


def _clock(scene: Scene, fact: ClockJumped) -> Asked:
    return scene.state, ClockMoved(fact.move)


PEOPLE_ASKS: dict[type, Ask] = {
    HelpRequested: _help,
    HelpSeen: _seen,
    HelpComing: _coming,
    HelpCleared: _help_over,
    InterventionCleared: _cleared,
    SessionEnded: _ended,
    LaneStarted: _lane_started,
    LaneStopped: _lane_stopped,
    ClockJumped: _clock,
}
