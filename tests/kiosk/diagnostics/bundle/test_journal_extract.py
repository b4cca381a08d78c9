"""What a bundle tells of a journal, whole and damaged."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from kiosk.core.session.facts import LanguageChanged, TapGiven
from kiosk.diagnostics.bundle.journal_extract import Extract, extract
from kiosk.diagnostics.bundle.telling import Teller
from kiosk.journal import Journal, JournalKey, JournalUnreadable, load_or_make_key

DAY_1, DAY_2, DAY_3 = (datetime(2026, 11, day, 10, tzinfo=UTC) for day in (25, 26, 27))
ROOM = 1 << 20
TAP = TapGiven(tap="ab" * 16, lane="4", face=1, hour="2026-11-27T10", language="en", weighed=False, helped=False)


def said(number: int) -> LanguageChanged:
    return LanguageChanged(session=f"4-{number:06d}", language="en")


@pytest.fixture
def key(tmp_path: Path) -> JournalKey:
    return load_or_make_key(tmp_path / "journal.key")


@pytest.fixture
def path(tmp_path: Path, key: JournalKey) -> Path:
    path = tmp_path / "journal.db"
    journal = Journal.open(path, key)
    for day, first in ((DAY_1, 1), (DAY_2, 4), (DAY_3, 7)):
        journal.append([said(first), TAP, said(first + 2)], day.isoformat())
    journal.close()
    return path


def extracted(path: Path, key: JournalKey, since: datetime = DAY_1, most: int = ROOM) -> Extract:
    return extract(path, key, Teller(["4"], str), since, most)


def told(found: Extract) -> list[dict[str, Any]]:
    return [json.loads(line) for line in found.data.splitlines()]


def rewrite(path: Path, key: JournalKey, order: str) -> None:
    connection = sqlcipher.connect(path)
    connection.execute(f"PRAGMA key=\"x'{key.secret.hex()}'\"")
    connection.execute(order)
    connection.commit()
    connection.close()


def test_facts_are_told_in_their_order_and_closed_ones_are_counted(path: Path, key: JournalKey) -> None:
    found = extracted(path, key)
    assert [fact["seq"] for fact in told(found)] == [1, 3, 4, 6, 7, 9]
    assert told(found)[0] == {
        "seq": 1,
        "written": DAY_1.isoformat(),
        "kind": "LanguageChanged",
        "data": {"session": "4-000001", "language": "en"},
    }
    assert found.closed == {"TapGiven": 3}
    assert (found.unread, found.unknown, found.broken, found.cut) == (0, 0, None, False)


def test_only_facts_since_a_moment_are_told(path: Path, key: JournalKey) -> None:
    assert [fact["seq"] for fact in told(extracted(path, key, DAY_3 - timedelta(hours=1)))] == [7, 9]


def test_where_there_is_no_room_the_newest_are_told_and_the_cut_is_noted(path: Path, key: JournalKey) -> None:
    found = extracted(path, key, most=300)
    assert [fact["seq"] for fact in told(found)] == [7, 9]
    assert found.cut


def test_a_fact_that_was_changed_is_named_and_all_are_told(path: Path, key: JournalKey) -> None:
    rewrite(path, key, "UPDATE fact SET data = replace(data, '4-000004', '4-000044') WHERE seq = 4")
    found = extracted(path, key)
    assert found.broken == 4
    assert [fact["seq"] for fact in told(found)] == [1, 3, 4, 6, 7, 9]


def test_a_fact_that_is_gone_breaks_the_chain_where_the_next_one_stands(path: Path, key: JournalKey) -> None:
    rewrite(path, key, "DELETE FROM fact WHERE seq = 4")
    assert extracted(path, key).broken == 5


def test_a_fact_of_another_program_is_counted_and_nothing_of_it_told(path: Path, key: JournalKey) -> None:
    rewrite(path, key, "UPDATE fact SET kind = 'CardShown' WHERE seq = 9")
    found = extracted(path, key)
    assert found.unknown == 1
    assert [fact["seq"] for fact in told(found)] == [1, 3, 4, 6, 7]


def test_a_moment_that_nobody_wrote_so_is_not_told(path: Path, key: JournalKey) -> None:
    rewrite(path, key, "UPDATE fact SET at = '4111111111111111' WHERE seq = 9")
    assert told(extracted(path, key))[-1]["written"] == ""


def test_a_journal_that_is_none_is_said_so(tmp_path: Path, key: JournalKey) -> None:
    with pytest.raises(JournalUnreadable):
        extracted(tmp_path / "nothing.db", key)
