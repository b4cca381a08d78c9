"""What staff wrote with a change is with it in the trail."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"


def upgrade() -> None:
    op.add_column("staff_act", sa.Column("words", sa.String(length=80), nullable=False, server_default=""))
