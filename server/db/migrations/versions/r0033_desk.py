"""Changes of the store's master data, and what they would have cost."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"
WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "desk_change",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("author", sa.String(length=40), nullable=False),
        sa.Column("author_name", sa.String(length=80), nullable=False),
        sa.Column("made_at", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("decided_by", sa.String(length=40), nullable=False),
        sa.Column("decided_name", sa.String(length=80), nullable=False),
        sa.Column("decided_at", sa.String(length=40), nullable=False),
        sa.Column("note", sa.String(length=200), nullable=False),
        sa.Column("version", sa.String(length=30), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_desk_change_author", "desk_change", ["author"])
    op.create_index("ix_desk_change_state", "desk_change", ["state"])
    op.create_table(
        "desk_record",
        sa.Column("change_id", WHOLE, sa.ForeignKey("desk_change.id"), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("body", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("change_id", "name"),
    )
    op.create_table(
        "desk_preview",
        sa.Column("change_id", WHOLE, sa.ForeignKey("desk_change.id"), nullable=False),
        sa.Column("first", sa.String(length=10), nullable=False),
        sa.Column("last", sa.String(length=10), nullable=False),
        sa.Column("baskets", WHOLE, nullable=False),
        sa.Column("done", WHOLE, nullable=False),
        sa.Column("beat", sa.String(length=40), nullable=False),
        sa.Column("told", sa.JSON(), nullable=True),
        sa.Column("failed", sa.String(length=200), nullable=False),
        sa.PrimaryKeyConstraint("change_id"),
    )
