"""Placements on the wire: that an item weighed so much in a bag on a day. No visit, no hour and no person is in it."""

from __future__ import annotations

from kiosk.core.bagging.tally import in_steps
from kiosk.core.session.bag_facts import PlacementAccepted
from kiosk.core.wire import Envelope, seal

PLACEMENTS = "placements"
PLACEMENTS_VERSION = 1


def placement_envelope(fact: PlacementAccepted, journal: str, seq: int) -> Envelope | None:
    """None for a fact of a time when nobody was told: it does not say of which lane it is."""
    if not fact.lane:
        return None
    payload = {"lane": fact.lane, "item": fact.item, "day": fact.at[:10], "grams": in_steps(fact.grams)}
    return seal(lane=fact.lane, journal=journal, seq=seq, kind=PLACEMENTS, version=PLACEMENTS_VERSION, payload=payload)
