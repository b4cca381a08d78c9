"""What was dropped or erased stands in no byte of the journal's files."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.engine import Connection

from kiosk.journal import Journal, JournalKey
from kiosk.journal.database import FACT, open_engine
from kiosk.journal.tidy import Keeping, Tidier
from tests.kiosk.journal.pages import all_bytes
from tests.kiosk.journal.test_tidy import DAY_1, DAY_50, NOW, settle, tidies
from tests.kiosk.journal.visits import CARRIED, paid_visit, small_talk

MARK = "zh_XX"  # a language that nobody speaks: only what is dropped tells of it


def told_once(journal: Journal, path: Path, key: JournalKey) -> None:
    """An old fact with the mark, settled and carried forward."""
    talk = [replace(fact, language=MARK) for fact in small_talk(40)]  # type: ignore[type-var, call-arg]
    journal.append([*paid_visit(), *talk, CARRIED], DAY_1)
    journal.append([replace(CARRIED, receipts=4)], DAY_50)
    settle(path, key, journal.last_seq)


def test_dropped_facts_stand_in_no_byte_of_file_or_log(journal: Journal, path: Path, key: JournalKey) -> None:
    told_once(journal, path, key)
    assert MARK.encode() in all_bytes(path, key)
    tidies(journal, Keeping(days=30))
    assert MARK.encode() not in all_bytes(path, key)


def sqlite_reader(path: Path, key: JournalKey) -> Connection:
    """Somebody who reads, and so keeps the log from being emptied."""
    connection = open_engine(path, key, synchronous="FULL", busy_timeout_s=1.0, read_only=True).connect()
    connection.execute(select(FACT.c.seq).limit(1)).one()
    return connection


def test_where_somebody_reads_meanwhile_the_next_round_empties_the_log(
    journal: Journal, path: Path, key: JournalKey
) -> None:
    told_once(journal, path, key)
    reader = sqlite_reader(path, key)
    tidier = Tidier(journal, Keeping(days=30))
    tidier.begin()
    assert MARK.encode() in all_bytes(path, key)
    for day in (NOW, datetime.fromisoformat("2026-04-10T11:00:00+00:00")):
        while tidier.step(day, (day - NOW).total_seconds()):
            continue
        reader.close()
    assert MARK.encode() not in all_bytes(path, key)


def test_an_erased_remark_stands_in_no_byte(journal: Journal, path: Path, key: JournalKey) -> None:
    from tests.kiosk.journal.test_erase import SAID

    journal.append([*paid_visit(), replace(SAID, remark="My name is Ada Lovelace")], DAY_1)
    assert b"Lovelace" in all_bytes(path, key)
    journal.erase_session("4-000001")
    journal.erase_before(NOW)
    assert b"Lovelace" not in all_bytes(path, key)
