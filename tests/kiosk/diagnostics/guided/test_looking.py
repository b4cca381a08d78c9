"""The way to the store and the machine's room, measured and judged as a diagnosis judges them."""

from __future__ import annotations

import pytest

from kiosk.core.guided import Tick
from kiosk.diagnostics.guided.course import Look, NotSeen, Rooms
from kiosk.diagnostics.guided.looking import LOOKS_S, MachineCourse, StoreCourse
from kiosk.diagnostics.machine import Room
from kiosk.diagnostics.store import Way
from kiosk.store_link.server_client import Reached

WELL = Reached(latency_s=0.012, offset_s=0.4)


def went(way: Way) -> StoreCourse:
    course = StoreCourse()
    assert course.begin(0.0) == (Look.STORE,)
    course.seen(way, 0.5)
    return course


def ticks(course: StoreCourse | MachineCourse) -> dict[str, Tick]:
    return {mark.key: mark.tick for mark in course.page().marks}


def test_a_way_that_is_well_passes_with_its_figures() -> None:
    course = went(Way(reached=WELL, certificate_days=212))
    assert course.outcome is not None
    assert course.outcome.passed
    assert set(ticks(course).values()) == {Tick.GOOD}
    assert dict(course.outcome.measured) == {"latency_ms": "12", "offset_s": "0.4", "certificate_days": "212"}


@pytest.mark.parametrize(
    ("way", "mark"),
    [
        (Way(failed="no route"), "answers"),
        (Way(refused="unknown lane", reached=WELL), "known"),
        (Way(reached=Reached(latency_s=0.01, offset_s=90.0)), "clock"),
        (Way(reached=WELL, certificate_days=-3), "certificate"),
    ],
)
def test_a_way_that_is_not_well_says_what_is_the_matter(way: Way, mark: str) -> None:
    course = went(way)
    assert course.outcome is not None
    assert not course.outcome.passed
    assert ticks(course)[mark] is Tick.BAD


@pytest.mark.parametrize(
    ("way", "mark"),
    [
        (Way(reached=WELL, certificate_days=9), "certificate"),
        (Way(reached=Reached(latency_s=0.9, offset_s=0.0)), "answers"),
    ],
)
def test_what_should_be_looked_at_soon_passes_and_is_marked(way: Way, mark: str) -> None:
    course = went(way)
    assert course.outcome is not None
    assert course.outcome.passed
    assert ticks(course)[mark] is Tick.SOON


def test_a_lane_without_a_certificate_is_not_asked_for_one() -> None:
    assert ticks(went(Way(reached=WELL)))["certificate"] is Tick.LEFT


def test_a_look_that_comes_to_nothing_does_not_pass() -> None:
    course = StoreCourse()
    course.begin(0.0)
    course.ticked(LOOKS_S)
    assert course.outcome is not None
    assert not course.outcome.passed


def roomy(disk_mib: int, memory_mib: int = 2_000) -> MachineCourse:
    course = MachineCourse()
    assert course.begin(0.0) == (Look.MACHINE,)
    course.seen(Rooms(Room(disk_mib << 20, 64_000 << 20), Room(memory_mib << 20, 8_000 << 20)), 0.1)
    return course


@pytest.mark.parametrize(
    ("disk", "memory", "passed", "tick"),
    [(20_000, 2_000, True, Tick.GOOD), (500, 2_000, True, Tick.SOON), (20, 2_000, False, Tick.BAD)],
)
def test_a_machine_is_judged_by_the_room_that_it_has(disk: int, memory: int, passed: bool, tick: Tick) -> None:
    course = roomy(disk, memory)
    assert course.outcome is not None
    assert course.outcome.passed is passed
    assert ticks(course)["disk"] is tick


@pytest.mark.parametrize(("disk", "note"), [(40_000, "39.1 GB free, 62 %"), (31, "31 MB free, 0 %")])
def test_room_is_told_as_a_person_counts_it(disk: int, note: str) -> None:
    mark = next(mark for mark in roomy(disk).page().marks if mark.key == "disk")
    assert mark.note is not None
    assert mark.note.english == note


def test_little_memory_is_told_soon() -> None:
    assert ticks(roomy(20_000, 100))["memory"] is Tick.SOON


def test_a_machine_that_does_not_say_does_not_pass_and_the_reason_is_shown() -> None:
    course = MachineCourse()
    course.begin(0.0)
    course.seen(NotSeen("no /proc"), 0.1)
    assert course.outcome is not None
    assert not course.outcome.passed
    assert course.page().detail == "no /proc"
