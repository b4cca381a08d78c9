"""What staff changed of a sale."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "sale_change",
        sa.Column("sale_id", WHOLE, nullable=False),
        sa.Column("place", WHOLE, autoincrement=False, nullable=False),
        sa.Column("act", sa.String(length=40), nullable=False),
        sa.Column("line", WHOLE, nullable=False),
        sa.Column("staff", sa.String(length=40), nullable=False),
        sa.Column("at", sa.String(length=40), nullable=False),
        sa.Column("why", sa.String(length=40), nullable=False),
        sa.Column("words", sa.String(length=80), nullable=False),
        sa.Column("note", sa.String(length=80), nullable=False),
        sa.Column("before_minor", WHOLE, nullable=False),
        sa.Column("after_minor", WHOLE, nullable=False),
        sa.ForeignKeyConstraint(["sale_id"], ["sale.id"]),
        sa.PrimaryKeyConstraint("sale_id", "place"),
    )
    op.create_index(op.f("ix_sale_change_act"), "sale_change", ["act"])
    op.create_index(op.f("ix_sale_change_staff"), "sale_change", ["staff"])
