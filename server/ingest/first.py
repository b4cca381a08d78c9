"""Envelopes that come for the first time, as nearly all do: PostgreSQL hears of them in one statement."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import text
from sqlalchemy.orm import Session

from server.db.bulk import Values
from server.db.models import TAKEN

_COME = text("""
WITH held AS (SELECT pg_advisory_xact_lock(hashtextextended(:key, 0))),
kept AS (
  INSERT INTO content (lane, journal, seq, kind, packed)
  SELECT :lane, :journal, one.* FROM held,
    unnest(CAST(:kept_seq AS bigint[]), CAST(:kept_kind AS text[]), CAST(:kept_packed AS bytea[])) AS one
  ON CONFLICT DO NOTHING
)
INSERT INTO envelope (lane, journal, state, reason, payload, seq, kind, version, payload_hash, received_at)
SELECT :lane, :journal, :state, '', '', one.* FROM held,
  unnest(CAST(:seq AS bigint[]), CAST(:kind AS text[]), CAST(:version AS bigint[]), CAST(:payload_hash AS text[]),
    CAST(:received_at AS text[])) AS one
ON CONFLICT DO NOTHING
""")
COLUMNS = ("seq", "kind", "version", "payload_hash", "received_at")
KEPT_COLUMNS = ("seq", "kind", "packed")


def journal_key(lane: str, journal: str) -> str:
    """What whoever comes with envelopes of the same journal waits for, until this transaction is over."""
    return f"{lane} {journal}"


def came_first(session: Session, rows: Sequence[Values], kept: Sequence[Values]) -> bool:
    """All of `rows`, taken envelopes of one journal, are there, and of them `kept` with their content. False where any
    came before, perhaps a moment ago at another worker: then the transaction is to be rolled back.
    """
    lane, journal = rows[0]["lane"], rows[0]["journal"]
    columns = {name: [row[name] for row in rows] for name in COLUMNS}
    contents = {f"kept_{name}": [row[name] for row in kept] for name in KEPT_COLUMNS}
    given = {"key": journal_key(lane, journal), "lane": lane, "journal": journal, "state": TAKEN, **columns, **contents}
    return session.connection().execute(_COME, given).rowcount == len(rows)
