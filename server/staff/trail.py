"""The trail of what staff did, or tried and were refused: from the lanes' facts, and from the console."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import Select, select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from kiosk.core.session.staff_facts import NotDone
from kiosk.core.staff import Act
from server.db.engine import for_writing
from server.db.staff_models import StaffActRow

log = logging.getLogger(__name__)

MOST = 500
NOBODY_KNOWN = "?"

Day = Annotated[str, Field(pattern=r"^(\d{4}-\d{2}-\d{2})?$")]
Word = Annotated[str, Field(pattern=r"^[a-z_]{0,40}$")]


class Wanted(BaseModel):
    """Of which rows one wants to read; '' leaves all. `staff` is an id, or `NOBODY_KNOWN` where nobody knows whose it
    was; `first` and `last` are days on the clock of where it was; `refused`: only what was not done.
    """

    model_config = ConfigDict(frozen=True)

    staff: Annotated[str, Field(pattern=r"^([a-z0-9-]{0,40}|\?)$")] = ""
    lane: Annotated[str, Field(pattern=r"^[A-Za-z0-9]{0,12}$")] = ""
    act: Word = ""
    first: Day = ""
    last: Day = ""
    refused: bool = False

    def days(self) -> tuple[str, str]:
        """The first and the last, in that order, whichever was told first; '' has no bound."""
        if self.first and self.last:
            return min(self.first, self.last), max(self.first, self.last)
        return self.first, self.last


ALL = Wanted()


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

    def newest(self, most: int = MOST, before: int | None = None, wanted: Wanted = ALL) -> Sequence[StaffActRow]:
        """Of what is `wanted` the last that came, or the last before row `before`, the newest first."""
        rows = _of(wanted).order_by(StaffActRow.id.desc()).limit(most)
        with Session(self._engine) as session:
            return session.scalars(rows if before is None else rows.where(StaffActRow.id < before)).all()

    def _note(self, row: StaffActRow) -> None:
        row.at = row.received_at = self._now().isoformat(timespec="seconds")
        with Session(self._writing) as session, session.begin():
            session.add(row)


def _of(wanted: Wanted) -> Select[StaffActRow]:
    rows = select(StaffActRow)
    if wanted.staff:
        rows = rows.where(StaffActRow.staff == ("" if wanted.staff == NOBODY_KNOWN else wanted.staff))
    if wanted.lane:
        rows = rows.where(StaffActRow.lane == wanted.lane)
    if wanted.act:
        rows = rows.where(StaffActRow.act == wanted.act)
    first, last = wanted.days()
    if first:
        rows = rows.where(StaffActRow.at >= f"{first}T")
    if last:
        rows = rows.where(StaffActRow.at < f"{last}U")
    return rows.where(StaffActRow.why != "") if wanted.refused else rows
