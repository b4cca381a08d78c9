"""Where the lane's books were last carried forward is found at once. Programs before made this index unasked."""

from __future__ import annotations

from alembic import op
from sqlalchemy import text

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_index("fact_carried", "fact", ["seq"], sqlite_where=text("kind = 'LaneCarried'"), if_not_exists=True)
    # The revision tells how the tables look from here on; a program that looks for a format must find none.
    op.execute("DELETE FROM meta WHERE name = 'format'")
