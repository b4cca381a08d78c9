"""What items weigh: kept over a start, and shared with the store's other lanes."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from kiosk.catalogue import Catalogue
from kiosk.catalogue.weights import WeightKeeper
from kiosk.config import ServerSettings
from kiosk.core.bagging import Book, goods_of
from kiosk.core.bagging.book import Tallies, kinds_of
from kiosk.core.bagging.sharing import Shared
from kiosk.core.policy import Policy
from kiosk.core.session.inputs import Device, WeightsCame
from kiosk.core.session.state import LaneState
from kiosk.store_link import WeightFetcher

log = logging.getLogger(__name__)

MOST_GOODS = 5_000
"""The most picked items stand for what a thing off the shelf weighs and costs."""


def with_goods(policy: Policy, catalogue: Catalogue) -> Policy:
    """`policy`, by which the bagging area is judged with the store's own goods; those of the start, until the next."""
    if Device.BAGGING not in policy.devices:
        return policy
    return replace(policy, bagging=replace(policy.bagging, goods=goods_of(catalogue.weighed(MOST_GOODS))))


class WeightRoom:
    """Used by the composition root: `begin` before the journal is applied, `watch` and `start` afterwards."""

    def __init__(
        self,
        folder: Path,
        catalogue: Catalogue,
        server: ServerSettings | None,
        lane: str,
        post: Callable[[WeightsCame], None],
    ) -> None:
        self._catalogue = catalogue
        self._post = post
        self._keeper = WeightKeeper(folder / "weights.db")
        self._kept = self._keeper.load()
        self._store = self._kept.store
        self.fetcher = WeightFetcher(server, lane, self._kept.version, self._came) if server is not None else None

    def begin(self, state: LaneState) -> LaneState:
        """`state` knows what is kept; what the journal's later facts tell is learned besides."""
        self._keeper.begins_with(self._kept.own)
        kinds = self._kinds({**self._kept.own, **self._store})
        learned = Book(own=self._kept.own, store=self._store, kinds=kinds)
        return replace(state, learned=learned, learned_until=self._kept.sessions)

    def saw(self, state: LaneState) -> None:
        self._keeper.saw(state)

    def start(self) -> None:
        self._keeper.start()
        if self.fetcher is not None:
            self.fetcher.start()

    def stop(self) -> None:
        """After the lane: what it learned last is kept."""
        if self.fetcher is not None:
            self.fetcher.stop()
        self._keeper.stop()

    def _came(self, shared: Shared) -> None:
        self._store = shared.tallies if shared.whole else {**self._store, **shared.tallies}
        self._keeper.came(shared)
        self._post(WeightsCame(self._store, self._kinds(self._store)))
        log.info("weights of %d items came", len(shared.tallies))

    def _kinds(self, tallies: Tallies) -> dict[str, float]:
        items = {key: self._catalogue.find(key) for key in tallies}
        return kinds_of(tallies, {key: item.category for key, item in items.items() if item is not None})
