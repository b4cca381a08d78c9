"""A store with the sample's items and offers, and people who work at its desk."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from sqlalchemy.engine import Engine

from kiosk.core.staff import RIGHTS, Role
from server.desk.drafts import Drafts
from server.master.book import MasterBook
from server.master.publishing import publish_rules, publish_sheet
from server.staff.host import Host

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
    return book, Drafts(engine, now, book)
