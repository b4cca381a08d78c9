"""Lanes that recover wrongly on purpose. The books must show it: a proof that no mutant fails proves nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from kiosk.core.session.decide import pay
from kiosk.core.session.effects import AskTerminal
from kiosk.core.session.facts import Fact, FailedAs, PartPaid, PaymentFailed, TerminalMark
from kiosk.core.session.notes import MarkNoted
from kiosk.core.session.state import AttemptStage
from kiosk.core.session.turn import Turn
from kiosk.core.values import Way
from kiosk.journal import Journal


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


def _not_charged(session: str, attempt: str) -> PaymentFailed:
    return PaymentFailed(
        session=session, attempt=attempt, outcome=FailedAs.NOT_CHARGED, result_code="", reason="it is taken for granted"
    )


MUTANTS: dict[str, Callable[[], None]] = {
    "forgets-parts": forgets_parts,
    "never-asks": never_asks,
    "asks-again": asks_again,
}
