"""Baskets put aside and taken up again, on this lane. A basket keeps its lines and the prices they were scanned at.

Whoever saves a basket gets its code, on the screen and on paper. A basket that was left gets a code too, which no
screen shows: the attendant finds it. Right after somebody left, before anybody else shops, it goes on with one touch.
"""

from __future__ import annotations

import datetime

from kiosk.core.mode import LaneMode
from kiosk.core.receipt import saved_slip
from kiosk.core.session.decide import basket, mode
from kiosk.core.session.effects import PrintReceipt
from kiosk.core.session.facts import EndReason, SavedBy, SessionEnded, SessionResumed, SessionSuspended
from kiosk.core.session.notes import (
    ActiveNoted,
    AttractEaseChosen,
    AttractLanguageChosen,
    BasketView,
    ComeBackUntil,
    SavedView,
    Say,
    TakeUpView,
    TriedNoted,
)
from kiosk.core.session.state import LaneState, Saved, Shopping
from kiosk.core.session.turn import Turn

CODES = 1_000_000
DIGITS = 6


def suspend(turn: Turn, by: SavedBy) -> None:
    """The open basket is put aside, and the lane is free."""
    session = turn.session
    if not session.lines:
        reason = EndReason.CANCELLED if by is SavedBy.SHOPPER else EndReason.ABANDONED
        turn.happened(SessionEnded(session=session.id, reason=reason))
        return
    code = _new_code(turn)
    turn.happened(SessionSuspended(session=session.id, code=code, by=by, at=turn.moment.wall))
    _drop_old(turn)
    if by is SavedBy.ABSENCE:
        turn.happened(ComeBackUntil(turn.moment.mono + turn.policy.come_back_s))
        return
    turn.happened(AttractLanguageChosen(session.language), AttractEaseChosen(session.ease))
    turn.open(SavedView(code, turn.moment.mono + turn.policy.saved_closes_s))
    if turn.state.printer_ready:
        slip = saved_slip(turn.policy, session, code)
        turn.effect(PrintReceipt(f"{session.id}-saved-{code}", slip))


def suspend_touched(turn: Turn) -> None:
    session = turn.state.session
    if session is not None and isinstance(session.phase, Shopping):
        suspend(turn, SavedBy.SHOPPER)


def take_up_opened(turn: Turn) -> None:
    """From attract to the keys for the code."""
    if turn.state.session is None and takeable(turn.state) and mode.lets_in(turn):
        turn.hush()
        turn.open(TakeUpView(turn.moment.mono + turn.policy.idle_s))


def code_given(turn: Turn, code: str) -> None:
    """The basket of `code`, scanned or typed, is open again; an open basket comes first."""
    session, now = turn.state.session, turn.moment.mono
    if session is not None and (session.lines or not isinstance(session.phase, Shopping)):
        turn.say(Say.FINISH_FIRST)
        return
    if session is None and not mode.lets_in(turn):
        return
    if turn.state.tries >= turn.policy.code_tries and now < turn.state.tries_until:
        turn.say(Say.CODE_WAIT)
        return
    found = next((one for one in takeable(turn.state) if one.code == code), None)
    if found is None:
        turn.happened(TriedNoted(_tries(turn) + 1, now + turn.policy.code_pause_s))
        turn.say(Say.CODE_UNKNOWN)
        return
    _resume(turn, found)


def come_back_touched(turn: Turn) -> None:
    """The one who just left is back: no code is asked for while nobody else has shopped."""
    found = come_back(turn.state)
    if found is not None and mode.lets_in(turn):
        _resume(turn, found)


def takeable(state: LaneState) -> tuple[Saved, ...]:
    """Baskets that may be taken up now, the oldest first: practised ones in training only, and then no others."""
    training = state.mode is LaneMode.TRAINING
    return tuple(one for one in state.saved if one.session.training == training)


def come_back(state: LaneState) -> Saved | None:
    """The basket that goes on with one touch, if there is one."""
    found = takeable(state)
    if state.session is not None or state.come_back_until is None or not found:
        return None
    newest = found[-1]
    return newest if newest.by is SavedBy.ABSENCE else None


def ticked(turn: Turn) -> None:
    now = turn.moment.mono
    if turn.state.come_back_until is not None and now >= turn.state.come_back_until:
        turn.happened(ComeBackUntil(None))
    match turn.state.view:
        case SavedView(closes_at=closes_at) | TakeUpView(closes_at=closes_at):
            if turn.state.session is None and now >= closes_at:
                leave(turn)
        case _:
            return


def leave(turn: Turn) -> None:
    """Back to attract, from the code on the screen or from the keys."""
    if turn.state.session is None and isinstance(turn.state.view, SavedView | TakeUpView):
        turn.happened(AttractLanguageChosen(turn.policy.language), AttractEaseChosen(turn.policy.ease))
        turn.hush()
        turn.open(BasketView())


def key_touched(turn: Turn) -> None:
    """Whoever types a code has all of the time again."""
    view = turn.state.view
    if isinstance(view, TakeUpView):
        turn.hush(Say.CODE_UNKNOWN)
        turn.open(TakeUpView(turn.moment.mono + turn.policy.idle_s))


def started(turn: Turn) -> None:
    _drop_old(turn)


def deadline(state: LaneState) -> float | None:
    moments = [state.come_back_until] if state.come_back_until is not None else []
    if state.session is None and isinstance(state.view, SavedView | TakeUpView):
        moments.append(state.view.closes_at)
    return min(moments, default=None)


def _resume(turn: Turn, found: Saved) -> None:
    if turn.state.session is not None:  # one without a line
        turn.happened(SessionEnded(session=turn.session.id, reason=EndReason.CANCELLED))
    turn.happened(SessionResumed(session=found.session.id, code=found.code, at=turn.moment.wall))
    turn.happened(ComeBackUntil(None), TriedNoted(0, turn.moment.mono))
    turn.happened(ActiveNoted(turn.moment.mono, turn.moment.mono + turn.policy.idle_s))
    turn.say(Say.TAKEN_UP)
    basket.take_out_sold(turn)


def _tries(turn: Turn) -> int:
    """Wrong codes so far; a pause that was kept forgets them."""
    return turn.state.tries if turn.moment.mono < turn.state.tries_until else 0


def _new_code(turn: Turn) -> str:
    """Six digits that no saved basket has, from the moment's chance."""
    taken = {one.code for one in turn.state.saved}
    number = int(turn.moment.nonce, 16) % CODES
    while f"{number:0{DIGITS}d}" in taken:
        number = (number + 1) % CODES
    return f"{number:0{DIGITS}d}"


def _drop_old(turn: Turn) -> None:
    """Baskets that nobody came back for end as abandoned: the oldest beyond the most, and those kept long enough.

    Practised ones and real ones have each their own room.
    """
    now = datetime.datetime.fromisoformat(turn.moment.wall)
    keeps = datetime.timedelta(hours=turn.policy.saved_hours)
    alike = takeable(turn.state)
    too_many = alike[: max(0, len(alike) - turn.policy.saved_most)]
    for one in turn.state.saved:
        if one in too_many or now - datetime.datetime.fromisoformat(one.at) >= keeps:
            turn.happened(SessionEnded(session=one.session.id, reason=EndReason.ABANDONED))
