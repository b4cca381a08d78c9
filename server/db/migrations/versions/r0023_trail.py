"""What staff did is looked up by who it was, what it was, and the day."""

from __future__ import annotations

from alembic import op

revision = "0023"
down_revision = "0022"


def upgrade() -> None:
    op.create_index("ix_staff_act_staff", "staff_act", ["staff", "id"])
    op.create_index("ix_staff_act_act", "staff_act", ["act", "id"])
    op.create_index("ix_staff_act_at", "staff_act", ["at"])
