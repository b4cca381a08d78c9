"""A journal whose files were put back, cut, or made anew, against a server that remembers: over real HTTP."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.core.session.inputs import StartTouched
from kiosk.journal import Journal, JournalKey, load_or_make_key
from kiosk.journal.database import FACT
from kiosk.journal.places import JournalPlaces
from kiosk.store_link import JournalWitness
from tests.kiosk.journal.visits import AT, small_talk
from tests.kiosk.store_link.cut import Cable, Cut
from tests.kiosk.store_link.test_master import selling
from tests.server.running import Store
from tests.waiting import wait_until

FILES = ("journal.db", "journal.db-wal", "journal.db-shm", "journal.db.head")
OFTEN = 0.02
SLOW = 30.0  # a whole lane, on a busy machine


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.db"


@pytest.fixture
def key(tmp_path: Path) -> JournalKey:
    return load_or_make_key(tmp_path / "journal.key")


def grows(path: Path, key: JournalKey, facts: int, at: str = AT) -> Journal:
    journal = Journal.open(path, key)
    journal.append(small_talk(facts), at)
    return journal


def copied(path: Path, to: Path) -> None:
    to.mkdir()
    for name in FILES:
        if path.with_name(name).exists():
            shutil.copy2(path.with_name(name), to / name)


def put_back(path: Path, kept: Path) -> None:
    for name in FILES:
        path.with_name(name).unlink(missing_ok=True)
        if (kept / name).exists():
            shutil.copy2(kept / name, path.with_name(name))


Witnesses = Callable[..., "list[str]"]


@pytest.fixture
def witnessed(store: Store, path: Path, key: JournalKey) -> Iterator[Witnesses]:
    """Has the journal witnessed from now on; what contradicts it comes into the list."""
    started: list[JournalWitness] = []

    def lacks(have: int, settled: int) -> None:
        raise AssertionError(f"the server has all but {have} of {settled}")

    def start(address: str = "") -> list[str]:
        for one in started:
            one.stop()
        said: list[str] = []
        server = store.lane_side.model_copy(update={"address": address or store.address})
        witness = JournalWitness(lambda: JournalPlaces.open(path, key), server, said.append, lacks, OFTEN, OFTEN)
        started.append(witness)
        witness.start()
        return said

    yield start
    for one in started:
        one.stop()


def known(store: Store) -> list[int]:
    return [one["seq"] for one in store.get("/api/v1/anchors?lane=4").json()]


def test_the_server_knows_how_far_the_journal_is_at_once_and_as_it_grows(
    store: Store, path: Path, key: JournalKey, witnessed: Witnesses
) -> None:
    journal = grows(path, key, 5)
    said = witnessed()
    wait_until(lambda: known(store) == [5])
    journal.append(small_talk(4), AT)
    wait_until(lambda: known(store) == [9])
    witnessed()  # the program starts again
    journal.append(small_talk(1), AT)
    wait_until(lambda: known(store) == [10])
    assert said == []
    assert store.get("/api/v1/troubles").json() == []
    journal.close()


def test_files_of_yesterday_put_back_are_found_though_nothing_in_them_is_wrong(
    store: Store, tmp_path: Path, path: Path, key: JournalKey, witnessed: Witnesses
) -> None:
    grows(path, key, 5).close()
    copied(path, tmp_path / "yesterday")
    grows(path, key, 20).close()
    witnessed()
    wait_until(lambda: known(store) == [25])
    put_back(path, tmp_path / "yesterday")
    Journal.open(path, key).close()  # head included: the lane itself sees nothing
    said = witnessed()
    wait_until(lambda: said != [])
    assert "put back to an older state: it ends with fact 5, and the store server knows it up to fact 25" in said[0]
    (trouble,) = store.get("/api/v1/troubles").json()
    assert (trouble["lane"], trouble["seq"], trouble["reason"]) == ("4", 25, said[0])
    assert known(store) == [25]


def test_yesterdays_files_that_went_on_are_found(
    store: Store, tmp_path: Path, path: Path, key: JournalKey, witnessed: Witnesses
) -> None:
    grows(path, key, 5).close()
    copied(path, tmp_path / "yesterday")
    grows(path, key, 20).close()
    witnessed()
    wait_until(lambda: known(store) == [25])
    put_back(path, tmp_path / "yesterday")
    grows(path, key, 40, at="2026-11-23T10:00:00+00:00").close()
    said = witnessed()
    wait_until(lambda: said != [])
    assert "fact 25 is not the one that the store server knows" in said[0]


def test_a_chain_made_anew_with_the_key_is_found(
    store: Store, path: Path, key: JournalKey, witnessed: Witnesses
) -> None:
    journal = grows(path, key, 12)
    witnessed()
    wait_until(lambda: known(store) == [12])
    forge(journal, 4)
    journal.close()
    Journal.open(path, key).close()  # chain and head hold: the forger had the key
    said = witnessed()
    wait_until(lambda: said != [])
    assert "fact 12 is not the one that the store server knows" in said[0]


def forge(journal: Journal, seq: int) -> None:
    """Fact `seq` says something else, and every hash after it is made anew, the head's too."""
    rows = list(journal.read())
    previous = rows[seq - 2].hash
    with journal._engine.begin() as connection:
        for row in rows[seq - 1 :]:
            other = replace(row, data=row.data.replace("zh_CN", "en")) if row.seq == seq else row
            other = replace(other, hash=other.hashed(previous))
            previous = other.hash
            connection.execute(FACT.update().where(FACT.c.seq == row.seq).values(data=other.data, hash=other.hash))
    journal._head = replace(journal._head, hash=previous)
    for _ in range(2):
        journal._head_file.write(journal._head)


def test_a_fresh_journal_in_its_place_is_told_to_the_manager_and_sells(
    store: Store, path: Path, key: JournalKey, witnessed: Witnesses
) -> None:
    grows(path, key, 12).close()
    witnessed()
    wait_until(lambda: known(store) == [12])
    for name in FILES:
        path.with_name(name).unlink(missing_ok=True)
    grows(path, key, 3).close()
    said = witnessed()
    wait_until(lambda: known(store) == [12, 3])
    assert said == []
    assert "the lane has a new journal" in store.get("/api/v1/troubles").json()[0]["reason"]


@pytest.mark.parametrize("cut", [Cut.REQUEST, Cut.REPLY])
def test_a_word_lost_on_the_way_alarms_nobody(
    store: Store, path: Path, key: JournalKey, witnessed: Witnesses, cut: Cut
) -> None:
    cable = Cable(store.port)
    journal = grows(path, key, 5)
    cable.cut = cut
    said = witnessed(f"http://127.0.0.1:{cable.port}")
    wait_until(lambda: cable.posts >= 2)
    journal.append(small_talk(4), AT)
    wait_until(lambda: cable.posts >= 4)
    cable.cut = Cut.NEVER
    wait_until(lambda: known(store) == [9])
    journal.append(small_talk(4), AT)
    wait_until(lambda: known(store) == [13])
    assert said == []
    assert store.get("/api/v1/troubles").json() == []
    journal.close()
    cable.unplug()


def test_a_server_that_knows_no_anchors_stops_nobody(
    store: Store, path: Path, key: JournalKey, witnessed: Witnesses, caplog: pytest.LogCaptureFixture
) -> None:
    grows(path, key, 5).close()
    said = witnessed(f"{store.address}/of/old")
    wait_until(lambda: "the server answered 404" in caplog.text)
    assert said == []


def test_a_lane_that_was_put_back_goes_out_of_order_says_why_and_sends_nothing(tmp_path: Path, store: Store) -> None:
    data = tmp_path / "lane"
    with selling(tmp_path, store.lane_side):
        wait_until(lambda: known(store) != [], SLOW)
    copied(data / "journal.db", tmp_path / "yesterday")
    with selling(tmp_path, store.lane_side) as running:
        running.lane.post(StartTouched())  # two starts in one second may be the very same fact
        wait_until(lambda: running.lane.state.session is not None, SLOW)
        wait_until(lambda: known(store)[-1] >= running.journal.last_seq > 2, SLOW)
    put_back(data / "journal.db", tmp_path / "yesterday")
    with selling(tmp_path, store.lane_side) as running:
        wait_until(lambda: running.lane.state.failed != "", SLOW)
        assert "the journal was put back" in running.lane.state.failed
        assert running.links.pusher is not None
        wait_until(lambda: not running.links.pusher._thread.is_alive(), SLOW)  # type: ignore[union-attr]
    facts = running.journal.last_seq
    store.closes()
    with selling(tmp_path, store.lane_side) as again:  # without the server it knows still
        assert "the journal was put back" in again.lane.state.failed
        again.lane.post(StartTouched())
        assert again.links.pusher is None
    assert again.journal.last_seq == facts
    store.opens()
    assert "the journal was put back" in store.get("/api/v1/troubles").json()[0]["reason"]
