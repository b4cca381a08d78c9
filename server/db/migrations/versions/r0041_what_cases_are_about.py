"""What step of a visit a case is about and how many visits met it; improvements made of actions."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0041"
down_revision = "0040"
WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    with op.batch_alter_table("feedback_case") as table:
        table.add_column(sa.Column("subject", sa.String(length=10), nullable=False, server_default=""))
        table.add_column(sa.Column("met", WHOLE, nullable=False, server_default="0"))
    with op.batch_alter_table("improvement") as table:
        table.add_column(sa.Column("action", WHOLE, nullable=True))
        table.create_unique_constraint("uq_improvement_action", ["action"])
