"""A journal that an earlier program left behind is opened, applied, gone on with, and as whole as it was."""

from pathlib import Path

import pytest

from kiosk.core.session.apply import apply, new_lane
from kiosk.core.session.facts import SalePaid
from kiosk.journal import Journal, JournalKey
from kiosk.journal.codec import decode
from kiosk.journal.outbox import Outbox
from kiosk.journal.verify import verify
from tests.kiosk.journal.old import JOURNALS, old_rows, write_journal
from tests.kiosk.journal.visits import AT, small_talk
from tests.shop import POLICY


@pytest.mark.parametrize("file", JOURNALS, ids=lambda file: file.stem)
def test_an_old_journal_starts_a_lane_of_today(file: Path, path: Path, key: JournalKey) -> None:
    name, rows = old_rows(file)
    write_journal(path, key, name, rows)
    assert verify(path, key) == len(rows)
    journal = Journal.open(path, key)
    assert list(journal.read()) == rows
    state = new_lane(POLICY)
    for fact in map(decode, journal.read()):
        state = apply(state, fact, POLICY)
    assert state.receipts == sum(row.kind == SalePaid.__name__ for row in rows)
    assert state.session is not None
    assert len(state.session.lines) == 1
    assert journal.append(small_talk(2), AT) == len(rows) + 2
    journal.close()
    assert verify(path, key) == len(rows) + 2


@pytest.mark.parametrize("file", JOURNALS, ids=lambda file: file.stem)
def test_what_an_old_journal_owes_is_still_sent(file: Path, path: Path, key: JournalKey) -> None:
    name, rows = old_rows(file)
    write_journal(path, key, name, rows)
    Journal.open(path, key).close()
    outbox = Outbox.open(path, key)
    kinds = [one.kind for one in outbox.pending(50)]
    assert kinds.count("sale") == sum(row.kind == SalePaid.__name__ for row in rows)
    assert kinds.count("tap") == 1
    assert outbox.parked() == {}
    outbox.close()
