"""E-receipts, extras, why a tap was given, signatures, packs and coupons."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "receipt_page",
        sa.Column("sale_id", WHOLE, nullable=False),
        sa.Column("page_hash", sa.String(length=64), nullable=False),
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.Column("seller", sa.JSON(), nullable=False),
        sa.Column("price_on_label", sa.JSON(), nullable=False),
        sa.Column("slip", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["sale_id"],
            ["sale.id"],
        ),
        sa.PrimaryKeyConstraint("sale_id"),
        sa.UniqueConstraint("page_hash"),
        if_not_exists=True,
    )
    op.create_index(op.f("ix_receipt_page_day"), "receipt_page", ["day"], unique=False, if_not_exists=True)
    op.create_table(
        "sale_extra",
        sa.Column("sale_id", WHOLE, nullable=False),
        sa.Column("line", WHOLE, autoincrement=False, nullable=False),
        sa.Column("place", WHOLE, autoincrement=False, nullable=False),
        sa.Column("rule", sa.String(length=200), nullable=False),
        sa.Column("names", sa.JSON(), nullable=False),
        sa.Column("tax_code", sa.String(length=20), nullable=True),
        sa.Column("tax_rate_bp", WHOLE, nullable=True),
        sa.Column("tax_inclusive", sa.Boolean(), nullable=True),
        sa.Column("net_minor", WHOLE, nullable=False),
        sa.Column("tax_minor", WHOLE, nullable=False),
        sa.Column("gross_minor", WHOLE, nullable=False),
        sa.ForeignKeyConstraint(
            ["sale_id", "line"],
            ["sale_line.sale_id", "sale_line.line"],
        ),
        sa.PrimaryKeyConstraint("sale_id", "line", "place"),
        if_not_exists=True,
    )
    op.create_table(
        "tap_words",
        sa.Column("tap", sa.String(length=64), nullable=False),
        sa.Column("question", sa.String(length=40), nullable=False),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.Column("remark", sa.String(length=120), nullable=False),
        sa.ForeignKeyConstraint(
            ["tap"],
            ["tap.tap"],
        ),
        sa.PrimaryKeyConstraint("tap"),
        sqlite_with_rowid=False,
        if_not_exists=True,
    )
    op.create_index(op.f("ix_tap_words_question"), "tap_words", ["question"], unique=False, if_not_exists=True)
    op.create_table(
        "signature",
        sa.Column("lane", sa.String(length=12), nullable=False),
        sa.Column("journal", sa.String(length=64), nullable=False),
        sa.Column("receipt_no", WHOLE, autoincrement=False, nullable=False),
        sa.Column("at", sa.String(length=40), nullable=False),
        sa.Column("signature", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("data", sa.Text(), nullable=False),
        sa.Column("late", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("lane", "journal", "receipt_no"),
        if_not_exists=True,
    )
    op.create_table(
        "sale_pack",
        sa.Column("sale_id", WHOLE, nullable=False),
        sa.Column("line", WHOLE, autoincrement=False, nullable=False),
        sa.Column("lot", sa.String(length=20), nullable=False),
        sa.Column("serial", sa.String(length=20), nullable=False),
        sa.Column("expires", sa.String(length=10), nullable=False),
        sa.Column("best_before", sa.String(length=10), nullable=False),
        sa.ForeignKeyConstraint(
            ["sale_id"],
            ["sale.id"],
        ),
        sa.PrimaryKeyConstraint("sale_id", "line"),
        if_not_exists=True,
    )
    op.create_index(op.f("ix_sale_pack_lot"), "sale_pack", ["lot"], unique=False, if_not_exists=True)
    op.create_index(op.f("ix_sale_pack_serial"), "sale_pack", ["serial"], unique=False, if_not_exists=True)
    op.create_table(
        "sale_coupon",
        sa.Column("sale_id", WHOLE, nullable=False),
        sa.Column("place", WHOLE, autoincrement=False, nullable=False),
        sa.Column("coupon", sa.String(length=200), nullable=False),
        sa.Column("serial", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["sale_id"],
            ["sale.id"],
        ),
        sa.PrimaryKeyConstraint("sale_id", "place"),
        if_not_exists=True,
    )
    op.create_index(op.f("ix_sale_coupon_coupon"), "sale_coupon", ["coupon"], unique=False, if_not_exists=True)
    op.create_index(op.f("ix_sale_coupon_serial"), "sale_coupon", ["serial"], unique=False, if_not_exists=True)
