"""What a part of a device did on one day, as lane and store server say it to each other."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass

WIRE = 1


@dataclass(frozen=True, slots=True)
class DeviceCount:
    """`unit` is the device by the identity that it tells; `value` all that it did on `day` (ISO) so far."""

    device: str
    kind: str
    unit: str
    part: str
    day: str
    name: str
    value: float


def counts_body(counts: Iterable[DeviceCount]) -> bytes:
    """`POST /api/v1/counters`."""
    told = {"wire": WIRE, "counts": [asdict(one) for one in counts]}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()
