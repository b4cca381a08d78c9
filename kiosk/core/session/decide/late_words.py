"""A terminal tells after all what became of a payment that staff had settled.

The one that they settled last is asked after each time that its terminal, having been away, is back, until the lane
asks for money by that way again: from then on the terminal's last transaction is another one. Nothing waits for the
answer: it is heard whatever is being paid meanwhile, and a payment that is asked for before it came is turned away by
the driver. Where both say the same it is over. Where they differ both words are kept, and the server makes an alarm of
them for the manager; what a shopper is owed by the terminal's word is a debt, given back by hand. Nothing is charged,
undone or booked by it.
"""

from __future__ import annotations

from kiosk.core.debts import Debt
from kiosk.core.sale import Tender
from kiosk.core.session.debt_facts import PartsLeft
from kiosk.core.session.effects import PushOutbox, QueryPayment
from kiosk.core.session.facts import CardResult
from kiosk.core.session.inputs import CardResolvedCharged
from kiosk.core.session.settle_facts import Settled, SettledToldLate
from kiosk.core.session.state import AttemptKind, LaneState
from kiosk.core.session.turn import Turn
from kiosk.core.values import Way

CHARGED = "staff said that it was not charged, its terminal says that it was"
KEPT = "staff said that it went back, its terminal says that it did not"


def readied(turn: Turn, before: LaneState, way: Way) -> None:
    """The terminal for `way` can be used; one that was away is asked."""
    settled = turn.state.settled
    if settled is None or settled.past or settled.attempt.way is not way or before.mark_of(way) is not None:
        return
    if turn.state.mark_of(way) is not None:
        turn.effect(QueryPayment(settled.attempt))


def charged(turn: Turn, event: CardResolvedCharged) -> None:
    """It tells that the money moved. Another amount is no answer."""
    settled = _asked(turn, event.attempt)
    if settled is not None and settled.attempt.amount == event.result.amount:
        _told(turn, settled, event.result)


def uncharged(turn: Turn, attempt: str) -> None:
    settled = _asked(turn, attempt)
    if settled is not None:
        _told(turn, settled, None)


def _asked(turn: Turn, attempt: str) -> Settled | None:
    settled = turn.state.settled
    return settled if settled is not None and settled.attempt.id == attempt else None


def _told(turn: Turn, settled: Settled, result: CardResult | None) -> None:
    attempt, moved = settled.attempt, result is not None
    turn.happened(
        SettledToldLate(
            lane=turn.policy.lane,
            session=attempt.session,
            attempt=attempt.id,
            kind=attempt.kind,
            way=attempt.way,
            amount=attempt.amount,
            said=settled.moved,
            told=moved,
            at=turn.moment.wall,
        )
    )
    if moved is settled.moved:
        return
    if moved is (attempt.kind is AttemptKind.PAYMENT):
        _owe(turn, settled, result)
    turn.effect(PushOutbox())


def _owe(turn: Turn, settled: Settled, result: CardResult | None) -> None:
    """The shopper paid for nothing, or did not get back what is booked so."""
    attempt = settled.attempt
    tender = Tender(
        amount=attempt.amount,
        attempt=attempt.id,
        terminal_id=result.terminal_id if result is not None else "",
        receipt_no=result.receipt_no if result is not None else "",
        trace_no=result.trace_no if result is not None else "",
        card_name=result.card_name if result is not None else "",
        card_last4=result.card_last4 if result is not None else "",
        slip=(),
        way=attempt.way,
    )
    reason = CHARGED if result is not None else KEPT
    debt = Debt(id=attempt.id, session=attempt.session, tenders=(tender,), reason=reason, at=turn.moment.wall)
    turn.happened(PartsLeft(lane=turn.policy.lane, session=attempt.session, debt=debt))
