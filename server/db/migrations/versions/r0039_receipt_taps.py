"""Taps from the page of an e-receipt: once for each."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0039"
down_revision = "0038"


def upgrade() -> None:
    op.create_table(
        "receipt_tapped",
        sa.Column("page_hash", sa.String(length=64), nullable=False),
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.PrimaryKeyConstraint("page_hash"),
    )
    op.create_index(op.f("ix_receipt_tapped_day"), "receipt_tapped", ["day"])
