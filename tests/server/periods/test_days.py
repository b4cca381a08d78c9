"""A terminal's day comes to the store beside its Z report: what differs, or stays open, is for a person to look at."""

from __future__ import annotations

from dataclasses import asdict, replace

import pytest
from sqlalchemy.engine import Engine

from kiosk.core.day_wire import day_envelope
from kiosk.core.days import DayEnd, DayReport
from kiosk.core.session.day_facts import DayEnded
from kiosk.core.values import Money, Way
from server.console.figures import Figures
from server.ingest.envelopes import EnvelopeIn
from server.ingest.intake import Intake
from server.ingest.rebuild import rebuild
from server.periods.book import Periods
from tests.server.sales import JOURNAL

AT = "2026-11-22T20:00:30+01:00"
SAME = DayReport(way=Way.CARD, period=1, end=DayEnd.DONE, ours=Money(478, "EUR"), told=Money(478, "EUR"), first="0041")


def takes(intake: Intake, report: DayReport, seq: int = 31) -> str:
    fact = DayEnded(lane="4", job="4-e1", tries=1, report=report, reason="no line", at=AT)
    return intake.take(EnvelopeIn.model_validate(asdict(day_envelope(fact, JOURNAL, seq))))


def test_two_totals_that_are_the_same_are_in_the_books_and_nobody_is_called(intake: Intake, engine: Engine) -> None:
    assert takes(intake, SAME) == ""
    [row] = Periods(engine).days("4")
    assert (row.number, row.way, row.end, row.ours_minor, row.told_minor, row.first) == (
        1, "card", "done", 478, 478, "0041",
    )  # fmt: skip
    assert Periods(engine).days("5") == []
    assert Figures(engine).troubles() == []


@pytest.mark.parametrize(
    ("report", "said"),
    [
        (
            replace(SAME, told=Money(349, "EUR")),
            "the card terminal's day of Z report 1 comes to 3.49 EUR, the lane booked 4.78",
        ),
        (replace(SAME, told=None), "the card terminal's day of Z report 1 was ended without a total: no line"),
        (
            replace(SAME, told=None, end=DayEnd.REFUSED),
            "the card terminal's day of Z report 1 is not ended, and not asked for any more: no line",
        ),
    ],
)
def test_what_does_not_fit_is_told(intake: Intake, engine: Engine, report: DayReport, said: str) -> None:
    assert takes(intake, report) == said
    assert [trouble.reason for trouble in Figures(engine).troubles()] == [said]


@pytest.mark.parametrize(
    "report",
    [replace(SAME, told=None, end=DayEnd.REFUSED, again=True), replace(SAME, told=None, end=DayEnd.NOT_OFFERED)],
)
def test_nobody_is_called_over_a_day_that_is_asked_for_again_or_ends_by_itself(
    intake: Intake, report: DayReport
) -> None:
    assert takes(intake, report) == ""


def test_made_again_from_what_came_it_is_the_same(intake: Intake, engine: Engine) -> None:
    takes(intake, SAME)
    assert rebuild(engine) == 1
    assert [row.told_minor for row in Periods(engine).days()] == [478]
