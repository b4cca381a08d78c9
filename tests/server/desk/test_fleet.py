"""In a store with an authority of its own lanes come and go by code and certificate: on both databases."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy.engine import Engine

from kiosk.core.enrolment import EnrolmentCode
from kiosk.store_link.identity import _new_request
from server.auth.tokens import Keyring
from server.desk.fleet import Fleet, NotChanged, Problem, What
from server.link.authority import Authority, make_authority
from server.link.enrolments import Enrolments
from server.link.roster import Roster
from server.staff.source import StaffSource
from server.standing.book import Standings
from tests.server.desk.desk import AMIR, NORA, crew_of_two
from tests.server.link.test_enrolments import peer


class Shop:
    now = datetime.fromisoformat("2026-11-22T11:00:00+01:00")

    def __init__(self, engine: Engine, folder: Path) -> None:
        self.authority: Authority = make_authority(folder / "ca", "Green Corner", ["127.0.0.1"], self.now)
        self.roster = Roster(engine, lambda: self.now, Keyring({"4": "", "7": ""}, "manager"))
        self.standings = Standings(engine, lambda: self.now, self.roster)
        self.enrolments = Enrolments(engine, lambda: self.now)
        source = StaffSource(crew_of_two(folder))
        self.fleet = Fleet(self.roster, self.standings, self.enrolments, self.authority, source, lambda: self.now)

    def enrols(self, code: str, lane: str) -> str:
        """The certificate that a lane gets for its code."""
        secret = EnrolmentCode.parse(code).secret
        return self.enrolments.enrol(secret, lane, _new_request()[1], self.authority)


@pytest.fixture
def shop(engine: Engine, tmp_path: Path) -> Shop:
    return Shop(engine, tmp_path)


def test_a_lane_enrols_by_its_code_and_retired_its_certificate_is_nobodys(shop: Shop) -> None:
    key = shop.fleet.add("9", "By the door")
    certificate = shop.enrols(key.code, "9")
    assert (key.minutes, shop.enrolments.holds(peer(certificate))) == (15, True)
    assert shop.fleet.retire("9", AMIR) is What.RETIRED
    assert not shop.enrolments.holds(peer(certificate))
    back = shop.fleet.back("9")
    assert back is not None
    assert not shop.enrolments.holds(peer(certificate))
    assert shop.enrolments.holds(peer(shop.enrols(back.code, "9")))


def test_only_what_is_heard_takes_two(shop: Shop) -> None:
    shop.standings.hear("4", unsent=0, parked=0, age_s=0)
    assert shop.fleet.retire("4", AMIR) is What.WISHED
    with pytest.raises(NotChanged) as refused:
        shop.fleet.decide("4", AMIR, approves=True)
    assert refused.value.problem is Problem.OWN
    assert shop.fleet.decide("4", NORA, approves=False) is What.REFUSED
    shop.now += timedelta(minutes=6)
    assert shop.fleet.retire("4", AMIR) is What.RETIRED


def test_the_last_lane_stays(shop: Shop) -> None:
    shop.fleet.retire("4", AMIR)
    with pytest.raises(NotChanged) as refused:
        shop.fleet.retire("7", AMIR)
    assert refused.value.problem is Problem.LAST
