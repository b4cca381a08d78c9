"""Goods come back: staff finds the receipt, chooses what comes back, and the money goes the way it came.

Money moves step by step, each an attempt at the terminal like any payment: durable first, asked after in doubt. Nothing
is booked before all of it went back; where a later step fails, what went back stands, and staff tries again.
"""

from __future__ import annotations

from dataclasses import replace

from kiosk.core.claims import Unclaimed, claim_of
from kiosk.core.mode import LaneMode
from kiosk.core.receipt import page_code
from kiosk.core.refund import Refund, RefundStep, Wanted, left, returned, steps
from kiosk.core.sale import Sale, Tender
from kiosk.core.session.decide import attempts, fiscal, receipt, rights
from kiosk.core.session.effects import ClaimRefund, FindSale, PushOutbox
from kiosk.core.session.facts import FailedAs
from kiosk.core.session.inputs import ClaimAnswered, ReceiptGiven, RefundTouched, SaleFound
from kiosk.core.session.lane_notes import Desk, DeskNoted, PaperSeen, StaffStays
from kiosk.core.session.notes import Say
from kiosk.core.session.refund_facts import RefundPaid, RefundPartPaid, RefundStarted, RefundStopped
from kiosk.core.session.state import Attempt, AttemptKind, LaneState, Paid, PrintStage
from kiosk.core.session.turn import Turn
from kiosk.core.signature import Signing
from kiosk.core.staff import Act, Limit
from kiosk.core.values import Money, Way


def open_desk(turn: Turn, wanted: Wanted | None = None) -> None:
    """Goods of receipt `wanted` come back; else of the visit that is only left at its receipt, which is over then; else
    the receipt is asked for.
    """
    session = turn.state.session
    if session is not None:
        if not isinstance(session.phase, Paid):
            return
        wanted = wanted or Wanted(session.phase.sale.receipt_no)
        receipt.leave(turn)
    turn.hush()
    _show(turn, Desk())
    if wanted is not None:
        _look_for(turn, wanted)


def receipt_given(turn: Turn, event: ReceiptGiven) -> None:
    """Staff have what comes back of it before them; anybody else is told what a receipt is good for."""
    if turn.state.desk is not None:
        if turn.state.refund is None:
            _look_for(turn, event.wanted)
    elif _could_open(turn):
        if rights.allowed(turn, Act.REFUND, event) is not None:
            open_desk(turn, event.wanted)
    elif turn.state.attempt is None and turn.state.pad is None:
        if turn.state.session is None:
            turn.say_for_a_while(Say.RECEIPT_CODE)
        else:
            turn.say(Say.RECEIPT_CODE)


def found(turn: Turn, event: SaleFound) -> None:
    desk = turn.state.desk
    if desk is None or desk.looking != event.wanted:
        return
    sale = event.sale
    if sale is not None and sale.pricing.to_pay.currency != turn.policy.currency:
        sale = None
    returns = event.returns if sale is not None else ()
    turn.happened(DeskNoted(Desk(sale=sale, returns=returns, missing=sale is None, away=event.away)))


def units_touched(turn: Turn, line: int, more: int) -> None:
    """So many more of it come back, or less: from none to all that is left of it."""
    desk = turn.state.desk
    if desk is None or desk.sale is None or turn.state.refund is not None:
        return
    most = left(desk.sale, desk.returns).get(line, 0)
    units = desk.chosen.get(line, 0) + more
    if 0 <= units <= most:
        chosen = {**desk.chosen, line: units}
        _show(turn, replace(desk, chosen={one: count for one, count in chosen.items() if count}))


def all_touched(turn: Turn) -> None:
    desk = turn.state.desk
    if desk is not None and desk.sale is not None and turn.state.refund is None:
        most = left(desk.sale, desk.returns)
        _show(turn, replace(desk, chosen={line: units for line, units in most.items() if units}))


def refund_touched(turn: Turn, event: RefundTouched) -> None:
    """The money is on its way; a step that did not go through is tried again."""
    state = turn.state
    if state.attempt is not None or rights.allowed(turn, Act.REFUND, event) is None:
        return
    if attempts.wait_for_drawer(turn):
        return
    if state.desk is not None and state.desk.refused:
        _show(turn, replace(state.desk, to_card=event.to_card))
    if state.refund is not None:
        if state.refund.done:
            _go_on(turn)
        return
    refund = _begin(turn)
    if refund is not None and turn.policy.shares_baskets:
        turn.hush()
        turn.effect(ClaimRefund(claim_of(refund)))
    elif refund is not None:
        _go_on(turn)


def claim_answered(turn: Turn, event: ClaimAnswered) -> None:
    """The store lets the money go back, as long as who wanted it is still there."""
    refund, why = turn.state.refund, event.why
    if refund is None or refund.id != event.refund or refund.done or _moves(turn):
        return
    if why is None and turn.state.staff is not None and turn.state.attempt is None:
        _go_on(turn)
        return
    _stop(turn, f"the store: {why}" if why is not None else "nobody is signed on any more")
    if why is None or turn.state.desk is None:
        return
    turn.say(_WHY.get(why, Say.REFUND_CHANGED))
    if why is not Unclaimed.AWAY:
        sale = refund.sale
        _look_for(turn, Wanted(sale.receipt_no, "" if sale.lane == turn.policy.lane else sale.lane, sale.paid_at))


def stands(turn: Turn, attempt: Attempt, tender: Tender) -> None:
    """The terminal has done one step: the next, or the refund is booked with its own receipt."""
    refund = turn.state.refund
    if refund is None:
        return
    owner = refund.steps[0].of if refund.steps else attempt.of
    back = replace(tender, amount=-tender.amount, of=owner.attempt if owner is not None else "")
    if len(refund.steps) > 1:
        turn.happened(RefundPartPaid(session=refund.id, tender=back))
        _next(turn)
    else:
        _book(turn, refund, back)


def failed(turn: Turn, attempt: Attempt, outcome: FailedAs, reason: str) -> None:
    """A step brought no money back: where it was the first, nothing has happened."""
    if attempt.way is Way.WALLET and outcome is FailedAs.DECLINED:
        _refused(turn, attempt.of)
    else:
        turn.say(Say.REFUND_FAILED)
    _stop(turn, reason)


def is_refund(turn: Turn, attempt: Attempt) -> bool:
    return turn.state.refund is not None and attempt.session == turn.state.refund.id


def card_helps(state: LaneState) -> bool:
    """A wallet refused to give back what is next, or some of what is chosen, and there is a reader for a card."""
    desk, refund = state.desk, state.refund
    if desk is None or state.mark is None:
        return False
    planned: tuple[RefundStep, ...] = ()
    if refund is not None:
        planned = refund.steps[:1]
    elif desk.sale is not None and desk.chosen:
        owed = -returned(desk.sale, desk.returns, desk.chosen)[1].to_pay
        planned = steps(desk.sale, desk.returns, owed, undo=False)
    return any(step.of.attempt in desk.refused for step in planned)


def started(turn: Turn) -> None:
    """A refund that had not come to its first step is none: money moves only while somebody is there."""
    if not _moves(turn):
        _stop(turn, "the lane was stopped before any money moved")


def leave(turn: Turn) -> bool:
    """One step back from the desk; whether it was open."""
    desk = turn.state.desk
    if desk is None:
        return False
    if turn.state.refund is None:
        turn.hush()
        if desk.done is not None and turn.state.print_job is not None:
            turn.happened(PaperSeen(turn.state.print_job.id))
        turn.happened(DeskNoted(Desk() if desk != Desk() and desk.done is None else None))
    return True


def paper_touched(turn: Turn) -> None:
    """The receipt of what went back is printed once more."""
    if turn.state.desk is not None:
        _show(turn, turn.state.desk)
        receipt.refund_again(turn)


def remember(turn: Turn) -> None:
    """Whoever signs on finds a refund whose receipt may not be on paper: the power went while it was printed."""
    job = turn.state.print_job
    if job is None or not job.sale.returns or job.id == turn.state.paper_seen or turn.state.refund is not None:
        return
    if job.stage in (PrintStage.UNKNOWN, PrintStage.MISSING):
        _show(turn, Desk(done=job.sale))


def key_touched(turn: Turn) -> None:
    """Whoever types stays signed on."""
    if turn.state.desk is not None:
        _show(turn, turn.state.desk)


def _moves(turn: Turn) -> bool:
    """Whether the terminal was asked for a step of the refund, and has not answered."""
    return turn.state.attempt is not None and is_refund(turn, turn.state.attempt)


def _could_open(turn: Turn) -> bool:
    """Whether somebody of the staff is here, and nothing else is going on."""
    session = turn.state.session
    shops = session is not None and not isinstance(session.phase, Paid)
    return turn.state.staff is not None and turn.state.mode is not LaneMode.TRAINING and not shops


def _look_for(turn: Turn, wanted: Wanted) -> None:
    _show(turn, Desk(looking=wanted))
    turn.effect(FindSale(wanted))


def _show(turn: Turn, desk: Desk) -> None:
    turn.happened(DeskNoted(desk))
    if turn.state.staff is not None:
        turn.happened(StaffStays(turn.moment.mono + turn.policy.staff_stays_s))


_WHY = {Unclaimed.AWAY: Say.REFUND_AWAY, Unclaimed.HELD: Say.REFUND_HELD}


def _begin(turn: Turn) -> Refund | None:
    desk, staff = turn.state.desk, turn.state.staff
    if desk is None or desk.sale is None or not desk.chosen or staff is None:
        return None
    sale = desk.sale
    lines, pricing = returned(sale, desk.returns, desk.chosen)
    own = sale.lane == turn.policy.lane
    same_day = sale.paid_at[:10] == turn.moment.wall[:10]
    owed = -pricing.to_pay
    if owed.minor <= 0:
        turn.say(Say.NOTHING_TO_PAY)
        return None
    if not rights.within(turn, Act.REFUND, Limit.REFUND_MINOR, owed.minor):
        return None
    undo = own and same_day and _same_terminal(turn, sale)
    planned = steps(sale, desk.returns, owed, undo=undo)
    if not _can_go_back(turn, planned):
        return None
    refund = Refund(
        id=f"{turn.policy.lane}-R{turn.state.attempts + 1:06d}-{turn.moment.nonce[-8:]}",
        sale=sale,
        lines=lines,
        pricing=pricing,
        staff=staff.staff,
        started_at=turn.moment.wall,
        known=tuple(one.session for one in desk.returns),
        steps=planned,
    )
    turn.happened(RefundStarted(session=refund.id, refund=refund))
    return refund


def _same_terminal(turn: Turn, sale: Sale) -> bool:
    mark = turn.state.mark
    by_card = [tender for tender in sale.tenders if tender.way is Way.CARD]
    return all(mark is not None and tender.terminal_id == mark.terminal_id for tender in by_card)


def _can_go_back(turn: Turn, planned: tuple[RefundStep, ...]) -> bool:
    """Whether each step can be asked for now, a wallet's of the very merchant that was paid; else that is said."""
    for step in planned:
        way = _way(turn, step)
        mark = turn.state.mark_of(way)
        if mark is None:
            attempts.say_missing(turn, way)
            return False
        if way is Way.WALLET and mark.terminal_id != step.of.terminal_id:
            _refused(turn, step.of)
            return False
    return True


def _way(turn: Turn, step: RefundStep) -> Way:
    """The way that the money came; what a wallet refused goes to a card, where staff say so."""
    desk = turn.state.desk
    to_card = desk is not None and desk.to_card and step.of.attempt in desk.refused
    return Way.CARD if to_card else step.of.way


def _refused(turn: Turn, tender: Tender | None) -> None:
    """The wallet does not give `tender` back, and would not if asked again: staff may let that go to a card."""
    turn.say(Say.REFUND_REFUSED)
    if turn.state.staff is not None and tender is not None:
        desk = turn.state.desk or Desk()
        _show(turn, replace(desk, refused=desk.refused | {tender.attempt}, to_card=False))


def _go_on(turn: Turn) -> None:
    if not _next(turn):
        refund = turn.state.refund
        attempts.say_missing(turn, _way(turn, refund.steps[0]) if refund is not None else Way.CARD)
        _stop(turn, "the terminal is not ready")


def _next(turn: Turn) -> bool:
    """The next step is asked of the terminal; False where that cannot be asked now."""
    refund = turn.state.refund
    if refund is None:
        return False
    step = refund.steps[0]
    way = _way(turn, step)
    given = step.given or way is not step.of.way
    kind = AttemptKind.GIVE_BACK if given else AttemptKind.TAKE_BACK
    turn.hush()
    return attempts.begin(turn, refund.id, step.amount, kind, None if given else step.of, way)


def _stop(turn: Turn, reason: str) -> None:
    refund = turn.state.refund
    if refund is not None and not refund.done:
        turn.happened(RefundStopped(session=refund.id, reason=reason, lane=turn.policy.lane))
        turn.effect(PushOutbox())


def _book(turn: Turn, refund: Refund, last: Tender) -> None:
    zero = Money(0, last.amount.currency)
    assert sum((tender.amount for tender in (*refund.done, last)), zero) == refund.pricing.to_pay  # noqa: S101
    sale = Sale(
        lane=turn.policy.lane,
        session=refund.id,
        receipt_no=turn.state.receipts + 1,
        started_at=refund.started_at,
        paid_at=turn.moment.wall,
        language=refund.sale.language,
        lines=refund.lines,
        pricing=refund.pricing,
        tender=last,
        page_code=page_code(turn.moment.nonce),
        seller=turn.policy.seller,
        signing=Signing.PENDING if turn.policy.signer else Signing.NONE,
        earlier=refund.done,
        returns=refund.sale.receipt_no,
        returns_lane=refund.sale.lane if refund.sale.lane != turn.policy.lane else "",
        returns_at=refund.sale.paid_at,
    )
    turn.happened(RefundPaid(session=refund.id, sale=sale, staff=refund.staff))
    turn.effect(PushOutbox())
    fiscal.sold(turn, sale)
    receipt.print_refund(turn)
    turn.happened(DeskNoted(Desk(done=sale) if turn.state.desk is not None else None))
