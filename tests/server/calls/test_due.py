"""Whether a lane is to be told anything: one question for all kinds of commands."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.engine import Engine

from kiosk.core.calls import Outcome
from kiosk.core.mode import LaneMode
from server.calls.due import TABLES, Due
from server.db.models import Base
from server.modes.book import Modes

AT = datetime.fromisoformat("2026-11-22T11:00:00+01:00")


def test_an_order_is_due_for_its_lane_until_that_has_answered(engine: Engine) -> None:
    due, modes = Due(engine), Modes(engine, lambda: AT, lambda _lane: None, ("4", "7"))
    assert not due.any_for("4")
    assert modes.order("4", LaneMode.CLOSED, "", "Anna") == ""
    assert (due.any_for("4"), due.any_for("7")) == (True, False)
    modes.note("4", {one.id: Outcome.DONE for one in modes.commands("4")})
    assert not due.any_for("4")


def test_no_kind_of_command_is_forgotten() -> None:
    marks = {"lane", "outcome", "answered_at"}
    kinds = {one.class_ for one in Base.registry.mappers if marks <= set(one.columns.keys())}
    assert kinds == set(TABLES)
