"""A certificate that was signed for the one before it: that one counts until its own end."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    op.add_column("enrolment", sa.Column("renews", sa.String(length=64), nullable=False, server_default=""))
