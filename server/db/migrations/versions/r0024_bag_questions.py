"""Questions about the bag are counted."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "bag_question",
        sa.Column("lane", sa.String(length=12), nullable=False),
        sa.Column("journal", sa.String(length=64), nullable=False),
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.Column("asked", sa.String(length=20), nullable=False),
        sa.Column("answered", sa.String(length=20), nullable=False),
        sa.Column("ended", sa.String(length=20), nullable=False),
        sa.Column("times", WHOLE, nullable=False),
        sa.Column("seconds", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("lane", "journal", "day", "asked", "answered", "ended"),
    )
    op.create_index("ix_bag_question_day", "bag_question", ["day"])
