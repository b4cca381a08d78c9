"""Folds a payment that staff settle: what they said, for as long as its terminal may yet tell, and what passes by."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from kiosk.core.session.settle_facts import PaymentSettled, Settled, SettledToldLate, SettleFact
from kiosk.core.session.settle_notes import SettleNote, SettleNoted, VerdictNoted
from kiosk.core.session.state import LaneState


def apply_settle(state: LaneState, event: SettleFact) -> LaneState:
    """What became of the attempt itself is told by the facts after it."""
    match event:
        case PaymentSettled():
            attempt = state.attempt
            known = attempt is not None and attempt.id == event.attempt
            return replace(state, settled=Settled(attempt=attempt, moved=event.moved)) if attempt and known else state
        case SettledToldLate():
            return replace(state, settled=None)
        case _:
            assert_never(event)


def apply_settle_note(state: LaneState, note: SettleNote) -> LaneState:
    match note:
        case SettleNoted():
            return replace(state, settle=note.run)
        case VerdictNoted():
            return replace(state, verdict=note.verdict)
        case _:
            assert_never(note)
