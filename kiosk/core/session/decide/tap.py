"""The tap: one touch on a face is journaled at once; reasons and a remark, added in time, are journaled when it closes.

Never in the way: it closes by itself, later with each touch, and a scan begins the next visit.
"""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from kiosk.core.session.ask_notes import Asks, AsksNoted
from kiosk.core.session.decide import members
from kiosk.core.session.effects import PushOutbox
from kiosk.core.session.facts import EndReason, SessionEnded, TapExplained, TapGiven
from kiosk.core.session.inputs import FaceTouched, ReasonTouched, RemarkTyped
from kiosk.core.session.notes import TapView
from kiosk.core.session.state import Paid, Session
from kiosk.core.session.turn import Turn
from kiosk.core.survey import MOST_REASONS, Occasion, Question, plain_remark

HOUR = len("2026-11-22T10")
MANY_PIECES = 15
MEMBERS = 200
"""So many answers to "was this member asked that?" are remembered."""


def ask(turn: Turn) -> None:
    """The question that is due is on the screen, with five faces; where all that fit rest, only thanks."""
    asks, session, visit = turn.state.asks, turn.session, turn.state.sessions
    asks = replace(asks, survey=asks.newest)
    if asks.visit != visit:  # who looks at the receipt again is asked the same
        survey = asks.survey or turn.policy.survey  # what came since counts from here on
        question = survey.due(occasions(session), _resting(asks, session, visit))
        asks = _asked(asks, session, visit, question)
    turn.happened(AsksNoted(asks))
    if asks.question:
        turn.open(TapView(turn.moment.mono + turn.policy.tap_closes_s, asks.question))
    else:
        turn.open(TapView(turn.moment.mono + turn.policy.thanks_closes_s, thanked=True))


def _resting(asks: Asks, session: Session, visit: int) -> frozenset[str]:
    """What is not asked in this visit: for a while nobody is, and this member has been."""
    rest = {question for question, until in asks.resting.items() if visit <= until}
    card = _card(session)
    return frozenset(rest | {question for known, question in asks.members if card and known == card})


def _asked(asks: Asks, session: Session, visit: int, question: Question | None) -> Asks:
    if question is None:
        return replace(asks, visit=visit, question="")
    card = _card(session)
    members = (*asks.members, (card, question.id))[-MEMBERS:] if card else asks.members
    resting = {**asks.resting, question.id: visit + question.every - 1}
    return replace(asks, visit=visit, question=question.id, resting=resting, members=members)


def _card(session: Session) -> str:
    return (session.member.whose or session.member.card) if session.member is not None else ""


def _left_unanswered(turn: Turn, view: TapView) -> None:
    """Nobody is asked it again for a while."""
    question, asks = _question(turn, view), turn.state.asks
    if question is not None and question.pause:
        until = max(asks.resting.get(question.id, 0), turn.state.sessions + question.pause)
        turn.happened(AsksNoted(replace(asks, resting={**asks.resting, question.id: until})))


def occasions(session: Session) -> frozenset[Occasion]:
    """What the visit had."""
    had = {
        Occasion.HELPED: session.helped,
        Occasion.PAYMENT_STOPPED: session.payment_stopped,
        Occasion.NOT_READ: session.not_read,
        Occasion.WEIGHED: any(line.weighing is not None for line in session.lines),
        Occasion.SEARCHED: any(line.weighing is None and line.item.plu for line in session.lines),
        Occasion.MANY: session.pieces >= MANY_PIECES,
    }
    return frozenset(occasion for occasion, there in had.items() if there)


def happened(turn: Turn, event: FaceTouched | ReasonTouched | RemarkTyped) -> None:
    match event:
        case FaceTouched():
            face_touched(turn, event.face)
        case ReasonTouched():
            reason_touched(turn, event.reason)
        case RemarkTyped():
            remark_typed(turn, event.text)
        case _:
            assert_never(event)


def face_touched(turn: Turn, face: int) -> None:
    """The first touch is the tap; another face changes it, and drops reasons that are not offered under it."""
    view, session = turn.state.view, turn.state.session
    if session is None or not isinstance(view, TapView) or view.thanked or not 1 <= face <= 5:
        return
    given = view.given
    if given is None:
        given = TapGiven(
            tap=turn.moment.nonce,
            lane=turn.policy.lane,
            face=face,
            hour=turn.moment.wall[:HOUR],
            language=session.language,
            weighed=Occasion.WEIGHED in occasions(session),
            helped=session.helped,
            question=view.question,
        )
        turn.happened(given)
        turn.effect(PushOutbox())
    question = _question(turn, view)
    offered = {reason.id for reason in question.reasons(face)} if question else set()
    kept = tuple(reason for reason in view.reasons if reason in offered)
    answered = replace(view, face=face, reasons=kept, given=given)
    if offered:
        _more(turn, answered)
    else:
        _thank(turn, answered)


def reason_touched(turn: Turn, reason: str) -> None:
    """`reason` is chosen, or no longer; a fourth one is not taken."""
    view = _answered(turn)
    question = _question(turn, view) if view is not None else None
    if view is None or question is None or reason not in {one.id for one in question.reasons(view.face)}:
        return
    if reason in view.reasons:
        _more(turn, replace(view, reasons=tuple(one for one in view.reasons if one != reason)))
    elif len(view.reasons) < MOST_REASONS:
        _more(turn, replace(view, reasons=(*view.reasons, reason)))
    else:
        _more(turn, view)


def remark_typed(turn: Turn, text: str) -> None:
    view = _answered(turn)
    if view is not None:
        _more(turn, replace(view, remark=plain_remark(text)))


def stay(turn: Turn) -> None:
    """A touch anywhere: the tap stays open for longer."""
    view = turn.state.view
    if turn.state.session is not None and isinstance(view, TapView) and not view.thanked:
        _more(turn, view)


def finish(turn: Turn) -> None:
    """An answer is thanked for; without one, or after the thanks, the visit is over."""
    view = turn.state.view
    if not isinstance(view, TapView) or view.given is None or view.thanked:
        end(turn)
        return
    settle(turn)
    _thank(turn, view)


def settle(turn: Turn) -> None:
    """What the shopper added to the tap is journaled, once."""
    view = turn.state.view
    if not isinstance(view, TapView) or view.given is None or view.thanked:
        return
    tap = replace(view.given, face=view.face)
    if tap != view.given or view.reasons or view.remark:
        turn.happened(TapExplained(tap=tap, reasons=view.reasons, remark=view.remark))
        turn.effect(PushOutbox())
        turn.open(replace(view, thanked=True))  # nothing is added to it any more


def end(turn: Turn) -> None:
    """A paid visit is over; the lane invites the next."""
    session = turn.state.session
    if session is not None and isinstance(session.phase, Paid):
        settle(turn)
        view = turn.state.view
        if isinstance(view, TapView) and view.given is None and not view.thanked:
            _left_unanswered(turn, view)
        members.thank(turn)
        reason = EndReason.PRACTISED if session.training else EndReason.PAID
        turn.happened(SessionEnded(session=session.id, reason=reason))


def _thank(turn: Turn, view: TapView) -> None:
    turn.open(replace(view, thanked=True, closes_at=turn.moment.mono + turn.policy.thanks_closes_s))


def _more(turn: Turn, view: TapView) -> None:
    """`view` is on the screen, and closes later than it would have."""
    patience = turn.policy.tap_more_s if view.face else turn.policy.tap_closes_s
    turn.open(replace(view, closes_at=max(view.closes_at, turn.moment.mono + patience)))


def _answered(turn: Turn) -> TapView | None:
    """The tap on the screen that has a face and is not closed yet."""
    view = turn.state.view
    open_ = turn.state.session is not None and isinstance(view, TapView) and view.given is not None
    return view if open_ and isinstance(view, TapView) and not view.thanked else None


def _question(turn: Turn, view: TapView) -> Question | None:
    return turn.policy.survey.question(view.question)
