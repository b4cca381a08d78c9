"""The trail of what staff did or were refused."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.engine import Engine

from kiosk.core.session.staff_facts import NotDone
from kiosk.core.staff import Act
from server.staff.trail import Trail

NOW = datetime.fromisoformat("2026-11-26T10:00:00+01:00")


def test_the_newest_comes_first_with_what_it_changed(engine: Engine) -> None:
    trail = Trail(engine, lambda: NOW)
    trail.did("lena", Act.CLEAR_CALL, lane="4", reason="done", before={"stage": "called"}, after={"stage": "over"})
    trail.refused("tess", Act.REFUND, NotDone.NO_RIGHT, lane="4")
    refused, did = trail.newest()
    assert (did.staff, did.act, did.why, did.before, did.at) == (
        "lena", "clear_call", "", {"stage": "called"}, "2026-11-26T10:00:00+01:00",
    )  # fmt: skip
    assert (refused.staff, refused.act, refused.why) == ("tess", "refund", "no_right")
    assert [row.staff for row in trail.newest(1)] == ["tess"]
