"""Cases in the words of a page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from server.asking.named import Named
from server.cases.book import Voice
from server.cases.kinds import Sentiment, rank
from server.cases.reach import reached
from server.db.case_models import CaseRow, CaseStepRow
from server.wall.deeds import moment
from server.wall.words import Words

SOON = timedelta(hours=1)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A case as one line of the list. `state` of its due time: late, soon, far, answered, none."""

    id: int
    category: str
    about: str
    title: str
    said: bool
    lane: str
    mood: str
    voices: str
    state: str
    due: str
    due_at: str
    owner: str
    after: str
    rank: str
    sure: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What `times` shoppers said alike, in the same hour: `chosen` are reasons in words."""

    times: int
    when: str
    face: int
    how: str
    lane: str
    question: str
    chosen: tuple[str, ...]
    words: str
    contact: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DoneStep:
    step: str
    when: str
    at: str
    who: str
    words: str


def line(row: CaseRow, names: Mapping[str, str], words: Words, now: datetime) -> Line:
    state, due = due_in_words(row, words, now)
    return Line(
        id=row.id,
        category=row.category,
        about=about(row, words),
        title=row.title or words[f"title_{row.category}"],
        said=bool(row.title),
        lane=words["lane"].replace("{lane}", row.lane) if row.lane else "",
        mood=words[f"mood_{row.sentiment}"],
        voices=_voices(row, words),
        state=state,
        due=due,
        due_at=moment(row.due_at, now.date().isoformat()),
        owner=names.get(row.owner, row.owner) or words["nobody_yet"],
        after=words[f"step_{row.step}"] if row.step else "",
        rank=words["rank_is" if reached(row) == row.reach else "rank_is_met"]
        .replace("{urgency}", str(row.urgency))
        .replace("{reach}", str(reached(row)))
        .replace("{rank}", str(rank(row.urgency, reached(row)))),
        sure=row.sure or row.by_hand,
    )


def about(row: CaseRow, words: Words) -> str:
    """Its category, and the step of a visit where it is of one."""
    category = words[f"category_{row.category}"]
    return f"{category} · {words[f'subject_{row.subject}']}" if row.subject else category


def _voices(row: CaseRow, words: Words) -> str:
    said = words["voice_1"] if row.reach == 1 else words["voices"].replace("{count}", str(row.reach))
    return f"{words['met_it'].replace('{count}', str(row.met))} · {said}" if row.met > row.reach else said


def due_in_words(row: CaseRow, words: Words, now: datetime) -> tuple[str, str]:
    """How it is with the answer, as a state and in words."""
    today = now.date().isoformat()
    if row.closed_at:
        return "answered", words["closed_on"].replace("{time}", moment(row.closed_at, today))
    if row.answered_at:
        return "answered", words["answered_on"].replace("{time}", moment(row.answered_at, today))
    if row.sentiment == Sentiment.GOOD:
        return "none", words["no_answer_due"]
    left = datetime.fromisoformat(row.due_at) - now
    if left < timedelta():
        return "late", words["late_by"].replace("{time}", span(-left, words))
    return "soon" if left <= SOON else "far", words["left"].replace("{time}", span(left, words))


def span(time: timedelta, words: Words) -> str:
    """Rounded down: minutes below an hour, hours below two days, else days."""
    if time < HOUR:
        return words["minutes"].replace("{count}", str(time // timedelta(minutes=1)))
    if time < 2 * DAY:
        return words["hours"].replace("{count}", str(time // HOUR))
    return words["days"].replace("{count}", str(time // DAY))


def all_heard(voices: Sequence[Voice], words: Words, named: Named, today: str) -> list[Heard]:
    """What was said, each thing once with how many said it, in the order it comes."""
    return [_heard(voice, times, words, named, today) for voice, times in Counter(voices).items()]


def _heard(voice: Voice, times: int, words: Words, named: Named, today: str) -> Heard:
    """Of a tap the hour is told, of what was said to staff the minute."""
    when = moment(voice.at, today) if not voice.face else _in_the_hour(voice.at, words, today)
    return Heard(
        times=times,
        when=when,
        face=voice.face,
        how=words[f"face_{voice.face}"],
        lane=words["lane"].replace("{lane}", voice.lane) if voice.lane else "",
        question=named.question(voice.question),
        chosen=tuple(map(named.reason, voice.reasons)),
        words=voice.words,
        contact=words["wants_answer"].replace("{contact}", voice.contact) if voice.contact else "",
    )


def done_step(row: CaseStepRow, names: Mapping[str, str], words: Words, today: str) -> DoneStep:
    return DoneStep(
        step=words.get(f"step_{row.step}", row.step),
        when=moment(row.at, today),
        at=row.at,
        who=names.get(row.staff, row.staff),
        words=row.words,
    )


def why(row: CaseRow, words: Words) -> str:
    """How it is known what a case is about."""
    if row.by_hand:
        return words["by_hand"]
    if row.words:
        told = words["read_as"].replace("{category}", words[f"category_{row.category}"])
        return told.replace("{words}", words["comma"].join(row.words))
    return words["chosen_as"] if row.sure else words["not_sure"]


def _in_the_hour(hour: str, words: Words, today: str) -> str:
    return words["in_the_hour"].replace("{time}", moment(f"{hour}:00", today))
