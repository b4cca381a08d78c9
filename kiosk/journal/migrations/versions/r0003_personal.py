"""What facts say of persons is kept apart from the chain, where it can be erased. Facts of before keep it inside."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, Integer, LargeBinary, String

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "personal",
        Column("seq", Integer, primary_key=True),
        Column("digest", String, primary_key=True),
        Column("session", String, nullable=False),
        Column("salt", LargeBinary, nullable=False),
        Column("text", String, nullable=False),
    )
    op.create_index("personal_session", "personal", ["session"])
