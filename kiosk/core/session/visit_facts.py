"""The fact that says what came of a visit."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.core.visit_record import VisitRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitTold:
    """Journaled with the end of a visit at this lane, once: also where its basket was put aside. One that is taken up
    again is another visit, maybe under the same number. Owed to the server.
    """

    session: str
    lane: str
    record: VisitRecord
