"""What the store asks and says at its lanes: fetched beside the sale, kept in files, and told to the lane."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.config import Config
from kiosk.core.session.inputs import SaidCame, SurveyCame
from kiosk.store_link import SAID, SURVEY, DocumentFetcher
from kiosk.store_link.fetcher import Fetcher


def asking_fetchers(config: Config, post: Callable[[SaidCame | SurveyCame], None]) -> tuple[Fetcher, ...]:
    """Who brings both to the lane; none without a server. Not yet started."""
    server, folder, lane = config.server, config.lane.data, config.lane.id
    if server is None:
        return ()
    return (
        DocumentFetcher(SAID, folder / "said.json", server, lane, lambda _version, lines: post(SaidCame(lines))),
        DocumentFetcher(SURVEY, folder / "survey.json", server, lane, lambda _version, asks: post(SurveyCame(asks))),
    )
