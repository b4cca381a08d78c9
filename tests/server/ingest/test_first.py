"""Envelopes that nobody has seen yet are there by one statement; of any others nothing is."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from server.db.models import TAKEN, ContentRow, EnvelopeRow
from server.ingest.first import came_first
from tests.server.sales import JOURNAL


def envelope(seq: int) -> dict[str, object]:
    told = {"lane": "4", "journal": JOURNAL, "seq": seq, "kind": "sale", "version": 2, "payload_hash": f"{seq:064x}"}
    return {**told, "received_at": "2026-11-22T11:00:00+01:00", "state": TAKEN, "reason": "", "payload": ""}


def content(seq: int) -> dict[str, object]:
    return {"lane": "4", "journal": JOURNAL, "seq": seq, "kind": "sale", "packed": b"\0\\x00'"}


def test_one_that_was_there_before_is_told_and_the_others_are_not_kept_without_it(engine: Engine) -> None:
    if engine.dialect.name != "postgresql":
        pytest.skip("SQLite is asked in the plain way")
    with Session(engine) as session, session.begin():
        assert came_first(session, [envelope(1), envelope(2)], [content(2)])
    with Session(engine) as session:
        assert not came_first(session, [envelope(2), envelope(3)], [content(3)])
    with Session(engine) as session:
        assert [row.seq for row in session.scalars(select(EnvelopeRow).order_by(EnvelopeRow.seq))] == [1, 2]
        assert session.scalar(select(func.count()).select_from(ContentRow)) == 1
        [row] = session.scalars(select(ContentRow))
        assert (row.seq, row.kind, row.packed) == (2, "sale", b"\0\\x00'")
