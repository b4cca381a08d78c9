"""What is done about cases by themselves: taps become cases by the hour, who waited too long is told of, and how to
reach somebody is forgotten.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, exists, func, select
from sqlalchemy.engine import Engine
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, joinedload

from kiosk.core.staff import Act
from server.cases.kinds import (
    AT_THE_LANE,
    LOW,
    OF_A_STEP,
    Category,
    Sentiment,
    due_at,
    hour_of,
    of_chips,
    of_face,
    step_of_chips,
    urgency,
)
from server.cases.learning import Judged, judge
from server.cases.reach import count_met
from server.cases.teacher import Teacher
from server.cases.things import item_in, names_of, step_in
from server.db.case_models import CaseContactRow, CaseRoundRow, CaseRow, CaseTapRow, ComplaintRow
from server.db.engine import for_writing
from server.db.models import StaffActRow, TapRow, TapWordsRow
from server.ingest.mixing import mix

SETTLED = timedelta(minutes=5)
"""So long after an hour its taps have come, their later words too; of lanes that were away, when they are back."""
LOOKED_BACK = timedelta(days=35)
"""A tap of an hour before that makes no case: nobody could do anything about it any more."""
CONTACT_KEPT = timedelta(days=14)
OVERDUE = "overdue"
HOUR = len("2026-11-22T10")
ROUND = 1


@dataclass(frozen=True, slots=True)
class Alike:
    """What is said of the same thing is one case: of the same step of a visit at the same lane whatever its category,
    for to one the scale is slow and to another weighing is hard.
    """

    category: Category
    praise: bool
    lane: str
    item: str
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a tap or a complaint is about."""

    alike: Alike
    sentiment: Sentiment
    language: str
    title: str
    sure: bool
    words: tuple[str, ...] = ()
    model: str = ""


class Rounds:
    """Used from any thread; of several workers one does it at a time."""

    def __init__(self, engine: Engine, now: Callable[[], datetime], teacher: Teacher) -> None:
        self._writing = for_writing(engine)
        self._now = now
        self._teacher = teacher

    def make(self) -> bool:
        """One round; whether anything is otherwise than before. False, too, where another worker makes one."""
        now = self._now()
        with Session(self._writing) as session, session.begin():
            upto = (now - SETTLED).isoformat()[:HOUR]
            ours = _is_ours(session, upto, now)
            newly = self._take(session, upto, now) if ours else 0
            late = _escalate(session, now)
            changed = bool(newly + late + _forget(session, now))
        if ours:
            mix(self._writing, upto)
        return (ours and count_met(self._writing, now)) or changed

    def _take(self, session: Session, upto: str, now: datetime) -> int:
        """Taps of hours before `upto` are in cases, if they are low or say something: so many. They come by their
        random ids, whatever order they came in.
        """
        since = (now - LOOKED_BACK).isoformat()[:HOUR]
        says = TapWordsRow.remark != ""
        wanted = select(TapRow).outerjoin(TapWordsRow).where(TapRow.hour >= since, TapRow.hour < upto)
        wanted = wanted.where((TapRow.face <= LOW) | says, ~exists().where(CaseTapRow.tap == TapRow.tap))
        taps = session.scalars(wanted.options(joinedload(TapRow.words)).order_by(TapRow.tap)).all()
        if not taps:
            return 0
        names = names_of(session) if any(tap.words is not None and tap.words.remark for tap in taps) else {}
        learned = self._teacher.learned(session)
        for tap in taps:
            remark = tap.words.remark if tap.words is not None else ""
            judged = judge(learned, remark, tap.language) if remark else None
            meaning = meaning_of_tap(tap, judged, item_in(remark, names) if remark else "")
            session.add(CaseTapRow(tap=tap.tap, case_id=join(session, meaning, hour_of(now)).id))
        return len(taps)


def meaning_of_tap(tap: TapRow, judged: Judged | None, item: str) -> Meaning:
    """What it says in words, where the model is sure of them, before what was chosen. A low face is never praise."""
    words = tap.words
    question, reasons = (words.question, words.reasons) if words is not None else ("", [])
    chosen = of_chips(question, reasons)
    category = judged.category if judged is not None and judged.sure else chosen
    category, subject = about(category, chosen, step_of_chips(question, reasons), words.remark if words else "")
    mood = of_face(tap.face)
    if judged is not None and judged.sentiment is not None and tap.face > LOW:
        mood = judged.sentiment
    return Meaning(
        alike=alike(category, mood, tap.lane, item, subject),
        sentiment=mood,
        language=judged.language if judged is not None else tap.language,
        title=words.remark if words is not None else "",
        sure=judged.sure if judged is not None else category is not Category.OTHER,
        words=judged.words if judged is not None and judged.sure else (),
        model=judged.version if judged is not None else "",
    )


def about(category: Category, chosen: Category, step: str, remark: str) -> tuple[Category, str]:
    """What it is about, and at which step of a visit ('' : none). Who names a step in words speaks of it, though they
    speak of waiting, or in words that nobody knows; who was asked about the `step`, and says without words that they
    waited, waited there; else it is the step that they were asked about.
    """
    named = step_in(remark) if remark else step if category is Category.WAITING else ""
    if named and category in (Category.WAITING, Category.OTHER):
        category = chosen if chosen in OF_A_STEP else Category.DEVICE
    if category is Category.PAYMENT:
        return category, "pay"
    return category, (named or step) if category in OF_A_STEP else ""


def alike(category: Category, mood: Sentiment, lane: str, item: str, subject: str = "") -> Alike:
    """Lane, item and step are told of only where the category is about them."""
    of_goods, of_lane = category in (Category.GOODS, Category.PRICE), category in AT_THE_LANE
    return Alike(
        category=category,
        praise=mood is Sentiment.GOOD,
        lane=lane if of_lane else "",
        item=item if of_goods else "",
        subject=subject if of_lane and lane else "",
    )


def join(session: Session, meaning: Meaning, at: datetime, *, waits: bool = False) -> CaseRow:
    """The open case of all that is alike, one voice stronger; a new one, opened at `at`, where there is none. Who
    `waits` for an answer has a case of their own. Of two at once the second waits for the first to be in the books, and
    for whoever is closing the case.
    """
    of = meaning.alike
    if session.get_bind().dialect.name == "postgresql":  # SQLite has one writer anyway
        key = repr((of.lane, of.item, of.subject or of.category.value, of.praise))
        session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(f"case/{key}", 0))))
    open_now = select(CaseRow).filter_by(closed_at="", lane=of.lane, item=of.item, subject=of.subject)
    if not of.subject:
        open_now = open_now.filter_by(category=of.category.value)
    praise = CaseRow.sentiment == Sentiment.GOOD
    own = exists().where(ComplaintRow.case_id == CaseRow.id, ComplaintRow.waits)
    there = open_now.where(praise if of.praise else ~praise, ~own).order_by(CaseRow.id).limit(1)
    row = None if waits else session.scalar(there.with_for_update())
    if row is None:
        row = _opened(meaning, at)
        session.add(row)
    row.reach += 1
    row.title = row.title or meaning.title
    if meaning.sentiment is Sentiment.BAD:
        row.sentiment = Sentiment.BAD.value
    row.urgency = max(row.urgency, urgency(of.category, Sentiment(row.sentiment), waits=waits))
    session.flush()
    return row


def _opened(meaning: Meaning, at: datetime) -> CaseRow:
    of = meaning.alike
    return CaseRow(
        opened_at=at.isoformat(timespec="minutes"),
        category=of.category.value,
        sentiment=meaning.sentiment.value,
        lane=of.lane,
        item=of.item,
        subject=of.subject,
        language=meaning.language,
        title="",
        sure=meaning.sure,
        model=meaning.model,
        words=list(meaning.words),
        reach=0,
        urgency=0,
        due_at=due_at(of.category, at).isoformat(timespec="minutes"),
    )


def _is_ours(session: Session, upto: str, now: datetime) -> bool:
    """Whether the hours before `upto` are still to be looked through, and by this worker. What a clock that was ahead
    said of hours to come does not count.
    """
    row = session.get(CaseRoundRow, ROUND, with_for_update={"skip_locked": True})
    if row is not None:
        if upto <= row.hour <= now.isoformat()[:HOUR]:
            return False
        row.hour = upto
        return True
    try:
        with session.begin_nested():
            session.add(CaseRoundRow(id=ROUND, hour=upto))
    except IntegrityError:  # another worker holds it, or made it just now
        return False
    return True


def _escalate(session: Session, now: datetime) -> int:
    """Those that nobody answered in time are told to the managers, once, and the trail has it."""
    waiting = select(CaseRow).filter_by(closed_at="", answered_at="", escalated_at="")
    told = waiting.where(CaseRow.sentiment != Sentiment.GOOD).with_for_update(skip_locked=True)
    late = [row for row in session.scalars(told) if datetime.fromisoformat(row.due_at) < now]
    for row in late:
        row.escalated_at = now.isoformat(timespec="seconds")
        session.add(_in_trail(row))
    return len(late)


def _in_trail(row: CaseRow) -> StaffActRow:
    return StaffActRow(
        at=row.escalated_at,
        received_at=row.escalated_at,
        lane=row.lane,
        staff="",  # nobody did it: that is why
        act=Act.CASES.value,
        reason=OVERDUE,
        after={"case": row.id},
    )


def _forget(session: Session, now: datetime) -> int:
    """Nobody whose case has long been closed can be reached any more."""
    known = select(ComplaintRow.id, CaseRow.closed_at).join(CaseContactRow).join(CaseRow)
    closed = session.execute(known.where(CaseRow.closed_at != ""))
    old = [one for one, at in closed if datetime.fromisoformat(at) + CONTACT_KEPT < now]
    if old:
        session.execute(delete(CaseContactRow).where(CaseContactRow.complaint_id.in_(old)))
    return len(old)
