"""What a lane is there for just now. Changed by staff, journaled, and kept over a restart."""

from __future__ import annotations

from enum import StrEnum


class LaneMode(StrEnum):
    """CLOSED: no new visit begins; one that runs is finished first. TRAINING: visits are practised, none is booked.
    SERVICE: closed, and in a technician's hands.
    """

    OPEN = "open"
    CLOSED = "closed"
    TRAINING = "training"
    SERVICE = "service"


ORDERED = frozenset({LaneMode.OPEN, LaneMode.CLOSED})
"""What a host may order from the console; training and service begin and end at the lane."""
SHUT = frozenset({LaneMode.CLOSED, LaneMode.SERVICE})
"""No visit begins."""
