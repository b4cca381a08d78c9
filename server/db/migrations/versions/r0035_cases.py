"""Cases of what shoppers complained of, the improvements they lead to, and what lanes show of those."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0035"
down_revision = "0034"
WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "feedback_case",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("opened_at", sa.String(length=40), nullable=False),
        sa.Column("category", sa.String(length=20), nullable=False),
        sa.Column("sentiment", sa.String(length=10), nullable=False),
        sa.Column("lane", sa.String(length=12), nullable=False),
        sa.Column("item", sa.String(length=40), nullable=False),
        sa.Column("language", sa.String(length=20), nullable=False),
        sa.Column("title", sa.String(length=120), nullable=False),
        sa.Column("sure", sa.Boolean(), nullable=False),
        sa.Column("by_hand", sa.Boolean(), nullable=False),
        sa.Column("model", sa.String(length=40), nullable=False),
        sa.Column("words", sa.JSON(), nullable=False),
        sa.Column("reach", WHOLE, nullable=False),
        sa.Column("urgency", WHOLE, nullable=False),
        sa.Column("due_at", sa.String(length=40), nullable=False),
        sa.Column("owner", sa.String(length=40), nullable=False),
        sa.Column("step", sa.String(length=10), nullable=False),
        sa.Column("answered_at", sa.String(length=40), nullable=False),
        sa.Column("escalated_at", sa.String(length=40), nullable=False),
        sa.Column("closed_at", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_feedback_case_closed_at", "feedback_case", ["closed_at"])
    op.create_table(
        "case_tap",
        sa.Column("tap", sa.String(length=64), nullable=False),
        sa.Column("case_id", WHOLE, nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["feedback_case.id"]),
        sa.PrimaryKeyConstraint("tap"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_case_tap_case", "case_tap", ["case_id"])
    op.create_table(
        "complaint",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("case_id", WHOLE, nullable=False),
        sa.Column("at", sa.String(length=40), nullable=False),
        sa.Column("staff", sa.String(length=40), nullable=False),
        sa.Column("lane", sa.String(length=12), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("waits", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["feedback_case.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_complaint_case", "complaint", ["case_id"])
    op.create_table(
        "case_contact",
        sa.Column("complaint_id", WHOLE, nullable=False),
        sa.Column("contact", sa.String(length=120), nullable=False),
        sa.ForeignKeyConstraint(["complaint_id"], ["complaint.id"]),
        sa.PrimaryKeyConstraint("complaint_id"),
    )
    op.create_table(
        "case_step",
        sa.Column("case_id", WHOLE, nullable=False),
        sa.Column("place", WHOLE, nullable=False, autoincrement=False),
        sa.Column("step", sa.String(length=20), nullable=False),
        sa.Column("at", sa.String(length=40), nullable=False),
        sa.Column("staff", sa.String(length=40), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["feedback_case.id"]),
        sa.PrimaryKeyConstraint("case_id", "place"),
    )
    op.create_table(
        "remark_correction",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("at", sa.String(length=40), nullable=False),
        sa.Column("staff", sa.String(length=40), nullable=False),
        sa.Column("remark", sa.String(length=120), nullable=False),
        sa.Column("category", sa.String(length=20), nullable=False),
        sa.Column("sentiment", sa.String(length=10), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "case_round",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("hour", sa.String(length=13), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "improvement",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("since", sa.String(length=10), nullable=False),
        sa.Column("title", sa.String(length=120), nullable=False),
        sa.Column("case_id", WHOLE, nullable=True),
        sa.Column("category", sa.String(length=20), nullable=False),
        sa.Column("lane", sa.String(length=12), nullable=False),
        sa.Column("figure", sa.String(length=20), nullable=False),
        sa.Column("owner", sa.String(length=40), nullable=False),
        sa.Column("done_on", sa.String(length=10), nullable=False),
        sa.Column("dropped", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["feedback_case.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_improvement_since", "improvement", ["since"])
    op.create_table(
        "said_line",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("improvement_id", WHOLE, nullable=True),
        sa.Column("at", sa.String(length=40), nullable=False),
        sa.Column("staff", sa.String(length=40), nullable=False),
        sa.Column("said", sa.JSON(), nullable=False),
        sa.Column("did", sa.JSON(), nullable=False),
        sa.Column("until", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["improvement_id"], ["improvement.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
