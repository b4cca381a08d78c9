"""An earlier program's tables become today's: whole or not at all, and no fact is touched."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import inspect
from sqlalchemy.engine import Connection, Inspector

from kiosk.journal import Journal, JournalKey, JournalNewer, migrations
from kiosk.journal.database import FIRST, REVISED, REVISION, REVISIONS, open_engine, revision_of
from kiosk.journal.verify import verify
from tests.kiosk.journal.old import JOURNALS, old_rows, write_journal

ROOT = Path(__file__).resolve().parents[3]
NAME, ROWS = old_rows(JOURNALS[0])


@pytest.fixture
def old(path: Path, key: JournalKey) -> Path:
    """A journal that the first program left."""
    write_journal(path, key, NAME, ROWS)
    return path


def looked_at(path: Path, key: JournalKey) -> Connection:
    return open_engine(path, key, synchronous="FULL", busy_timeout_s=1.0, read_only=True).connect()


def tables(path: Path, key: JournalKey) -> dict[str, list[str]]:
    """What can be asked of each table, as words."""
    connection = looked_at(path, key)
    seen: Inspector = inspect(connection)
    told = {
        name: [
            *(f"{column['name']} {column['type']} {column['nullable']}" for column in seen.get_columns(name)),
            f"{seen.get_pk_constraint(name)['constrained_columns']}",
            *(
                f"{index['name']} {index['column_names']} {index['dialect_options'].get('sqlite_where')}"
                for index in seen.get_indexes(name)
            ),
        ]
        for name in seen.get_table_names()
    }
    connection.engine.dispose()
    return told


def revision(path: Path, key: JournalKey) -> str:
    connection = looked_at(path, key)
    told = revision_of(connection)
    connection.engine.dispose()
    return told


def test_the_revisions_are_those_that_alembic_walks() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    walked = [one.revision for one in ScriptDirectory.from_config(config).walk_revisions()]
    assert tuple(reversed(walked)) == REVISIONS


def test_a_journal_made_today_looks_like_one_that_was_brought_here(old: Path, key: JournalKey, tmp_path: Path) -> None:
    new = tmp_path / "new.db"
    for file in (old, new):
        Journal.open(file, key).close()
    assert str(tables(old, key)) == str(tables(new, key))
    assert revision(old, key) == revision(new, key) == REVISION


def test_no_fact_and_no_hash_is_touched(old: Path, key: JournalKey) -> None:
    journal = Journal.open(old, key)
    assert list(journal.read()) == ROWS
    journal.close()
    assert verify(old, key) == len(ROWS)


def test_a_journal_of_an_earlier_program_is_read_where_it_may_not_be_changed(old: Path, key: JournalKey) -> None:
    before = old.read_bytes()
    assert verify(old, key) == len(ROWS)
    assert old.read_bytes() == before
    assert revision(old, key) == FIRST


def test_a_newer_programs_journal_is_refused_in_plain_words_and_left_alone(old: Path, key: JournalKey) -> None:
    Journal.open(old, key).close()
    engine = open_engine(old, key, synchronous="FULL", busy_timeout_s=1.0)
    with engine.begin() as connection:
        connection.execute(REVISED.update().values(version_num="0999"))
    engine.dispose()
    for look in (Journal.open, verify):
        with pytest.raises(
            JournalNewer, match=rf"was written by a newer program, as revision 0999: this one knows {REVISION}"
        ):
            look(old, key)
    assert revision(old, key) == "0999"


OPENS = """
import os, sys
from pathlib import Path
from sqlalchemy import Engine, event
from kiosk.journal import Journal, load_key

path, last = Path(sys.argv[1]), int(sys.argv[2])
changes = 0

@event.listens_for(Engine, "after_cursor_execute")
def count(connection, cursor, statement, *rest):
    global changes
    changes += statement.lstrip().split()[0] in ("CREATE", "INSERT", "UPDATE", "DELETE", "ALTER", "DROP")
    if changes == last:
        os.kill(os.getpid(), 9)

Journal.open(path, load_key(path.with_suffix(".key"))).close()
print("alembic" in sys.modules)
"""


def opens(path: Path, killed_at: int = -1) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-c", OPENS, str(path), str(killed_at)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_a_kill_at_any_step_leaves_the_tables_as_they_were(old: Path, key: JournalKey) -> None:
    steps = 0
    while (run := opens(old, steps + 1)).returncode == -signal.SIGKILL:
        steps += 1
        assert revision(old, key) == FIRST
        assert verify(old, key) == len(ROWS)
    assert (run.returncode, run.stdout) == (0, "True\n"), run.stderr
    assert steps >= 2 * len(REVISIONS) - 1
    assert revision(old, key) == REVISION


def test_a_start_of_every_day_does_not_wait_for_alembic(old: Path, key: JournalKey, tmp_path: Path) -> None:
    Journal.open(old, key).close()
    (tmp_path / "new.key").write_text(key.secret.hex())
    (tmp_path / "new.key").chmod(0o600)
    assert opens(old).stdout == opens(tmp_path / "new.db").stdout == "False\n"


def test_a_step_that_fails_is_undone_with_all_before_it(
    old: Path, key: JournalKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kiosk.journal import migrate

    real = migrate.migrate

    def fails(connection: Connection, path: Path) -> None:
        real(connection, path)
        raise ValueError("the last step does not hold")

    monkeypatch.setattr(migrate, "migrate", fails)
    with pytest.raises(ValueError, match="does not hold"):
        Journal.open(old, key)
    assert revision(old, key) == FIRST
    monkeypatch.undo()
    journal = Journal.open(old, key)
    assert list(journal.read()) == ROWS
    journal.close()
