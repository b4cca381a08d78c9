"""Sales that give others back."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "refund",
        sa.Column("sale_id", WHOLE, nullable=False),
        sa.Column("returns", WHOLE, nullable=False),
        sa.Column("staff", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["sale_id"], ["sale.id"]),
        sa.PrimaryKeyConstraint("sale_id"),
        if_not_exists=True,
    )
