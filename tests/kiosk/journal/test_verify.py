"""Checking a journal from outside: beside a running lane, and after somebody touched the file."""

import threading
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy.engine import Connection

from kiosk.core.anchors import Anchor
from kiosk.journal import HeadMissing, Journal, JournalDamaged, JournalKey, JournalUnreadable
from kiosk.journal.database import FACT, has_tables
from kiosk.journal.head import head_path
from kiosk.journal.verify import check_older, verify
from tests.kiosk.journal.visits import AT, CARRIED, paid_visit, small_talk


def test_a_whole_journal_is_whole_also_while_a_lane_writes_it(journal: Journal, path: Path, key: JournalKey) -> None:
    journal.append(small_talk(3), AT)
    stop = threading.Event()

    def write() -> None:
        while not stop.is_set():
            journal.append(small_talk(2), AT)

    lane = threading.Thread(target=write)
    lane.start()
    try:
        counts = [verify(path, key) for _ in range(5)]
    finally:
        stop.set()
        lane.join()
    assert counts == sorted(counts)
    assert verify(path, key) == journal.last_seq


@pytest.mark.parametrize("moment", ["before the view", "after the view", "before and after"])
@pytest.mark.parametrize("facts", [0, 3])
def test_a_lane_that_never_rests_is_looked_at_all_the_same(
    journal: Journal, path: Path, key: JournalKey, monkeypatch: pytest.MonkeyPatch, moment: str, facts: int
) -> None:
    if facts:
        journal.append(small_talk(facts), AT)

    def busy(connection: Connection) -> bool:
        if "before" in moment:
            journal.append(small_talk(2), AT)
            journal.append(small_talk(2), AT)
        there = has_tables(connection)
        if "after" in moment:
            journal.append(small_talk(2), AT)
            journal.append(small_talk(2), AT)
        return there

    monkeypatch.setattr("kiosk.journal.verify.has_tables", busy)
    assert verify(path, key) == facts + (4 if "before" in moment else 0)


def test_a_bad_byte_in_any_page_is_found(journal: Journal, path: Path, key: JournalKey) -> None:
    journal.append(paid_visit() * 4, AT)
    journal.close()
    whole = path.read_bytes()
    for page in range(len(whole) // 4096):
        content = bytearray(whole)
        content[page * 4096 + 1000] ^= 0x10
        path.write_bytes(bytes(content))
        with pytest.raises(JournalDamaged, match="is damaged"):
            verify(path, key)
    path.write_bytes(whole)
    assert verify(path, key) == len(paid_visit()) * 4


def test_the_first_changed_fact_is_named_exactly(journal: Journal, path: Path, key: JournalKey) -> None:
    journal.append(small_talk(1200), AT)
    with journal._engine.begin() as connection:
        connection.execute(FACT.update().where(FACT.c.seq == 777).values(data='{"session":"x","language":"en"}'))
    with pytest.raises(JournalDamaged, match="fact 777 of the journal was changed") as caught:
        verify(path, key)
    assert caught.value.first_bad_seq == 777


def test_a_fact_taken_out_is_missed(journal: Journal, path: Path, key: JournalKey) -> None:
    journal.append(small_talk(5), AT)
    with journal._engine.begin() as connection:
        connection.execute(FACT.delete().where(FACT.c.seq == 3))
    with pytest.raises(JournalDamaged, match="fact 3 is missing"):
        verify(path, key)


def test_a_chain_made_anew_is_not_the_one_the_head_tells_of(journal: Journal, path: Path, key: JournalKey) -> None:
    journal.append(small_talk(3), AT)
    older = journal._head
    with journal._engine.begin() as connection:
        connection.execute(FACT.delete().where(FACT.c.seq == 3))
    journal._head = type(older)(older.journal, 2, next(row.hash for row in journal.read() if row.seq == 2))
    (rewritten,), _ = journal._rows(paid_visit()[:1], AT)
    with journal._engine.begin() as connection:
        from kiosk.journal.database import insert_rows

        insert_rows(connection, [rewritten])
    with pytest.raises(JournalDamaged, match=r"fact 3 .* is not the one its head tells of"):
        verify(path, key)


def test_a_page_that_cannot_be_read_names_the_first_fact_on_it(journal: Journal, path: Path, key: JournalKey) -> None:
    journal.append(small_talk(600), AT)
    journal.close()
    content = bytearray(path.read_bytes())
    content[-3 * 4096] ^= 1
    path.write_bytes(bytes(content))
    with pytest.raises(JournalDamaged) as caught:
        verify(path, key)
    assert caught.value.first_bad_seq is not None
    assert 1 < caught.value.first_bad_seq <= 600


def test_without_the_head_a_changed_fact_is_still_named(journal: Journal, path: Path, key: JournalKey) -> None:
    journal.append(small_talk(4), AT)
    with journal._engine.begin() as connection:
        connection.execute(FACT.update().where(FACT.c.seq == 2).values(at="never"))
    journal.close()
    head_path(path).unlink()
    with pytest.raises(JournalDamaged, match="fact 2"):
        verify(path, key)


def test_without_the_head_the_end_cannot_be_told(journal: Journal, path: Path, key: JournalKey) -> None:
    journal.append(small_talk(4), AT)
    journal.close()
    head_path(path).unlink()
    with pytest.raises(HeadMissing):
        verify(path, key)


def test_looking_makes_no_journal(path: Path, key: JournalKey) -> None:
    with pytest.raises(JournalUnreadable, match="there is no journal"):
        verify(path, key)
    assert not path.exists()


# ------------------------------------------------------------------------- what a start takes as it is, looked at later


@pytest.fixture
def long_journal(journal: Journal) -> Journal:
    """1200 facts, the lane's books carried forward, a visit."""
    journal.append([*small_talk(1200), CARRIED, *paid_visit()], AT)
    return journal


def test_old_facts_are_looked_at_page_by_page_until_told_to_rest(
    long_journal: Journal, path: Path, key: JournalKey
) -> None:
    pages: list[int] = []
    check_older(path, key, 1200, lambda: pages.append(1) is None)
    assert len(pages) == 3
    check_older(path, key, 1200, lambda: pages.append(1) is not None)
    assert len(pages) == 4


def test_an_old_fact_that_was_changed_does_not_stop_the_start_and_is_found_after_it(
    long_journal: Journal, path: Path, key: JournalKey
) -> None:
    with long_journal._engine.begin() as connection:
        connection.execute(FACT.update().where(FACT.c.seq == 700).values(at="never"))
    long_journal.close()
    again = Journal.open(path, key)
    assert again.carried.seq == 1200
    with pytest.raises(JournalDamaged, match="fact 700 of the journal was changed"):
        check_older(path, key, again.carried.seq, lambda: True)
    again.close()


def test_old_facts_that_are_gone_are_missed(long_journal: Journal, path: Path, key: JournalKey) -> None:
    with long_journal._engine.begin() as connection:
        connection.execute(FACT.delete().where(FACT.c.seq < 1200))
    with pytest.raises(JournalDamaged, match="fact 1 is missing"):
        check_older(path, key, 1200, lambda: True)


# ----------------------------------------------------------------------------------- against what the server remembers


def remembered(journal: Journal, *at: int) -> list[Anchor]:
    return [Anchor(journal.id, row.seq, row.hash, "2026-11-22") for row in journal.read() if row.seq in at]


def test_a_journal_is_the_one_that_is_remembered(journal: Journal, path: Path, key: JournalKey) -> None:
    journal.append(small_talk(9), AT)
    assert verify(path, key, remembered(journal, 3, 9)) == 9


def test_a_place_that_is_another_now_is_named(journal: Journal, path: Path, key: JournalKey) -> None:
    journal.append(small_talk(9), AT)
    other = replace(remembered(journal, 7)[0], hash="00" * 32)
    with pytest.raises(JournalDamaged, match="after fact 3: fact 7 is not the one") as caught:
        verify(path, key, [*remembered(journal, 3, 9), other])
    assert caught.value.first_bad_seq == 7


def test_facts_that_are_remembered_and_gone_are_named(journal: Journal, path: Path, key: JournalKey) -> None:
    journal.append(small_talk(9), AT)
    later = replace(remembered(journal, 9)[0], seq=20)
    with pytest.raises(JournalDamaged, match="it ends with fact 9") as caught:
        verify(path, key, [*remembered(journal, 3), later])
    assert caught.value.first_bad_seq == 10


def test_a_journal_that_nobody_remembers_is_told(journal: Journal, path: Path, key: JournalKey) -> None:
    journal.append(small_talk(9), AT)
    with pytest.raises(JournalDamaged, match="none that the store server knows"):
        verify(path, key, [replace(one, journal="ab" * 16) for one in remembered(journal, 3)])


def test_a_folder_that_takes_no_files_is_said_and_not_taken_for_damage(
    journal: Journal, path: Path, key: JournalKey
) -> None:
    journal.append(paid_visit(), AT)
    journal.close()
    path.with_name(f"{path.name}-shm").symlink_to(path)  # SQLite follows no link: as on a disk that is read only
    with pytest.raises(JournalUnreadable, match="even to be read it needs a folder that takes files"):
        verify(path, key)
