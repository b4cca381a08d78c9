"""Lanes that recover wrongly on purpose. The books must show it: a proof that no mutant fails proves nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from drivers.contract import Request
from kiosk.core.cash import Box, PaidOut
from kiosk.core.session.cash_effects import CashEffect, GiveMark
from kiosk.core.session.decide import cash, pay, payouts
from kiosk.core.session.effects import AskTerminal
from kiosk.core.session.facts import Fact, FailedAs, PartPaid, PaymentFailed, TerminalMark
from kiosk.core.session.inputs import PayOutTold
from kiosk.core.session.notes import AskAgainAt, MarkNoted
from kiosk.core.session.state import AttemptStage
from kiosk.core.session.turn import Turn
from kiosk.core.values import Way
from kiosk.journal import Journal
from kiosk.lane import effects

AGAIN_S = 0.5


def forgets_parts() -> None:
    """After a start a part that was paid counts for nothing."""
    honest = Journal.facts

    def facts(journal: Journal) -> Iterator[Fact]:
        return (
            _not_charged(fact.session, fact.tender.attempt) if isinstance(fact, PartPaid) else fact
            for fact in honest(journal)
        )

    Journal.facts = facts  # type: ignore[method-assign]


def never_asks() -> None:
    """What was open at the stop is taken for not charged."""

    def resume(turn: Turn) -> None:
        attempt = turn.state.attempt
        if attempt is not None:
            turn.happened(_not_charged(attempt.session, attempt.id))

    pay.resume = resume


def asks_again() -> None:
    """What was open at the stop is sent to the terminal or gateway once more, as soon as that is there."""
    honest = pay.terminal_readied

    def readied(turn: Turn, mark: TerminalMark, way: Way) -> None:
        attempt, was_away = turn.state.attempt, turn.state.mark_of(way) is None
        if not was_away or attempt is None or attempt.way is not way:
            honest(turn, mark, way)
            return
        turn.happened(MarkNoted(mark, way))
        turn.state = replace(turn.state, attempt=replace(attempt, stage=AttemptStage.SENT))
        turn.effect(AskTerminal(attempt.id, attempt.amount, attempt.kind, attempt.of, way))

    pay.resume = lambda _turn: None
    pay.terminal_readied = readied


def forgets_marks() -> None:
    """After a start every box is told that nothing was kept of it."""
    honest = effects.asked_of

    def asked_of(effect: CashEffect) -> tuple[Box, Request]:
        return honest(replace(effect, mark="") if isinstance(effect, GiveMark) else effect)

    effects.asked_of = asked_of


def pays_out_again() -> None:
    """What was on its way out at the stop is given out once more, by the count that the hopper has now: by the one that
    it had before, its driver would give out nothing.
    """

    def ask(turn: Turn) -> None:
        run = turn.attempt.cash
        if run is None or run.due is None:
            return
        if Box.HOPPER in turn.state.boxes_there and turn.state.boxes[Box.HOPPER].mark != run.due.mark:
            payouts.pay_out(turn, run.due.amount)
        else:
            turn.happened(AskAgainAt(turn.moment.mono + AGAIN_S))  # at once, it would leave no time to the hopper

    payouts.ask = ask


def owes_what_is_out() -> None:
    """What was on its way out at the stop is taken for not given."""

    def ask(turn: Turn) -> None:
        run = turn.attempt.cash
        if run is not None and run.due is not None:
            cash.happened(turn, PayOutTold(run.due.id, PaidOut.FAILED, 0, run.due.mark, "it is taken for granted"))

    payouts.ask = ask


def _not_charged(session: str, attempt: str) -> PaymentFailed:
    return PaymentFailed(
        session=session, attempt=attempt, outcome=FailedAs.NOT_CHARGED, result_code="", reason="it is taken for granted"
    )


MUTANTS: dict[str, Callable[[], None]] = {
    "forgets-parts": forgets_parts,
    "never-asks": never_asks,
    "asks-again": asks_again,
    "forgets-marks": forgets_marks,
    "pays-out-again": pays_out_again,
    "owes-what-is-out": owes_what_is_out,
}
