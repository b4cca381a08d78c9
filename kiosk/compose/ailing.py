"""What ails a lane that runs, as its store is told: its devices, its machine, and its way to the store server."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable

from kiosk.compose.diagnosing import look_at_machine, look_at_store
from kiosk.config import Config
from kiosk.core.device_findings import LONGEST_DETAIL, MOST, DeviceFinding, LaneFindings
from kiosk.core.findings import Cause
from kiosk.diagnostics.live import LaneWatch
from kiosk.diagnostics.masking import masked
from kiosk.diagnostics.report import Row

ASIDE_S = 60.0
"""What is no device is looked at so often."""
Key = tuple[str, str, str]


class Ailments:
    """Used from one thread, which may have to wait for the store server."""

    def __init__(self, health: LaneWatch, config: Config, mono: Callable[[], float] = time.monotonic) -> None:
        self._health, self._config, self._mono = health, config, mono
        self._aside: tuple[Row, ...] = ()
        self._looked_at: float | None = None
        self._since: dict[Key, float] = {}

    def look(self) -> LaneFindings:
        """What ails the lane now, the worst first, and since when."""
        now = self._mono()
        if self._looked_at is None or now - self._looked_at >= ASIDE_S:
            self._looked_at, self._aside = now, self._look_aside()
        return self._told((*self._health.rows(), *self._aside), now)

    def _look_aside(self) -> tuple[Row, ...]:
        """A machine that tells nothing of itself is not told of."""
        try:
            machine: tuple[Row, ...] = look_at_machine(self._config)
        except (OSError, ValueError):
            machine = ()
        return (*machine, look_at_store(self._config))

    def _told(self, rows: Iterable[Row], now: float) -> LaneFindings:
        rows = tuple(rows)
        waiting = {row.device for row in rows if row.waits or _is_away(row)}
        found = {
            (finding.device, str(finding.part), str(finding.cause)): (finding, row.kind)
            for row in rows
            if row.device not in waiting
            for finding in row.findings
        }
        kept = {key: since for key, since in self._since.items() if key in found or key[0] in waiting}
        self._since = {**dict.fromkeys(found, now), **kept}
        worst_first = sorted(found.items(), key=lambda one: -one[1][0].grade)[:MOST]
        return LaneFindings(
            tuple(
                DeviceFinding(
                    device=device,
                    kind=kind,
                    part=part,
                    cause=cause,
                    state=finding.grade.word,
                    detail=_plain(finding.detail),
                    age_s=int(now - self._since[device, part, cause]),
                )
                for (device, part, cause), (finding, kind) in worst_first
            ),
            tuple(sorted(waiting)),
        )


def _is_away(row: Row) -> bool:
    """A server that cannot be reached cannot be told so, and once it can it is not true."""
    return any(finding.device == "store" and finding.cause is Cause.UNREACHABLE for finding in row.findings)


def _plain(detail: str) -> str:
    """On one line, and nothing in it that could be a number of somebody's."""
    return masked("".join(sign if sign.isprintable() else " " for sign in detail))[:LONGEST_DETAIL]
