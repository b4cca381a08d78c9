"""What staff did and tried at a lane, as envelopes."""

from __future__ import annotations

from itertools import count

from kiosk.core.act_wire import ActFact, act_envelope
from kiosk.core.session.staff_facts import ActRefused, NotDone
from kiosk.core.staff import Act
from kiosk.core.wire import Envelope
from tests.server.sales import JOURNAL

AT = "2026-11-22T10:58:00+01:00"
_numbers = count(7000)


def act(fact: ActFact) -> Envelope:
    envelope = act_envelope(fact, "4", AT, JOURNAL, next(_numbers))
    assert envelope is not None
    return envelope


def refused(staff: str = "tess", wanted: Act = Act.REFUND, why: NotDone = NotDone.NO_RIGHT) -> Envelope:
    return act(ActRefused(lane="4", at=AT, session="4-000007", staff=staff, act=wanted, why=why))
