"""What ails the devices of a lane, as lane and store server say it to each other."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass

WIRE = 1
MOST = 100
"""So many findings are told at once, the worst first."""
LONGEST_DETAIL = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceFinding:
    """`part`, `cause` and `state` are the words of `kiosk.core.findings`, those of a later lane too; `detail` what the
    device says of it, masked; the lane knows of it for `age_s` seconds.
    """

    device: str
    kind: str
    part: str
    cause: str
    state: str
    detail: str = ""
    age_s: int = 0


@dataclass(frozen=True, slots=True)
class LaneFindings:
    """All that ails a lane now. Of the devices in `waiting` the lane does not know yet."""

    findings: tuple[DeviceFinding, ...] = ()
    waiting: tuple[str, ...] = ()


def findings_body(told: LaneFindings) -> bytes:
    """`POST /api/v1/findings`."""
    body = {"wire": WIRE, "findings": _plain(told.findings), "waiting": list(told.waiting)}
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()


def _plain(findings: Iterable[DeviceFinding]) -> list[dict[str, object]]:
    return [asdict(one) for one in findings]
