"""Somebody is told before a certificate ends."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy.engine import Engine

from kiosk.store_link.identity import _new_request
from server.link.authority import LANE_DAYS, SERVER, SERVER_DAYS, make_authority
from server.link.enrolments import Enrolments
from server.link.lifetimes import Lifetimes
from tests.server.conftest import NOW


class Time:
    now = NOW

    def __call__(self) -> datetime:
        return self.now


def test_a_month_before_it_is_told_of_lanes_and_of_the_server(sqlite: Engine, tmp_path: Path) -> None:
    time = Time()
    authority, enrolments = make_authority(tmp_path, "Green Corner", ["127.0.0.1"], NOW), Enrolments(sqlite, time)
    enrolments.enrol(enrolments.open("4"), "4", _new_request()[1], authority)
    lifetimes = Lifetimes(enrolments, tmp_path / SERVER, time)
    assert lifetimes.soon() == []
    time.now = NOW + timedelta(days=SERVER_DAYS - 29)
    assert lifetimes.soon() == ["The server's certificate ends on 2029-02-24. Please make a new one."]
    time.now = NOW + timedelta(days=LANE_DAYS - 29)
    assert lifetimes.soon()[0] == "The certificate of lane 4 ends on 2031-11-21. Please enrol it anew."
    assert Lifetimes(enrolments, None, time).is_soon(lifetimes.of_lanes()["4"])
