"""Members: profiles, consent, points in double entry, their own coupons and their sales."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0036"
down_revision = "0035"
WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "member",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("number", sa.String(length=20), nullable=False),
        sa.Column("given", sa.String(length=40), nullable=False),
        sa.Column("phone_hash", sa.String(length=64), nullable=True),
        sa.Column("phone_tail", sa.String(length=2), nullable=False),
        sa.Column("language", sa.String(length=20), nullable=False),
        sa.Column("birthday", sa.String(length=5), nullable=False),
        sa.Column("joined_on", sa.String(length=10), nullable=False),
        sa.Column("seen_on", sa.String(length=10), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("number"),
        sa.UniqueConstraint("phone_hash"),
    )
    op.create_index(op.f("ix_member_seen_on"), "member", ["seen_on"])
    op.create_table(
        "member_code",
        sa.Column("code_hash", sa.String(length=64), nullable=False),
        sa.Column("member_id", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"]),
        sa.PrimaryKeyConstraint("code_hash"),
    )
    op.create_index(op.f("ix_member_code_member_id"), "member_code", ["member_id"])
    op.create_table(
        "member_consent",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("member_id", sa.String(length=32), nullable=False),
        sa.Column("purpose", sa.String(length=20), nullable=False),
        sa.Column("version", sa.String(length=20), nullable=False),
        sa.Column("given_at", sa.String(length=40), nullable=False),
        sa.Column("withdrawn_at", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_member_consent_member_id"), "member_consent", ["member_id"])
    op.create_table(
        "points_entry",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("key", sa.String(length=160), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("key"),
    )
    op.create_index(op.f("ix_points_entry_day"), "points_entry", ["day"])
    op.create_table(
        "points_posting",
        sa.Column("entry_id", WHOLE, nullable=False),
        sa.Column("account", sa.String(length=32), nullable=False),
        sa.Column("points", WHOLE, nullable=False),
        sa.ForeignKeyConstraint(["entry_id"], ["points_entry.id"]),
        sa.PrimaryKeyConstraint("entry_id", "account"),
    )
    op.create_index("ix_points_posting_account", "points_posting", ["account", "points"])
    op.create_table(
        "member_coupon",
        sa.Column("serial", sa.String(length=32), nullable=False),
        sa.Column("member_id", sa.String(length=32), nullable=False),
        sa.Column("coupon", sa.String(length=200), nullable=False),
        sa.Column("why", sa.String(length=12), nullable=False),
        sa.Column("given_on", sa.String(length=10), nullable=False),
        sa.Column("expires_on", sa.String(length=10), nullable=False),
        sa.Column("used_on", sa.String(length=10), nullable=False),
        sa.Column("renewed", WHOLE, nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"]),
        sa.PrimaryKeyConstraint("serial"),
        sa.UniqueConstraint("member_id", "coupon", "why", "given_on"),
    )
    op.create_index(op.f("ix_member_coupon_member_id"), "member_coupon", ["member_id"])
    op.create_table(
        "member_sale",
        sa.Column("lane", sa.String(length=12), nullable=False),
        sa.Column("journal", sa.String(length=64), nullable=False),
        sa.Column("seq", WHOLE, autoincrement=False, nullable=False),
        sa.Column("member_id", sa.String(length=32), nullable=False),
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.Column("gross_minor", WHOLE, nullable=False),
        sa.Column("points", WHOLE, nullable=True),
        sa.Column("way", sa.String(length=20), nullable=False),
        sa.Column("booked", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"]),
        sa.PrimaryKeyConstraint("lane", "journal", "seq"),
    )
    op.create_index("ix_member_sale_member_id", "member_sale", ["member_id", "booked"])
    op.create_table(
        "member_upkeep",
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.PrimaryKeyConstraint("day"),
    )
