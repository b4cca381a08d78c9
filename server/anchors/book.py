"""Where each lane's journal stood: kept as the lane tells it, and never given up for an older or another word.

Of a journal the newest place is kept, and the last of each day. A place is kept only when the one before it was shown
to be in the journal still; otherwise that is an alarm, and what was kept stays.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime

from sqlalchemy import String, bindparam, delete, func, select, update
from sqlalchemy.engine import Engine
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from kiosk.core.anchors import MOST_TOLD, Anchor, Statement, Verdict, contradiction
from server.db.engine import at_once, for_writing
from server.db.models import AlarmRow, AnchorRow, EnvelopeRow
from server.ingest.intake import last_of

log = logging.getLogger(__name__)

MOST_DAYS = MOST_TOLD - 1

_LANE, _JOURNAL = bindparam("of_lane", type_=String), bindparam("of_journal", type_=String)
_CAME = select(func.max(EnvelopeRow.seq)).where(EnvelopeRow.lane == _LANE, EnvelopeRow.journal == _JOURNAL)
_NEWEST = select(func.max(AnchorRow.id)).where(AnchorRow.lane == _LANE).scalar_subquery()
_MOVED = (
    update(AnchorRow)
    .where(AnchorRow.id == _NEWEST, AnchorRow.journal == _JOURNAL, AnchorRow.day == bindparam("today"))
    .where(AnchorRow.seq == bindparam("shown"), AnchorRow.hash == bindparam("shown_hash"))
    .values(seq=bindparam("ends"), hash=bindparam("ends_hash"))
    .returning(func.coalesce(_CAME.scalar_subquery(), 0))
)
"""The lane's newest place goes on, where it is as it was shown and of today; what of the journal came."""


class AnchorBook:
    """Used from any thread."""

    def __init__(self, engine: Engine, now: Callable[[], datetime]) -> None:
        self._engine = engine
        self._writing = for_writing(engine)
        self._moving = at_once(self._writing)
        self._now = now

    def hear(self, lane: str, statement: Statement) -> Verdict:
        """What is kept of `lane`'s journals after its `statement`, durably, and what is to be said about it.

        Raises SQLAlchemyError when the database cannot be used; everything is as before then.
        """
        have = self._goes_on(lane, statement)
        if have is not None:
            return Verdict(have=have)
        try:
            with Session(self._writing) as session, session.begin():
                return self._hear(session, lane, statement)
        except IntegrityError:  # another worker heard the same at the same time
            with Session(self._writing) as session, session.begin():
                return self._hear(session, lane, statement)

    def of_lane(self, lane: str) -> list[Anchor]:
        """All that is kept of the lane's journals, in the order in which it was heard."""
        with Session(self._engine) as session:
            rows = session.scalars(select(AnchorRow).filter_by(lane=lane).order_by(AnchorRow.id))
            return [_anchor(row) for row in rows]

    def _goes_on(self, lane: str, statement: Statement) -> int | None:
        """Where the same journal as ever goes on from the place of today that its statement shows, that place is moved,
        in one word to the database; what of the journal came. None: it has to be looked at.
        """
        shown = {seq: hash_ for seq, hash_ in statement.told.items() if seq != statement.seq}
        if len(shown) != 1:
            return None
        ((seq, hash_),) = shown.items()
        if hash_ is None or not statement.base < seq < statement.seq:
            return None
        told = {
            "of_lane": lane,
            "of_journal": statement.journal,
            "today": self._today(),
            "shown": seq,
            "shown_hash": hash_,
            "ends": statement.seq,
            "ends_hash": statement.hash,
        }
        with self._moving.begin() as connection:
            have: int | None = connection.scalar(_MOVED, told)
        return have

    def _today(self) -> str:
        return self._now().date().isoformat()

    def _hear(self, session: Session, lane: str, statement: Statement) -> Verdict:
        of_journal = select(AnchorRow).filter_by(lane=lane, journal=statement.journal)
        kept = [_anchor(row) for row in session.scalars(of_journal.order_by(AnchorRow.seq))]
        told = {**statement.told, statement.seq: statement.hash}
        newest = kept[-1] if kept else None
        untold = tuple(one.seq for one in kept if one.seq > statement.base and one.seq not in told)
        if newest is not None and newest.seq in untold:
            return Verdict(asks=untold)
        shown = [one for one in kept if one.seq in told]
        end = max((seq for seq, hash_ in told.items() if hash_ is not None), default=0)
        found = contradiction(shown, base=statement.base, end=end, hash_at=told.get)
        if found is not None and newest is not None:
            self._alarm(session, lane, newest, found.words(), better=not untold)
            return Verdict(asks=untold) if untold else Verdict(contradicted=found)
        self._look_at_change(session, lane, statement, newest)
        if newest is None or newest.seq < statement.seq:
            self._keep(session, lane, statement)
        return Verdict(have=last_of(session, lane, statement.journal))

    def _look_at_change(self, session: Session, lane: str, statement: Statement, newest: Anchor | None) -> None:
        """What is no contradiction, but a person should know."""
        place = Anchor(statement.journal, statement.seq, statement.hash, "")
        if newest is not None and newest.seq < statement.base:
            words = f"the journal begins behind fact {statement.base}: nothing of it can be held against what is known"
            self._alarm(session, lane, newest, words)
        last = session.scalar(select(AnchorRow).filter_by(lane=lane).order_by(AnchorRow.id.desc()).limit(1))
        if last is None or last.journal == statement.journal:
            return
        if newest is None:
            words = f"the lane has a new journal; the one before it ended with fact {last.seq}, or later"
            self._alarm(session, lane, place, words)
        else:
            words = f"the lane has an older journal again; the last one was known up to fact {last.seq}"
            self._alarm(session, lane, Anchor(statement.journal, 0, "", ""), words)  # once, however often they change

    def _keep(self, session: Session, lane: str, statement: Statement) -> None:
        """The place is kept; of the same day's it is the only one then, and of all days the last `MOST_DAYS`."""
        mine = (AnchorRow.lane == lane, AnchorRow.journal == statement.journal)
        day = self._today()
        session.execute(delete(AnchorRow).where(*mine, AnchorRow.day == day, AnchorRow.seq < statement.seq))
        session.add(AnchorRow(lane=lane, journal=statement.journal, seq=statement.seq, hash=statement.hash, day=day))
        session.flush()
        most = session.scalars(select(AnchorRow.seq).where(*mine).order_by(AnchorRow.seq.desc()).offset(MOST_DAYS))
        session.execute(delete(AnchorRow).where(*mine, AnchorRow.seq.in_(list(most))))

    def _alarm(self, session: Session, lane: str, place: Anchor, reason: str, *, better: bool = False) -> None:
        """For a person to look at. About one place there is one row, which says what is known best."""
        where = {"lane": lane, "journal": place.journal, "seq": place.seq, "payload_hash": place.hash}
        known = session.scalar(select(AlarmRow).filter_by(**where))
        if known is None:
            log.error("lane %s: %s", lane, reason)
            session.add(AlarmRow(**where, at=self._now().isoformat(timespec="seconds"), reason=reason))
        elif better:
            known.reason = reason


def _anchor(row: AnchorRow) -> Anchor:
    return Anchor(row.journal, row.seq, row.hash, row.day)
