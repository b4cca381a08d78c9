"""What the figures asked for, and who saw to it."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0033"
WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _words(**lengths: int) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.String(length=length), nullable=False) for name, length in lengths.items()]


def _figures(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.Float(), nullable=False) for name in names]


def upgrade() -> None:
    op.create_table(
        "action",
        sa.Column("id", WHOLE, nullable=False),
        *_words(cause=120, gauge=20, lane=12, subject=80, remedy=20, target=12, state=10, began_at=40, raised_at=40),
        *_figures("value", "at_least"),
        sa.Column("usual", sa.Float(), nullable=True),
        sa.Column("count", WHOLE, nullable=False),
        *_words(staff=40, name=40, taken_at=40, ended_at=40, ended_by=40),
        sa.Column("reason", sa.Text(), nullable=False),
        *_words(fixed_at=40),
        sa.Column("effect", sa.JSON(), nullable=True),
        sa.Column("is_final", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("cause", "ended_at"),
    )
    op.create_index("ix_action_raised_at", "action", ["raised_at"])
    op.create_index("ix_action_ended_at", "action", ["ended_at"])
    op.create_table(
        "action_watch",
        *_words(cause=120),
        sa.Column("is_up", sa.Boolean(), nullable=False),
        *_words(above_at=40, below_at=40, seen_at=40, quiet_until=40),
        sa.Column("usual", sa.JSON(), nullable=True),
        sa.PrimaryKeyConstraint("cause"),
    )
    op.create_table(
        "action_turn",
        sa.Column("id", WHOLE, nullable=False),
        *_words(minute=16),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "step_usual",
        *_words(day=10, lane=12, step=10),
        sa.Column("count", WHOLE, nullable=False),
        *_figures("total", "squares"),
        sa.PrimaryKeyConstraint("day", "lane", "step"),
    )
