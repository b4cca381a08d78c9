"""What staff, or a host at the console, try and may not do: refused, and a fact with its reason. Over a real lane and a
real store server.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TypeVar

import httpx
import pytest

from kiosk.core.calls import HelpReason
from kiosk.core.session.facts import HelpSeen, InterventionCleared
from kiosk.core.session.lane_facts import PinRefused, StaffSignedOn
from kiosk.core.session.staff_facts import ActRefused, NotDone
from kiosk.core.staff import Act
from kiosk.journal import load_key
from kiosk.journal.codec import decode
from kiosk.journal.database import told_rows
from kiosk.journal.verify import every_row, reading
from kiosk.play.program import ROOT
from tests.journeys.conftest import OpenStore
from tests.journeys.goods import FIRST, WINE, scanned
from tests.journeys.play import Store
from tests.waiting import wait_until

STAFF = (ROOT / "config" / "staff.toml").read_text(encoding="utf-8")
Kind = TypeVar("Kind")
BACK_S = 20.0
"""So long at most a lane takes to hear from a server that was away."""
LENA, TESS = ("1001", "4711"), ("1003", "13579")


@pytest.fixture
def staffed(open_store: OpenStore) -> Store:
    """A store whose hosts sign on, with a lane that has a scanner, at attract."""
    opened = open_store("scanner", staff=STAFF)
    opened.ready()
    return opened


@pytest.fixture
def browser(staffed: Store) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=staffed.box.server.address, headers={"X-Console": "1"}, timeout=20.0) as client:
        yield client


def signs_on(browser: httpx.Client, who: tuple[str, str]) -> int:
    return browser.post("/console/sign-on", json={"number": who[0], "pin": who[1]}).status_code


def approves(store: Store, browser: httpx.Client, check: str) -> int:
    path = f"/console/interventions/{store.box.lane_id}/{check}/approve"
    return browser.post(path, json={"reason": "looks_older"}).status_code


def wine_waits(store: Store, browser: httpx.Client) -> str:
    """Somebody has to look at the bottle; which check that is, as the console knows it. Lena is signed on there."""
    store.scan(scanned(FIRST["gtin"]), scanned(WINE["gtin"]))
    store.lane.lines(2)
    assert signs_on(browser, LENA) == 200
    wait_until(lambda: bool(checks(browser)))
    return checks(browser)[0]


def checks(browser: httpx.Client) -> list[str]:
    """What somebody has to look at, as the console lists it."""
    return [one["intervention"] for one in browser.get("/console/interventions").json()["interventions"]]


def facts(store: Store, kind: type[Kind]) -> list[Kind]:
    """Those of the kind in the lane's journal, the oldest first."""
    journal = store.box.folder / "lane" / "journal.db"
    with reading(journal, load_key(journal.with_name("journal.key"))) as (connection, _):
        told = [decode(row) for row in told_rows(connection, list(every_row(connection, journal)))]
    return [fact for fact in told if isinstance(fact, kind)]


def refusals(store: Store) -> list[tuple[Act, NotDone, str]]:
    return [(one.act, one.why, one.staff) for one in facts(store, ActRefused)]


def are_refused(store: Store, *expected: tuple[Act, NotDone, str]) -> None:
    wait_until(lambda: refusals(store) == list(expected), BACK_S)


def changes_books(store: Store, change: str) -> None:
    """The store server's books are others when it is back, as after a backup was put in their place."""
    store.box.server.kill()
    books: Path = store.box.server.folder / "store.db"
    with closing(sqlite3.connect(books)) as connection, connection:
        assert connection.execute(change).rowcount == 1
    store.box.server.start_again()


def test_a_technician_gives_nothing_back_and_looks_at_no_bottle(staffed: Store, browser: httpx.Client) -> None:
    check = wine_waits(staffed, browser)
    staffed.scan("]C0STAFF-1003")
    staffed.lane.on("staff")
    staffed.lane.post("StaffActed", "refund")
    staffed.lane.post("InterventionGiven", check, "approve")
    are_refused(staffed, (Act.REFUND, NotDone.NO_RIGHT, "tess"), (Act.CHECK_AGE, NotDone.NO_RIGHT, "tess"))
    assert signs_on(browser, TESS) == 200
    assert approves(staffed, browser, check) == 403
    assert facts(staffed, InterventionCleared) == []


def test_ten_wrong_pins_are_refused_and_the_badge_too_then(staffed: Store, browser: httpx.Client) -> None:
    staffed.scan("]C0STAFF-1002")
    staffed.lane.on("staff")
    staffed.lane.post("StaffActed", "close_lane")
    staffed.lane.post("StaffActed", "sign_off")
    staffed.lane.on("closed")
    staffed.lane.post("StaffTouched")
    staffed.lane.on("sign_on")
    staffed.lane.post("StaffNumberGiven", "1001")
    wrong = (Act.SIGN_ON, NotDone.WRONG_PIN, "lena")
    locked = (Act.SIGN_ON, NotDone.LOCKED, "lena")
    for tried in range(1, 6):
        staffed.lane.post("PinGiven", "0000")
        are_refused(staffed, *tried * [wrong])
    for tried in range(1, 6):
        staffed.lane.post("PinGiven", "4711" if tried == 5 else "0000")
        are_refused(staffed, *5 * [wrong], *tried * [locked])
    staffed.scan("]C0STAFF-1001")
    are_refused(staffed, *5 * [wrong], *6 * [locked])
    assert [one.tries for one in facts(staffed, PinRefused)] == [1, 2, 3, 4, 5]
    signed_on = [one.staff for one in facts(staffed, StaffSignedOn)]
    assert signed_on == ["amir"]
    assert [signs_on(browser, ("1001", "0000")) for _ in range(10)] == [401] * 5 + [429] * 5


def is_settled(store: Store) -> None:
    """The server has the lane's answers to all its commands."""
    with closing(sqlite3.connect(store.box.server.folder / "store.db")) as books:
        told = "SELECT count(*) FROM intervention_command WHERE outcome = ''"
        wait_until(lambda: books.execute(told).fetchone() == (0,), BACK_S)


def help_comes(store: Store, browser: httpx.Client) -> None:
    """The shopper asks for help, and Lena saw it: a command that came after all before it were settled.

    The call about the bottle may still be listed: it is over, and the server hears of that a moment later.
    """
    store.lane.post("HelpTouched")
    calls: list[str] = []

    def is_there() -> bool:
        listed = browser.get("/console/calls").json()["calls"]
        calls[:] = [one["call"] for one in listed if one["reason"] == HelpReason.ASKED]
        return bool(calls)

    wait_until(is_there)
    path = f"/console/calls/{store.box.lane_id}/{calls[0]}/seen"
    assert browser.post(path, json={}).status_code == 200
    wait_until(lambda: facts(store, HelpSeen))


def test_an_approval_that_comes_again_is_obeyed_once(staffed: Store, browser: httpx.Client) -> None:
    check = wine_waits(staffed, browser)
    assert approves(staffed, browser, check) == 200
    wait_until(lambda: len(facts(staffed, InterventionCleared)) == 1)
    help_comes(staffed, browser)
    forgets = "UPDATE intervention_command SET outcome = '' WHERE outcome <> ''"
    replayed = (Act.CLEAR_CALL, NotDone.REPLAYED, "lena")
    changes_books(staffed, forgets)
    are_refused(staffed, replayed)
    is_settled(staffed)
    staffed.lane.kill()
    changes_books(staffed, forgets)
    staffed.start_lane()
    are_refused(staffed, replayed, replayed)
    assert len(facts(staffed, InterventionCleared)) == 1
    assert {one.command for one in facts(staffed, ActRefused)} == {
        one.command for one in facts(staffed, InterventionCleared)
    }


def test_an_approval_for_yesterdays_check_opens_nothing_today(staffed: Store, browser: httpx.Client) -> None:
    check = wine_waits(staffed, browser)
    staffed.lane.post("CancelTouched")
    staffed.lane.post("CancelConfirmed")
    staffed.lane.on("attract")
    staffed.scan(scanned(WINE["gtin"]))
    staffed.lane.lines(1)
    wait_until(lambda: check not in checks(browser))
    assert approves(staffed, browser, check) == 409
    changes_books(staffed, f"UPDATE intervention SET cleared_at = '', cleared_by = '' WHERE intervention = '{check}'")
    assert approves(staffed, browser, check) == 200
    are_refused(staffed, (Act.CLEAR_CALL, NotDone.NOT_OPEN, "lena"))
    assert [one.by for one in facts(staffed, InterventionCleared)] == ["left"]
    staffed.lane.post("PayTouched")
    staffed.lane.on("wait")
