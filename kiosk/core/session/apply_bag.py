"""Folds what was put into bags: what items weigh there is known for the visits to come."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from kiosk.core.bagging.book import with_placement
from kiosk.core.session.bag_facts import BagFact, PlacementAccepted
from kiosk.core.session.state import LaneState


def apply_bag(state: LaneState, event: BagFact) -> LaneState:
    """The lane after `event`."""
    if not isinstance(event, PlacementAccepted):
        return state
    day = date.fromisoformat(event.at[:10]).toordinal()
    return replace(state, learned=with_placement(state.learned, event.item, day, event.grams))
