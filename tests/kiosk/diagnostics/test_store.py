"""The way to the store server, over a real socket to a real one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.core.findings import Cause, Grade, Part, worst
from kiosk.diagnostics.store import Way, look, of_way
from kiosk.store_link.server_client import Reached
from tests.server.running import Store, secret
from tests.server.sales import JOURNAL

NOW = datetime(2026, 11, 27, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store.made(tmp_path).opens()
    yield made
    made.closes()


def causes(way: Way) -> list[tuple[Part, Cause]]:
    return [(finding.part, finding.cause) for finding in of_way(way)]


def test_a_server_that_answers_and_knows_the_lane_says_what_time_it_has(store: Store) -> None:
    way = look(store.lane_side, JOURNAL, NOW)
    assert (way.failed, way.refused, way.certificate_days) == ("", "", None)
    assert way.reached is not None
    assert way.reached.latency_s > 0
    assert abs(way.reached.offset_s) < 3.0


def test_a_server_that_is_away_is_the_network(store: Store) -> None:
    side = store.lane_side
    store.closes()
    way = look(side, JOURNAL, NOW)
    assert causes(way) == [(Part.NETWORK, Cause.UNREACHABLE)]


def test_a_lane_that_the_server_does_not_know_is_told_apart_from_the_network(store: Store) -> None:
    stranger = store.lane_side.model_copy(update={"token_file": secret(store.folder / "strange", "nobody-knows-this")})
    way = look(stranger, JOURNAL, NOW)
    assert way.reached is not None
    assert causes(way)[0] == (Part.CERTIFICATE, Cause.NOT_KNOWN)
    assert "401" in way.refused


def test_a_token_that_is_not_there_is_a_sentence(store: Store) -> None:
    way = look(store.lane_side.model_copy(update={"token_file": store.folder / "none"}), JOURNAL, NOW)
    assert causes(way) == [(Part.SETTINGS, Cause.SETTINGS)]
    assert "cannot be read" in way.unusable


@pytest.mark.parametrize(
    ("reached", "days", "expected"),
    [
        (Reached(0.02, 0.4), 90, []),
        (Reached(0.02, 61.0), None, [(Part.CLOCK, Cause.ASTRAY)]),
        (Reached(0.02, -61.0), None, [(Part.CLOCK, Cause.ASTRAY)]),
        (Reached(1.2, 0.0), None, [(Part.NETWORK, Cause.SLOW)]),
        (Reached(0.02, 0.0), 9, [(Part.CERTIFICATE, Cause.ENDS)]),
        (Reached(1.2, 0.0), -1, [(Part.CERTIFICATE, Cause.ENDED), (Part.NETWORK, Cause.SLOW)]),
    ],
)
def test_what_should_be_known_of_the_way(
    reached: Reached, days: int | None, expected: list[tuple[Part, Cause]]
) -> None:
    assert causes(Way(reached=reached, certificate_days=days)) == expected


def test_whose_clock_is_ahead_is_said() -> None:
    (behind,) = of_way(Way(reached=Reached(0.02, 61.0)))
    (ahead,) = of_way(Way(reached=Reached(0.02, -61.0)))
    assert behind.detail == "the lane is 61 s behind the server"
    assert ahead.detail == "the lane is 61 s ahead of the server"
    assert worst((ahead, behind)) is Grade.FAULT
