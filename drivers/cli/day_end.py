"""`python -m drivers pay --end-of-day`: the terminal closes its day, and what it says it took is printed."""

from __future__ import annotations

import json
from dataclasses import asdict

from drivers.contract import ServiceEnded, ServiceOutcome


def print_day(ended: ServiceEnded, *, as_json: bool) -> int:
    """The last line of the command; 0 when the day is closed and its totals can be used, else 1."""
    totals = None if ended.totals is None else asdict(ended.totals)
    if as_json:
        shape = {"outcome": ended.outcome.value, "reason": ended.reason, "totals": totals, "slip": ended.slip}
        print(json.dumps(shape, ensure_ascii=False), flush=True)
    else:
        for line in ended.slip:
            print(f"    {line}")
        figures = "" if ended.totals is None else f" {ended.totals.amount_minor} {ended.totals.currency}"
        reason = f": {ended.reason}" if ended.reason else ""
        print(f"{ended.outcome.value}{figures}{reason}", flush=True)
    return 0 if ended.outcome is ServiceOutcome.DONE and ended.totals is not None else 1
