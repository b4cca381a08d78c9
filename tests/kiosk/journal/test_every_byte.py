"""One byte changed anywhere: in the database, in its log, in the head beside it, or in a column of any fact."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from kiosk.journal import Journal, JournalDamaged, JournalKey, load_or_make_key
from kiosk.journal.chain import Row, checked, start_of
from kiosk.journal.database import FACT
from kiosk.journal.verify import every_row, reading, verify
from tests.kiosk.journal.visits import AT, CARRIED, paid_visit, small_talk

PAGE = 4096
FRAME = 24 + PAGE  # a page in the log has a header of its own
LOG_HEADER = 32
NAMES = ("journal.db", "journal.db-wal", "journal.db.head")
MEMORY = Path("/dev/shm")  # each byte makes files anew; where there is such a disk it spares the real one


@dataclass(frozen=True)
class Images:
    """A journal's files as a power cut leaves them: facts in the database, others in the log only."""

    folder: Path
    key: JournalKey
    files: dict[str, bytes]
    rows: list[Row]

    def with_byte(self, name: str, place: int, change: int) -> Path:
        """The journal as it is, but for one byte of one file."""
        for file in self.folder.iterdir():
            file.unlink()
        for other, content in self.files.items():
            changed = bytearray(content)
            if other == name:
                changed[place] ^= change
            (self.folder / other).write_bytes(changed)
        return self.folder / "journal.db"

    def look_good_until(self, path: Path, seq: int) -> None:
        """What stands before the fact that is named is there and right."""
        if seq == 1:
            return
        found = []
        with reading(path, self.key) as (connection, head):
            for row in checked(every_row(connection, path), start_of(head.journal)):
                found.append(row)
                if row.seq == seq - 1:
                    break
        assert found == self.rows[: seq - 1]

    def is_found(self, name: str, place: int, change: int) -> None:
        """The change is told, and where it hurts: from which fact on, or outside all of them."""
        path = self.with_byte(name, place, change)
        with pytest.raises(JournalDamaged) as caught:
            verify(path, self.key)
        first = caught.value.first_bad_seq
        if first is None:
            assert "outside its facts" in str(caught.value) or "all facts are there" in str(caught.value)
        else:
            assert 1 <= first <= len(self.rows)
            self.look_good_until(self.with_byte(name, place, change), first)


@pytest.fixture(scope="module")
def images(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Images]:
    made = tmp_path_factory.mktemp("made")
    path, key = made / "journal.db", load_or_make_key(made / "journal.key")
    journal = Journal.open(path, key)
    journal.append([*small_talk(120), CARRIED], AT)
    for _ in range(3):
        journal.append(paid_visit(), AT)
    journal.close()
    journal = Journal.open(path, key)
    for _ in range(2):
        journal.append(paid_visit(), AT)
    files = {name: path.with_name(name).read_bytes() for name in NAMES}
    with reading(path, key) as (connection, _):
        rows = list(every_row(connection, path))
    journal.close()
    with tempfile.TemporaryDirectory(dir=MEMORY if os.access(MEMORY, os.W_OK) else made) as folder:
        yield Images(Path(folder), key, files, rows)


def test_the_unchanged_journal_is_whole(images: Images) -> None:
    assert verify(images.with_byte(NAMES[0], 0, 0), images.key) == len(images.rows)
    assert len(images.files["journal.db-wal"]) > 2 * FRAME


def test_a_byte_of_every_page_and_of_its_seal(images: Images) -> None:
    size = len(images.files["journal.db"])
    for start in range(0, size, PAGE):
        for place in (start + (start // PAGE * 37) % PAGE, start + PAGE - 80 + start // PAGE % 80):
            images.is_found("journal.db", place, 0x10)


def test_each_byte_that_a_database_begins_with(images: Images) -> None:
    for place in range(0, 120, 7):
        images.is_found("journal.db", place, 0x01)


def test_a_byte_of_every_frame_of_the_log_and_of_its_header(images: Images) -> None:
    size = len(images.files["journal.db-wal"])
    for place in range(0, LOG_HEADER, 4):
        images.is_found("journal.db-wal", place, 0x80)
    for start in range(LOG_HEADER, size, FRAME):
        for place in (start, start + 9, start + 20, start + 24 + 700, start + FRAME - 1):
            images.is_found("journal.db-wal", place, 0x80)


def test_a_byte_of_the_head(images: Images) -> None:
    for place in (*range(0, 400, 11), 1000, PAGE - 1, *range(PAGE, PAGE + 400, 11), PAGE + 1000, 2 * PAGE - 1):
        images.is_found("journal.db.head", place, 0x29)  # a blank becomes a tab: JSON all the same


@settings(max_examples=60, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.sampled_from(NAMES), part=st.floats(0, 1, exclude_max=True), change=st.integers(1, 255))
def test_any_byte_anywhere(images: Images, name: str, part: float, change: int) -> None:
    images.is_found(name, int(part * len(images.files[name])), change)


@pytest.mark.parametrize("column", [field.name for field in fields(Row)])
def test_a_column_of_any_fact_changed_by_who_has_the_key(images: Images, tmp_path: Path, column: str) -> None:
    """Beneath the chain everything is readable and the file's own seals are right: the chain alone must tell."""
    for name, content in images.files.items():
        (tmp_path / name).write_bytes(content)
    path = tmp_path / "journal.db"
    journal = Journal.open(path, images.key)
    last = journal.last_seq
    for seq in (1, 2, 60, 121, last - 1, last):
        true = images.rows[seq - 1]
        with journal._engine.begin() as connection:
            connection.execute(FACT.update().where(FACT.c.seq == seq).values({column: other(getattr(true, column))}))
        with pytest.raises(JournalDamaged) as caught:
            verify(path, images.key)
        assert caught.value.first_bad_seq == seq
        now = 1_000_000 if column == "seq" else seq
        with journal._engine.begin() as connection:
            connection.execute(FACT.update().where(FACT.c.seq == now).values({column: getattr(true, column)}))
    assert verify(path, images.key) == last
    journal.close()


def other(value: str | int) -> str | int:
    """The same but for one character, or a number that no fact has."""
    if isinstance(value, int):
        return 1_000_000
    return value[:-1] + ("0" if value[-1] != "0" else "1") if value else "x"


@settings(max_examples=40, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_fact_that_is_changed_is_another_to_the_chain(images: Images, data: st.DataObject) -> None:
    """Any character of any column: no two rows are told alike."""
    row = data.draw(st.sampled_from(images.rows))
    column = data.draw(st.sampled_from(["at", "session", "kind", "data"]))
    text = getattr(row, column)
    assume(text)
    place = data.draw(st.integers(0, len(text) - 1))
    letter = data.draw(st.characters(codec="utf-8").filter(lambda one: one != text[place]))
    previous = images.rows[row.seq - 2].hash if row.seq > 1 else "00" * 32
    changed = {field.name: getattr(row, field.name) for field in fields(Row)}
    changed[column] = text[:place] + letter + text[place + 1 :]
    assert Row(**changed).hashed(previous) != row.hashed(previous)
