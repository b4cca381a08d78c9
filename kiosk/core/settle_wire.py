"""What a lane tells the server where a terminal contradicts, late, what staff had said of its payment."""

from __future__ import annotations

from kiosk.core.session.settle_facts import SettledToldLate
from kiosk.core.wire import Envelope, seal

SETTLED_LATE = "settled_late"
SETTLED_LATE_VERSION = 1


def settled_late_envelope(fact: SettledToldLate, journal: str, seq: int) -> Envelope | None:
    """None where both said the same."""
    if fact.said is fact.told:
        return None
    payload: dict[str, object] = {
        "lane": fact.lane,
        "session": fact.session,
        "attempt": fact.attempt,
        "kind": fact.kind.value,
        "way": fact.way.value,
        "currency": fact.amount.currency,
        "amount_minor": fact.amount.minor,
        "said": fact.said,
        "told": fact.told,
        "at": fact.at,
    }
    version = SETTLED_LATE_VERSION
    return seal(lane=fact.lane, journal=journal, seq=seq, kind=SETTLED_LATE, version=version, payload=payload)
