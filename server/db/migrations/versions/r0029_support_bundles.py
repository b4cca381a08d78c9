"""Sealed support bundles of lanes."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "support_bundle",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("lane", sa.String(length=12), nullable=False),
        sa.Column("received_at", sa.String(length=40), nullable=False),
        sa.Column("size", WHOLE, nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_support_bundle_lane"), "support_bundle", ["lane"])
