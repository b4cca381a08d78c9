"""Baskets put aside, who holds them, and what hosts hand to lanes."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "basket",
        sa.Column("basket", sa.String(length=32), nullable=False),
        sa.Column("code", sa.String(length=6), nullable=False),
        sa.Column("lane", sa.String(length=12), nullable=False),
        sa.Column("at", sa.String(length=40), nullable=False),
        sa.Column("pieces", WHOLE, nullable=False),
        sa.Column("total_minor", WHOLE, nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("version", WHOLE, nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("offered_at", sa.String(length=40), nullable=False),
        sa.Column("keep_until", sa.String(length=40), nullable=False),
        sa.Column("stage", sa.String(length=10), nullable=False),
        sa.Column("holder", sa.String(length=12), nullable=False),
        sa.Column("request", sa.String(length=32), nullable=False),
        sa.Column("granted_at", sa.String(length=40), nullable=False),
        sa.Column("session", sa.String(length=80), nullable=False),
        sa.Column("ended_at", sa.String(length=40), nullable=False),
        sa.Column("ended_by", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("basket"),
        if_not_exists=True,
    )
    op.create_index(op.f("ix_basket_code"), "basket", ["code"], unique=False, if_not_exists=True)
    op.create_index(op.f("ix_basket_request"), "basket", ["request"], unique=False, if_not_exists=True)
    op.create_index(op.f("ix_basket_stage"), "basket", ["stage"], unique=False, if_not_exists=True)
    op.create_table(
        "basket_request",
        sa.Column("request", sa.String(length=32), nullable=False),
        sa.Column("at", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("request"),
        if_not_exists=True,
    )
    op.create_table(
        "basket_hand",
        sa.Column("number", WHOLE, nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("basket", sa.String(length=32), nullable=False),
        sa.Column("lane", sa.String(length=12), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("at", sa.String(length=40), nullable=False),
        sa.Column("outcome", sa.String(length=10), nullable=False),
        sa.Column("answered_at", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(
            ["basket"],
            ["basket.basket"],
        ),
        sa.PrimaryKeyConstraint("number"),
        sa.UniqueConstraint("id"),
        if_not_exists=True,
    )
    op.create_index(op.f("ix_basket_hand_basket"), "basket_hand", ["basket"], unique=False, if_not_exists=True)
    op.create_index(op.f("ix_basket_hand_lane"), "basket_hand", ["lane"], unique=False, if_not_exists=True)
    op.create_index(op.f("ix_basket_hand_outcome"), "basket_hand", ["outcome"], unique=False, if_not_exists=True)
