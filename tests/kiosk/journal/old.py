"""Facts and whole journals as earlier programs wrote them: `old_facts/KIND.jsonl` has every form that a kind ever had,
today's last; `old_journals/` has a small journal of each time that a form was new, rows and hashes as they were.
"""

import json
from dataclasses import astuple, dataclass
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from kiosk.journal import JournalKey
from kiosk.journal.chain import Head, Row
from kiosk.journal.head import HeadFile

HERE = Path(__file__).parent
JOURNALS = sorted((HERE / "old_journals").glob("*.jsonl"))
FIRST_TABLES = """
CREATE TABLE meta (name VARCHAR NOT NULL, value VARCHAR NOT NULL, PRIMARY KEY (name));
CREATE TABLE fact (seq INTEGER NOT NULL, at VARCHAR NOT NULL, session VARCHAR NOT NULL, kind VARCHAR NOT NULL,
  version INTEGER NOT NULL, data VARCHAR NOT NULL, batch INTEGER NOT NULL, hash VARCHAR NOT NULL, PRIMARY KEY (seq));
CREATE TABLE outbox_cursor (id INTEGER NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (id));
CREATE TABLE outbox_parked (seq INTEGER NOT NULL, reason VARCHAR NOT NULL, PRIMARY KEY (seq));
"""
"""The tables that the first program made."""


@dataclass(frozen=True)
class Sample:
    """One form of a fact."""

    kind: str
    version: int
    data: str

    @property
    def row(self) -> Row:
        return Row(1, "2026-11-22T10:00:00+00:00", "", self.kind, self.version, self.data, 1)


def samples() -> dict[str, list[Sample]]:
    """Kind → its forms, oldest first."""
    return {
        file.stem: [Sample(file.stem, **json.loads(line)) for line in file.read_text(encoding="utf-8").splitlines()]
        for file in sorted((HERE / "old_facts").glob("*.jsonl"))
    }


def old_rows(file: Path) -> tuple[str, list[Row]]:
    """The id of an old journal, and its rows."""
    head, *rows = map(json.loads, file.read_text(encoding="utf-8").splitlines())
    return head["journal"], [Row(**row) for row in rows]


def write_journal(path: Path, key: JournalKey, journal: str, rows: list[Row]) -> None:
    """The journal as the first program would have left it at `path`, closed in good order."""
    connection = sqlcipher.connect(path)
    connection.execute(f"PRAGMA key=\"x'{key.secret.hex()}'\"")
    connection.execute("PRAGMA journal_mode=WAL")
    connection.executescript(FIRST_TABLES)
    connection.execute("INSERT INTO meta VALUES ('journal', ?), ('format', '1')", (journal,))
    connection.executemany("INSERT INTO fact VALUES (?, ?, ?, ?, ?, ?, ?, ?)", [astuple(row) for row in rows])
    connection.commit()
    connection.close()
    head = HeadFile(path, key)
    head.write(Head(journal, rows[-1].seq, rows[-1].hash))
    head.close()
