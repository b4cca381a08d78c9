"""The books as they first were: envelopes, sales with lines and tenders, taps, alarms."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "envelope",
        sa.Column("lane", sa.String(length=12), nullable=False),
        sa.Column("journal", sa.String(length=64), nullable=False),
        sa.Column("seq", WHOLE, autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("version", WHOLE, nullable=False),
        sa.Column("payload_hash", sa.String(length=64), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("received_at", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("lane", "journal", "seq"),
    )
    op.create_index(op.f("ix_envelope_state"), "envelope", ["state"], unique=False)
    op.create_table(
        "sale",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("lane", sa.String(length=12), nullable=False),
        sa.Column("journal", sa.String(length=64), nullable=False),
        sa.Column("seq", WHOLE, nullable=False),
        sa.Column("session", sa.String(length=80), nullable=False),
        sa.Column("receipt_no", WHOLE, nullable=False),
        sa.Column("started_at", sa.String(length=40), nullable=False),
        sa.Column("paid_at", sa.String(length=40), nullable=False),
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.Column("language", sa.String(length=20), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("net_minor", WHOLE, nullable=False),
        sa.Column("tax_minor", WHOLE, nullable=False),
        sa.Column("gross_minor", WHOLE, nullable=False),
        sa.Column("saving_minor", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("lane", "journal", "receipt_no"),
        sa.UniqueConstraint("lane", "journal", "seq"),
    )
    op.create_index(op.f("ix_sale_day"), "sale", ["day"], unique=False)
    op.create_table(
        "sale_line",
        sa.Column("sale_id", WHOLE, nullable=False),
        sa.Column("line", WHOLE, autoincrement=False, nullable=False),
        sa.Column("item", sa.String(length=40), nullable=False),
        sa.Column("names", sa.JSON(), nullable=False),
        sa.Column("category", sa.String(length=80), nullable=False),
        sa.Column("unit", sa.String(length=8), nullable=False),
        sa.Column("price_minor", WHOLE, nullable=False),
        sa.Column("quantity", WHOLE, nullable=False),
        sa.Column("gross_g", WHOLE, nullable=True),
        sa.Column("tare_g", WHOLE, nullable=True),
        sa.Column("tax_code", sa.String(length=20), nullable=False),
        sa.Column("tax_rate_bp", WHOLE, nullable=False),
        sa.Column("tax_inclusive", sa.Boolean(), nullable=False),
        sa.Column("shown_minor", WHOLE, nullable=False),
        sa.Column("net_minor", WHOLE, nullable=False),
        sa.Column("tax_minor", WHOLE, nullable=False),
        sa.Column("gross_minor", WHOLE, nullable=False),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["sale_id"],
            ["sale.id"],
        ),
        sa.PrimaryKeyConstraint("sale_id", "line"),
    )
    op.create_index(op.f("ix_sale_line_item"), "sale_line", ["item"], unique=False)
    op.create_table(
        "tender",
        sa.Column("sale_id", WHOLE, nullable=False),
        sa.Column("place", WHOLE, autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("amount_minor", WHOLE, nullable=False),
        sa.Column("attempt", sa.String(length=80), nullable=False),
        sa.Column("terminal_id", sa.String(length=40), nullable=False),
        sa.Column("receipt_no", sa.String(length=40), nullable=False),
        sa.Column("trace_no", sa.String(length=40), nullable=False),
        sa.Column("card_name", sa.String(length=80), nullable=False),
        sa.Column("card_last4", sa.String(length=4), nullable=False),
        sa.ForeignKeyConstraint(
            ["sale_id"],
            ["sale.id"],
        ),
        sa.PrimaryKeyConstraint("sale_id", "place"),
    )
    op.create_table(
        "tap",
        sa.Column("tap", sa.String(length=64), nullable=False),
        sa.Column("lane", sa.String(length=12), nullable=False),
        sa.Column("face", WHOLE, nullable=False),
        sa.Column("hour", sa.String(length=13), nullable=False),
        sa.Column("language", sa.String(length=20), nullable=False),
        sa.Column("weighed", sa.Boolean(), nullable=False),
        sa.Column("helped", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("tap"),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_tap_hour"), "tap", ["hour"], unique=False)
    op.create_table(
        "alarm",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("at", sa.String(length=40), nullable=False),
        sa.Column("lane", sa.String(length=12), nullable=False),
        sa.Column("journal", sa.String(length=64), nullable=False),
        sa.Column("seq", WHOLE, nullable=False),
        sa.Column("payload_hash", sa.String(length=64), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("lane", "journal", "seq", "payload_hash"),
    )
