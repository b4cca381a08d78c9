"""Facts of earlier versions, told as today's: a step for every version that a kind has left behind.

A step gets the fact's JSON as its version had it and gives that of the next version; it looks at nothing else. What it
leaves out was dead already, and what it adds must have been true then. The rows themselves stay as they were written.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

Told = dict[str, Any]
"""A fact's JSON."""
Step = Callable[[Told], Told]


class NoStep(LookupError):
    """No step leads on from this version."""


def upcast(
    kind: str, told: Told, version: int, until: int, steps: Mapping[tuple[str, int], Step] | None = None
) -> Told:
    """`told`, a fact of `kind` as `version` had it, as version `until` has it; raises `NoStep`.

    What a step cannot make sense of is the reader's to refuse.
    """
    table = STEPS if steps is None else steps
    for known in range(version, until):
        step = table.get((kind, known))
        if step is None:
            raise NoStep(f"nothing leads on from version {known} of {kind}")
        told = step(told)
    return told


def _without_open_help(told: Told) -> Told:
    """A saved visit no longer says whether help was wanted: a call is the lane's, and ended with its visit before."""
    saved = []
    for one in told["saved"]:
        session = {name: value for name, value in one["session"].items() if name != "help_open"}
        saved.append({**one, "session": session})
    return {**told, "saved": saved}


STEPS: Mapping[tuple[str, int], Step] = {
    ("LaneCarried", 1): _without_open_help,
}
"""Kind and version → the step to the next version."""
