"""The trail of what staff did or were refused."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.engine import Engine

from kiosk.core.session.staff_facts import NotDone
from kiosk.core.staff import Act
from server.staff.trail import NOBODY_KNOWN, Trail, Wanted

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


def test_one_reads_what_one_wants(engine: Engine) -> None:
    trail = Trail(engine, lambda: NOW)
    trail.did("lena", Act.CLEAR_CALL, lane="4")
    trail.refused("tess", Act.REFUND, NotDone.NO_RIGHT, lane="7")
    trail.refused("", Act.SIGN_ON, NotDone.UNKNOWN)

    def acts(**wanted: object) -> list[str]:
        return [row.act for row in trail.newest(wanted=Wanted.model_validate(wanted))]

    assert acts(staff="lena") == acts(lane="4") == acts(act="clear_call") == ["clear_call"]
    assert acts(staff=NOBODY_KNOWN) == ["sign_on"]
    assert acts(refused=True) == ["sign_on", "refund"]
    assert (len(acts(first="2026-11-26")), acts(last="2026-11-25"), acts(first="2026-11-27")) == (3, [], [])
    assert acts(staff="tess", lane="4") == []
