"""Items and rules of price in all their versions."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "master_version",
        sa.Column("number", WHOLE, autoincrement=False, nullable=False),
        sa.Column("at", sa.String(length=40), nullable=False),
        sa.Column("checksum", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("number"),
        if_not_exists=True,
    )
    op.create_table(
        "master_record",
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("since", WHOLE, autoincrement=False, nullable=False),
        sa.Column("until", WHOLE, nullable=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", "since"),
        if_not_exists=True,
    )
    op.create_index(op.f("ix_master_record_until"), "master_record", ["until"], unique=False, if_not_exists=True)
