"""Lanes for small baskets: up to how many pieces, who asked for them, and how long shoppers were to wait."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0045"
down_revision = "0044"
WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    with op.batch_alter_table("mode_command") as table:
        table.add_column(sa.Column("pieces", WHOLE, nullable=False, server_default="0"))
        table.add_column(sa.Column("only_in", sa.String(length=10), nullable=False, server_default=""))
        table.add_column(sa.Column("action", WHOLE, nullable=False, server_default="0"))
    op.create_table(
        "wait_estimate",
        sa.Column("minute", sa.String(length=16), nullable=False),
        sa.Column("seconds", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("minute"),
    )
