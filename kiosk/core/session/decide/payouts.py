"""Cash on its way out of the hopper: durable first, then asked for once. What is not known is asked of the hopper's own
count; it is never paid again, and never owed while it may be out.
"""

from __future__ import annotations

from kiosk.core.cash import UNUSED, Box, PayOutDue
from kiosk.core.sale import Tender
from kiosk.core.session.cash_effects import PayCash
from kiosk.core.session.cash_facts import PayOutQueried, PayOutStarted
from kiosk.core.session.facts import PaymentStarted
from kiosk.core.session.notes import AskAgainAt
from kiosk.core.session.state import CASH_MARK, Attempt, AttemptKind, LaneState
from kiosk.core.session.turn import Turn
from kiosk.core.values import Money, Way


def moving(state: LaneState) -> Attempt | None:
    """The open attempt, if it is one in cash."""
    return state.attempt if state.attempt is not None and state.attempt.way is Way.CASH else None


def due(state: LaneState) -> PayOutDue | None:
    """What is on its way out."""
    attempt = moving(state)
    return attempt.cash.due if attempt is not None and attempt.cash is not None else None


def begin(turn: Turn, owner: str, amount: Money, kind: AttemptKind, of: Tender | None) -> bool:
    """`amount` goes back in cash, for the visit or refund `owner`; False where money moves already."""
    if turn.state.attempt is not None:
        return False
    turn.happened(
        PaymentStarted(
            session=owner,
            attempt=f"{owner}-a{turn.state.attempts + 1}",
            amount=amount,
            mark=CASH_MARK,
            at=turn.moment.wall,
            kind=kind,
            of=of,
            way=Way.CASH,
        )
    )
    pay_out(turn, amount)
    return True


def name_of(attempt: str) -> str:
    """What the payout of `attempt` is called: it has one at most."""
    return f"{attempt}-out"


def pay_out(turn: Turn, amount: Money) -> None:
    """The hopper is asked for `amount`, as part of the open attempt."""
    attempt, mark = turn.attempt, turn.state.boxes.get(Box.HOPPER, UNUSED).mark
    payout = name_of(attempt.id)
    turn.happened(
        PayOutStarted(session=attempt.session, attempt=attempt.id, payout=payout, amount=amount, mark=mark),
        AskAgainAt(None),
    )
    turn.effect(PayCash(payout, amount, mark))


def again(turn: Turn, reason: str) -> None:
    """The hopper has begun nothing, and stands where the payout is to begin now: what moved it is known by its late
    word of another. It is asked for it once more, from there.
    """
    attempt, out = turn.attempt, due(turn.state)
    if out is not None:
        tries = out.tries + 1
        turn.happened(PayOutQueried(session=attempt.session, attempt=attempt.id, reason=reason, tries=tries))
        turn.effect(PayCash(out.id, out.amount, out.mark))


def ask(turn: Turn) -> None:
    """What has become of the payout? Nothing goes out for this question."""
    out = due(turn.state)
    if out is not None:
        turn.happened(AskAgainAt(None))
        turn.effect(PayCash(out.id, out.amount, out.mark, ask_only=True))


def ask_after(turn: Turn) -> None:
    """What has become of the last payout that ended in doubt? A hopper that pays now is not asked."""
    doubt = turn.state.doubt
    if doubt is not None and due(turn.state) is None and Box.HOPPER in turn.state.boxes_there:
        turn.effect(PayCash(doubt.payout, doubt.amount, doubt.mark, ask_only=True))
