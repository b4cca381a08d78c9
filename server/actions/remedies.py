"""What is to be done about a figure: one thing, that somebody can do now. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from kiosk.core.mode import LaneMode
from server.actions.reading import Cause
from server.actions.rules import Gauge

LEAST_LANES = 3
"""With fewer, an express lane would make the line of the others longer."""
EXPRESS_FROM, EXPRESS_TO = 0.3, 0.8
"""Shares of small baskets between which a lane of their own helps: of fewer it stands empty, of more all lanes are
one.
"""


class Remedy(StrEnum):
    OPEN_LANE = "open_lane"
    EXPRESS = "express"
    STAFFED_TILL = "staffed_till"
    MORE_HOSTS = "more_hosts"
    SEND_HOST = "send_host"
    CHECK_ITEM = "check_item"
    CHECK_BAGS = "check_bags"
    CHECK_TERMINAL = "check_terminal"
    ASK_SHOPPERS = "ask_shoppers"
    MEND = "mend"
    LOOK_AT_LANE = "look_at_lane"
    LOOK_AT_NET = "look_at_net"


ORDERS = {Remedy.OPEN_LANE: LaneMode.OPEN, Remedy.EXPRESS: LaneMode.EXPRESS}
"""Remedies that a lane is told of as soon as a host sees to them: what it is to be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Floor:
    """The lanes that are `open`; those that could be (`closed`, and well); and the share of small baskets."""

    open: Sequence[str] = ()
    closed: Sequence[str] = ()
    small: float = 0.0
    express: str = ""
    """The lane that is one already."""


OF: dict[Gauge, Remedy] = {
    Gauge.SILENT: Remedy.LOOK_AT_LANE,
    Gauge.DEVICE: Remedy.MEND,
    Gauge.HELP_WAIT: Remedy.MORE_HOSTS,
    Gauge.SLOW_STEP: Remedy.SEND_HOST,
    Gauge.PAYMENTS: Remedy.CHECK_TERMINAL,
    Gauge.GIVE_UP: Remedy.SEND_HOST,
    Gauge.NEEDS: Remedy.SEND_HOST,
    Gauge.FALSE_ALARMS: Remedy.CHECK_BAGS,
    Gauge.FACES: Remedy.ASK_SHOPPERS,
    Gauge.UNSENT: Remedy.LOOK_AT_NET,
}


def remedy_of(cause: Cause, floor: Floor) -> tuple[Remedy, str]:
    """What is asked for, and of which lane; '' where it is of none."""
    if cause.gauge is Gauge.WAITING:
        return _against_waiting(floor)
    if cause.gauge is Gauge.NEEDS and not cause.lane:
        return Remedy.CHECK_ITEM, ""
    return OF[cause.gauge], cause.lane


def _against_waiting(floor: Floor) -> tuple[Remedy, str]:
    """Another lane helps most; then one for small baskets, where there are such and others."""
    if floor.closed:
        return Remedy.OPEN_LANE, floor.closed[0]
    if len(floor.open) >= LEAST_LANES and not floor.express and EXPRESS_FROM <= floor.small <= EXPRESS_TO:
        return Remedy.EXPRESS, floor.open[-1]
    return Remedy.STAFFED_TILL, ""
