"""A basket paid in parts: so much by this card, the rest by another. Whoever gives it up gets each part back.

While a part stands the basket is closed. Parts go back one after the other, each undone at the terminal and asked after
like a payment; one that does not go back stays paid, and a colleague comes.
"""

from __future__ import annotations

from kiosk.core.calls import HelpReason
from kiosk.core.sale import MOST_TENDERS, Tender
from kiosk.core.session.decide import attempts, calls, debts, interventions
from kiosk.core.session.facts import CardResult, PartPaid, PartReturned
from kiosk.core.session.notes import BackAsked, BasketView, PayView, Say, SplitView
from kiosk.core.session.state import Attempt, AttemptKind, Session, Settle, Settling, Shopping
from kiosk.core.session.turn import Turn
from kiosk.core.values import Money, Way


def split_touched(turn: Turn) -> None:
    """How much shall the next card pay? In training a card pays all, and so does the last that a sale may have."""
    session = turn.state.session
    if session is None or session.training or not isinstance(turn.state.view, PayView):
        return
    if isinstance(session.phase, Shopping | Settling) and may_split(session):
        turn.hush()
        turn.open(SplitView())


def may_split(session: Session) -> bool:
    """Whether the next payment may leave something to pay."""
    return session.rest.minor > 1 and len(session.parts) + 1 < MOST_TENDERS


def amount_given(turn: Turn, minor: int) -> None:
    """So much is paid next, and no more than is left. Where only cards are taken, one is asked for at once."""
    session = turn.state.session
    if session is None or not isinstance(turn.state.view, SplitView):
        return
    if not isinstance(session.phase, Shopping | Settling) or interventions.stop_before_card(turn):
        return
    if attempts.wait_for_drawer(turn):
        return
    if not 0 < minor <= session.rest.minor:
        turn.say(Say.AMOUNT_TOO_MUCH)
        return
    turn.hush()
    part = Money(minor, session.rest.currency)
    if len(turn.policy.ways) > 1:
        turn.open(PayView(part if part != session.rest else None))
        return
    turn.open(PayView())
    if not attempts.begin(turn, session.id, part):
        turn.say(Say.CARD_MISSING)


def paid(turn: Turn, tender: Tender) -> None:
    """The part stands; the ways to pay the rest are on the screen."""
    turn.happened(PartPaid(session=turn.session.id, tender=tender, at=turn.moment.wall))
    turn.open(PayView())


def back_touched(turn: Turn) -> None:
    """Every part goes back, the last one first."""
    if _settles(turn) is None or turn.state.attempt is not None:
        return
    turn.happened(BackAsked(turn.session.id))
    if not give_back(turn):
        attempts.say_missing(turn, turn.session.parts[-1].way)


def give_back(turn: Turn) -> bool:
    """The last part that stands is on its way back, or somebody comes for one that only they can give back; False where
    the terminal cannot be asked now.
    """
    session = turn.session
    last = session.parts[-1]
    turn.hush()
    if last.is_nameless:
        stuck(turn)
        return True
    return attempts.begin(turn, session.id, last.amount, AttemptKind.TAKE_BACK, last, last.way)


def returned(turn: Turn, attempt: Attempt, result: CardResult | None) -> None:
    """The part stands no more; the next one follows, or the basket is open again."""
    if attempt.of is None:
        return
    turn.hush()
    turn.happened(
        PartReturned(session=attempt.session, attempt=attempt.id, tender=attempt.of, result=result, at=turn.moment.wall)
    )
    if turn.session.parts:
        turn.open(PayView())
        go_on(turn)
    else:
        turn.open(BasketView())
        turn.say(Say.PARTS_BACK)


def stuck(turn: Turn) -> None:
    """A part did not go back: it is said, and somebody comes."""
    turn.open(PayView())
    turn.say(Say.PART_STAYS)
    _call(turn)


def go_on(turn: Turn) -> None:
    """Parts that are to go back do, as soon as the terminal can be asked. Cash goes to whoever asked for it and has not
    left since, else it waits for them or for staff.
    """
    settles = _settles(turn)
    if settles is None or settles.way is not Settle.RETURNING or turn.state.attempt is not None:
        return
    if turn.session.parts[-1].way is Way.CASH and turn.state.back_asked != turn.session.id:
        _call(turn)
    else:
        give_back(turn)


def left_alone(turn: Turn) -> bool:
    """Nobody paid the rest: whether the visit has nothing left of what was paid.

    Cash is given out to nobody, nor what stands on staff's word alone: somebody is called, and when they were as long
    away as the shopper it is a debt, to be given back by hand. All else goes back; what does not stands, and somebody
    comes.
    """
    turn.happened(BackAsked(""))
    if any(part.by_hand_only for part in turn.session.parts):
        if turn.state.left_alone != turn.session.id:
            _call(turn)
            return False
        debts.leave_by_hand(turn)
        if not turn.session.parts:
            return True
    if not give_back(turn):
        _call(turn)
    return False


def _call(turn: Turn) -> None:
    if turn.state.call is None:
        calls.request(turn, HelpReason.PAYMENT)


def _settles(turn: Turn) -> Settling | None:
    session = turn.state.session
    return session.phase if session is not None and isinstance(session.phase, Settling) else None
