"""A server whose books were restored from an older backup gets from the lane what it had since, and no more."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from kiosk.core.session.inputs import FaceTouched, NoPaperTouched
from kiosk.journal import Journal, JournalKey, load_or_make_key
from kiosk.journal.outbox import Outbox
from kiosk.journal.places import JournalPlaces
from kiosk.store_link import JournalWitness, OutboxPusher
from server.clock import now
from server.db.backup import back_up, restore
from server.db.engine import open_database
from server.db.models import Base, SaleRow
from tests.kiosk.journal.visits import AT
from tests.server.running import Store
from tests.shop import BREAD, MILK, Shop
from tests.waiting import wait_until

OFTEN = 0.02
ANCHORED = {"anchor", "lane_standing"}
"""Tables that tell when something came, and so are others when it comes again."""


class Lane:
    """A lane's journal with what sends it, and a shop that goes on selling."""

    def __init__(self, folder: Path, store: Store) -> None:
        self.path, self.key = folder / "journal.db", _key(folder)
        self.journal = Journal.open(self.path, self.key)
        self.shop = Shop().opens()
        self.told = 0
        self.contradicted: list[str] = []
        self.lacks: list[tuple[int, int]] = []
        self.pusher = OutboxPusher(lambda: Outbox.open(self.path, self.key), store.lane_side, lambda _: None)
        self.witness = JournalWitness(
            lambda: JournalPlaces.open(self.path, self.key),
            store.lane_side,
            self.contradicted.append,
            self.lack,
            OFTEN,
            OFTEN,
        )

    def starts(self) -> Lane:
        self.pusher.start()
        self.witness.start()
        return self

    def lack(self, have: int, settled: int) -> None:
        self.lacks.append((have, settled))
        self.pusher.send_again(have, settled)

    def sells(self, visits: int) -> None:
        for _ in range(visits):
            self.shop.scans(MILK, BREAD).pays().does(NoPaperTouched(), FaceTouched(4))
        self.journal.append(self.shop.facts[self.told :], AT)
        self.told = len(self.shop.facts)
        self.pusher.nudge()

    def stops(self) -> None:
        self.witness.stop()
        self.pusher.stop()
        self.journal.close()


def _key(folder: Path) -> JournalKey:
    return load_or_make_key(folder / "journal.key")


@pytest.fixture
def lane(tmp_path: Path, store: Store) -> Iterator[Lane]:
    made = Lane(tmp_path, store).starts()
    yield made
    made.stops()


def backed_up(store: Store) -> Path:
    engine, file = open_database(store.settings.database), store.folder / "backup.db"
    back_up(engine, file)
    engine.dispose()
    return file


def restored(store: Store, file: Path) -> list[int]:
    """The disk with the books is gone, and a backup in its place; the receipts it had, before a lane can send any."""
    store.closes()
    for name in store.folder.glob("store.db*"):
        name.unlink()
    restore(file, store.settings.database)
    engine = open_database(store.settings.database)
    with engine.connect() as connection:
        had = list(connection.scalars(select(SaleRow.receipt_no).order_by(SaleRow.receipt_no)))
    engine.dispose()
    store.opens()
    return had


def books(store: Store) -> dict[str, list[str]]:
    """All that lanes sent and what was made of it, whenever it came."""
    engine = open_database(store.settings.database)
    with engine.connect() as connection:
        told = {}
        for table in Base.metadata.sorted_tables:
            columns = [column for column in table.c if column.name not in {"received_at", "id", "sale_id"}]
            rows = connection.execute(select(*columns)) if table.name not in ANCHORED else []
            told[table.name] = sorted(str(tuple(row)) for row in rows)
    engine.dispose()
    return told


def test_what_was_sold_since_the_backup_comes_again_by_itself_and_the_books_are_equal(store: Store, lane: Lane) -> None:
    lane.sells(3)
    wait_until(lambda: store.receipts() == [1, 2, 3])
    file = backed_up(store)
    lane.sells(4)
    wait_until(lambda: store.receipts() == list(range(1, 8)))
    wait_until(lambda: len(store.get("/api/v1/taps?day=2026-11-22").json()["by_face"]) == 5)
    before = wait_until(lambda: settled_books(store, lane))
    assert restored(store, file) == [1, 2, 3]
    wait_until(lambda: store.receipts() == list(range(1, 8)), 20.0)
    wait_until(lambda: books(store) == before, 20.0)
    assert lane.contradicted == []
    lane.sells(1)
    wait_until(lambda: store.receipts() == list(range(1, 9)))
    assert store.get("/api/v1/troubles").json() == []


def settled_books(store: Store, lane: Lane) -> dict[str, list[str]] | None:
    """The books, once the lane owes nothing. Who counts takes the lease of sending from nobody."""
    outbox = Outbox.open(lane.path, lane.key)
    try:
        return books(store) if outbox.standing(now()).unsent == 0 else None
    finally:
        outbox.close()


def test_a_lane_that_was_off_meanwhile_sends_it_at_its_next_start(store: Store, tmp_path: Path) -> None:
    lane = Lane(tmp_path, store).starts()
    file = backed_up(store)
    lane.sells(2)
    wait_until(lambda: store.receipts() == [1, 2])
    wait_until(lambda: settled_books(store, lane))
    lane.stops()
    assert restored(store, file) == []
    again = Lane(tmp_path, store).starts()
    wait_until(lambda: store.receipts() == [1, 2], 20.0)
    again.stops()
    assert again.contradicted == []


def test_a_server_that_has_all_is_sent_nothing_again(store: Store, lane: Lane) -> None:
    lane.sells(2)
    wait_until(lambda: settled_books(store, lane))
    lane.sells(2)
    wait_until(lambda: settled_books(store, lane))
    wait_until(lambda: [one["seq"] for one in store.get("/api/v1/anchors?lane=4").json()] == [lane.journal.last_seq])
    assert lane.lacks == []


def test_what_is_sold_before_the_server_is_asked_hides_nothing_of_what_it_lacks(store: Store, tmp_path: Path) -> None:
    lane = Lane(tmp_path, store).starts()
    file = backed_up(store)
    lane.sells(2)
    wait_until(lambda: store.receipts() == [1, 2])
    wait_until(lambda: settled_books(store, lane))
    lane.stops()
    restored(store, file)
    again = Lane(tmp_path, store)
    again.shop, again.told = lane.shop, lane.told
    again.sells(1)
    again.pusher.start()
    wait_until(lambda: 3 in store.receipts())
    again.witness.start()
    wait_until(lambda: store.receipts() == [1, 2, 3], 20.0)
    again.stops()
