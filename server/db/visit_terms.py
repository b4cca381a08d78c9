"""What visits are counted as, wherever they are counted: one condition for each word."""

from __future__ import annotations

from sqlalchemy import func, or_, select
from sqlalchemy.orm import aliased

from server.db.visit_models import VisitNeedRow, VisitRow

PAID = VisitRow.outcome == "paid"
STARTED = PAID | (VisitRow.had_item & (VisitRow.outcome != "saved"))
"""There was an item in the basket, and the visit has come to its end. A basket that was put aside for later, or for
another lane, is counted where it is taken up again: of one basket no more than one visit has started.
"""
GIVEN_UP = ~PAID & STARTED

_ITS_VISIT = aliased(VisitRow)
_UNTIL_MS = select(_ITS_VISIT.total_ms).where(_ITS_VISIT.id == VisitNeedRow.visit_id).scalar_subquery()
WAITED = or_(VisitNeedRow.first_ms.is_not(None), VisitNeedRow.cleared_ms.is_(None), VisitNeedRow.answer == "left")
"""Staff came, or the visit was over first. What went away by itself was no wait for anybody."""
WAITED_MS = func.coalesce(VisitNeedRow.first_ms, VisitNeedRow.cleared_ms, _UNTIL_MS) - VisitNeedRow.raised_ms
"""From raised to the first that staff did. Who was never helped waited at least until the visit's end."""
