"""Staff: whom the desk hired, changed or let go, and what of it waits for a second person."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0042"
down_revision = "0041"
WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "staff_person",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("number", sa.String(length=8), nullable=False),
        sa.Column("name", sa.String(length=24), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("pin", sa.String(length=400), nullable=False),
        sa.Column("badge", sa.String(length=64), nullable=False),
        sa.Column("ended_on", sa.String(length=10), nullable=False),
        sa.Column("version", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_staff_person_version"), "staff_person", ["version"], unique=True)
    op.create_table(
        "staff_wish",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("person", sa.String(length=40), nullable=False),
        sa.Column("what", sa.String(length=20), nullable=False),
        sa.Column("told", sa.JSON(), nullable=False),
        sa.Column("base", WHOLE, nullable=False),
        sa.Column("author", sa.String(length=40), nullable=False),
        sa.Column("made_at", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
