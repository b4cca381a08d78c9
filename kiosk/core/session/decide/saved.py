"""Baskets put aside, and taken up again on this very lane, at the prices in force then.

Whoever saves a basket gets its code, on the screen and on paper. A basket that was left gets a code too, which no
screen shows: the attendant finds it. Right after somebody left, before anybody else shops, it goes on with one touch.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from kiosk.core.items import Item
from kiosk.core.mode import LaneMode
from kiosk.core.policy import Policy
from kiosk.core.pricing import Line
from kiosk.core.receipt import saved_slip
from kiosk.core.session.decide import basket, coupons, members, mode
from kiosk.core.session.effects import PrintReceipt
from kiosk.core.session.facts import EndReason, SavedBy, SessionEnded, SessionResumed, SessionSuspended
from kiosk.core.session.lane_notes import SavedKept
from kiosk.core.session.notes import (
    ActiveNoted,
    AskNoted,
    AttractEaseChosen,
    AttractLanguageChosen,
    BasketView,
    ComeBackUntil,
    FetchView,
    SavedView,
    Say,
    TakeUpView,
    TriedNoted,
)
from kiosk.core.session.state import LaneState, Saved, Shopping
from kiosk.core.session.turn import Turn
from kiosk.core.values import Money

CODES = 1_000_000
DIGITS = 6
MOST_SLIPS = 2
"""So often the slip of a saved basket is tried: its code is on the screen, and a printer may be at its end."""


def suspend(turn: Turn, by: SavedBy, staff: str = "") -> None:
    """The open basket is put aside, and the lane is free."""
    session = turn.session
    if not session.lines:
        reason = EndReason.CANCELLED if by in (SavedBy.SHOPPER, SavedBy.STAFF) else EndReason.ABANDONED
        turn.happened(SessionEnded(session=session.id, reason=reason))
        return
    members.leave(turn)  # whoever takes it up may be somebody else
    code = _new_code(turn)
    turn.happened(SessionSuspended(session=session.id, code=code, by=by, at=turn.moment.wall, staff=staff))
    kept = turn.state.saved[-1]
    _keep(turn, kept)
    _drop_oldest(turn)
    if by is SavedBy.ABSENCE:
        turn.happened(ComeBackUntil(turn.moment.mono + turn.policy.come_back_s))
        return
    turn.happened(AttractLanguageChosen(session.language), AttractEaseChosen(session.ease))
    turn.open(SavedView(kept, turn.moment.mono + turn.policy.saved_closes_s))
    print_slip(turn)


def print_slip(turn: Turn) -> None:
    """The slip with the code on the screen is printed, as soon as there is a printer for it; see `MOST_SLIPS`."""
    view = turn.state.view
    if not isinstance(view, SavedView) or view.slip or view.slips >= MOST_SLIPS or not turn.state.printer_ready:
        return
    visit, slips = view.kept.session, view.slips + 1
    job = f"{visit.id}-saved-{view.code}-{slips}"
    slip = saved_slip(turn.policy, visit, view.code, anywhere=goes_anywhere(turn.state, turn.policy))
    turn.open(replace(view, slip=job, slips=slips))
    turn.effect(PrintReceipt(job, slip))


def slip_lost(turn: Turn, job: str) -> None:
    """The screen no longer says that the slip is printed, and it is printed once more if it can be."""
    view = turn.state.view
    if isinstance(view, SavedView) and view.slip == job:
        turn.open(replace(view, slip=""))
        print_slip(turn)


def suspend_touched(turn: Turn) -> None:
    session = turn.state.session
    if session is not None and isinstance(session.phase, Shopping):
        suspend(turn, SavedBy.SHOPPER)


def take_up_opened(turn: Turn) -> None:
    """From attract to the keys for the code."""
    if turn.state.session is None and may_take_up(turn.state, turn.policy) and mode.lets_in(turn):
        turn.hush()
        open_keys(turn)


def open_keys(turn: Turn) -> None:
    turn.open(TakeUpView(turn.moment.mono + turn.policy.idle_s))


def come_back_touched(turn: Turn, items: Sequence[Item]) -> None:
    """The one who just left is back: no code is asked for while nobody else has shopped."""
    found = come_back(turn.state)
    if found is not None and mode.lets_in(turn):
        resume(turn, found, items)


def may_take_up(state: LaneState, policy: Policy) -> bool:
    """Whether somebody may take a basket up here now: one of this lane's, or of any where the store shares them."""
    return goes_anywhere(state, policy) or bool(takeable(state))


def goes_anywhere(state: LaneState, policy: Policy) -> bool:
    """Whether what is saved now is offered to the store, and what any lane saved is found there."""
    shares = policy.shares_baskets and state.shelf_there
    return shares and state.server_online and state.mode is not LaneMode.TRAINING


def takeable(state: LaneState) -> tuple[Saved, ...]:
    """Baskets that this lane may open without asking, the oldest first: never offered to the store; practised ones in
    training only, and then no others.
    """
    training = state.mode is LaneMode.TRAINING
    return tuple(one for one in state.saved if one.session.training == training and not one.basket)


def come_back(state: LaneState) -> Saved | None:
    """The basket that goes on with one touch, if there is one."""
    found = takeable(state)
    if state.session is not None or state.come_back_until is None or not found:
        return None
    newest = found[-1]
    return newest if newest.by is SavedBy.ABSENCE else None


def ticked(turn: Turn) -> None:
    now = turn.moment.mono
    for one in _own(turn.state):
        if now >= turn.state.saved_until.get(one.session.id, math.inf):
            turn.happened(SessionEnded(session=one.session.id, reason=EndReason.ABANDONED))
    if turn.state.come_back_until is not None and now >= turn.state.come_back_until:
        turn.happened(ComeBackUntil(None))
    match turn.state.view:
        case SavedView(closes_at=closes_at) | TakeUpView(closes_at=closes_at) | FetchView(closes_at=closes_at):
            if turn.state.session is None and now >= closes_at:
                leave(turn)
        case _:
            return


def leave(turn: Turn) -> None:
    """Back to attract, from the code on the screen, from the keys, or from a basket that is not waited for."""
    if turn.state.session is None and isinstance(turn.state.view, SavedView | TakeUpView | FetchView):
        turn.happened(AttractLanguageChosen(turn.policy.language), AttractEaseChosen(turn.policy.ease))
        turn.hush()
        if turn.state.asking is None or not turn.state.asking.staff:  # what staff wait for is not the view's
            turn.happened(AskNoted(None))
        turn.open(BasketView())


def key_touched(turn: Turn) -> None:
    """Whoever types a code has all of the time again."""
    view = turn.state.view
    if isinstance(view, TakeUpView):
        turn.hush(Say.CODE_UNKNOWN)
        open_keys(turn)


def started(turn: Turn) -> None:
    """Nobody knows how long the lane was off: its clock may have been set to anything. All are kept as from now."""
    for one in turn.state.saved:
        _keep(turn, one)
    _drop_oldest(turn)


def deadline(state: LaneState) -> float | None:
    moments = [state.come_back_until] if state.come_back_until is not None else []
    moments += [state.saved_until[one.session.id] for one in _own(state) if one.session.id in state.saved_until]
    if state.session is None and isinstance(state.view, SavedView | TakeUpView | FetchView):
        moments.append(state.view.closes_at)
    return min(moments, default=None)


def resume(turn: Turn, found: Saved, items: Sequence[Item], staff: str = "") -> None:
    """A basket that is this lane's own goes on, at today's prices; `staff` found it, '' for nobody of them."""
    if turn.state.session is not None:  # one without a line
        turn.happened(SessionEnded(session=turn.session.id, reason=EndReason.CANCELLED))
    lines = reprice(found.session.lines, items)
    visit = replace(
        found.session,
        lines=lines,
        pricing=coupons.price_at(turn, lines, found.session.coupons, turn.moment.wall, found.session.by_hand),
        priced_at=turn.moment.wall,
    )
    turn.happened(SessionResumed(session=visit.id, code=found.code, at=turn.moment.wall, visit=visit, staff=staff))
    goes_on(turn, found.session.pricing.to_pay)


def reprice(lines: Sequence[Line], items: Sequence[Item]) -> tuple[Line, ...]:
    """`lines` at the prices of `items`; all else of an item is as it was scanned, its age limit too."""
    prices = {(item.key, item.unit, item.price.currency): item.price for item in items}

    def today(item: Item) -> Item:
        return replace(item, price=prices.get((item.key, item.unit, item.price.currency), item.price))

    return tuple(replace(line, item=today(line.item)) for line in lines)


def goes_on(turn: Turn, came_to: Money) -> None:
    """The basket that has just been opened, which `came_to` so much, is its shopper's again."""
    turn.happened(ComeBackUntil(None), TriedNoted(0, turn.moment.mono))
    turn.happened(ActiveNoted(turn.moment.mono, turn.moment.mono + turn.policy.idle_s))
    turn.say(Say.TAKEN_UP if turn.session.pricing.to_pay == came_to else Say.TAKEN_UP_NEW_PRICE)
    basket.take_out_sold(turn)


def _new_code(turn: Turn) -> str:
    """Six digits that no saved basket has, from the moment's chance."""
    taken = {one.code for one in turn.state.saved}
    number = int(turn.moment.nonce, 16) % CODES
    while f"{number:0{DIGITS}d}" in taken:
        number = (number + 1) % CODES
    return f"{number:0{DIGITS}d}"


def _own(state: LaneState) -> list[Saved]:
    """What was offered to the store is the store's to end."""
    return [one for one in state.saved if not one.basket]


def _keep(turn: Turn, one: Saved) -> None:
    """By the clock that never jumps: a lane that runs keeps a basket for `saved_hours`."""
    turn.happened(SavedKept(one.session.id, turn.moment.mono + turn.policy.saved_hours * 3600))


def _drop_oldest(turn: Turn) -> None:
    """Those beyond the most that nobody came back for end as abandoned; practised and real ones have each their own
    room.
    """
    alike = takeable(turn.state)
    for one in alike[: max(0, len(alike) - turn.policy.saved_most)]:
        turn.happened(SessionEnded(session=one.session.id, reason=EndReason.ABANDONED))
