"""Folds what was put into bags: what items weigh there is known for the visits to come."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from kiosk.core.bagging.book import with_placement
from kiosk.core.session.bag_facts import BagFact, BagSolved, BagStood, PlacementAccepted, SolvedBy
from kiosk.core.session.state import LaneState

ON_WORD = frozenset({SolvedBy.WORD, SolvedBy.OWN_BAG})


def apply_bag(state: LaneState, event: BagFact) -> LaneState:
    """The lane after `event`."""
    match event:
        case PlacementAccepted() if 0 < state.sessions <= state.learned_until:
            return state
        case PlacementAccepted():
            day = date.fromisoformat(event.at[:10]).toordinal()
            return replace(state, learned=with_placement(state.learned, event.item, day, event.grams))
        case BagSolved() if event.by in ON_WORD and state.session is not None and state.session.id == event.session:
            return replace(state, session=replace(state.session, bag_words=state.session.bag_words + 1))
        case BagStood():
            return replace(state, bag_stood=event)
        case _:
            return state
