"""A shopper who hesitates: shown what to do next, then offered help before they ask. Only while nothing else is said.

Whoever is quick meets none of it: each thing done begins the waiting anew. What somebody did by themselves in this
visit is not explained to them; a hint shows twice in a visit at most, and a "no, thanks" holds for all of it.
"""

from __future__ import annotations

from kiosk.core.policy import Policy
from kiosk.core.session.decide import weigh
from kiosk.core.session.inputs import Device, Load
from kiosk.core.session.notes import (
    BasketView,
    HelpOffers,
    HesitationAwaited,
    Hint,
    Hinted,
    PayView,
    PickView,
    Say,
    WeighView,
)
from kiosk.core.session.state import AttemptStage, LaneState, Paid, Paying, Session
from kiosk.core.session.turn import Turn
from kiosk.core.values import Way, Weighing

MOST_HINTS = 2
WANTS_CARD = ("", "0A")
"""What the terminal says while it waits for a card: nothing yet, or so."""
_WEIGHING = (Hint.PUT, Hint.REST, Hint.ADD)
_STAYS = (Say.ASK_CANCEL, Say.HELP_CALLED, Say.SEE_ATTENDANT_PAYMENT)
"""Messages that an offer of help does not take the place of."""


def begin(turn: Turn) -> None:
    """Somebody just did something: what showed for who hesitates is gone, and the waiting begins anew."""
    turn.hush(Say.OFFER_HELP)
    now, hint = turn.moment.mono, step(turn.state, turn.policy)
    awaited = HesitationAwaited(
        hint_at=now + patience(hint, turn.policy) if hint is not None else None,
        offer_at=now + turn.policy.offer_help_s if _may_offer(turn.state) else None,
    )
    state = turn.state
    if (state.hint, state.hint_at, state.offer_at) != (None, awaited.hint_at, awaited.offer_at):
        turn.happened(awaited)


def follow(turn: Turn) -> None:
    """A hint goes when the screen waits for something else, or says something itself."""
    state, session = turn.state, turn.state.session
    if state.hint is None or session is None:
        return
    fits = state.message is None and _reachable(state, session)
    if fits and _next(state, session, turn.policy) is state.hint:
        return
    hint = step(state, turn.policy)
    hint_at = turn.moment.mono + patience(hint, turn.policy) if hint is not None else None
    turn.happened(HesitationAwaited(hint_at, state.offer_at))


def ticked(turn: Turn) -> None:
    state, now = turn.state, turn.moment.mono
    if state.hint_at is not None and state.hint_at <= now:
        hint = step(state, turn.policy)
        turn.happened(HesitationAwaited(None, state.offer_at))
        if hint is not None:
            turn.happened(Hinted(hint))
    if state.offer_at is not None and state.offer_at <= now:
        turn.happened(HesitationAwaited(None, None))
        if _may_offer(turn.state):
            turn.happened(HelpOffers(state.offers_left - 1))
            turn.say(Say.OFFER_HELP)


def refused(turn: Turn) -> None:
    """No, thanks: help is not offered again in this visit."""
    turn.happened(HelpOffers(0))


def deadline(state: LaneState) -> float | None:
    known = [moment for moment in (state.hint_at, state.offer_at) if moment is not None]
    return min(known, default=None)


def step(state: LaneState, policy: Policy) -> Hint | None:
    """What a hint may show now, if anything."""
    session = state.session
    if session is None or state.message is not None or not _reachable(state, session):
        return None
    hint = _next(state, session, policy)
    if hint is None or state.hints.count(hint) >= MOST_HINTS or _knows(session, hint, state.hints):
        return None
    return hint


def patience(hint: Hint, policy: Policy) -> float:
    """How long somebody may look around before `hint` shows, in seconds."""
    match hint:
        case Hint.SCAN:
            return policy.hint_basket_s
        case Hint.PICK:
            return policy.hint_pick_s
        case Hint.PUT | Hint.REST | Hint.ADD:
            return policy.hint_weigh_s
        case Hint.PAY:
            return policy.hint_pay_s
        case Hint.CARD:
            return policy.hint_card_s


def _next(state: LaneState, session: Session, policy: Policy) -> Hint | None:
    """What the screen waits for."""
    if isinstance(session.phase, Paying):
        by_card = state.attempt is not None and state.attempt.way is Way.CARD
        wants = by_card and _card_awaited(state) and state.card_code.upper() in WANTS_CARD
        return Hint.CARD if wants else None
    match state.view:
        case BasketView():
            return Hint.SCAN if not session.lines and Device.SCANNER not in state.troubles else None
        case PickView():
            return Hint.PICK
        case WeighView():
            return _weighing(state, state.view, policy)
        case PayView(phone=False):
            return Hint.PAY if state.mark is not None else None
        case _:
            return None


def _weighing(state: LaneState, view: WeighView, policy: Policy) -> Hint | None:
    if state.load is Load.SETTLING:
        return Hint.REST
    if weigh.is_empty(state, view.tare_g):
        return Hint.PUT
    return Hint.ADD if isinstance(weigh.sellable(state, view.tare_g, policy), Weighing) else None


def _knows(session: Session, hint: Hint, hinted: tuple[Hint, ...]) -> bool:
    """Whether they did it in this visit without having been shown."""
    if hint in _WEIGHING:
        weighed = any(line.weighing is not None for line in session.lines)
        return weighed and not any(one in hinted for one in _WEIGHING)
    did = {
        Hint.PICK: any(line.item.plu for line in session.lines),
        Hint.PAY: session.payment_stopped,
        Hint.CARD: session.payment_stopped,
    }
    return did.get(hint, False) and hint not in hinted


def _may_offer(state: LaneState) -> bool:
    session, message = state.session, state.message
    if session is None or state.offers_left <= 0 or (message is not None and message.say in _STAYS):
        return False
    return _reachable(state, session) and (not isinstance(session.phase, Paying) or _card_awaited(state))


def _reachable(state: LaneState, session: Session) -> bool:
    """Somebody shops, has not called for help, reads no help, and has not been asked after."""
    shopping = not isinstance(session.phase, Paid)
    staff = state.staff is not None or state.pad is not None or session.assisted
    return shopping and not staff and state.call is None and state.help_page is None and state.leaves_at is None


def _card_awaited(state: LaneState) -> bool:
    return state.attempt is not None and state.attempt.stage is AttemptStage.SENT and not state.giving_up
