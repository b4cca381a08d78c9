"""What was sent and not answered is kept as it went, so that it goes again the same, whatever program sends it."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, Integer, String

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table("outbox_sent", Column("seq", Integer, primary_key=True), Column("envelope", String, nullable=False))
