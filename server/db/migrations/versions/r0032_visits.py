"""What came of the visits at the lanes, and how often which question was asked."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"
WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _whole(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, WHOLE, nullable=False) for name in names]


def _words(**lengths: int) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.String(length=length), nullable=False) for name, length in lengths.items()]


def _bools(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.Boolean(), nullable=False) for name in names]


def _part(name: str, *columns: sa.Column[Any], placed: bool = True) -> None:
    """A table of what belongs to a visit."""
    key = ["visit_id", "place"] if placed else ["visit_id"]
    owner = sa.ForeignKeyConstraint(["visit_id"], ["visit.id"])
    op.create_table(name, *_whole(*key), *columns, owner, sa.PrimaryKeyConstraint(*key))


def upgrade() -> None:
    op.create_table(
        "visit",
        *_whole("id"),
        *_words(lane=12, journal=64),
        *_whole("seq"),
        *_words(session=80, day=10),
        *_whole("hour"),
        *_words(started_at=40, ended_at=40, language=20, ease=60, outcome=10, left_step=10),
        *_whole("lines", "pieces", "gross_minor"),
        *_words(currency=3),
        *_whole("total_ms", "scan_ms", "weigh_ms", "help_ms", "pay_ms", "end_ms"),
        *_bools("had_item", "searched", "weighed", "member"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("lane", "journal", "seq"),
    )
    op.create_index("ix_visit_day_lane", "visit", ["day", "lane"])
    op.create_index("ix_visit_session", "visit", ["lane", "session"])
    _part("visit_step", *_words(step=10), *_whole("at_ms", "ms"))
    _part(
        "visit_need",
        *_words(lane=12, day=10),
        *_whole("hour"),
        *_words(kind=20, item=60),
        *_whole("raised_ms"),
        sa.Column("first_ms", WHOLE, nullable=True),
        sa.Column("cleared_ms", WHOLE, nullable=True),
        *_words(answer=10),
    )
    _part("visit_nudge", *_words(lane=12, day=10, kind=20), *_bools("solved"), *_whole("ms"))
    _part(
        "visit_payment",
        *_words(lane=12, day=10),
        *_whole("hour"),
        *_words(kind=20, outcome=10, reason=20),
        *_whole("ms"),
    )
    _part(
        "visit_check",
        *_words(lane=12, day=10),
        *_bools("hits"),
        *_whole("audited_minor", "difference_minor"),
        placed=False,
    )
    for name in ("visit_need", "visit_nudge", "visit_payment", "visit_check"):
        op.create_index(f"ix_{name}_day_lane", name, ["day", "lane"])
    op.create_table(
        "tap_asked",
        *_words(lane=12, hour=13, question=40),
        *_whole("times"),
        sa.PrimaryKeyConstraint("lane", "hour", "question"),
    )
    op.create_index("ix_tap_asked_hour", "tap_asked", ["hour"])
