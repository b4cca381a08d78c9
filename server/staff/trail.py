"""The trail of what staff did, or tried and were refused: from the lanes' facts, and from the console."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from kiosk.core.session.staff_facts import NotDone
from kiosk.core.staff import Act
from server.db.engine import for_writing
from server.db.staff_models import StaffActRow

log = logging.getLogger(__name__)

MOST = 500


class Trail:
    """Used from any thread."""

    def __init__(self, engine: Engine, now: Callable[[], datetime]) -> None:
        self._engine = engine
        self._writing = for_writing(engine)
        self._now = now

    def did(
        self,
        staff: str,
        act: Act,
        *,
        lane: str = "",
        session: str = "",
        reason: str = "",
        command: str = "",
        before: Mapping[str, object] | None = None,
        after: Mapping[str, object] | None = None,
    ) -> None:
        """`staff` did it from the console."""
        self._note(
            StaffActRow(
                staff=staff,
                act=act.value,
                lane=lane,
                session=session,
                reason=reason,
                command=command,
                before=dict(before or {}),
                after=dict(after or {}),
            )
        )

    def refused(self, staff: str, act: Act, why: NotDone, *, lane: str = "", reason: str = "") -> None:
        """`staff` ('' : nobody knows whose try it was) wanted it from the console, and it was not done."""
        log.warning("console: %s of %s was refused: %s", act.value, staff or "somebody", why.value)
        self._note(StaffActRow(staff=staff, act=act.value, lane=lane, why=why.value, reason=reason))

    def newest(self, most: int = MOST, before: int | None = None) -> Sequence[StaffActRow]:
        """The last that came, or the last before row `before`, the newest first."""
        rows = select(StaffActRow).order_by(StaffActRow.id.desc()).limit(most)
        with Session(self._engine) as session:
            return session.scalars(rows if before is None else rows.where(StaffActRow.id < before)).all()

    def _note(self, row: StaffActRow) -> None:
        row.at = row.received_at = self._now().isoformat(timespec="seconds")
        with Session(self._writing) as session, session.begin():
            session.add(row)
