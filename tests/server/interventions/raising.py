"""What a lane has to be looked at, as envelopes."""

from __future__ import annotations

from itertools import count

from kiosk.core.intervention_wire import intervention_envelope
from kiosk.core.interventions import Answer, Intervention, InterventionKind, SettledBy
from kiosk.core.session.intervention_facts import InterventionCleared, InterventionFact, InterventionRaised
from kiosk.core.wire import Envelope
from tests.server.sales import JOURNAL
from tests.shop import WINE

WINE_CHECK = "ab" * 16
AT = "2026-11-22T10:58:00+01:00"
_numbers = count(5000)


def envelope(fact: InterventionFact) -> Envelope:
    return intervention_envelope(fact, JOURNAL, next(_numbers))


def raised(name: str = WINE_CHECK, lane: str = "4", session: str = "4-000007", age: int = 18) -> Envelope:
    one = Intervention(id=name, kind=InterventionKind.AGE, at=AT, item=WINE, line=2, age=age)
    return envelope(InterventionRaised(session=session, lane=lane, intervention=one))


def cleared(name: str = WINE_CHECK, by: SettledBy = SettledBy.HOST, answer: Answer | None = Answer.APPROVE) -> Envelope:
    return envelope(
        InterventionCleared(
            session="4-000007", lane="4", intervention=name, at=AT, by=by, answer=answer, staff="", name="Anna"
        )
    )
