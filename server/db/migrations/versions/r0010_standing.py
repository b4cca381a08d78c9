"""What each lane still owes, as it said last."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "lane_standing",
        sa.Column("lane", sa.String(length=12), nullable=False),
        sa.Column("heard_at", sa.String(length=40), nullable=False),
        sa.Column("unsent", WHOLE, nullable=False),
        sa.Column("parked", WHOLE, nullable=False),
        sa.Column("since", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("lane"),
    )
