"""Cash on its way out of the hopper: durable first, then asked for once. What is not known is asked of the hopper's own
count; it is never paid again, and never owed while it may be out.
"""

from __future__ import annotations

from kiosk.core.cash import UNUSED, Box
from kiosk.core.sale import Tender
from kiosk.core.session.cash_effects import PayCash
from kiosk.core.session.cash_facts import PayOutStarted
from kiosk.core.session.facts import PaymentStarted
from kiosk.core.session.notes import AskAgainAt
from kiosk.core.session.state import CASH_MARK, AttemptKind
from kiosk.core.session.turn import Turn
from kiosk.core.values import Money, Way


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


def pay_out(turn: Turn, amount: Money) -> None:
    """The hopper is asked for `amount`, as part of the open attempt."""
    attempt, mark = turn.attempt, turn.state.boxes.get(Box.HOPPER, UNUSED).mark
    payout = f"{attempt.id}-out"
    turn.happened(
        PayOutStarted(session=attempt.session, attempt=attempt.id, payout=payout, amount=amount, mark=mark),
        AskAgainAt(None),
    )
    turn.effect(PayCash(payout, amount, mark))


def ask(turn: Turn) -> None:
    """What has become of the payout? Nothing goes out for this question."""
    run = turn.attempt.cash
    if run is not None and run.due is not None:
        turn.happened(AskAgainAt(None))
        turn.effect(PayCash(run.due.id, run.due.amount, run.due.mark, ask_only=True))
