"""Whom the desk changed counts before the staff file, in every database, until they leave."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from sqlalchemy.engine import Engine

from kiosk.core.staff import Member, Role
from kiosk.core.staff_document import Person
from kiosk.core.staff_reading import read_body
from server.staff.people import People
from server.staff.source import StaffSource
from tests.server.staff.crew import QUICK, staff_file

NOW = datetime.fromisoformat("2026-11-22T11:00:00+01:00")
MEI = Person(member=Member(id="mei", number="2001", name="Mei 美", role=Role.HOST), pin=QUICK.hash("8351"))


def ids(source: StaffSource) -> list[str]:
    """As a lane reads the list."""
    return sorted(one.id for one in read_body(source.document().body()).book.members)


def test_who_is_hired_is_on_the_lanes_list_and_who_left_is_not_but_keeps_their_name(
    engine: Engine, tmp_path: Path
) -> None:
    people = People(engine, lambda: NOW)
    source = StaffSource(staff_file(tmp_path), people)
    before = source.document().version
    assert people.put(MEI, 0)
    assert ids(source) == ["amir", "lena", "mei", "tess"]
    assert source.document().version != before
    lena = next(one for one in source.document().people if one.member.id == "lena")
    assert people.end(lena, 0)
    assert ids(source) == ["amir", "mei", "tess"]
    assert "lena" not in source.document().hashes
    assert source.names()["lena"] == "Lena K."
    assert [(one.id, one.ended_on) for one in people.former()] == [("lena", "2026-11-22")]


def test_who_was_slower_changes_nothing_and_no_number_is_given_twice(engine: Engine) -> None:
    people = People(engine, lambda: NOW)
    assert people.put(MEI, 0)
    assert not people.put(MEI, 0)
    assert people.put(MEI, people.version_of("mei"))
    other = Person(member=Member(id="ole", number="2001", name="Ole", role=Role.HOST), pin=MEI.pin)
    assert not people.put(other, 0)
    assert people.was_somebody("mei")
    assert not people.was_somebody("ole")


def test_a_number_of_the_file_that_the_desk_gave_away_leaves_a_list_that_lanes_can_take(
    engine: Engine, tmp_path: Path
) -> None:
    people = People(engine, lambda: NOW)
    source = StaffSource(staff_file(tmp_path, without="tess"), people)
    tesss = Person(member=Member(id="mei", number="1003", name="Mei", role=Role.HOST), pin=MEI.pin)
    assert people.put(tesss, 0)
    staff_file(tmp_path)
    assert ids(source) == ["amir", "lena", "mei"]
