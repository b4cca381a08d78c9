"""Ids are never used twice, and a badge is known by its owner's PIN alone."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from sqlalchemy.engine import Engine

from kiosk.core.staff import RIGHTS, Member, Role
from server.staff.hiring import Hiring, What
from server.staff.host import Host
from server.staff.people import People
from server.staff.source import StaffSource
from tests.server.staff.crew import staff_file

NOW = datetime.fromisoformat("2026-11-22T11:00:00+01:00")
AMIR = Host(staff="amir", name="Amir N.", role=Role.MANAGER, rights=RIGHTS[Role.MANAGER])


def test_who_has_a_name_that_somebody_had_gets_another_id_and_a_name_without_letters_gets_one(
    sqlite: Engine, tmp_path: Path
) -> None:
    people = People(sqlite, lambda: NOW)
    source = StaffSource(staff_file(tmp_path), people)
    hiring = Hiring(sqlite, lambda: NOW, source, people)
    ids = []
    for number, name in (("2001", "Lena"), ("2002", "李梅"), ("2003", "王芳")):
        member = Member(id="", number=number, name=name, role=Role.HOST)
        done = hiring.hire(AMIR, member, "8351", "8351", f"BADGE-{number}")
        assert (done.what, done.waits) == (What.HIRED, False)
        ids.append(done.person.id)
    assert ids == ["lena-2", "staff", "staff-2"]
    assert source.document().whose_badge("BADGE-2002") == "staff"
