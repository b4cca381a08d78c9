"""Who is signed on at the console, wrong PINs there, and the trail of what staff did or were refused."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "host_sign_on",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("staff", sa.String(length=40), nullable=False),
        sa.Column("since", WHOLE, nullable=False),
        sa.Column("used", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("token_hash"),
    )
    op.create_table(
        "host_try",
        sa.Column("who", sa.String(length=80), nullable=False),
        sa.Column("tries", WHOLE, nullable=False),
        sa.Column("at", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("who"),
    )
    op.create_table(
        "staff_act",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("at", sa.String(length=40), nullable=False),
        sa.Column("received_at", sa.String(length=40), nullable=False),
        sa.Column("lane", sa.String(length=12), nullable=False),
        sa.Column("journal", sa.String(length=64), nullable=False),
        sa.Column("seq", WHOLE, nullable=True),
        sa.Column("session", sa.String(length=80), nullable=False),
        sa.Column("staff", sa.String(length=40), nullable=False),
        sa.Column("act", sa.String(length=40), nullable=False),
        sa.Column("why", sa.String(length=40), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("command", sa.String(length=64), nullable=False),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("after", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("lane", "journal", "seq"),
    )
    op.create_index("ix_staff_act_received_at", "staff_act", ["received_at"])
