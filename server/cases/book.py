"""Cases as they are read and worked on: the list by rank, one whole, what is done about it, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Select, func, select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from kiosk.core.remarks import plain
from server.cases.kinds import COURSE, Category, Sentiment, Step, due_at, next_step, urgency
from server.cases.learning import judge
from server.cases.reach import REACHED
from server.cases.rounds import Meaning, about, alike, join
from server.cases.teacher import Teacher
from server.cases.things import item_in, names_of
from server.db.case_models import CaseContactRow, CaseRow, CaseStepRow, CaseTapRow, ComplaintRow, CorrectionRow
from server.db.engine import for_writing
from server.db.models import TapRow, TapWordsRow

MOST_WORDS = 500
MOST_CONTACT = 120
MOST_LEARNED = 20
"""Of a case with more remarks so many are learned from when it is corrected."""
TAKEN, CORRECTED, NOTHING = "taken", "corrected", "nothing_to_do"
"""What may be noted of a case besides the steps of its course."""


class NotDone(StrEnum):
    """Why nothing was done about a case."""

    UNKNOWN = "unknown"
    CLOSED = "closed"
    OTHER_STEP = "other_step"


class Refused(Exception):
    """Nothing was done, for `why`."""

    def __init__(self, why: NotDone) -> None:
        super().__init__(why.value)
        self.why = why


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which cases: '' leaves all."""

    show: str = "open"  # open, overdue, mine, closed
    category: str = ""
    lane: str = ""
    owner: str = ""


@dataclass(frozen=True, slots=True)
class Voice:
    """What somebody said: by a tap (`face` 1 to 5), or to staff (`face` 0) at `at`. A tap is told of by its hour."""

    at: str
    lane: str
    face: int
    question: str
    reasons: tuple[str, ...]
    words: str
    contact: str


@dataclass(frozen=True, slots=True)
class Whole:
    """A case with all that was said and done. `after` : the step that comes next, None when it is closed."""

    case: CaseRow
    voices: tuple[Voice, ...]
    steps: tuple[CaseStepRow, ...]
    after: Step | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Complaint:
    """What staff write down of somebody who complains. `category` '' : the model says; `contact` '' : no answer is
    wanted.
    """

    words: str
    lane: str = ""
    category: str = ""
    contact: str = ""


class Cases:
    """Used from any thread. What changes anything raises `Refused`, and changes nothing then."""

    def __init__(self, engine: Engine, now: Callable[[], datetime], teacher: Teacher) -> None:
        self._engine = engine
        self._writing = for_writing(engine)
        self._now = now
        self._teacher = teacher

    def ranked(self, wanted: Wanted, most: int, after: int = 0) -> Sequence[CaseRow]:
        """Of what is `wanted` by urgency × reach, the highest first, of two alike the one that is due first; closed
        ones by when they were closed.
        """
        rows = _of(wanted)
        if wanted.show == "closed":
            rows = rows.order_by(CaseRow.closed_at.desc(), CaseRow.id.desc())
        else:
            rows = rows.order_by((CaseRow.urgency * REACHED).desc(), CaseRow.due_at, CaseRow.id)
        with Session(self._engine, expire_on_commit=False) as session:
            return session.scalars(rows.offset(after).limit(most)).all()

    def count(self, wanted: Wanted) -> int:
        with Session(self._engine) as session:
            return session.scalar(select(func.count()).select_from(_of(wanted).subquery())) or 0

    def whole(self, case: int) -> Whole | None:
        with Session(self._engine, expire_on_commit=False) as session:
            row = session.get(CaseRow, case)
            if row is None:
                return None
            steps = session.scalars(select(CaseStepRow).filter_by(case_id=case).order_by(CaseStepRow.place)).all()
            voices = (*_complaints(session, case), *_taps(session, case))
            return Whole(row, voices, tuple(steps), None if row.closed_at else next_step(row.step))

    def complain(self, staff: str, told: Complaint) -> int:
        """The case that it is in from now on: a new one, opened at this minute, for who waits for an answer."""
        words, contact = plain(told.words, MOST_WORDS), told.contact.strip()[:MOST_CONTACT]
        at = self._now()
        with Session(self._writing) as session, session.begin():
            row = join(session, self._meaning(session, told, words), at, waits=bool(contact))
            row.by_hand = row.by_hand or bool(told.category)
            stamp = at.isoformat(timespec="seconds")
            said = ComplaintRow(case_id=row.id, at=stamp, staff=staff, lane=told.lane, words=words, waits=bool(contact))
            session.add(said)
            session.flush()
            if contact:
                session.add(CaseContactRow(complaint_id=said.id, contact=contact))
            return row.id

    def take(self, staff: str, case: int) -> CaseRow:
        """`staff` owns it."""
        with Session(self._writing, expire_on_commit=False) as session, session.begin():
            row = _open_case(session, case)
            row.owner = staff
            self._note(session, row, TAKEN, staff, "")
            return row

    def do(self, staff: str, case: int, step: Step, words: str) -> CaseRow:
        """The next `step` of its course is done: the first answers it, the last closes it. Who does something about a
        case that nobody has, has it.
        """
        with Session(self._writing, expire_on_commit=False) as session, session.begin():
            row = _open_case(session, case)
            if next_step(row.step) is not step:
                raise Refused(NotDone.OTHER_STEP)
            self._note(session, row, step.value, staff, plain(words, MOST_WORDS))
            row.step, row.owner = step.value, row.owner or staff
            row.answered_at = row.answered_at or self._stamp()
            if step is COURSE[-1]:
                row.closed_at = self._stamp()
            return row

    def close(self, staff: str, case: int, words: str) -> CaseRow:
        """There is nothing to do about it: it is closed with that word."""
        with Session(self._writing, expire_on_commit=False) as session, session.begin():
            row = _open_case(session, case)
            self._note(session, row, NOTHING, staff, plain(words, MOST_WORDS))
            row.answered_at, row.closed_at = row.answered_at or self._stamp(), self._stamp()
            return row

    def correct(self, staff: str, case: int, category: Category, sentiment: Sentiment) -> CaseRow:
        """It is about that, as a person says; when it is due is counted anew, and the model learns from its words."""
        with Session(self._writing, expire_on_commit=False) as session, session.begin():
            row = _open_case(session, case)
            was = row.category
            waits = session.scalar(select(ComplaintRow.id).filter_by(case_id=case, waits=True).limit(1)) is not None
            row.category, row.sentiment, row.by_hand, row.sure = category.value, sentiment.value, True, True
            row.due_at = due_at(category, datetime.fromisoformat(row.opened_at)).isoformat(timespec="minutes")
            row.urgency = urgency(category, sentiment, waits=waits)
            if datetime.fromisoformat(row.due_at) > self._now():
                row.escalated_at = ""  # it is late no longer, and is told of again when it is
            for remark in _remarks(session, case):
                session.add(
                    CorrectionRow(
                        at=self._stamp(),
                        staff=staff,
                        remark=plain(remark, 120),
                        category=category.value,
                        sentiment=sentiment.value,
                    )
                )
            self._note(session, row, CORRECTED, staff, f"{was} → {category.value}")
            return row

    def _meaning(self, session: Session, told: Complaint, words: str) -> Meaning:
        judged = judge(self._teacher.learned(session), words, "en")
        category = Category(told.category) if told.category else judged.category
        mood = judged.sentiment or Sentiment.BAD
        read, subject = about(category, category, "", words)
        if not told.category:
            category = read
        elif category is not read:  # a person knows better
            subject = ""
        return Meaning(
            alike=alike(category, mood, told.lane, item_in(words, names_of(session)), subject),
            sentiment=mood,
            language=judged.language,
            title=words[:120],
            sure=judged.sure or bool(told.category),
            words=judged.words if judged.sure and not told.category else (),
            model=judged.version,
        )

    def _note(self, session: Session, row: CaseRow, step: str, staff: str, words: str) -> None:
        place = session.scalar(select(func.max(CaseStepRow.place)).filter_by(case_id=row.id)) or 0
        session.add(CaseStepRow(case_id=row.id, place=place + 1, step=step, at=self._stamp(), staff=staff, words=words))

    def _stamp(self) -> str:
        return self._now().isoformat(timespec="seconds")


def _of(wanted: Wanted) -> Select[CaseRow]:
    rows = select(CaseRow).where(CaseRow.closed_at != "" if wanted.show == "closed" else CaseRow.closed_at == "")
    if wanted.show == "overdue":
        rows = rows.where(CaseRow.escalated_at != "", CaseRow.answered_at == "")
    for name in ("category", "lane", "owner"):
        if told := getattr(wanted, name):
            rows = rows.where(getattr(CaseRow, name) == told)
    return rows


def _open_case(session: Session, case: int) -> CaseRow:
    row = session.get(CaseRow, case, with_for_update=True)
    if row is None:
        raise Refused(NotDone.UNKNOWN)
    if row.closed_at:
        raise Refused(NotDone.CLOSED)
    return row


def _complaints(session: Session, case: int) -> list[Voice]:
    both = select(ComplaintRow, CaseContactRow.contact).outerjoin(CaseContactRow).where(ComplaintRow.case_id == case)
    return [
        Voice(row.at, row.lane, 0, "", (), row.words, contact or "")
        for row, contact in session.execute(both.order_by(ComplaintRow.id.desc()))
    ]


def _taps(session: Session, case: int) -> list[Voice]:
    taps = select(TapRow, TapWordsRow).outerjoin(TapWordsRow).join(CaseTapRow, CaseTapRow.tap == TapRow.tap)
    found = session.execute(taps.where(CaseTapRow.case_id == case).order_by(TapRow.hour.desc(), TapRow.tap))
    return [
        Voice(tap.hour, tap.lane, tap.face, words.question, tuple(words.reasons), words.remark, "")
        if words is not None
        else Voice(tap.hour, tap.lane, tap.face, "", (), "", "")
        for tap, words in found
    ]


def _remarks(session: Session, case: int) -> list[str]:
    said = [one.words for one in (*_complaints(session, case), *_taps(session, case)) if one.words]
    return list(dict.fromkeys(said))[:MOST_LEARNED]
