"""What a disk that takes nothing is called, and whether it goes by itself."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from types import SimpleNamespace

import pytest

from kiosk.journal import Journal, JournalDamaged, JournalFailed, JournalFull, JournalKey, JournalReadOnly
from kiosk.journal.room import has_room, plainer, waits
from tests.kiosk.journal.visits import AT, small_talk


def disk(monkeypatch: pytest.MonkeyPatch, *, free: int = 1000, flags: int = 0) -> None:
    monkeypatch.setattr(os, "statvfs", lambda _: SimpleNamespace(f_flag=flags, f_bavail=free, f_frsize=4096))


def test_what_was_refused_whole_goes_by_itself_and_a_broken_disk_does_not() -> None:
    assert waits(JournalFull("full"))
    assert waits(JournalReadOnly("protected"))
    assert waits(OSError(errno.ENOSPC, "No space left on device"))
    assert not waits(JournalFailed("the disk failed"))
    assert not waits(JournalDamaged("damaged", 3))
    assert not waits(OSError(errno.EIO, "Input/output error"))
    assert not waits(None)


def test_a_database_that_fails_on_a_full_disk_is_told_as_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    disk(monkeypatch, free=0)
    assert isinstance(plainer(JournalFailed("the disk failed"), tmp_path), JournalFull)


def test_a_database_that_fails_on_a_protected_disk_is_told_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    disk(monkeypatch, free=0, flags=os.ST_RDONLY)
    assert isinstance(plainer(JournalFailed("the disk failed"), tmp_path), JournalReadOnly)


def test_anything_else_is_told_as_it_came(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    failed, damaged = JournalFailed("the disk failed"), JournalDamaged("damaged", 3)
    disk(monkeypatch)
    assert plainer(failed, tmp_path) is failed
    disk(monkeypatch, free=0)
    assert plainer(damaged, tmp_path) is damaged
    monkeypatch.undo()
    assert plainer(failed, tmp_path / "not there") is failed


def test_room_is_tried_out_and_nothing_of_it_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert has_room(tmp_path)
    assert not has_room(tmp_path / "not there")
    monkeypatch.setattr(os, "posix_fallocate", lambda *_: (_ for _ in ()).throw(OSError(errno.ENOSPC, "full")))
    assert not has_room(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_journal_without_room_keeps_nothing_of_the_append_and_takes_more_when_there_is_some(
    journal: Journal, path: Path, key: JournalKey
) -> None:
    journal.append(small_talk(3), AT)
    with journal._engine.begin() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
    with pytest.raises(JournalFull, match="cannot grow: the disk is full"):
        journal.append(small_talk(500), AT)
    assert journal.last_seq == 3
    with journal._engine.begin() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count=100000")
    assert journal.append(small_talk(500), AT) == 503
    journal.close()
    again = Journal.open(path, key)
    assert again.last_seq == 503
    again.close()
