"""What the lane took in, as staff sees it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.core.session.inputs import LastPeriodTouched, PeriodCloseTouched, TotalsPrintTouched
from kiosk.core.session.state import PrintStage
from kiosk.ui.scene import Scene
from kiosk.ui.viewmodels.totals import TotalsProps, TotalsViewModel, derive_totals
from tests.kiosk.ui.scenes import scene


def told(name: str) -> dict[str, str]:
    return {row.text: row.figure for row in derive_totals(scene(name)).rows}


def at(name: str, stage: PrintStage | None, *, paper_out: bool = False, ready: bool = True) -> Scene:
    shown = scene(name)
    assert shown.state.totals is not None
    run = replace(shown.state.totals, stage=stage)
    return replace(shown, state=replace(shown.state, totals=run, paper_out=paper_out, printer_ready=ready))


def test_the_day_so_far_is_read_as_paper_has_it() -> None:
    props = derive_totals(scene("totals-day"))
    assert (props.title, props.closing, props.older, props.print_text) == ("Period 1 so far", False, False, "Print")
    assert told("totals-day")["TOTAL EUR"] == told("totals-day")["Card (4)"] == "31.01"
    assert "X REPORT" in told("totals-day")


def test_before_it_is_closed_staff_are_asked() -> None:
    props = derive_totals(scene("totals-close"))
    assert (props.title, props.closing, props.able) == ("Close period 1?", True, True)
    assert props.hint == "The Z report is printed, and a new period begins."


def test_what_was_closed_is_shown_with_its_number() -> None:
    props = derive_totals(scene("totals-closed"))
    assert (props.title, props.number, props.older) == ("Period 1 is closed", 1, False)
    assert "Z REPORT 1" in told("totals-closed")


def test_while_the_terminal_ends_its_day_the_report_waits() -> None:
    props = derive_totals(scene("totals-waiting"))
    assert (props.title, props.printable) == ("Period 1 is closed", True)
    assert props.hint == "The terminal is ending its day. Then the report is printed."


def test_a_terminal_with_another_total_is_told_with_the_difference() -> None:
    assert (
        derive_totals(scene("totals-differs")).hint == "The terminal's own total is another one. Please look into it."
    )
    assert told("totals-differs")["DIFFERENCE"] == "1.29"
    assert told("totals-closed")["Its own total"] == told("totals-closed")["Booked by this lane"]


def test_later_the_last_one_can_be_shown_again() -> None:
    assert derive_totals(scene("totals")).older
    assert derive_totals(scene("totals-last")).hint == "It stays here until the next one."


@pytest.mark.parametrize(
    ("stage", "paper_out", "ready", "hint"),
    [
        (PrintStage.RUNNING, False, True, "The report is printing."),
        (PrintStage.DONE, False, True, "The report is printed."),
        (PrintStage.DONE, True, False, "The report is printed."),
        (PrintStage.MISSING, True, False, "No paper. Put some in, then print."),
        (PrintStage.MISSING, False, False, "The printer isn't ready."),
        (PrintStage.MISSING, False, True, "It is not all on paper. Please print it again."),
        (PrintStage.UNKNOWN, False, True, "Is the report on paper? If not, print it again."),
    ],
)
def test_how_the_print_stands_is_said(stage: PrintStage, paper_out: bool, ready: bool, hint: str) -> None:
    props = derive_totals(at("totals-closed", stage, paper_out=paper_out, ready=ready))
    assert props.hint == hint
    assert props.printable == (stage is not PrintStage.RUNNING)


def test_while_somebody_shops_it_is_said_what_is_waited_for() -> None:
    shopping = scene("staff")
    run = scene("totals-close").state.totals
    props = derive_totals(replace(shopping, state=replace(shopping.state, totals=run)))
    assert (props.able, props.hint) == (False, "Somebody is still shopping or paying. Please wait for that.")


def test_without_totals_there_is_nothing_to_tell() -> None:
    assert derive_totals(scene("staff")) == TotalsProps()


def test_touches_are_posted_and_closing_names_the_period_that_shows() -> None:
    posted: list[object] = []
    totals = TotalsViewModel(posted.append)
    totals.show(scene("totals-close"))
    totals.close()
    totals.last()
    totals.printIt()
    assert posted == [PeriodCloseTouched(1), LastPeriodTouched(), TotalsPrintTouched()]
