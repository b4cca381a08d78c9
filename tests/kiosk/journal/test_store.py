"""The journal under a lane: what was appended is there, whatever the machine does."""

import os
import random
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.core.session.facts import Fact
from kiosk.journal import (
    HeadMissing,
    Journal,
    JournalBusy,
    JournalDamaged,
    JournalError,
    JournalKey,
    JournalReadOnly,
    NotAJournal,
    WrongKey,
)
from kiosk.journal.head import SLOT, SLOTS, head_path, read_head
from kiosk.journal.verify import verify
from tests.kiosk.journal.visits import AT, CARRIED, paid_visit, small_talk

ROOT = Path(__file__).resolve().parents[3]


def start_writer(path: Path, *more: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "tests.kiosk.journal.writer", str(path), str(path.with_suffix(".key")), *more]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def facts_of(path: Path, key: JournalKey) -> list[Fact]:
    journal = Journal.open(path, key)
    try:
        return list(journal.facts())
    finally:
        journal.close()


def test_facts_come_out_as_they_went_in_and_in_order(journal: Journal, path: Path, key: JournalKey) -> None:
    visit = paid_visit()
    assert journal.append(visit[:3], AT) == 3
    assert journal.append(visit[3:], AT) == len(visit)
    journal.close()
    assert facts_of(path, key) == visit


def test_nothing_to_append_is_nothing_appended(journal: Journal) -> None:
    assert journal.append([], AT) == 0


def test_a_second_writer_is_turned_away_until_the_first_is_gone(journal: Journal, path: Path, key: JournalKey) -> None:
    with pytest.raises(JournalBusy, match="is open in another program"):
        Journal.open(path, key)
    journal.close()
    Journal.open(path, key).close()


def test_the_file_tells_nothing_without_the_key(journal: Journal, path: Path) -> None:
    journal.append(paid_visit(), AT)
    journal.close()
    content = path.read_bytes() + head_path(path).read_bytes()
    assert b"Whole milk" not in content
    assert not content.startswith(b"SQLite format")
    assert key_words(path) not in content
    plain = sqlite3.connect(path)
    with pytest.raises(sqlite3.DatabaseError):
        plain.execute("SELECT * FROM fact")
    plain.close()


def key_words(path: Path) -> bytes:
    return path.with_suffix(".key").read_bytes().strip()


@pytest.mark.parametrize("written", [1, 7, 23])
def test_a_kill_in_the_middle_of_writing_loses_nothing_that_was_promised(
    path: Path, key: JournalKey, written: int
) -> None:
    writer = start_writer(path)
    assert writer.stdout is not None
    promised = 0
    for _ in range(written):
        promised = int(writer.stdout.readline())
    writer.kill()
    promised = max([promised, *(int(line) for line in writer.stdout.read().split("\n")[:-1])])
    writer.wait()
    writer.stdout.close()
    again = Journal.open(path, key)
    assert promised <= again.last_seq <= promised + 3
    assert again.append(small_talk(1), AT) == again.last_seq
    again.close()


def test_a_full_disk_refuses_the_append_whole_and_the_journal_opens_again(path: Path, key: JournalKey) -> None:
    writer = start_writer(path, str(160 * 1024))
    told, _ = writer.communicate(timeout=60)
    *promised, last = told.strip().split("\n")
    assert writer.returncode == 1
    assert last.startswith(("JournalFull: ", "JournalFailed: "))
    assert len(facts_of(path, key)) == int(promised[-1])


def test_a_wrong_key_is_called_so(journal: Journal, path: Path) -> None:
    journal.append(small_talk(2), AT)
    journal.close()
    with pytest.raises(WrongKey, match="the key does not fit the journal"):
        Journal.open(path, JournalKey(bytes(32)))


def test_a_file_that_is_no_journal_is_left_alone(path: Path, key: JournalKey) -> None:
    path.write_text("milk, bread, apples\n" * 500)
    with pytest.raises(NotAJournal, match="is no journal, or the key does not fit"):
        Journal.open(path, key)
    assert path.read_text().startswith("milk")


def test_a_journal_without_its_head_is_refused(journal: Journal, path: Path, key: JournalKey) -> None:
    journal.append(small_talk(2), AT)
    journal.close()
    head_path(path).unlink()
    with pytest.raises(HeadMissing, match="is missing"):
        Journal.open(path, key)


def test_a_journal_that_is_gone_is_missed(journal: Journal, path: Path, key: JournalKey) -> None:
    journal.append(small_talk(2), AT)
    journal.close()
    path.unlink()
    with pytest.raises(JournalDamaged, match="its head tells of 2 facts") as caught:
        Journal.open(path, key)
    assert caught.value.first_bad_seq == 1


def test_an_older_copy_of_the_database_is_missed_by_the_head(journal: Journal, path: Path, key: JournalKey) -> None:
    journal.append(small_talk(2), AT)
    journal.close()
    shutil.copy(path, path.with_suffix(".old"))
    later = Journal.open(path, key)
    later.append(small_talk(3), AT)
    later.close()
    shutil.copy(path.with_suffix(".old"), path)
    with pytest.raises(JournalDamaged, match="facts 3 to 5 are gone") as caught:
        Journal.open(path, key)
    assert caught.value.first_bad_seq == 3


def test_an_older_head_is_not_taken_for_a_cut(journal: Journal, path: Path, key: JournalKey) -> None:
    journal.append(small_talk(1), AT)
    older = head_path(path).read_bytes()
    journal.append(small_talk(1), AT)
    journal.append(small_talk(1), AT)
    journal.close()
    head_path(path).write_bytes(older)
    with pytest.raises(JournalDamaged, match="is older than the journal"):
        Journal.open(path, key)


def test_the_facts_of_one_append_beyond_the_head_are_adopted(journal: Journal, path: Path, key: JournalKey) -> None:
    journal.append(small_talk(1), AT)
    before = head_path(path).read_bytes()
    journal.append(small_talk(3), AT)
    journal.close()
    head_path(path).write_bytes(before)  # as a cut between the commit and the head leaves it
    again = Journal.open(path, key)
    assert again.last_seq == 4
    again.close()
    assert read_head(path, key).seq == 4


def test_the_last_commit_lost_with_the_log_is_found(path: Path, key: JournalKey) -> None:
    """One bad byte in the last frame makes SQLite drop the last commit with every check of its own passing."""
    writer = start_writer(path)
    assert writer.stdout is not None
    for _ in range(5):
        promised = int(writer.stdout.readline())
    writer.kill()
    promised = max([promised, *(int(line) for line in writer.stdout.read().split("\n")[:-1])])
    writer.wait()
    writer.stdout.close()
    log = path.with_name(path.name + "-wal")
    content = bytearray(log.read_bytes())
    del content[-2 * 4096 :]
    log.write_bytes(bytes(content))
    with pytest.raises(JournalDamaged) as caught:
        Journal.open(path, key)
    assert caught.value.first_bad_seq is not None
    assert 1 <= caught.value.first_bad_seq <= promised + 3


@pytest.mark.parametrize("seed", range(4))
def test_one_changed_byte_anywhere_is_found_or_changes_nothing(
    journal: Journal, path: Path, key: JournalKey, seed: int
) -> None:
    visit = paid_visit() * 4
    for place in range(0, len(visit), 5):
        journal.append(visit[place : place + 5], AT)
    journal.close()
    chance = random.Random(seed)
    whole = {file: file.read_bytes() for file in (path, head_path(path))}
    found = 0
    for _ in range(12):
        file = chance.choice((path, path, head_path(path)))
        content = bytearray(whole[file])
        place = chance.randrange(len(content))
        content[place] ^= 1 << chance.randrange(8)
        file.write_bytes(bytes(content))
        try:
            assert facts_of(path, key) == visit
        except JournalError:
            found += 1
        finally:
            for name, original in whole.items():
                name.write_bytes(original)
            for rest in ("-wal", "-shm"):
                path.with_name(path.name + rest).unlink(missing_ok=True)
    assert found


def test_a_head_with_one_spoilt_slot_still_tells(journal: Journal, path: Path, key: JournalKey) -> None:
    journal.append(small_talk(1), AT)
    journal.append(small_talk(1), AT)
    journal.close()
    newest = read_head(path, key)
    content = bytearray(head_path(path).read_bytes())
    place = content.index(f'\\"seq\\":{newest.seq}'.encode())
    content[place + 8] ^= 1
    head_path(path).write_bytes(bytes(content))
    assert read_head(path, key).seq == newest.seq - 1
    assert len(facts_of(path, key)) == 2
    content[:] = bytes(len(content) - SLOT) + b"{" * SLOT
    head_path(path).write_bytes(bytes(content))
    with pytest.raises(JournalDamaged, match=r"head .* is damaged"):
        Journal.open(path, key)


def test_a_head_that_was_cut_short_still_tells_after_a_start_without_an_append(
    journal: Journal, path: Path, key: JournalKey
) -> None:
    journal.append(small_talk(1), AT)
    journal.append(small_talk(1), AT)
    journal.close()
    newest = read_head(path, key)
    os.truncate(head_path(path), SLOT * (SLOTS - 1))
    Journal.open(path, key).close()
    assert head_path(path).stat().st_size == SLOT * SLOTS
    assert read_head(path, key).seq == newest.seq
    assert verify(path, key) == newest.seq


def test_after_a_failure_of_the_head_nothing_more_is_taken(journal: Journal, path: Path, key: JournalKey) -> None:
    journal.append(small_talk(1), AT)
    journal._head_file.close()
    with pytest.raises(JournalError, match="head cannot be written"):
        journal.append(small_talk(1), AT)
    with pytest.raises(JournalError, match="must be opened again"):
        journal.append(small_talk(1), AT)
    journal.close()
    assert len(facts_of(path, key)) == 2


def test_a_database_that_may_not_be_written_refuses_and_stays_as_it_was(
    journal: Journal, path: Path, key: JournalKey
) -> None:
    journal.append(small_talk(1), AT)
    with journal._engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA query_only=ON")
        connection.rollback()
    with pytest.raises(JournalReadOnly, match="may not be written here"):
        journal.append(small_talk(2), AT)
    journal.close()
    assert len(facts_of(path, key)) == 1


def test_appending_goes_on_where_the_last_run_ended(path: Path, key: JournalKey) -> None:
    names = set()
    for run in range(3):
        journal = Journal.open(path, key)
        assert journal.append(small_talk(2), AT) == 2 * (run + 1)
        names.add(journal.id)
        journal.close()
    assert len(names) == 1


def test_a_start_applies_what_came_since_the_books_were_carried(journal: Journal, path: Path, key: JournalKey) -> None:
    facts = [*paid_visit(), *paid_visit(), CARRIED, *paid_visit()]
    journal.append(facts, AT)
    journal.close()
    again = Journal.open(path, key)
    assert list(again.facts()) == facts[facts.index(CARRIED) :]
    assert again.append(paid_visit(), AT) == len(facts) + len(paid_visit())
    again.close()
    assert verify(path, key) == len(facts) + len(paid_visit())


def test_a_journal_that_grows_for_days_keeps_two_megabytes_of_it_in_memory_and_no_more(journal: Journal) -> None:
    with journal._engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA cache_size").scalar_one() == -2_000
        connection.rollback()
    journal.close()
