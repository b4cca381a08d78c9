"""What lanes have to be looked at, and hosts' answers on their way to them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "intervention",
        sa.Column("lane", sa.String(length=12), nullable=False),
        sa.Column("intervention", sa.String(length=32), nullable=False),
        sa.Column("session", sa.String(length=80), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("at", sa.String(length=40), nullable=False),
        sa.Column("came_at", sa.String(length=40), nullable=False),
        sa.Column("raised", sa.JSON(), nullable=False),
        sa.Column("decided_at", sa.String(length=40), nullable=False),
        sa.Column("decided_as", sa.String(length=10), nullable=False),
        sa.Column("decided_staff", sa.String(length=40), nullable=False),
        sa.Column("decided_name", sa.String(length=40), nullable=False),
        sa.Column("cleared_at", sa.String(length=40), nullable=False),
        sa.Column("cleared_by", sa.String(length=10), nullable=False),
        sa.Column("answer", sa.String(length=10), nullable=False),
        sa.Column("staff", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("lane", "intervention"),
    )
    op.create_index("ix_intervention_cleared_at", "intervention", ["cleared_at"])
    op.create_table(
        "intervention_command",
        sa.Column("number", WHOLE, nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("lane", sa.String(length=12), nullable=False),
        sa.Column("intervention", sa.String(length=32), nullable=False),
        sa.Column("answer", sa.String(length=10), nullable=False),
        sa.Column("staff", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("at", sa.String(length=40), nullable=False),
        sa.Column("outcome", sa.String(length=10), nullable=False),
        sa.Column("answered_at", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("number"),
        sa.UniqueConstraint("id"),
    )
    op.create_index("ix_intervention_command_lane", "intervention_command", ["lane"])
    op.create_index("ix_intervention_command_outcome", "intervention_command", ["outcome"])
