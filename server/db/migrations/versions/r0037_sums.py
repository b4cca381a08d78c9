"""Counts of days that are over; the newest visits, and a visit's sales, are found without looking through all."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0037"
down_revision = "0036"


def upgrade() -> None:
    op.create_table(
        "summed",
        sa.Column("book", sa.String(length=10), nullable=False),
        sa.Column("span", sa.String(length=10), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("kept", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("book", "span"),
    )
    op.create_table(
        "day_sum",
        sa.Column("book", sa.String(length=10), nullable=False),
        sa.Column("name", sa.String(length=20), nullable=False),
        sa.Column("told_by", sa.String(length=10), nullable=False),
        sa.Column("span", sa.String(length=10), nullable=False),
        sa.Column("value", sa.String(length=60), nullable=False),
        sa.Column("rows", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("book", "name", "told_by", "span", "value"),
    )
    op.create_index("ix_visit_started_at", "visit", ["started_at"])
    op.create_index("ix_sale_session", "sale", ["lane", "session"])
