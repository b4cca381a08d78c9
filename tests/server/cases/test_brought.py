"""What an action brought is on the page of the case that it is about, and may be put on the list."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from server.actions.rules import load_rules
from server.cases.brought import Brings, verdict
from server.cases.effect import Verdict
from server.cases.improvements import Improvements, NotThere, fortnight
from server.db.action_models import ActionRow
from tests.server.cases.cases import TEN, Talk

SURE = {
    "before": {"value": 4.4, "count": 60}, "during": {"value": 17.0, "count": 24}, "after": {"value": 4.6, "count": 31},
    "change": {"by": -12.4, "low": -16.0, "high": -9.1}, "ends": "2026-11-22T11:30:00+01:00", "is_sure": True,
}  # fmt: skip


@pytest.fixture
def talk(engine: Engine) -> Talk:
    return Talk(engine)


def brings(talk: Talk) -> Brings:
    return Brings(talk.engine, load_rules(), lambda: talk.at)


def acted(talk: Talk, subject: str = "weigh", **more: object) -> int:
    def text(minutes: int) -> str:
        return (TEN - timedelta(minutes=minutes)).isoformat(timespec="seconds")

    told = {
        "cause": f"slow_step/3/{subject}", "gauge": "slow_step", "lane": "3", "subject": subject, "target": "3",
        "remedy": "send_host", "state": "done", "began_at": text(70), "raised_at": text(68), "ended_at": text(30),
        "ended_by": "Anna", "fixed_at": text(30), "value": 3.4, "at_least": 2.1, "usual": 4.4, "count": 6,
        "effect": SURE, "is_final": True, "staff": "anna",
    }  # fmt: skip
    with Session(talk.engine) as session, session.begin():
        row = ActionRow(**{**told, **more})
        session.add(row)
        session.flush()
        return row.id


def test_the_case_about_weighing_tells_what_the_repair_brought_with_its_interval(talk: Talk) -> None:
    acted(talk)
    acted(talk, "search")
    talk.taps(1, reasons=["scale-slow"], question="weighing-easy")
    [case] = talk.list()
    [english] = brings(talk).of_case(case, "en")
    [chinese] = brings(talk).of_case(case, "zh_CN")
    assert english.verdict is Verdict.BETTER
    assert "17.0\u202fs (n = 24)" in english.effect
    assert english.effect.endswith("\u221212.4\u202fs (95 % sure: \u221216.0\u202fs to \u22129.1\u202fs)")
    assert "95% 可信" in chinese.effect


def test_what_is_not_sure_cannot_be_told_yet_and_what_is_open_has_no_effect(talk: Talk) -> None:
    acted(talk, effect={**SURE, "is_sure": False}, is_final=False)
    acted(talk, state="taken", ended_at="", fixed_at="", ended_by="", name="Anna", effect=None)
    talk.taps(1, reasons=["scale-slow"], question="weighing-easy")
    [is_open, unsure] = brings(talk).of_case(talk.list()[0], "en")
    assert (is_open.is_open, is_open.is_done, is_open.came.state) == (True, False, "Anna sees to it")
    assert unsure.verdict is Verdict.CANT_TELL
    assert unsure.effect.endswith("After 4.6\u202fs (n = 31)")


def test_a_case_of_no_lane_or_no_step_tells_of_no_action(talk: Talk) -> None:
    acted(talk)
    talk.taps(1, "bananas were brown")
    assert brings(talk).of_case(talk.list()[0], "en") == []


def test_what_was_measured_becomes_an_improvement_with_its_own_effect_once(talk: Talk) -> None:
    number, improvements = acted(talk), Improvements(talk.engine, lambda: talk.at)
    assert [one.id for one in brings(talk).lately("en")] == [number]
    improvements.put_action("lena", number, "The scale settles at once")
    assert brings(talk).lately("en") == []
    [listed] = improvements.listed(fortnight(talk.at.date()))
    assert (listed.row.action, listed.row.lane, listed.row.done_on, listed.effect) == (number, "3", "2026-11-22", None)
    for again in (number, number + 1):
        with pytest.raises(NotThere):
            improvements.put_action("lena", again, "twice")


@pytest.mark.parametrize(
    ("effect", "found"),
    [
        (SURE, Verdict.BETTER),
        ({**SURE, "change": {"by": 3.0, "low": 1.0, "high": 5.0}}, Verdict.WORSE),
        ({**SURE, "change": None}, Verdict.CANT_TELL),
        (None, Verdict.CANT_TELL),
    ],
)
def test_of_all_that_is_watched_less_is_better(effect: dict[str, object] | None, found: Verdict) -> None:
    assert verdict(effect) is found
