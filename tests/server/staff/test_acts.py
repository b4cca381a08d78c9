"""What staff did and tried, as whoever may reads it, over real HTTP."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from kiosk.core.changes import Change, Why
from kiosk.core.session.override_facts import SessionVoided
from kiosk.core.staff import Act, Role
from kiosk.core.values import Money
from server.settings import load_settings
from tests.server.running import LANE_TOKEN, MANAGER_TOKEN, Store, write_settings
from tests.server.staff.acting import AT, act, refused
from tests.server.staff.crew import PINS, staff_file


@pytest.fixture
def staffed(tmp_path: Path) -> Iterator[Store]:
    staff_file(tmp_path)
    settings = write_settings(tmp_path, more='[staff]\nfile = "staff.toml"\n')
    made = Store(load_settings(settings), tmp_path).opens()
    yield made
    made.closes()


@contextmanager
def signed_on(store: Store, number: str, staff: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=store.address, headers={"X-Console": "1"}, timeout=20.0) as browser:
        assert browser.post("/console/sign-on", json={"number": number, "pin": PINS[staff]}).status_code == 200
        yield browser


def test_a_manager_reads_who_tried_what_and_why_it_was_not_done(staffed: Store) -> None:
    assert staffed.post([refused()]).json()["parked"] == []
    with signed_on(staffed, "1002", "amir") as browser:
        told = browser.get("/console/acts").json()
    newest, before = told["acts"]
    assert (newest["staff"], newest["act"], newest["lane"]) == ("amir", "sign_on", "")
    assert (before["staff"], before["act"], before["why"], before["lane"]) == ("tess", "refund", "no_right", "4")
    assert not told["more"]


def test_what_was_written_with_a_change_is_read_with_it(staffed: Store) -> None:
    change = Change(
        act=Act.VOID_SESSION,
        line=0,
        staff="lena",
        name="Lena K.",
        role=Role.HOST,
        at=AT,
        why=Why.OTHER,
        before=Money(500, "EUR"),
        after=Money(0, "EUR"),
        words="<b>wanted</b> to come back",
    )
    voided = act(SessionVoided(session="4-000007", change=change))
    assert staffed.post([voided, refused()]).json()["parked"] == []
    with signed_on(staffed, "1002", "amir") as browser:
        told = {one["act"]: one["words"] for one in browser.get("/console/acts").json()["acts"]}
        page = browser.get("/console/trail", headers={"Accept": "text/html"}).text
    assert (told["void_session"], told["refund"]) == ("<b>wanted</b> to come back", "")
    assert "<q><bdi>&lt;b&gt;wanted&lt;/b&gt; to come back</bdi></q>" in page


def test_pages_follow_each_other(staffed: Store) -> None:
    staffed.post([refused(staff) for staff in ("tess", "lena", "tess")])
    with signed_on(staffed, "1002", "amir") as browser:
        first = browser.get("/console/acts", params={"most": 2}).json()
        rest = browser.get("/console/acts", params={"most": 2, "before": first["acts"][-1]["id"]}).json()
    assert [one["staff"] for one in first["acts"] + rest["acts"]] == ["amir", "tess", "lena", "tess"]
    assert (first["more"], rest["more"]) == (True, False)


def test_the_same_can_be_wanted_as_on_the_page(staffed: Store) -> None:
    staffed.post([refused("tess"), refused("lena")])
    with signed_on(staffed, "1002", "amir") as browser:
        told = browser.get("/console/acts", params={"staff": "lena", "refused": "1"}).json()
    assert [(one["staff"], one["act"]) for one in told["acts"]] == [("lena", "refund")]


def test_it_is_not_for_a_host_and_that_they_tried_is_in_it(staffed: Store) -> None:
    with signed_on(staffed, "1001", "lena") as browser:
        assert browser.get("/console/acts").status_code == 403
    with signed_on(staffed, "1002", "amir") as browser:
        tried = browser.get("/console/acts").json()["acts"][1]
    assert (tried["staff"], tried["act"], tried["why"]) == ("lena", "trail", "no_right")


def test_nobody_else_reads_it(staffed: Store) -> None:
    assert httpx.get(f"{staffed.address}/console/acts", auth=("manager", MANAGER_TOKEN)).status_code == 401


def test_without_a_staff_file_it_is_the_managers(store: Store) -> None:
    assert httpx.get(f"{store.address}/console/acts", auth=("lane", LANE_TOKEN)).status_code == 401
    assert httpx.get(f"{store.address}/console/acts", auth=("manager", MANAGER_TOKEN)).json()["acts"] == []
