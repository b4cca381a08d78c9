"""Paying in cash. Each piece counts when it lies in its box; before a payment ends, every box says that nothing more
can come in, and what is too much is given out again. Money that comes for no payment is kept, and told to staff.
"""

from __future__ import annotations

from kiosk.core.cash import UNUSED, Box
from kiosk.core.change import CashOffer
from kiosk.core.policy import Policy
from kiosk.core.session.cash_effects import ConfirmCash, GiveMark, ShutBox, TakeCash
from kiosk.core.session.cash_facts import (
    CashMarked,
    CashOpened,
    CashTaken,
)
from kiosk.core.session.cash_inputs import (
    AlarmSeenTo,
    BoxMarked,
    CashCame,
    CashInput,
    CashStops,
    CashTouched,
    CashUncounted,
    HandingTouched,
    HopperHolds,
    PayOutTold,
)
from kiosk.core.session.cash_offer import change, left_open, offer, takers, taking
from kiosk.core.session.decide import attempts, cash_alarms, paid_out, pay, payouts, tried
from kiosk.core.session.facts import FailedAs, PaymentStarted
from kiosk.core.session.inputs import Device
from kiosk.core.session.notes import AskAgainAt, GivingUp, HopperNoted, PatienceSet, Say
from kiosk.core.session.state import CASH_MARK, Attempt, AttemptKind, LaneState
from kiosk.core.session.turn import Turn
from kiosk.core.values import Way


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
            paid_out.told(turn, event)
        case HopperHolds():
            _holds(turn, event)
        case AlarmSeenTo():
            cash_alarms.seen_to(turn, event)
        case HandingTouched():
            cash_alarms.handing(turn, event.number)


def _holds(turn: Turn, event: HopperHolds) -> None:
    """Money that is not the lane's is no change."""
    ours = event.currency in ("", turn.policy.currency)
    turn.happened(HopperNoted(event.value_minor if ours else 0, event.low if ours else None))
    change_moved(turn)


def started(turn: Turn) -> None:
    """Each box is told what was kept of it. A payment that was open takes no more: what is in counts, and it ends."""
    for box in sorted(_boxes(turn.policy)):
        known = turn.state.boxes.get(box, UNUSED)
        turn.effect(GiveMark(box, known.mark, known.shut))
    attempt = payouts.moving(turn.state)
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
    taken = _taking(turn.state)
    if device is Device.HOPPER:
        paid_out.hopper_came(turn)
        change_moved(turn)
    elif device in (Device.COINS, Device.NOTES) and taken is not None and not turn.state.giving_up:
        _open_boxes(turn, taken)


def hopper_lost(turn: Turn) -> None:
    paid_out.hopper_lost(turn)
    change_moved(turn)


def change_moved(turn: Turn) -> None:
    """What may still come in is what can be changed now."""
    attempt = _taking(turn.state)
    if attempt is not None and not turn.state.giving_up:
        _take(turn, attempt, taking(turn.state))


def ticked(turn: Turn) -> None:
    state, now = turn.state, turn.moment.mono
    if payouts.moving(state) is None:
        return
    paid_out.ticked(turn)
    if state.patience_until is not None and state.patience_until <= now:
        give_up(turn)
    again = turn.state.ask_again_at
    if again is None or again > now:
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
        for_test = tried.box_of(turn.state) == event.box
        reason = f"{event.piece}, put in at a test" if for_test else event.piece
        cash_alarms.tell(turn, event.box, reason, event.mark, event.amount, calls=not for_test)
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
    for_test = tried.box_of(turn.state) == event.box
    open_ = for_test or (_counts_for(turn.state, event.box) is not None and not turn.state.giving_up)
    known = turn.state.boxes.get(event.box)
    now = CashMarked(box=event.box, mark=event.mark, shut=event.shut and not open_)
    if known is None or (known.mark, known.shut) != (now.mark, now.shut):
        turn.happened(now)
    if event.box is Box.HOPPER and (known is None or known.mark != now.mark):
        payouts.ask_after(turn)
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
        pay.booked(turn, paid_out.tender(attempt))
        if over.minor < 0:
            turn.say(Say.CASH_PART)


def _moved_by_itself(state: LaneState, mark: str) -> bool:
    """Whether the hopper, by `mark`, has given out what no payout is to account for."""
    known, accounted = state.boxes.get(Box.HOPPER, UNUSED), payouts.due(state) is not None or state.doubt is not None
    return bool(known.mark) and known.shut and known.mark != mark and not accounted


def _wait(turn: Turn) -> None:
    turn.happened(PatienceSet(turn.moment.mono + turn.policy.payment_patience_s))


def _taking(state: LaneState) -> Attempt | None:
    """The open payment, while what comes in counts for it."""
    attempt = payouts.moving(state)
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
