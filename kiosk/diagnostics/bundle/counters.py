"""What a lane's devices did, day by day, as a support bundle tells it: which unit it was only by a stand-in."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kiosk.core.device_counts import DeviceCount
from kiosk.diagnostics.stand_ins import StandIns

DAY = re.compile(r"20\d\d-\d\d-\d\d", re.ASCII)
WORD = re.compile("[a-z_]{1,40}")
"""What the lane calls its devices and counts."""


def told_counters(counts: Iterable[DeviceCount]) -> list[dict[str, object]]:
    """A row for each day of each part of each unit, in the order of `counts`; what is not in the lane's form is none.

    An identity, a serial number say, may be whatever a device was made to tell.
    """
    rows: dict[tuple[str, str, str, str], dict[str, float]] = {}
    stand_ins = StandIns()
    for one in counts:
        words = all(isinstance(word, str) and WORD.fullmatch(word) for word in (one.device, one.part, one.name))
        if words and DAY.fullmatch(str(one.day)) and isinstance(one.value, int | float):
            place = one.device, stand_ins.of("unit", str(one.unit)), one.part, one.day
            rows.setdefault(place, {})[one.name] = round(one.value, 3)
    return [
        {"device": device, "unit": unit, "part": part, "day": day, "counts": counted}
        for (device, unit, part, day), counted in rows.items()
    ]
