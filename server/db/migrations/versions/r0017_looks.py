"""How a lane looks from afar: its light, and how much lies in the basket."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    op.add_column("lane_standing", sa.Column("look", sa.JSON(), nullable=True))
