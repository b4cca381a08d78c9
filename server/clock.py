"""The server's one clock."""

from __future__ import annotations

import time
from datetime import UTC, datetime


def now() -> datetime:
    """Now, in the store's own time zone."""
    return datetime.fromtimestamp(time.time(), tz=UTC).astimezone()
