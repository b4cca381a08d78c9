from pathlib import Path

import pytest

from kiosk.journal import Journal, JournalError, JournalKey
from kiosk.journal.verdict import remember_verdict, remembered_verdict
from kiosk.journal.verify import verify


def test_what_was_found_first_is_remembered_beside_a_writer(journal: Journal, path: Path, key: JournalKey) -> None:
    assert remembered_verdict(path, key) == ""
    remember_verdict(path, key, "it was put back")
    remember_verdict(path, key, "it was put back further")
    assert remembered_verdict(path, key) == "it was put back"
    journal.close()
    verify(path, key)  # the chain is as it was


def test_a_journal_that_is_not_there_remembers_nothing(path: Path, key: JournalKey) -> None:
    with pytest.raises(JournalError):
        remember_verdict(path, key, "it was put back")
    assert not path.exists()
