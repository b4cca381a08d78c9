from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.journal import Journal, JournalKey, load_or_make_key


@pytest.fixture
def key(tmp_path: Path) -> JournalKey:
    return load_or_make_key(tmp_path / "journal.key")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.db"


@pytest.fixture
def journal(path: Path, key: JournalKey) -> Iterator[Journal]:
    opened = Journal.open(path, key)
    yield opened
    opened.close()
