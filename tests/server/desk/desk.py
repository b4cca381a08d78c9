"""A store with the sample's items and offers, and people who work at its desk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import httpx
from sqlalchemy.engine import Engine

from kiosk.core.staff import RIGHTS, Role
from server.asking.book import HouseBook, StoreRecords
from server.desk.drafts import Drafts
from server.master.book import MasterBook
from server.master.publishing import publish_rules, publish_sheet
from server.staff.host import Host
from tests.server.running import Store
from tests.server.staff.crew import PINS, QUICK, staff_file

ASSETS = Path(__file__).resolve().parents[3] / "assets" / "catalogue"
SHEET = (ASSETS / "sample.csv").read_bytes()
OFFERS = (ASSETS / "offers.json").read_bytes()
NOW = datetime.fromisoformat("2026-11-22T11:00:00+01:00")
AMIR = Host(staff="amir", name="Amir N.", role=Role.MANAGER, rights=RIGHTS[Role.MANAGER])
NORA = Host(staff="nora", name="Nora W.", role=Role.MANAGER, rights=RIGHTS[Role.MANAGER])
NOBODY = Host(role=Role.MANAGER, rights=RIGHTS[Role.MANAGER])
COOL_BAG = "item:09520020000039"


def shop(engine: Engine, now: Callable[[], datetime] = lambda: NOW) -> tuple[MasterBook, Drafts]:
    """The sample is published."""
    book = MasterBook(engine, now)
    publish_sheet(book, SHEET, "sample.csv")
    publish_rules(book, OFFERS, "offers")
    return book, Drafts(engine, now, StoreRecords(book, HouseBook(engine)))


NUMBERS = {"lena": "1001", "amir": "1002", "tess": "1003", "nora": "1004"}
NORAS_PIN = "2468"


def crew_of_two(folder: Path) -> Path:
    """The usual staff, and Nora, who is a manager too."""
    nora = (
        f'[[people]]\nid = "nora"\nnumber = "1004"\nname = "Nora W."\nrole = "manager"\n'
        f'badge = "STAFF-1004"\npin = "{QUICK.hash(NORAS_PIN)}"\n'
    )
    return staff_file(folder, more=nora)


def pin(staff: str) -> str:
    return NORAS_PIN if staff == "nora" else PINS[staff]


@contextmanager
def at_desk(store: Store, staff: str) -> Iterator[httpx.Client]:
    """The browser of `staff`, signed on."""
    headers = {"X-Console": "1", "Accept-Language": "en"}
    with httpx.Client(base_url=store.address, headers=headers, timeout=60.0) as browser:
        signed = browser.post("/console/sign-on", json={"number": NUMBERS[staff], "pin": pin(staff)})
        signed.raise_for_status()
        yield browser
