"""Paying in cash. Each piece counts when it lies in its box; before a payment ends, every box says that nothing more
can come in, and what is too much is given out again. Money that comes for no payment is kept, and told to staff.
"""

from __future__ import annotations

from kiosk.core.cash import UNUSED, Box, PaidOut, PayOutDue
from kiosk.core.change import CashOffer
from kiosk.core.debts import Debt
from kiosk.core.plain import one_line
from kiosk.core.policy import Policy
from kiosk.core.receipt import amount as in_words
from kiosk.core.receipt import change_owed, still_owed, uncounted
from kiosk.core.sale import Tender
from kiosk.core.session.cash_effects import ConfirmCash, GiveMark, ShutBox, TakeCash
from kiosk.core.session.cash_facts import (
    CashMarked,
    CashOpened,
    CashTaken,
    ChangeOwed,
    PayOutQueried,
    PayOutSettled,
)
from kiosk.core.session.cash_inputs import (
    AlarmSeenTo,
    BoxMarked,
    CashCame,
    CashInput,
    CashStops,
    CashTouched,
    CashUncounted,
    HopperHolds,
    PayOutTold,
)
from kiosk.core.session.cash_offer import change, left_open, offer, takers, taking
from kiosk.core.session.decide import attempts, cash_alarms, parts, pay, payouts, refunds
from kiosk.core.session.effects import PushOutbox
from kiosk.core.session.facts import FailedAs, PaymentStarted
from kiosk.core.session.inputs import Device
from kiosk.core.session.notes import AskAgainAt, GivingUp, HopperAwaited, HopperNoted, PatienceSet, Say
from kiosk.core.session.state import CASH_MARK, Attempt, AttemptKind, LaneState
from kiosk.core.session.turn import Turn
from kiosk.core.values import Money, Way


def happened(turn: Turn, event: CashInput) -> None:
    match event:
        case CashTouched():
            _touched(turn)
        case CashStops():
            _stop_all(turn)
        case CashCame():
            _came(turn, event)
        case CashUncounted():
            cash_alarms.tell(turn, event.box, event.reason, event.mark)
            turn.effect(ConfirmCash(event.box, event.token))
        case BoxMarked():
            _marked(turn, event)
        case PayOutTold():
            _paid_out(turn, event)
        case HopperHolds():
            turn.happened(HopperNoted(event.value_minor, event.low))
            change_moved(turn)
        case AlarmSeenTo():
            cash_alarms.seen_to(turn, event)


def started(turn: Turn) -> None:
    """Each box is told what was kept of it. A payment that was open takes no more: what is in counts, and it ends."""
    for box in sorted(_boxes(turn.policy)):
        known = turn.state.boxes.get(box, UNUSED)
        turn.effect(GiveMark(box, known.mark, known.shut))
    attempt = _open(turn.state)
    if attempt is None or attempt.cash is None:
        return
    if attempt.cash.due is not None:
        payouts.ask(turn)
    else:
        _stop(turn, turn.policy.cash_returns_s)


def give_up(turn: Turn) -> None:
    """The shopper has put in what they want to, or no more comes."""
    if _taking(turn.state) is not None and not turn.state.giving_up:
        turn.hush()
        _stop(turn)


def _stop_all(turn: Turn) -> None:
    """A payment ends with what is in; what a box was told before, it takes no more."""
    give_up(turn)
    for box in left_open(turn.state):
        if box not in taking(turn.state):  # else it was told
            turn.effect(ShutBox(box))


def box_came(turn: Turn, device: Device) -> None:
    """A hopper that is back is asked at once about what is in doubt; a box that is back may take from here on."""
    attempt, taken = _open(turn.state), _taking(turn.state)
    if device is Device.HOPPER and attempt is not None:
        if taken is None:  # whatever it was asked before, it has lost
            turn.happened(HopperAwaited(None))
            payouts.ask(turn)
        change_moved(turn)
    elif device in (Device.COINS, Device.NOTES) and taken is not None and not turn.state.giving_up:
        _open_boxes(turn, taken)


def change_moved(turn: Turn) -> None:
    """What may still come in is what can be changed now."""
    attempt = _taking(turn.state)
    if attempt is not None and not turn.state.giving_up:
        _take(turn, attempt, taking(turn.state))


def ticked(turn: Turn) -> None:
    state, now = turn.state, turn.moment.mono
    if _open(state) is None:
        return
    if state.patience_until is not None and state.patience_until <= now:
        give_up(turn)
    if state.ask_again_at is None or state.ask_again_at > now:
        return
    if _taking(state) is not None:
        _end(turn)  # a box that does not answer tells later what it took: that is found money then
    else:
        payouts.ask(turn)


def _touched(turn: Turn) -> None:
    state, amount = turn.state, pay.ready(turn, Way.CASH)
    if amount is None:
        return
    if offer(state, turn.policy) is CashOffer.NONE:
        attempts.say_missing(turn, Way.CASH)
        return
    turn.hush()
    attempt = f"{turn.session.id}-a{state.attempts + 1}"
    turn.happened(
        PaymentStarted(
            session=turn.session.id,
            attempt=attempt,
            amount=amount,
            mark=CASH_MARK,
            at=turn.moment.wall,
            way=Way.CASH,
        )
    )
    _wait(turn)
    _open_boxes(turn, turn.attempt)


def _open_boxes(turn: Turn, attempt: Attempt) -> None:
    """Every box that can take cash does, for `attempt`."""
    for box in takers(turn.state):
        turn.happened(CashOpened(session=attempt.session, attempt=attempt.id, box=box))
        _take(turn, attempt, (box,))


def _came(turn: Turn, event: CashCame) -> None:
    if event.amount.currency != turn.policy.currency:
        cash_alarms.tell(turn, event.box, f"{event.piece} is no {turn.policy.currency}", event.mark)
        turn.effect(ConfirmCash(event.box, event.token))
        return
    attempt = _counts_for(turn.state, event.box)
    turn.happened(
        CashTaken(
            session=attempt.session if attempt is not None else "",
            attempt=attempt.id if attempt is not None else "",
            box=event.box,
            amount=event.amount,
            piece=event.piece,
            mark=event.mark,
            at=turn.moment.wall,
        )
    )
    turn.effect(ConfirmCash(event.box, event.token))
    if attempt is None:
        cash_alarms.tell(turn, event.box, event.piece, event.mark, event.amount)
        return
    attempt = turn.attempt
    if turn.state.giving_up or attempt.cash is None:
        return
    _wait(turn)
    if attempt.cash.taken >= attempt.amount:
        _stop(turn)
    else:
        _take(turn, attempt, taking(turn.state))


def _take(turn: Turn, attempt: Attempt, boxes: tuple[Box, ...]) -> None:
    """What is still to come may come in there, and no more than can be changed."""
    if attempt.cash is not None:
        for box in boxes:
            turn.effect(TakeCash(box, attempt.amount - attempt.cash.taken, change(turn.state, turn.policy)))


def _marked(turn: Turn, event: BoxMarked) -> None:
    """A box that says it is shut is believed only once it was told to be: what it said before was of before.

    A hopper counts what it gives out: where that moves without a payout, somebody has to look.
    """
    if event.box is Box.HOPPER and _moved_by_itself(turn.state, event.mark):
        cash_alarms.tell(turn, Box.HOPPER, "money is out of it that was not asked for, or it is another one", "")
    open_ = _counts_for(turn.state, event.box) is not None and not turn.state.giving_up
    known = turn.state.boxes.get(event.box)
    now = CashMarked(box=event.box, mark=event.mark, shut=event.shut and not open_)
    if known is None or (known.mark, known.shut) != (now.mark, now.shut):
        turn.happened(now)
    taken = _taking(turn.state)
    if taken is not None and not turn.state.giving_up:
        _open_boxes(turn, taken)  # one that had to say first what it holds
    elif taken is not None and not taking(turn.state):
        _end(turn)


def _stop(turn: Turn, patience_s: float | None = None) -> None:
    """No box takes any more; each has so long to say that nothing is on its way in."""
    turn.happened(GivingUp(), AskAgainAt(turn.moment.mono + (patience_s or turn.policy.cash_shuts_s)))
    for box in taking(turn.state):
        turn.effect(ShutBox(box))
    if not taking(turn.state):
        _end(turn)


def _end(turn: Turn) -> None:
    """No more comes in: what did is the payment, a part of it, or none."""
    attempt = turn.attempt
    if attempt.cash is None:
        return
    over = attempt.cash.taken - attempt.amount
    if attempt.cash.taken.minor == 0:
        pay.fail(turn, FailedAs.CANCELLED, "nothing was put in")
    elif over.minor > 0:
        payouts.pay_out(turn, over)
    else:
        pay.booked(turn, _tender(attempt))
        if over.minor < 0:
            turn.say(Say.CASH_PART)


def _paid_out(turn: Turn, event: PayOutTold) -> None:
    attempt = _open(turn.state)
    due = attempt.cash.due if attempt is not None and attempt.cash is not None else None
    if attempt is None or due is None or due.id != event.payout:
        return
    not_begun = event.end is PaidOut.UNKNOWN and bool(event.mark)  # a payout is asked for but once
    if not_begun:
        cash_alarms.tell(turn, Box.HOPPER, event.reason, "")
    known = event.end is not PaidOut.UNKNOWN or not_begun
    if not known and _asks_again(turn, attempt, due, event.reason):
        return
    paid = Money(event.paid_minor if event.end is not PaidOut.UNKNOWN else 0, due.amount.currency)
    turn.happened(
        PayOutSettled(
            session=attempt.session,
            attempt=attempt.id,
            payout=due.id,
            paid=paid,
            known=known,
            reason=event.reason,
            mark=event.mark,
            at=turn.moment.wall,
        )
    )
    doubt = f"{in_words(due.amount)} {due.amount.currency} may be out, or not: {event.reason}"
    _settled(turn, attempt, due.amount - paid if known else None, event.reason if known else doubt)


def _asks_again(turn: Turn, attempt: Attempt, due: PayOutDue, reason: str) -> bool:
    """The hopper is asked again a little later. One that is away has not answered: it is waited for, and staff come."""
    state, now = turn.state, turn.moment.mono
    if Box.HOPPER in state.boxes_there:
        tries = due.tries + 1
        turn.happened(PayOutQueried(session=attempt.session, attempt=attempt.id, reason=reason, tries=tries))
        again = tries < turn.policy.payout_tries
    else:
        until = state.hopper_until
        if until is None:
            until = now + turn.policy.hopper_returns_s
            turn.happened(HopperAwaited(until))
            cash_alarms.call(turn)
        again = now < until
    if again:
        turn.happened(AskAgainAt(now + turn.policy.resolve_pause_s))
    return again


def _settled(turn: Turn, attempt: Attempt, owed: Money | None, reason: str) -> None:
    """The payout is over. `owed` is what did not come out of it; None: nobody knows."""
    say: Say | None = None
    slip: tuple[str, ...] = ()
    refund = refunds.is_refund(turn, attempt)
    if owed is None or owed.minor < 0:
        why = reason if owed is None else f"{-owed.minor} too much is out"
        cash_alarms.tell(turn, Box.HOPPER, why, "")
        if owed is None:
            say, slip = Say.CHANGE_UNSURE, uncounted(_due(attempt), _language(turn))
    elif owed.minor > 0:
        _owe(turn, attempt, owed, reason)
        say = Say.GIVE_BY_HAND if refund else Say.CHANGE_OWED
        slip = (still_owed if refund else change_owed)(owed, _language(turn))
    if refund:
        refunds.stands(turn, attempt, _cash(attempt, attempt.amount, None, slip))
    elif attempt.kind is AttemptKind.TAKE_BACK:
        parts.returned(turn, attempt, None)
    else:
        pay.booked(turn, _tender(attempt, slip))
    if say is not None:
        turn.say(say)
        cash_alarms.call(turn)


def _owe(turn: Turn, attempt: Attempt, owed: Money, reason: str) -> None:
    tender = _cash(attempt, owed, None, ())
    name = f"{attempt.id}-out"  # parts that are left to staff are a debt named as their first payment
    debt = Debt(id=name, session=attempt.session, tenders=(tender,), reason=one_line(reason), at=turn.moment.wall)
    turn.happened(ChangeOwed(lane=turn.policy.lane, session=attempt.session, debt=debt))
    turn.effect(PushOutbox())


def _due(attempt: Attempt) -> Money:
    """What was on its way out."""
    return attempt.cash.due.amount if attempt.cash is not None and attempt.cash.due is not None else attempt.amount


def _language(turn: Turn) -> str:
    """Of the receipt that tells of it."""
    if turn.state.refund is not None:
        return turn.state.refund.sale.language
    return turn.state.session.language if turn.state.session is not None else turn.policy.language


def _tender(attempt: Attempt, slip: tuple[str, ...] = ()) -> Tender:
    """The payment as it stands: of what is put in, no more than was asked for."""
    if attempt.cash is None:
        return _cash(attempt, attempt.amount, None, slip)
    return _cash(attempt, min(attempt.cash.taken, attempt.amount), attempt.cash.taken, slip)


def _cash(attempt: Attempt, amount: Money, tendered: Money | None, slip: tuple[str, ...]) -> Tender:
    return Tender(
        amount=amount,
        attempt=attempt.id,
        terminal_id="",
        receipt_no="",
        trace_no="",
        card_name="",
        card_last4="",
        slip=slip,
        way=Way.CASH,
        tendered=tendered,
    )


def _moved_by_itself(state: LaneState, mark: str) -> bool:
    """Whether the hopper, by `mark`, has given out what no payout is to account for."""
    known, attempt = state.boxes.get(Box.HOPPER, UNUSED), _open(state)
    paying = attempt is not None and attempt.cash is not None and attempt.cash.due is not None
    return bool(known.mark) and known.shut and known.mark != mark and not paying


def _wait(turn: Turn) -> None:
    turn.happened(PatienceSet(turn.moment.mono + turn.policy.payment_patience_s))


def _open(state: LaneState) -> Attempt | None:
    """The open attempt, if it is one in cash."""
    return state.attempt if state.attempt is not None and state.attempt.way is Way.CASH else None


def _taking(state: LaneState) -> Attempt | None:
    """The open payment, while what comes in counts for it."""
    attempt = _open(state)
    if attempt is None or attempt.kind is not AttemptKind.PAYMENT or attempt.cash is None:
        return None
    return attempt if attempt.cash.due is None else None


def _counts_for(state: LaneState, box: Box) -> Attempt | None:
    """The open payment that `box` takes cash for."""
    attempt = _taking(state)
    opened = attempt.cash.opened if attempt is not None and attempt.cash is not None else ()
    return attempt if box in opened else None


def _boxes(policy: Policy) -> set[Box]:
    return {box for box in Box if box.value in policy.devices}
