"""Sums of days are made again, for what they count has changed; screens on the wall have a way in of their own."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0043"
down_revision = "0042"
WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    summed = sa.table("summed", sa.column("state"), sa.column("kept"))
    op.execute(summed.update().where(summed.c.kept == sa.false()).values(state="stale"))
    op.create_table(
        "wall_screen",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("staff", sa.String(length=40), nullable=False),
        sa.Column("hung_at", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("token_hash"),
    )
