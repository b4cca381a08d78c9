"""What a technician has before them while a lane is in service."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ServiceRun:
    """`device` was picked, '' for none: all of them are shown. The guided `test` is of the device `of`; '' for none.
    `finding`: what is attached to the lane is looked for. `takes`: the box that takes cash for the test, '' for none.
    `gives`: the payout of a coin for the test, '' for none.
    """

    device: str = ""
    test: str = ""
    of: str = ""
    finding: bool = False
    takes: str = ""
    gives: str = ""


@dataclass(frozen=True, slots=True)
class ServiceNoted:
    """`run` is on the screen, or nothing of it."""

    run: ServiceRun | None
