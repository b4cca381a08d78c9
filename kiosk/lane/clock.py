"""The one clock of a lane: wall time for people, monotonic seconds for durations."""

from __future__ import annotations

import datetime
import time


class SystemClock:
    """This machine's time. Built once, in compose; whoever needs time is handed it."""

    def wall(self) -> str:
        """Now with its zone, to the second: 2026-11-22T10:44:03+01:00."""
        return self._now().isoformat(timespec="seconds")

    def mono(self) -> float:
        return time.monotonic()

    def today(self) -> datetime.date:
        return self._now().date()

    def _now(self) -> datetime.datetime:
        return datetime.datetime.now(tz=datetime.UTC).astimezone()  # noqa: TID251 - the one clock
