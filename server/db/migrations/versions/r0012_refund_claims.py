"""Refunds say which lane's receipt they are of, and lanes claim what they give back."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    with op.batch_alter_table("refund") as table:
        table.add_column(sa.Column("of_lane", sa.String(length=12), nullable=False, server_default=""))
        table.add_column(sa.Column("of_paid_at", sa.String(length=40), nullable=False, server_default=""))
        table.create_index("refund_of", ["returns", "of_lane"])
    op.create_table(
        "refund_claim",
        sa.Column("refund", sa.String(length=80), nullable=False),
        sa.Column("lane", sa.String(length=12), nullable=False),
        sa.Column("of_lane", sa.String(length=12), nullable=False),
        sa.Column("receipt_no", WHOLE, nullable=False),
        sa.Column("of_paid_at", sa.String(length=40), nullable=False),
        sa.Column("units", sa.JSON(), nullable=False),
        sa.Column("stage", sa.String(length=10), nullable=False),
        sa.Column("at", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("refund"),
    )
    op.create_index("refund_claim_of", "refund_claim", ["receipt_no", "of_lane"])
