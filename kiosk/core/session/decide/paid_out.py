"""What became of a payout, told by the hopper at once, later, or never. What is out is booked, what surely is not is
owed by hand, and of what nobody knows a person is told, once.
"""

from __future__ import annotations

from kiosk.core.cash import Box, PaidOut, PayOutDoubt, PayOutDue
from kiosk.core.debts import Debt
from kiosk.core.plain import one_line
from kiosk.core.receipt import amount as in_words
from kiosk.core.receipt import change_owed, still_owed, uncounted
from kiosk.core.sale import Tender
from kiosk.core.session.cash_facts import ChangeOwed, PayOutCleared, PayOutQueried, PayOutSettled
from kiosk.core.session.cash_inputs import PayOutTold
from kiosk.core.session.decide import cash_alarms, parts, pay, payouts, refunds
from kiosk.core.session.effects import PushOutbox
from kiosk.core.session.notes import AskAgainAt, HopperAwaited, Say
from kiosk.core.session.state import Attempt, AttemptKind
from kiosk.core.session.turn import Turn
from kiosk.core.values import Money, Way


def told(turn: Turn, event: PayOutTold) -> None:
    attempt, due, doubt = payouts.moving(turn.state), payouts.due(turn.state), turn.state.doubt
    if attempt is not None and due is not None and due.id == event.payout:
        _ended(turn, attempt, due, event)
    elif doubt is not None and doubt.payout == event.payout and event.mark and event.end is not PaidOut.UNKNOWN:
        _cleared(turn, doubt, event)


def hopper_came(turn: Turn) -> None:
    """It is asked at once what is in doubt: whatever it was asked before, it has lost. To be back is no answer: the
    time that it is waited for runs on.
    """
    if payouts.due(turn.state) is not None:
        payouts.ask(turn)
    else:
        payouts.ask_after(turn)


def hopper_lost(turn: Turn) -> None:
    """A payout of which it has yet to tell waits for it no longer than so long, whether an answer comes or none."""
    if payouts.due(turn.state) is not None:
        _await(turn)


def ticked(turn: Turn) -> None:
    """The hopper did not tell in time: the visit goes on, and staff see to what may be out, or not."""
    attempt, due, until = payouts.moving(turn.state), payouts.due(turn.state), turn.state.hopper_until
    if attempt is not None and due is not None and until is not None and until <= turn.moment.mono:
        there = Box.HOPPER in turn.state.boxes_there
        _doubt(turn, attempt, due, "the hopper does not tell" if there else "the hopper is away")
        payouts.ask_after(turn)  # one that is there may have been about to be asked again


def tender(attempt: Attempt, slip: tuple[str, ...] = ()) -> Tender:
    """The payment as it stands: of what is put in, no more than was asked for."""
    if attempt.cash is None:
        return _cash(attempt.id, attempt.amount, None, slip)
    return _cash(attempt.id, min(attempt.cash.taken, attempt.amount), attempt.cash.taken, slip)


def _ended(turn: Turn, attempt: Attempt, due: PayOutDue, event: PayOutTold) -> None:
    not_begun = event.end is PaidOut.UNKNOWN and bool(event.mark)  # a payout is asked for but once
    if event.end is PaidOut.UNKNOWN and not not_begun:
        if not _asks_again(turn, attempt, due, event.reason):
            _doubt(turn, attempt, due, event.reason)
        return
    if not_begun and event.mark == due.mark and due.tries + 1 < turn.policy.payout_tries:
        payouts.again(turn, event.reason)
        return
    if not_begun and turn.state.doubt is None:  # else what left the hopper before is of that payout
        cash_alarms.tell(turn, Box.HOPPER, event.reason, "")
    paid = Money(0 if not_begun else event.paid_minor, due.amount.currency)
    _book(turn, attempt, due, paid, known=True, reason=event.reason, mark=event.mark)
    _settled(turn, attempt, due, due.amount - paid, event.reason)
    payouts.ask_after(turn)


def _asks_again(turn: Turn, attempt: Attempt, due: PayOutDue, reason: str) -> bool:
    """The hopper is asked again a little later. One that is away has not answered: it is waited for, and staff come."""
    now = turn.moment.mono
    if Box.HOPPER in turn.state.boxes_there:
        tries = due.tries + 1
        turn.happened(PayOutQueried(session=attempt.session, attempt=attempt.id, reason=reason, tries=tries))
        again = tries < turn.policy.payout_tries
    else:
        again = now < _await(turn)
    if again:
        turn.happened(AskAgainAt(now + turn.policy.resolve_pause_s))
    return again


def _await(turn: Turn) -> float:
    """So long a hopper that is away is waited for, from when it was missed; monotonic seconds."""
    until = turn.state.hopper_until
    if until is None:
        until = turn.moment.mono + turn.policy.hopper_returns_s
        turn.happened(HopperAwaited(until))
        if turn.attempt.kind is not AttemptKind.TRY:  # else somebody is there
            cash_alarms.call(turn)
    return until


def _doubt(turn: Turn, attempt: Attempt, due: PayOutDue, reason: str) -> None:
    """Nobody knows what of it is out."""
    _book(turn, attempt, due, Money(0, due.amount.currency), known=False, reason=reason, mark="")
    _settled(turn, attempt, due, None, f"{in_words(due.amount)} {due.amount.currency} may be out, or not: {reason}")


def _book(turn: Turn, attempt: Attempt, due: PayOutDue, paid: Money, *, known: bool, reason: str, mark: str) -> None:
    turn.happened(
        PayOutSettled(
            session=attempt.session,
            attempt=attempt.id,
            payout=due.id,
            paid=paid,
            known=known,
            reason=reason,
            mark=mark,
            at=turn.moment.wall,
        )
    )


def _settled(turn: Turn, attempt: Attempt, due: PayOutDue, owed: Money | None, reason: str) -> None:
    """The payout is over. `owed` is what did not come out of it; None: nobody knows."""
    if attempt.kind is AttemptKind.TRY:
        _tried(turn, due, owed, reason)
        return
    say: Say | None = None
    slip: tuple[str, ...] = ()
    refund = refunds.is_refund(turn, attempt)
    if owed is None:
        cash_alarms.tell(turn, Box.HOPPER, reason, "", payout=due.id, due=due.amount)
        say, slip = Say.CHANGE_UNSURE, uncounted(due.amount, _language(turn))
    elif owed.minor < 0:
        cash_alarms.tell(turn, Box.HOPPER, f"{-owed.minor} too much is out", "")
    elif owed.minor > 0:
        _owe(turn, attempt.session, attempt.id, owed, reason)
        say = Say.GIVE_BY_HAND if refund else Say.CHANGE_OWED
        slip = (still_owed if refund else change_owed)(owed, _language(turn))
    if refund:
        refunds.stands(turn, attempt, _cash(attempt.id, attempt.amount, None, slip))
    elif attempt.kind is AttemptKind.TAKE_BACK:
        parts.returned(turn, attempt, None)
    else:
        pay.booked(turn, tender(attempt, slip))
    if say is not None:
        turn.say(say)
        cash_alarms.call(turn)


def _tried(turn: Turn, due: PayOutDue, owed: Money | None, reason: str) -> None:
    """Nobody is owed what did not come out for a test, nor called: who would come is there."""
    if owed is None:
        told = f"at a test, {reason}"
        cash_alarms.tell(turn, Box.HOPPER, told, "", payout=due.id, due=due.amount, calls=False)
        return
    if owed.minor < 0:
        cash_alarms.tell(turn, Box.HOPPER, f"at a test {-owed.minor} too much is out", "", calls=False)


def _cleared(turn: Turn, doubt: PayOutDoubt, event: PayOutTold) -> None:
    """The hopper knows after all. What is missing is owed, unless staff have seen to it: they know what they gave."""
    alarm = next((one for one in turn.state.cash_alarms if one.payout == doubt.payout), None)
    paid = Money(event.paid_minor, doubt.amount.currency)
    turn.happened(
        PayOutCleared(
            lane=turn.policy.lane,
            session=doubt.session,
            attempt=doubt.attempt,
            payout=doubt.payout,
            number=alarm.number if alarm is not None else 0,
            amount=doubt.amount,
            paid=paid,
            change=doubt.change,
            reason=one_line(event.reason),
            mark=event.mark,
            at=turn.moment.wall,
        )
    )
    turn.effect(PushOutbox())
    here = turn.state.session is not None and turn.state.session.id == doubt.session
    if not doubt.session:
        return  # it was for a test: nobody is owed anything
    if alarm is not None and paid.minor < doubt.amount.minor:
        _owe(turn, doubt.session, doubt.attempt, doubt.amount - paid, event.reason)
        cash_alarms.call(turn, doubt.session)
        if here:
            turn.say(Say.CHANGE_OWED)
    elif here:
        turn.hush(Say.CHANGE_UNSURE)


def _owe(turn: Turn, session: str, attempt: str, owed: Money, reason: str) -> None:
    name = payouts.name_of(attempt)  # parts that are left to staff are a debt named as their first payment
    tenders = (_cash(attempt, owed, None, ()),)
    debt = Debt(id=name, session=session, tenders=tenders, reason=one_line(reason), at=turn.moment.wall)
    turn.happened(ChangeOwed(lane=turn.policy.lane, session=session, debt=debt))
    turn.effect(PushOutbox())


def _language(turn: Turn) -> str:
    """Of the receipt that tells of it."""
    if turn.state.refund is not None:
        return turn.state.refund.sale.language
    return turn.state.session.language if turn.state.session is not None else turn.policy.language


def _cash(attempt: str, amount: Money, tendered: Money | None, slip: tuple[str, ...]) -> Tender:
    return Tender(
        amount=amount,
        attempt=attempt,
        terminal_id="",
        receipt_no="",
        trace_no="",
        card_name="",
        card_last4="",
        slip=slip,
        way=Way.CASH,
        tendered=tendered,
    )
