"""Paying, by whichever way. An attempt is the lane's until it ended; what is unknown is asked after, never guessed."""

from __future__ import annotations

from dataclasses import replace

from kiosk.core.calls import HelpReason
from kiosk.core.pricing import as_sold
from kiosk.core.receipt import page_code
from kiosk.core.session.decide import (
    attempts,
    calls,
    coupons,
    days,
    fiscal,
    interventions,
    members,
    parts,
    practise,
    receipt,
    refunds,
)
from kiosk.core.session.effects import (
    ConfirmPayment,
    PushOutbox,
    QueryPayment,
    RefusePayment,
    StopTerminal,
)
from kiosk.core.session.facts import (
    CardResult,
    FailedAs,
    PaymentAuthorised,
    PaymentDoubted,
    PaymentFailed,
    PaymentParked,
    PaymentQueried,
    Sale,
    SalePaid,
    Tender,
    TerminalMark,
)
from kiosk.core.session.inputs import (
    CardApproved,
    CardAuthorised,
    CardFailed,
    CardResolvedCharged,
    CardUnknown,
    CardUnresolved,
)
from kiosk.core.session.notes import (
    AskAgainAt,
    BasketView,
    GivingUp,
    MarkNoted,
    PatienceSet,
    PayView,
    Say,
)
from kiosk.core.session.settle_notes import VerdictNoted
from kiosk.core.session.state import Attempt, AttemptKind, AttemptStage, Session, Settling, Shopping
from kiosk.core.session.turn import Turn
from kiosk.core.signature import Signing
from kiosk.core.values import Money, Way

_SAY_FOR = {
    FailedAs.DECLINED: Say.DECLINED,
    FailedAs.CANCELLED: Say.CARD_CANCELLED,
    FailedAs.TIMEOUT: Say.CARD_TIMEOUT,
    FailedAs.NOT_CHARGED: Say.CARD_NOT_CHARGED,
    FailedAs.ALREADY: Say.CARD_NOT_CHARGED,
}
_SAY_OF_WALLET = {FailedAs.DECLINED: Say.WALLET_DECLINED, FailedAs.TIMEOUT: Say.WALLET_TIMEOUT}

UNCLEAR = "unclear"


def is_open(turn: Turn, attempt: str) -> bool:
    return turn.state.attempt is not None and turn.state.attempt.id == attempt


def pay_touched(turn: Turn) -> None:
    session = turn.state.session
    if session is None or not isinstance(session.phase, Shopping) or not session.lines:
        return
    if isinstance(turn.state.view, BasketView):
        turn.hush()
        interventions.to_payment(turn)


def asked(session: Session, view: PayView) -> Money:
    """What the next payment comes to: the part that was chosen, or all that is left."""
    return min(view.part, session.rest) if view.part is not None else session.rest


def ready(turn: Turn, way: Way) -> Money | None:
    """What `way` may be asked for now; None where it may not, and that is said, or where it is only practised."""
    session, view = turn.state.session, turn.state.view
    if session is None or not isinstance(view, PayView):
        return None
    if not isinstance(session.phase, Shopping | Settling) or interventions.stop_before_card(turn):
        return None
    if attempts.wait_for_drawer(turn):
        return None
    amount = asked(session, view)
    if session.training and amount.minor > 0:
        practise.begin(turn, way)
    elif turn.state.mark_of(way) is None or turn.state.attempt is not None:  # an attempt here is a refund's, in doubt
        attempts.say_missing(turn, way)
    elif amount.minor <= 0:  # all of it free, or more given back than bought: no card can settle that
        turn.say(Say.NOTHING_TO_PAY)
    else:
        return amount
    return None


def card_touched(turn: Turn) -> None:
    amount = ready(turn, Way.CARD)
    if amount is not None:
        turn.hush()
        attempts.begin(turn, turn.session.id, amount)


def charge_phone(turn: Turn, code: str = "") -> None:
    """The phone that showed `code` is charged; '': the gateway is asked for one that the phone scans."""
    amount = ready(turn, Way.WALLET)
    if amount is not None:
        turn.hush()
        attempts.begin(turn, turn.session.id, amount, way=Way.WALLET, code=code)


def more_time(turn: Turn) -> None:
    if turn.state.patience_until is not None and not turn.state.giving_up:
        turn.happened(PatienceSet(turn.state.patience_until + turn.policy.more_time_s))


def give_up(turn: Turn, phone_code: str = "") -> None:
    """The terminal is asked to stop; what it then says counts. What goes back is not stopped.

    Where that then was cancelled, the phone that showed `phone_code` is charged.
    """
    attempt = turn.state.attempt
    if attempt is None or attempt.kind is AttemptKind.TAKE_BACK or attempt.way is Way.CASH:
        return
    if attempt.stage is AttemptStage.SENT and not turn.state.giving_up:
        turn.hush()
        turn.happened(GivingUp(phone_code))
        turn.effect(StopTerminal(attempt.id, attempt.way))


def authorised(turn: Turn, event: CardAuthorised) -> None:
    """Acknowledged only if it is the very payment that is open; anything else must not stand."""
    attempt = turn.state.attempt
    same = attempt is not None and (attempt.id, attempt.way) == (event.attempt, event.way)
    fits = same and attempt is not None and attempt.amount == event.result.amount
    if attempt is None or not fits or attempt.stage is not AttemptStage.SENT:
        turn.effect(RefusePayment(event.token, event.way))
        return
    turn.happened(PaymentAuthorised(session=attempt.session, attempt=attempt.id, result=event.result))
    turn.effect(ConfirmPayment(event.token, event.way))


def approved(turn: Turn, event: CardApproved) -> None:
    attempt = _running(turn, event.attempt)
    if attempt is None:
        return
    if attempt.stage is AttemptStage.SENT or attempt.amount != event.result.amount:
        _doubt(turn, attempt, "the terminal completed what it had not asked to acknowledge")
        return
    stands(turn, attempt, event.result, event.slip)


def failed(turn: Turn, event: CardFailed) -> None:
    """An approval that is journaled and then taken back (our disk was too slow to confirm it) is asked after."""
    attempt = _running(turn, event.attempt)
    if attempt is None:
        return
    if attempt.stage is AttemptStage.AUTHORISED:
        _doubt(turn, attempt, event.reason)
    elif event.outcome is FailedAs.ALREADY and attempt.kind is AttemptKind.TAKE_BACK:
        undone(turn, attempt)
    else:
        fail(turn, event.outcome, event.reason, event.result_code)


def unknown(turn: Turn, event: CardUnknown) -> None:
    attempt = _running(turn, event.attempt)
    if attempt is not None:
        _doubt(turn, attempt, event.reason)


def resume(turn: Turn) -> None:
    """After a start: an attempt that was open is in doubt, and its terminal is asked."""
    attempt, session = turn.state.attempt, turn.state.session
    if session is not None and session.parts:
        turn.open(PayView())
    if attempt is None or attempt.way is Way.CASH:
        return
    if attempt.stage in (AttemptStage.SENT, AttemptStage.AUTHORISED):
        _doubt(turn, attempt, "the lane was stopped during the payment")
    else:
        query(turn)


def resolved_charged(turn: Turn, event: CardResolvedCharged) -> None:
    attempt = _in_doubt(turn, event.attempt)
    if attempt is None:
        return
    if attempt.amount == event.result.amount:
        stands(turn, attempt, event.result, ())
    else:
        unresolved(turn, CardUnresolved(attempt.id, UNCLEAR, "the terminal tells of another amount"))


def resolved_uncharged(turn: Turn, attempt: str) -> None:
    if _in_doubt(turn, attempt) is not None:
        fail(turn, FailedAs.NOT_CHARGED, "the terminal says that this payment was not charged")


def unresolved(turn: Turn, event: CardUnresolved) -> None:
    """Asked again after a pause; parked with the attendant when it makes no sense, or was asked often enough."""
    attempt = _in_doubt(turn, event.attempt)
    if attempt is None:
        return
    pause_s = turn.policy.parked_pause_s
    if attempt.stage is not AttemptStage.PARKED:
        tries = attempt.tries + 1
        turn.happened(
            PaymentQueried(
                session=attempt.session,
                attempt=attempt.id,
                verdict=event.verdict,
                reason=event.reason,
                tries=tries,
            )
        )
        if event.verdict == UNCLEAR or tries >= turn.policy.resolve_tries:
            turn.happened(PaymentParked(session=attempt.session, attempt=attempt.id, reason=event.reason))
            turn.say(Say.SEE_ATTENDANT_PAYMENT)
            if turn.state.call is None:
                calls.request(turn, HelpReason.PAYMENT)
        else:
            pause_s = turn.policy.resolve_pause_s
    if turn.state.settle is not None:
        pause_s = max(pause_s, turn.policy.staff_stays_s)  # whoever says what became of it is not made to wait again
    turn.happened(VerdictNoted(event.verdict), AskAgainAt(turn.moment.mono + pause_s))


def terminal_readied(turn: Turn, mark: TerminalMark, way: Way) -> None:
    """The terminal can be used; one that was away is asked at once about a doubt that waits.

    One that was there all the time is not: every answer to a query ends with its mark, and would bring the next query.
    """
    was_away, attempt = turn.state.mark_of(way) is None, turn.state.attempt
    turn.happened(MarkNoted(mark, way))
    turn.hush(Say.WALLET_MISSING if way is Way.WALLET else Say.CARD_MISSING)
    if was_away and attempt is not None and attempt.way is way and turn.state.ask_again_at is not None:
        query(turn)
    if was_away:
        days.readied(turn, way)
    parts.go_on(turn)


def ticked(turn: Turn) -> None:
    state, now = turn.state, turn.moment.mono
    if state.attempt is None or state.attempt.way is Way.CASH:
        return
    if state.ask_again_at is not None and state.ask_again_at <= now:
        query(turn)
    if state.patience_until is not None and state.patience_until <= now:
        give_up(turn)


def _running(turn: Turn, attempt: str) -> Attempt | None:
    """The open attempt, if it is `attempt` and not in doubt: once it is, only an answer to a query ends it."""
    known = turn.state.attempt
    runs = known is not None and known.id == attempt and known.stage in (AttemptStage.SENT, AttemptStage.AUTHORISED)
    return known if runs else None


def _in_doubt(turn: Turn, attempt: str) -> Attempt | None:
    """The open attempt, if it is `attempt` and the terminal was asked about it: other answers answer nothing."""
    known = turn.state.attempt
    asked = known is not None and known.id == attempt and known.stage in (AttemptStage.DOUBT, AttemptStage.PARKED)
    return known if asked else None


def _doubt(turn: Turn, attempt: Attempt, reason: str) -> None:
    turn.hush()
    turn.happened(PaymentDoubted(session=attempt.session, attempt=attempt.id, reason=reason))
    query(turn)


def query(turn: Turn) -> None:
    """The terminal is being asked about the open attempt, and nobody asks again before it answered."""
    turn.happened(AskAgainAt(None))
    turn.effect(QueryPayment(turn.attempt))


def fail(turn: Turn, outcome: FailedAs, reason: str, result_code: str = "") -> None:
    """The open attempt brought no money."""
    attempt, phone_code = turn.attempt, turn.state.phone_code
    turn.happened(
        PaymentFailed(
            session=attempt.session, attempt=attempt.id, outcome=outcome, result_code=result_code, reason=reason
        )
    )
    if refunds.is_refund(turn, attempt):
        refunds.failed(turn, attempt, outcome, reason)
        return
    if attempt.kind is AttemptKind.TAKE_BACK:
        parts.stuck(turn)
        return
    part = attempt.amount if attempt.amount != turn.session.rest else None
    if attempt.way is Way.WALLET:
        turn.open(PayView(part, phone=outcome is FailedAs.TIMEOUT))  # which asks for the phone again
        if phone_code and outcome in (FailedAs.CANCELLED, FailedAs.TIMEOUT):
            charge_phone(turn, phone_code)
        else:
            turn.say(_SAY_OF_WALLET.get(outcome, _SAY_FOR[outcome]))
        return
    turn.open(PayView())
    if attempt.way is not Way.CASH:  # none was put in, and whoever stopped knows
        turn.say(_SAY_FOR[outcome])


def stands(turn: Turn, attempt: Attempt, result: CardResult, slip: tuple[str, ...]) -> None:
    """The terminal has booked `attempt` for good: the visit is paid, or a part of it, or a part is back."""
    if refunds.is_refund(turn, attempt):
        refunds.stands(turn, attempt, _tender(attempt, result, slip))
        return
    if attempt.kind is AttemptKind.TAKE_BACK:
        parts.returned(turn, attempt, result)
        return
    booked(turn, _tender(attempt, result, slip))


def booked(turn: Turn, tender: Tender) -> None:
    """`tender` stands: the visit is paid, or a part of it."""
    turn.hush()
    if tender.amount == turn.session.rest:
        _sell(turn, tender)
    else:
        parts.paid(turn, tender)


def undone(turn: Turn, attempt: Attempt) -> None:
    """It is undone, and the terminal has no new record of that, or cannot tell of one."""
    if refunds.is_refund(turn, attempt) and attempt.of is not None:
        bare = replace(attempt.of, attempt=attempt.id, receipt_no="", trace_no="", slip=())
        refunds.stands(turn, attempt, bare)
    else:
        parts.returned(turn, attempt, None)


def _tender(attempt: Attempt, result: CardResult, slip: tuple[str, ...]) -> Tender:
    return Tender(
        amount=attempt.amount,
        attempt=attempt.id,
        terminal_id=result.terminal_id,
        receipt_no=result.receipt_no,
        trace_no=result.trace_no,
        card_name=result.card_name,
        card_last4=result.card_last4,
        slip=slip,
        way=attempt.way,
    )


def _sell(turn: Turn, tender: Tender) -> None:
    """The visit is paid afterwards, and the sale owed to the server."""
    session = turn.session
    sale = Sale(
        lane=turn.policy.lane,
        session=session.id,
        receipt_no=turn.state.receipts + 1,
        started_at=session.started_at,
        paid_at=turn.moment.wall,
        language=session.language,
        lines=as_sold(session.lines, session.by_hand),
        pricing=session.pricing,
        tender=tender,
        page_code=page_code(turn.moment.nonce),
        seller=turn.policy.seller,
        coupons=coupons.used(turn),
        signing=Signing.PENDING if turn.policy.signer else Signing.NONE,
        earlier=session.parts,
        changes=session.changes,
        member=members.of_sale(session, session.pricing),
    )
    turn.happened(SalePaid(session=session.id, sale=sale))
    turn.effect(PushOutbox())
    fiscal.sold(turn, sale)
    receipt.offer(turn)
