"""A journal read from its end."""

from pathlib import Path

import pytest

from kiosk.journal import Journal, JournalDamaged, JournalKey, newest
from kiosk.journal.chain import Row
from kiosk.journal.newest import last_seq, newest_rows
from kiosk.journal.verify import reading
from tests.kiosk.journal.visits import AT, small_talk


@pytest.fixture
def facts(journal: Journal) -> int:
    journal.append(small_talk(1200), AT)
    journal.close()
    return 1200


def test_every_row_comes_the_newest_first(facts: int, path: Path, key: JournalKey) -> None:
    with reading(path, key) as (connection, _):
        rows = list(newest_rows(connection, path, last_seq(connection, path)))
    assert [row.seq if isinstance(row, Row) else None for row in rows] == list(range(facts, 0, -1))


def test_rows_that_cannot_be_read_are_told_by_their_numbers_and_the_others_come(
    facts: int, path: Path, key: JournalKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = {700, 701, 1}
    whole_page, one = newest._page, newest._one

    def page(connection, path, before, limit):
        rows = whole_page(connection, path, before, limit)
        if bad & {row.seq for row in rows}:
            raise JournalDamaged("a page cannot be read")
        return rows

    def row(connection, path, seq):
        if seq in bad:
            raise JournalDamaged("a page cannot be read")
        return one(connection, path, seq)

    monkeypatch.setattr(newest, "_page", page)
    monkeypatch.setattr(newest, "_one", row)
    with reading(path, key) as (connection, _):
        rows = list(newest_rows(connection, path, facts))
    assert {found for found in rows if isinstance(found, int)} == bad
    assert [found.seq for found in rows if isinstance(found, Row)] == [
        seq for seq in range(facts, 0, -1) if seq not in bad
    ]


def test_an_empty_journal_has_no_last_row(journal: Journal, path: Path, key: JournalKey) -> None:
    with reading(path, key) as (connection, _):
        assert last_seq(connection, path) == 0
        assert list(newest_rows(connection, path, 0)) == []
