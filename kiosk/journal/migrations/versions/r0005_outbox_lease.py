"""Of several drainers one sends at a time: who, and until when."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, Float, Integer, String

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_table(
        "outbox_lease",
        Column("id", Integer, primary_key=True),
        Column("holder", String, nullable=False),
        Column("until", Float, nullable=False),
    )
