"""Calls for help, commands to lanes, and the mode a lane is in."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "help_call",
        sa.Column("lane", sa.String(length=12), nullable=False),
        sa.Column("call", sa.String(length=64), nullable=False),
        sa.Column("reason", sa.String(length=20), nullable=False),
        sa.Column("at", sa.String(length=40), nullable=False),
        sa.Column("shown", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("told", sa.String(length=10), nullable=False),
        sa.Column("seen_by", sa.String(length=40), nullable=False),
        sa.Column("seen_at", sa.String(length=40), nullable=False),
        sa.Column("coming_by", sa.String(length=40), nullable=False),
        sa.Column("coming_at", sa.String(length=40), nullable=False),
        sa.Column("seconds", WHOLE, nullable=False),
        sa.Column("cleared_at", sa.String(length=40), nullable=False),
        sa.Column("cleared_by", sa.String(length=20), nullable=False),
        sa.Column("cleared_name", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("lane", "call"),
        if_not_exists=True,
    )
    op.create_index(op.f("ix_help_call_cleared_at"), "help_call", ["cleared_at"], unique=False, if_not_exists=True)
    op.create_table(
        "command",
        sa.Column("number", WHOLE, nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("lane", sa.String(length=12), nullable=False),
        sa.Column("call", sa.String(length=64), nullable=False),
        sa.Column("answer", sa.String(length=10), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("seconds", WHOLE, nullable=False),
        sa.Column("at", sa.String(length=40), nullable=False),
        sa.Column("outcome", sa.String(length=10), nullable=False),
        sa.Column("answered_at", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("number"),
        sa.UniqueConstraint("id"),
        if_not_exists=True,
    )
    op.create_index(op.f("ix_command_lane"), "command", ["lane"], unique=False, if_not_exists=True)
    op.create_index(op.f("ix_command_outcome"), "command", ["outcome"], unique=False, if_not_exists=True)
    op.create_table(
        "lane_mode",
        sa.Column("lane", sa.String(length=12), nullable=False),
        sa.Column("journal", sa.String(length=64), nullable=False),
        sa.Column("seq", WHOLE, nullable=False),
        sa.Column("mode", sa.String(length=20), nullable=False),
        sa.Column("staff", sa.String(length=40), nullable=False),
        sa.Column("at", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("lane", "journal"),
        if_not_exists=True,
    )
