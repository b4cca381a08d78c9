"""Payments by phone, whose numbers are longer, and in cash, of which is known what was put in."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    with op.batch_alter_table("tender") as table:
        table.alter_column("receipt_no", type_=sa.String(length=80), existing_type=sa.String(length=40))
        table.alter_column("trace_no", type_=sa.String(length=80), existing_type=sa.String(length=40))
        table.add_column(sa.Column("tendered_minor", WHOLE, nullable=True))
