"""`python -m drivers pay --end-of-day`: the terminal closes its day, and what it says it took is printed.

A lane closes the day of its terminal itself, knows what is in doubt there, and compares the totals with its own. This
command has no journal: it says so, and closes nothing while a program of this machine talks to the terminal.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from drivers.contract import ServiceEnded, ServiceOutcome
from drivers.link.base import Link
from drivers.link.in_use import talking_to
from drivers.link.tcp import TcpLink

WITHOUT_JOURNAL = (
    "No lane's journal is known here: whether one has a payment of this terminal in doubt, and what totals it expects, "
    "nobody checks. A lane that has this terminal closes its day by itself."
)


def kept_by(link: Link[Any]) -> ServiceEnded | None:
    """Why the day behind `link` is not closed now: somebody else talks to the terminal. A serial line is held alone."""
    who = talking_to(*link.address) if isinstance(link, TcpLink) else ""
    reason = f"{who}: a lane closes the day of its terminal itself, or is ended first"
    return ServiceEnded("", ServiceOutcome.REFUSED, reason) if who else None


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
