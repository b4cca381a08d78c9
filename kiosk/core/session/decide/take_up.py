"""A saved basket is wanted, by its code or touched by staff: it is this lane's own, or the store is asked for it.

What the store grants is this lane's alone, and is journaled whole before it shows. What it grants in vain is given
back, unless it was taken up before: then the word is an old one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from kiosk.core.baskets import Ask, Why
from kiosk.core.calls import Outcome
from kiosk.core.items import Item
from kiosk.core.mode import SELLS, SHUT, LaneMode
from kiosk.core.session.basket_inputs import BasketGranted, BasketHanded, BasketRefused
from kiosk.core.session.decide import coupons, mode, rights, saved, shelf, staff
from kiosk.core.session.decide.staff_acts import is_free
from kiosk.core.session.effects import AnswerCommand, AskForBasket, PushOutbox, ReleaseBasket
from kiosk.core.session.facts import BasketTakenUp, EndReason, SessionEnded
from kiosk.core.session.inputs import KeptTouched
from kiosk.core.session.lane_facts import OffBy
from kiosk.core.session.notes import (
    Asking,
    AskNoted,
    AttractEaseChosen,
    AttractLanguageChosen,
    BasketView,
    Fetching,
    FetchView,
    Say,
    TriedNoted,
)
from kiosk.core.session.staff_facts import NotDone
from kiosk.core.session.state import Session, Shopping
from kiosk.core.session.turn import Turn
from kiosk.core.staff import Act


def code_given(turn: Turn, code: str, lane: str, items: Sequence[Item]) -> None:
    """The basket of `code`, scanned or typed, is open again or asked for; an open basket comes first."""
    session, now = turn.state.session, turn.moment.mono
    if session is not None and (session.lines or not isinstance(session.phase, Shopping)):
        turn.say(Say.FINISH_FIRST)
        return
    if session is None and not mode.lets_in(turn):
        return
    if turn.state.tries >= turn.policy.code_tries and now < turn.state.tries_until:
        turn.say(Say.CODE_WAIT)
        return
    own = lane in ("", turn.policy.lane)
    found = next((one for one in saved.takeable(turn.state) if own and one.code == code), None)
    if found is not None:
        saved.resume(turn, found, items)
    elif turn.policy.shares_baskets and turn.state.shelf_there and turn.state.mode is not LaneMode.TRAINING:
        _want(turn, code, lane)
    else:
        _unknown(turn)


def chosen(turn: Turn, event: KeptTouched) -> None:
    """The basket that staff touched is open again, or asked for; the lane is its shopper's then, and nobody's of the
    staff. One that is being fetched comes first.
    """
    run = turn.state.shelf
    if run is None or shelf.is_fetching(turn.state):
        return
    who = rights.allowed(turn, Act.BASKETS, event)
    if who is None:
        return
    own = next((one for one in saved.takeable(turn.state) if one.session.id == event.key), None)
    if turn.state.mode in SHUT or not is_free(turn.state):
        _not_now(turn, who.staff)
    elif own is not None:
        saved.resume(turn, own, event.items, who.staff)
        staff.sign_off(turn, OffBy.TOUCH)
    elif any(one.basket == event.key for one in run.kept):
        _end_empty(turn)
        _ask(turn, Ask(request=turn.moment.nonce, basket=event.key), staff=who.staff)
    else:  # it went while it was looked at
        rights.refuse(turn, Act.BASKETS, NotDone.NOT_OPEN, who.staff)
        shelf.told(turn, Fetching.OVER)


def granted(turn: Turn, event: BasketGranted) -> None:
    """The basket is open, if it is still wanted."""
    asking = turn.state.asking
    wanted = asking is not None and asking.ask.request == event.request
    if event.basket in turn.state.taken_baskets:
        if wanted:
            _told(turn, Fetching.HERE, turn.policy.lane)
        return
    practises = turn.state.mode is LaneMode.TRAINING
    if asking is None or not wanted or practises or turn.state.session is not None or not _lets_in(turn, asking):
        turn.effect(ReleaseBasket(event.request, event.basket))
        if asking is not None and wanted and asking.staff:
            _not_now(turn, asking.staff)
        return
    if any(line.item.price.currency != turn.policy.currency for line in event.content.lines):
        turn.effect(ReleaseBasket(event.request, event.basket))
        _told(turn, Fetching.STRANGE)
        return
    visit = _visit(turn, event)
    turn.happened(
        BasketTakenUp(
            session=visit.id,
            lane=turn.policy.lane,
            basket=event.basket,
            code=event.code,
            from_lane=event.lane,
            visit=visit,
            at=turn.moment.wall,
            staff=asking.staff,
        )
    )
    if asking.staff:
        staff.sign_off(turn, OffBy.TOUCH)
    saved.goes_on(turn, event.content.to_pay)
    turn.effect(PushOutbox())
    if asking.command:
        turn.effect(AnswerCommand(asking.command, Outcome.DONE))


def refused(turn: Turn, event: BasketRefused) -> None:
    """Whoever waits is told why."""
    asking = turn.state.asking
    if asking is None or asking.ask.request != event.request:
        return
    match event.why:
        case Why.UNKNOWN if asking.command or asking.staff:
            _told(turn, Fetching.OVER)
        case Why.UNKNOWN:
            turn.happened(AskNoted(None))
            saved.open_keys(turn)
            _unknown(turn)
        case Why.AT_LANE:
            _told(turn, Fetching.HERE if event.lane == turn.policy.lane else Fetching.AT_LANE, event.lane)
        case Why.OVER:
            _told(turn, Fetching.OVER)
        case Why.TWICE:
            _told(turn, Fetching.TWICE)
        case Why.STRANGE:
            _told(turn, Fetching.STRANGE)
        case _:
            assert_never(event.why)


def lost(turn: Turn, request: str) -> None:
    """The store does not answer."""
    asking = turn.state.asking
    if asking is not None and asking.ask.request == request:
        _told(turn, Fetching.AWAY)


def handed(turn: Turn, event: BasketHanded) -> None:
    """A host wants the basket here: it is asked for while nobody is at the lane; else the host is told."""
    state = turn.state
    if event.basket in state.taken_baskets:
        turn.effect(AnswerCommand(event.command, Outcome.DONE))
        return
    if state.asking is not None and state.asking.command == event.command:
        return
    nobody = state.session is None and state.staff is None and state.pad is None and state.asking is None
    if nobody and state.mode in SELLS and isinstance(state.view, BasketView):
        _ask(turn, Ask(request=turn.moment.nonce, basket=event.basket), event.command)
    else:
        turn.effect(AnswerCommand(event.command, Outcome.OVER))


def ticked(turn: Turn) -> None:
    asking = turn.state.asking
    if asking is not None and turn.moment.mono >= asking.until:
        _told(turn, Fetching.AWAY)


def _want(turn: Turn, code: str, lane: str) -> None:
    asking = turn.state.asking
    if asking is not None and (asking.ask.code, asking.ask.lane) == (code, lane):
        return
    _end_empty(turn)
    _ask(turn, Ask(request=turn.moment.nonce, code=code, lane=lane))


def _not_now(turn: Turn, staff: str) -> None:
    """No basket goes on here just now: staff read why, and nothing is on its way."""
    rights.refuse(turn, Act.BASKETS, NotDone.NOT_NOW, staff)
    if turn.state.asking is not None:
        turn.happened(AskNoted(None))
    turn.say_for_a_while(Say.LANE_CLOSED if turn.state.mode in SHUT else Say.FINISH_FIRST)


def _end_empty(turn: Turn) -> None:
    """A visit without a line makes way."""
    session = turn.state.session
    if session is not None:
        turn.happened(SessionEnded(session=session.id, reason=EndReason.CANCELLED))
        turn.happened(AttractLanguageChosen(session.language), AttractEaseChosen(session.ease))


def _lets_in(turn: Turn, asking: Asking) -> bool:
    """Whether the basket may go on here; one that staff touched, as long as it is theirs to wait for."""
    return turn.state.mode in SELLS if asking.staff else mode.lets_in(turn)


def _ask(turn: Turn, ask: Ask, command: str = "", staff: str = "") -> None:
    until = turn.moment.mono + turn.policy.fetch_s
    turn.hush()
    turn.happened(AskNoted(Asking(ask=ask, until=until, command=command, staff=staff)))
    if not staff:
        turn.open(FetchView(Fetching.ASKED, until))
    turn.effect(AskForBasket(ask))


def _told(turn: Turn, how: Fetching, lane: str = "") -> None:
    """Nothing is asked for any more, and the screen says how it stands."""
    asking = turn.state.asking
    turn.happened(AskNoted(None))
    if asking is not None and asking.staff:
        why = NotDone.NOT_NOW if how in (Fetching.AWAY, Fetching.STRANGE) else NotDone.NOT_OPEN
        rights.refuse(turn, Act.BASKETS, why, asking.staff)
        shelf.told(turn, how, lane)
        return
    turn.open(FetchView(how, turn.moment.mono + turn.policy.saved_closes_s, lane))
    if asking is not None and asking.command:
        turn.effect(AnswerCommand(asking.command, Outcome.DONE if how is Fetching.HERE else Outcome.OVER))


def _unknown(turn: Turn) -> None:
    now = turn.moment.mono
    tries = turn.state.tries if now < turn.state.tries_until else 0  # a pause that was kept forgets them
    turn.happened(TriedNoted(tries + 1, now + turn.policy.code_pause_s))
    turn.say(Say.CODE_UNKNOWN)


def _visit(turn: Turn, event: BasketGranted) -> Session:
    """The basket as a visit of this lane, at today's prices, in its own language where this lane speaks it."""
    content, now = event.content, turn.moment.wall
    lines = saved.reprice(content.lines, event.items)
    return Session(
        id=f"{turn.policy.lane}-{turn.state.sessions + 1:06d}",
        started_at=content.started_at,
        language=content.language if content.language in turn.policy.languages else turn.state.language,
        lines=lines,
        pricing=coupons.price_at(turn, lines, content.coupons, now, content.by_hand),
        next_line=content.next_line,
        helped=content.helped,
        ease=turn.state.ease,
        coupons=content.coupons,
        priced_at=now,
        by_hand=content.by_hand,
        changes=content.changes,
        owes_check=content.owes_check,
        bag_words=content.bag_words,
    )
