"""What items weigh in the bags of all lanes."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "item_weight",
        sa.Column("item", sa.String(length=60), nullable=False),
        sa.Column("tally", sa.JSON(), nullable=False),
        sa.Column("number", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("item"),
    )
    op.create_index("ix_item_weight_number", "item_weight", ["number"])
    op.create_table(
        "weight_version",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("number", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
