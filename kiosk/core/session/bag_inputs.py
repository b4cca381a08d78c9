"""What a shopper says about the bag, and what other lanes learned."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kiosk.core.bagging import BagChoice
from kiosk.core.bagging.book import Tallies


@dataclass(frozen=True, slots=True)
class BagChoiceTouched:
    choice: BagChoice


@dataclass(frozen=True, slots=True)
class WeightsCame:
    """What all lanes of the store learned is this by now; `kinds` as in `Book`."""

    store: Tallies
    kinds: Mapping[str, float]
