"""What was done about what shoppers said goes to the store's own lanes, until it is taken back."""

from __future__ import annotations

from datetime import datetime

import httpx
import pytest
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from kiosk.core.said import MOST_SAID, Said, read_said, said_version
from server.cases.improvements import NotThere
from server.cases.said import SaidBook
from server.db.case_models import ImprovementRow
from server.db.engine import open_database
from tests.server.running import LANE_TOKEN, MANAGER_TOKEN, Store

NOW = datetime.fromisoformat("2026-11-22T11:00:00+01:00")
BIGGER = Said(id="-", said={"en": "Small pictures", "zh_CN": "图片太小"}, did={"en": "Bigger", "zh_CN": "变大了"})


def book_of(engine: Engine) -> SaidBook:
    return SaidBook(engine, lambda: NOW)


def fetched(store: Store, have: str = "", lane: str = "4", token: str = LANE_TOKEN) -> httpx.Response:
    headers = {"Authorization": f"Bearer {token}"}
    return httpx.get(f"{store.address}/api/v1/lanes/{lane}/said", params={"have": have}, headers=headers, timeout=20)


def test_the_newest_is_first_and_one_that_was_withdrawn_is_gone(engine: Engine) -> None:
    book = book_of(engine)
    first, second = (book.publish("amir", BIGGER) for _ in range(2))
    assert [one.id for one in read_said(book.body())] == [str(second), str(first)]
    assert book.withdraw(first)
    assert not book.withdraw(first)
    assert not book.withdraw(999)
    assert [one.id for one in read_said(book.body())] == [str(second)]


def test_no_more_are_shown_than_a_lane_reads(engine: Engine) -> None:
    book = book_of(engine)
    for _ in range(MOST_SAID + 3):
        book.publish("amir", BIGGER)
    shown = [one.id for one in book.shown()]
    assert [int(one.id) for one in read_said(book.body())] == shown
    assert len(shown) == MOST_SAID
    assert book.withdraw(shown[0])
    assert [one.id for one in book.shown()] == shown[1:]  # an older one does not come back


def test_only_what_was_done_is_said(engine: Engine) -> None:
    book = book_of(engine)
    with Session(engine) as session, session.begin():
        made = {"since": "2026-11-16", "title": "Bigger", "category": "usage", "figure": "csat", "owner": "amir"}
        rows = [
            ImprovementRow(lane="", **made),
            ImprovementRow(lane="", **made, done_on="2026-11-20", dropped=True),
            ImprovementRow(lane="", **made, done_on="2026-11-20"),
        ]
        session.add_all(rows)
        session.flush()
        undone, dropped, done = (row.id for row in rows)
    for number in (undone, dropped, 4711):
        with pytest.raises(NotThere):
            book.publish("amir", BIGGER, number)
    assert book.shown() == []
    assert book.publish("amir", BIGGER, done)


def test_one_that_no_lane_could_show_is_refused(engine: Engine) -> None:
    book = book_of(engine)
    with pytest.raises(ValueError, match="lacks English"):
        book.publish("amir", Said(id="-", said={"de": "Klein"}, did={"en": "Bigger"}))
    assert book.shown() == []


def test_a_lane_fetches_it_once_and_again_when_it_changed(store: Store) -> None:
    empty = fetched(store)
    assert read_said(empty.content) == ()
    assert empty.headers["Cache-Control"] == "no-store"
    have = said_version(empty.content)
    assert fetched(store, have).status_code == 204
    engine = open_database(store.settings.database)
    book_of(engine).publish("amir", BIGGER)
    engine.dispose()
    [line] = read_said(fetched(store, have).content)
    assert line.in_words("zh_CN") == ("图片太小", "变大了")


def test_it_is_for_the_stores_own_lanes_alone(store: Store) -> None:
    assert fetched(store, lane="7").status_code == 403
    assert fetched(store, token=MANAGER_TOKEN).status_code == 401
