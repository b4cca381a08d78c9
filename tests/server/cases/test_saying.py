"""A case in words: how long is left, what it is read by, what was said."""

from __future__ import annotations

import json
import re
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from server.asking.named import Named
from server.cases import room
from server.cases.book import Voice
from server.cases.kinds import COURSE, Category, Sentiment
from server.cases.saying import all_heard, done_step, due_in_words, line, span, why
from server.db.case_models import CaseRow, CaseStepRow
from server.wall.words import load_words

WORDS = load_words(room.FOLDER / "words.json")
EN, ZH = WORDS["en"], WORDS["zh_CN"]
NOW = datetime.fromisoformat("2026-11-22T10:30:00+01:00")
TODAY = "2026-11-22"


def case(**more: object) -> CaseRow:
    told = {
        "id": 7, "opened_at": "2026-11-22T10:00+01:00", "category": "device", "sentiment": "bad", "lane": "3",
        "item": "", "subject": "", "met": 0, "language": "en", "title": "Screen slow", "sure": True, "by_hand": False,
        "model": "0-1", "words": ["screen"],
        "reach": 4, "urgency": 3, "due_at": "2026-11-23T10:00+01:00", "owner": "", "step": "", "answered_at": "",
        "escalated_at": "", "closed_at": "",
    }  # fmt: skip
    return CaseRow(**{**told, **more})


@pytest.mark.parametrize(
    ("more", "state", "said"),
    [
        ({}, "far", "23 h left"),
        ({"due_at": "2026-11-22T11:15+01:00"}, "soon", "45 min left"),
        ({"due_at": "2026-11-22T10:10+01:00"}, "late", "20 min late"),
        ({"due_at": "2026-11-19T10:10+01:00"}, "late", "3 d late"),
        ({"answered_at": "2026-11-22T10:05:00+01:00"}, "answered", "Answered 10:05"),
        ({"answered_at": "2026-11-21T10:05:00+01:00"}, "answered", "Answered 2026-11-21 10:05"),
        ({"closed_at": "2026-11-22T10:20:00+01:00"}, "answered", "Closed 10:20"),
        ({"sentiment": "good", "due_at": "2026-11-22T10:10+01:00"}, "none", "No answer due"),
    ],
)
def test_how_it_is_with_the_answer(more: dict[str, object], state: str, said: str) -> None:
    assert due_in_words(case(**more), EN, NOW) == (state, said)


@pytest.mark.parametrize(
    ("time", "said"),
    [(timedelta(minutes=59, seconds=59), "59 分钟"), (timedelta(hours=47), "47 小时"), (timedelta(hours=49), "2 天")],
)
def test_a_span_is_rounded_down_to_what_a_person_reads(time: timedelta, said: str) -> None:
    assert span(time, ZH) == said


def test_a_line_says_what_how_many_whose_and_why_it_is_where_it_is() -> None:
    told = line(case(owner="lena", step="respond"), {"lena": "Lena K."}, EN, NOW)
    assert (told.about, told.title, told.lane, told.voices) == ("Device", "Screen slow", "Lane 3", "4 said so")
    assert (told.owner, told.after, told.rank) == ("Lena K.", "Answered", "urgency 3 × 4 said so = 12")
    alone = line(case(title="", lane="", reach=1), {}, EN, NOW)
    assert (alone.title, alone.voices, alone.lane, alone.owner) == (
        "A device gives trouble",
        "1 said so",
        "",
        "nobody yet",
    )


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"words": ["screen", "slow"]}, "Read as Device because of: screen, slow"),
        ({"words": []}, "From what was chosen under the face."),
        ({"words": [], "sure": False}, "Not sure. Please say what it is about."),
        ({"by_hand": True}, "A person said so."),
    ],
)
def test_how_it_is_known_what_it_is_about(more: dict[str, object], said: str) -> None:
    assert why(case(**more), EN) == said


def test_what_many_said_alike_is_told_once_with_how_many_and_a_tap_by_its_hour() -> None:
    tap = Voice("2026-11-22T09", "3", 1, "weighing-easy", ("finding-item", "of-a-later-lane"), "", "")
    told = Voice("2026-11-22T09:12:40+01:00", "", 0, "", (), "brown bananas", "mia@example.com")
    first, second = all_heard(
        [told, tap, tap], EN, Named({"weighing-easy": "Was weighing easy?"}, {"finding-item": "Finding it"}), TODAY
    )
    assert (first.times, first.when, first.contact) == (1, "09:12", "Wants an answer: mia@example.com")
    assert (second.times, second.when, second.how) == (2, "in the hour from 09:00", "very bad")
    assert second.chosen == ("Finding it", "of a later lane")
    assert second.question == "Was weighing easy?"


def test_a_step_has_who_and_when_by_name() -> None:
    row = CaseStepRow(case_id=7, place=1, step="respond", at="2026-11-22T10:05:00+01:00", staff="lena", words="on it")
    told = done_step(row, {"lena": "Lena K."}, EN, TODAY)
    assert (told.step, told.when, told.who) == ("Answered", "10:05", "Lena K.")


def test_the_rooms_words_are_whole_in_both_languages_and_each_is_said() -> None:
    own = json.loads((room.FOLDER / "words.json").read_text(encoding="utf-8"))
    assert own["en"].keys() == own["zh_CN"].keys()
    places = {key: set(re.findall(r"{\w+}", text)) for key, text in own["en"].items()}
    assert places == {key: set(re.findall(r"{\w+}", text)) for key, text in own["zh_CN"].items()}
    kinds = {f"category_{one}" for one in Category} | {f"title_{one}" for one in Category}
    kinds |= {f"{kind}_{step}" for kind in ("step", "do", "how") for step in COURSE}
    kinds |= {f"mood_{one}" for one in Sentiment}
    assert kinds <= own["en"].keys()
    files = [path for path in Path(room.FOLDER).iterdir() if path.suffix in (".html", ".js", ".py")]
    text = "".join(path.read_text(encoding="utf-8") for path in files)
    families = (
        "figure_",
        "effect_",
        "category_",
        "title_",
        "mood_",
        "face_",
        "step_",
        "do_",
        "how_",
        "show_",
        "why_",
        "subject_",
    )
    said = set(re.findall(r"words\.(\w+)", text)) | set(re.findall(r"[\"'](\w+)[\"']", text))
    assert [key for key in own["en"] if key not in said and not key.startswith(families)] == []
