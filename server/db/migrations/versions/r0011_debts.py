"""Money that lanes owe to shoppers."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "debt",
        sa.Column("lane", sa.String(length=12), nullable=False),
        sa.Column("journal", sa.String(length=64), nullable=False),
        sa.Column("debt", sa.String(length=80), nullable=False),
        sa.Column("session", sa.String(length=80), nullable=False),
        sa.Column("at", sa.String(length=40), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("amount_minor", WHOLE, nullable=False),
        sa.Column("tenders", sa.JSON(), nullable=False),
        sa.Column("given_at", sa.String(length=40), nullable=False),
        sa.Column("way", sa.String(length=10), nullable=False),
        sa.Column("staff", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("lane", "journal", "debt"),
    )
    op.create_index("ix_debt_given_at", "debt", ["given_at"])
