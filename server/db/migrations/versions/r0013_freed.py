"""Who took a basket back from a lane that it had been granted to."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "basket_freed",
        sa.Column("number", WHOLE, nullable=False),
        sa.Column("basket", sa.String(length=32), nullable=False),
        sa.Column("lane", sa.String(length=12), nullable=False),
        sa.Column("request", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("at", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["basket"], ["basket.basket"]),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index("ix_basket_freed_basket", "basket_freed", ["basket"])
