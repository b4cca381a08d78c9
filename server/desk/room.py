"""The room of the desk, put together: what lanes fetch of it, and its pages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from fastapi import APIRouter
from sqlalchemy.engine import Engine

from server.actions.watch import Watcher
from server.asking.book import HouseBook, StoreRecords
from server.asking.pages import make_questions, make_survey
from server.asking.threshold_pages import make_thresholds
from server.auth.gate import Gate
from server.desk.acts import Desk, make_desk_acts
from server.desk.drafts import Drafts
from server.desk.goods import make_goods
from server.desk.items import Shelves
from server.desk.lanes import Lanes, make_lane_acts, make_lane_pages
from server.desk.pages import make_desk_pages
from server.desk.previewing import make_preview
from server.desk.previews import Previews
from server.desk.staffing import make_staffing
from server.desk.view import View
from server.master.book import MasterBook
from server.master.routes import make_master
from server.staff.hiring import Hiring
from server.staff.people import People
from server.staff.source import StaffSource
from server.staff.trail import Trail
from server.wall.door import Door
from server.wall.pages import Pages

FOLDER = Path(__file__).parent


def make_desk_room(
    engine: Engine,
    gate: Gate,
    trail: Trail,
    console: Pages,
    source: StaffSource,
    house: HouseBook,
    watcher: Watcher,
    lanes: Lanes,
    tell: Callable[[], None],
    now: Callable[[], datetime],
) -> tuple[APIRouter, ...]:
    """What managers publish, what lanes fetch of it, and the room where staff draft it: master data, questions,
    thresholds.
    """
    book, pages = MasterBook(engine, now), console.room("desk", FOLDER)
    drafts, shelves = Drafts(engine, now, StoreRecords(book, house)), Shelves(book)
    view, desk = View(Door(gate, trail), pages, drafts), Desk(gate, trail, pages, drafts)
    people = People(engine, now)
    hiring = Hiring(engine, now, source, people)
    previews = Previews(engine, now, book, drafts)
    return (
        make_master(gate, book, trail),
        make_survey(gate, house),
        make_questions(view, desk, pages, house, drafts),
        make_thresholds(view, desk, pages, lambda: watcher.rules),
        make_goods(view, book, shelves, now),
        make_desk_pages(view, book, drafts, shelves, previews, house.file, now),
        make_staffing(view, desk, hiring, people, source, trail, pages, lambda: now().date().isoformat()),
        make_lane_pages(view, lanes, lambda: now().date().isoformat()),
        make_lane_acts(desk, lanes, trail, pages, tell),
        make_preview(gate, desk, previews),
        make_desk_acts(desk, book, drafts, shelves),
    )
