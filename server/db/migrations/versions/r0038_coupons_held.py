"""Members' own coupons are kept for the lane where their member shops."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0038"
down_revision = "0037"
WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.add_column("member_coupon", sa.Column("held_by", sa.String(length=12), nullable=False, server_default=""))
    op.add_column("member_coupon", sa.Column("held_until", WHOLE, nullable=False, server_default="0"))
