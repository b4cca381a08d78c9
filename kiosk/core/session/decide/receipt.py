"""The receipt: paper when asked for, whole or again whole."""

from __future__ import annotations

from kiosk.core.mode import LaneMode
from kiosk.core.policy import ReceiptDefault
from kiosk.core.receipt import page_link, receipt_document
from kiosk.core.session.decide import tap
from kiosk.core.session.effects import PrintReceipt
from kiosk.core.session.facts import (
    ChosenBy,
    ReceiptChosen,
    ReceiptFailed,
    ReceiptPrinted,
    ReceiptRequested,
    Sale,
)
from kiosk.core.session.inputs import PrinterShowed, PrintLost
from kiosk.core.session.notes import PrinterNoted, ReceiptView, Say, TapView
from kiosk.core.session.state import LaneState, Paid, PrintJob, PrintStage
from kiosk.core.session.turn import Turn
from kiosk.core.signature import Signing

ABOUT_PAPER = (Say.PAPER_OUT, Say.NOT_PRINTED)


def offer(turn: Turn) -> None:
    """The sale just paid, or found paid after a start, is on the receipt screen; printing, where the store wants so."""
    sale = _paid(turn)
    if sale is None:
        return
    turn.open(ReceiptView(turn.moment.mono + turn.policy.receipt_closes_s))
    by_itself = turn.policy.receipt_default is ReceiptDefault.PAPER and not _is_served(turn)
    if by_itself and turn.state.printer_ready and not _chosen(turn, sale):
        _choose(turn, sale, ChosenBy.STORE, paper=True)
        _print(turn, sale, copy=False)


def paper_touched(turn: Turn) -> None:
    """A print is under way afterwards; a second one of the same sale is a marked copy."""
    sale = _paid(turn)
    job = turn.state.print_job
    if sale is None:
        return
    mine = _asked_for(turn, sale)
    if (mine and job is not None and not job.may_repeat(turn.policy.receipt_copies)) or not _can_print(turn):
        return
    _choose(turn, sale, ChosenBy.SHOPPER, paper=True)
    _print(turn, sale, copy=mine)
    _to_tap(turn)


def no_paper(turn: Turn) -> None:
    """The shopper is done with the receipt."""
    sale = _paid(turn)
    if sale is not None:
        turn.hush(*ABOUT_PAPER)
        _choose(turn, sale, ChosenBy.SHOPPER, paper=False)
        _to_tap(turn)


def print_refund(turn: Turn) -> None:
    """The receipt of the refund just booked is on its way to paper, once; without a printer as soon as there is one.

    In a technician's hands it waits for the end of the service, unless somebody stands there for it.
    """
    if turn.state.refunded is not None and (not _is_served(turn) or turn.state.desk is not None):
        _print(turn, turn.state.refunded, copy=False)


def refund_again(turn: Turn) -> None:
    """A copy of the refund's receipt that was printed last, as often as a shopper may have one."""
    job = turn.state.print_job
    if job is not None and job.sale.returns and job.may_repeat(turn.policy.receipt_copies) and _can_print(turn):
        _print(turn, job.sale, copy=True)


def again(turn: Turn, staff: str) -> None:
    """A copy of the receipt that was given last, for `staff`: as often as they want."""
    sale = last(turn.state)
    if sale is not None and _can_print(turn):
        _print(turn, sale, copy=turn.state.print_job is not None and _asked_for(turn, sale), staff=staff)


def last(state: LaneState) -> Sale | None:
    """The sale whose receipt staff may have again: the one that is just paid, else the one printed last."""
    session, job = state.session, state.print_job
    if session is not None and isinstance(session.phase, Paid):
        return session.phase.sale
    return job.sale if job is not None and job.stage is not PrintStage.RUNNING else None


def receipt_touched(turn: Turn) -> None:
    """Back at the receipt, for its code or for paper after all."""
    if _paid(turn) is not None and isinstance(turn.state.view, TapView):
        tap.settle(turn)
        turn.open(ReceiptView(turn.moment.mono + turn.policy.receipt_closes_s))


def printer_showed(turn: Turn, event: PrinterShowed) -> None:
    turn.happened(PrinterNoted(event.ready, event.paper_out, event.paper_low))
    _reprint(turn)


def printed(turn: Turn, job: str) -> None:
    known = _running(turn, job)
    if known is not None:
        turn.happened(ReceiptPrinted(session=known.sale.session, job=job))
        turn.hush(*ABOUT_PAPER)


def print_waiting(turn: Turn, session: str) -> None:
    """The sale of `session` is pending no more: its print, if one was asked for until now, goes to the printer."""
    job = turn.state.print_job
    if job is not None and job.sale.session == session and job.stage is PrintStage.RUNNING:
        turn.effect(PrintReceipt(job.id, receipt_document(job.sale, turn.policy, copy=job.copy)))


def print_lost(turn: Turn, event: PrintLost) -> None:
    known = _running(turn, event.job)
    if known is None:
        return
    turn.happened(
        ReceiptFailed(
            session=known.sale.session,
            job=event.job,
            confirmed_missing=event.confirmed_missing,
            reason=event.reason,
        )
    )
    turn.say(Say.PAPER_OUT if turn.state.paper_out else Say.NOT_PRINTED)
    _reprint(turn)


def resume(turn: Turn) -> None:
    """After a start: the receipt screen is back, unless the tap was given; a job that ran has an unknown end."""
    job = turn.state.print_job
    if job is not None and job.stage is PrintStage.RUNNING:
        turn.happened(
            ReceiptFailed(
                session=job.sale.session,
                job=job.id,
                confirmed_missing=False,
                reason="the lane was stopped while it printed",
            )
        )
    if turn.state.session is not None and turn.state.session.tapped:
        tap.end(turn)
    else:
        offer(turn)


def go_on(turn: Turn) -> None:
    """The lane's service is over: who waited at the receipt has it and its time, and paper comes that was owed."""
    if isinstance(turn.state.view, ReceiptView):
        offer(turn)
    print_refund(turn)
    _reprint(turn)


def ticked(turn: Turn) -> None:
    """In a technician's hands the lane ends no visit, and nothing comes out of its printer by itself."""
    if _is_served(turn):
        return
    match turn.state.view:
        case ReceiptView(closes_at) if closes_at <= turn.moment.mono:
            _unanswered(turn)
            _to_tap(turn)
        case TapView(closes_at) if closes_at <= turn.moment.mono:
            tap.end(turn)
        case _:
            return


def leave(turn: Turn) -> None:
    """Somebody starts anew while the last visit was still at its receipt or tap: that one is over."""
    _unanswered(turn)
    tap.end(turn)


def _unanswered(turn: Turn) -> None:
    """Who did not say gets what the store chose for them."""
    sale = _paid(turn)
    if sale is None or _chosen(turn, sale):
        return
    paper = turn.policy.unanswered_paper and turn.policy.receipt_default is ReceiptDefault.ASK
    prints = paper and turn.state.printer_ready
    _choose(turn, sale, ChosenBy.STORE, paper=prints)
    if prints:
        _print(turn, sale, copy=False)


def _chosen(turn: Turn, sale: Sale) -> bool:
    """Whether it is settled how this receipt is given; one that was printed is, whatever an old journal says."""
    return turn.session.receipt_chosen or _asked_for(turn, sale)


def _asked_for(turn: Turn, sale: Sale) -> bool:
    job = turn.state.print_job
    return job is not None and job.sale.session == sale.session


def _choose(turn: Turn, sale: Sale, by: ChosenBy, *, paper: bool) -> None:
    if not turn.session.receipt_chosen:
        page = bool(page_link(sale, turn.policy))
        turn.happened(ReceiptChosen(session=sale.session, paper=paper, page=page, by=by))


def _can_print(turn: Turn) -> bool:
    """Whether something would come out of the printer; else it is said why not."""
    if turn.state.printer_ready:
        turn.hush(*ABOUT_PAPER)
    else:
        turn.say(Say.PAPER_OUT if turn.state.paper_out else Say.NOT_PRINTED)
    return turn.state.printer_ready


def _to_tap(turn: Turn) -> None:
    """On to the tap, or out for who gave one already."""
    if not isinstance(turn.state.view, ReceiptView):
        return
    if turn.session.tapped or turn.session.training:
        tap.end(turn)
    else:
        tap.ask(turn)


def _reprint(turn: Turn) -> None:
    """Exactly one print more, whole and marked, once the printer can and had said that paper was missing."""
    job = turn.state.print_job
    if _is_served(turn):
        return
    if job is not None and job.stage is PrintStage.MISSING and job.reprints == 0 and turn.state.printer_ready:
        turn.hush(*ABOUT_PAPER)
        _print(turn, job.sale, copy=True)


def _is_served(turn: Turn) -> bool:
    return turn.state.mode is LaneMode.SERVICE


def _running(turn: Turn, job: str) -> PrintJob | None:
    """The print under way, if it is `job`: it ends once."""
    known = turn.state.print_job
    return known if known is not None and known.id == job and known.stage is PrintStage.RUNNING else None


def _print(turn: Turn, sale: Sale, *, copy: bool, staff: str = "") -> None:
    """Asked for durably at once; it goes to the printer when it is known whether it is signed."""
    job = f"{sale.session}-p{turn.state.jobs + 1}"
    turn.happened(ReceiptRequested(session=sale.session, job=job, copy=copy, staff=staff))
    if sale.signing is not Signing.PENDING:
        turn.effect(PrintReceipt(job, receipt_document(sale, turn.policy, copy=copy)))


def _paid(turn: Turn) -> Sale | None:
    session = turn.state.session
    return session.phase.sale if session is not None and isinstance(session.phase, Paid) else None
