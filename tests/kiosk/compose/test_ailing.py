"""What a lane tells its store of its devices: what is known, since when, and nothing of anybody."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.compose import ailing
from kiosk.compose.ailing import ASIDE_S, Ailments
from kiosk.core.findings import Cause, Finding, Part
from kiosk.diagnostics.live import LaneWatch
from kiosk.diagnostics.report import Row
from tests.kiosk.compose.test_compose import OFFERS, settings

PAPER_LOW = Finding(device="printer", part=Part.PAPER, cause=Cause.PAPER_LOW)
STUCK = Finding(device="printer", part=Part.CUTTER, cause=Cause.CUTTER_STUCK, detail="error 4711 08154711\nof its own")
AWAY = Finding(device="store", part=Part.NETWORK, cause=Cause.UNREACHABLE)


class Lane:
    """Rows as they are made up here, and a clock that is moved by hand."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.now, self.looks = 0.0, 0
        self.printer, self.store = Row(device="printer", kind="printer"), Row(device="store", kind="store")
        health = LaneWatch(lambda: 0.0, lambda: 0.0, lambda: False)
        patch.setattr(health, "rows", lambda: (self.printer,))
        patch.setattr(ailing, "look_at_store", self._look)
        self.ailments = Ailments(health, settings(folder, OFFERS), lambda: self.now)

    def _look(self, _config: object) -> Row:
        self.looks += 1
        return self.store

    def has(self, *findings: Finding, waits: bool = False) -> None:
        self.printer = Row(device="printer", kind="printer", findings=findings, waits=waits)

    def told(self) -> list[tuple[str, int]]:
        return [(one.cause, one.age_s) for one in self.ailments.look().findings if one.device == "printer"]


@pytest.fixture
def lane(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Lane:
    return Lane(tmp_path, monkeypatch)


def test_the_worst_is_told_first_each_with_its_age(lane: Lane) -> None:
    lane.has(PAPER_LOW)
    lane.told()
    lane.now = 90.0
    lane.has(PAPER_LOW, STUCK)
    assert lane.told() == [("cutter_stuck", 0), ("paper_low", 90)]
    lane.has()
    assert lane.told() == []
    lane.now = 100.0
    lane.has(PAPER_LOW)
    assert lane.told() == [("paper_low", 0)]


def test_of_a_device_that_is_not_reached_yet_nothing_is_told_and_nothing_forgotten(lane: Lane) -> None:
    lane.has(PAPER_LOW)
    lane.told()
    lane.now = 50.0
    lane.has(waits=True)
    assert (lane.told(), lane.ailments.look().waiting) == ([], ("printer",))
    lane.has(PAPER_LOW)
    assert lane.told() == [("paper_low", 50)]


def test_what_a_device_says_of_itself_goes_out_on_one_line_and_without_numbers(lane: Lane) -> None:
    lane.has(STUCK)
    assert lane.ailments.look().findings[0].detail == "error #### ######## of its own"


def test_store_and_machine_are_looked_at_now_and_then(lane: Lane) -> None:
    for lane.now in (0.0, 1.0, ASIDE_S - 0.1, ASIDE_S):
        lane.ailments.look()
    assert lane.looks == 2


def test_a_server_that_was_away_is_not_told_that_it_is(lane: Lane) -> None:
    lane.store = Row(device="store", kind="store", findings=(AWAY,))
    told = lane.ailments.look()
    assert [one for one in told.findings if one.device == "store"] == []
    assert "store" in told.waiting


def test_a_machine_that_tells_nothing_of_itself_is_not_told_of(lane: Lane, monkeypatch: pytest.MonkeyPatch) -> None:
    def unreadable(config: object) -> tuple[Row, Row]:
        raise OSError("no such file")

    monkeypatch.setattr(ailing, "look_at_machine", unreadable)
    lane.has(STUCK)
    assert lane.told() == [("cutter_stuck", 0)]
