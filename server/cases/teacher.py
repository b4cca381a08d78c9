"""The one model of this process, which learns again when somebody corrected it, in whichever process that was."""

from __future__ import annotations

import logging
import threading

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from server.cases.learning import Correction, Learned, learn
from server.db.case_models import CorrectionRow

log = logging.getLogger(__name__)

MOST = 5000
"""So many of the newest corrections count."""


class Teacher:
    """Used from any thread. The first that asks waits until it has learned."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._learned: Learned | None = None
        self._newest = -1

    def learned(self, session: Session) -> Learned:
        """What the made remarks and all corrections of the store teach."""
        newest = session.scalar(select(func.max(CorrectionRow.id))) or 0
        with self._lock:
            if self._learned is None or newest != self._newest:
                rows = session.scalars(select(CorrectionRow).order_by(CorrectionRow.id.desc()).limit(MOST))
                corrected = [Correction(row.remark, row.category, row.sentiment) for row in rows]
                self._learned, self._newest = learn(corrected[::-1]), newest
                log.info("remarks are read by model %s", self._learned.version)
            return self._learned
