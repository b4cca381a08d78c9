"""Which taps lie in no order of arrival yet, and what a member's refund gives back of."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0046"
down_revision = "0045"
WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.add_column("tap", sa.Column("mixed", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("member_sale", sa.Column("of_lane", sa.String(length=12), nullable=False, server_default=""))
    op.add_column("member_sale", sa.Column("of_journal", sa.String(length=64), nullable=False, server_default=""))
    op.add_column("member_sale", sa.Column("of_seq", WHOLE, nullable=False, server_default="0"))
