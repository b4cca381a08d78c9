"""A lane's calls as envelopes, and a host's hand at the console's own requests."""

from __future__ import annotations

from itertools import count

import httpx

from kiosk.core.calls import ClearedBy, HelpCleared, HelpComing, HelpFact, HelpReason, HelpRequested, HelpSeen
from kiosk.core.values import Money
from kiosk.core.wire import Envelope, help_envelope
from tests.server.running import MANAGER_TOKEN, Store
from tests.server.sales import JOURNAL

CALL = "ab" * 16
AT = "2026-11-22T10:58:00+01:00"
_numbers = count(1000)


def envelope(fact: HelpFact) -> Envelope:
    return help_envelope(fact, JOURNAL, next(_numbers))


def asked(call: str = CALL, lane: str = "4", at: str = AT, reason: HelpReason = HelpReason.ASKED) -> Envelope:
    total = Money(1842, "EUR")
    return envelope(
        HelpRequested(
            session=f"{lane}-000007", call=call, lane=lane, at=at, reason=reason, screen="basket", pieces=6, total=total
        )
    )


def seen(call: str = CALL) -> Envelope:
    return envelope(HelpSeen(session="4-000007", call=call, lane="4", at=AT, command="c1", name="Anna"))


def coming(call: str = CALL) -> Envelope:
    return envelope(HelpComing(session="4-000007", call=call, lane="4", at=AT, command="c2", name="Anna", seconds=40))


def cleared(call: str = CALL, by: ClearedBy = ClearedBy.SHOPPER) -> Envelope:
    return envelope(HelpCleared(session="4-000007", call=call, lane="4", at=AT, by=by))


def says(
    store: Store, word: str, name: str = "Anna", seconds: int = 0, lane: str = "4", call: str = CALL
) -> httpx.Response:
    """A host touches a button of the console."""
    return httpx.post(
        f"{store.address}/console/calls/{lane}/{call}/{word}",
        json={"name": name, "seconds": seconds},
        headers={"X-Console": "1"},
        auth=("host", MANAGER_TOKEN),
        timeout=10.0,
    )
