"""What a lane is there for just now. Changed by staff, journaled, and kept over a restart."""

from __future__ import annotations

from enum import StrEnum


class LaneMode(StrEnum):
    """CLOSED: no new visit begins; one that runs is finished first. TRAINING: visits are practised, none is booked.
    SERVICE: closed, and in a technician's hands. EXPRESS: open, and for small baskets; a large one is served too.
    """

    OPEN = "open"
    EXPRESS = "express"
    CLOSED = "closed"
    TRAINING = "training"
    SERVICE = "service"


ORDERED = frozenset({LaneMode.OPEN, LaneMode.EXPRESS, LaneMode.CLOSED})
"""What a host may order from the console; training and service begin and end at the lane."""
SELLS = frozenset({LaneMode.OPEN, LaneMode.EXPRESS})
"""Whoever comes is let in, and what they buy is booked."""
OWN = frozenset({LaneMode.TRAINING, LaneMode.SERVICE})
"""Ends before another mode begins, and leaves the lane as it was."""
SHUT = frozenset({LaneMode.CLOSED, LaneMode.SERVICE})
"""No visit begins."""
MOST_PIECES = 100
"""No basket of more pieces is a small one."""
