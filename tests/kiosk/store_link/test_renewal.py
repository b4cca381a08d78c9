"""A lane renews its certificate by itself, over real TLS, and goes on over the connections that it has."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from kiosk.store_link import IdentityKeeper
from kiosk.store_link.identity import IDENTITY, RENEWAL, ends
from kiosk.store_link.server_client import ServerClient
from server.clock import now
from tests.kiosk.store_link.test_identity import Shop, sends
from tests.kiosk.store_link.test_identity import shop as shop
from tests.server.sales import sale
from tests.waiting import wait_until

OFTEN = 0.05


@pytest.fixture
def lane(shop: Shop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A lane that enrolled with a certificate of twenty days."""
    monkeypatch.setattr("server.link.authority.LANE_DAYS", 20)
    shop.enrols("4", tmp_path / "lane")
    monkeypatch.setattr("server.link.authority.LANE_DAYS", 1825)
    return tmp_path / "lane"


def keeper(shop: Shop, lane: Path, told: list[int], at: datetime | None = None) -> Iterator[IdentityKeeper]:
    made = IdentityKeeper(shop.store.address, lane, told.append, lambda: at or now(), OFTEN)
    made.start()
    yield made
    made.stop()


def test_a_certificate_that_ends_soon_is_renewed_by_itself(shop: Shop, lane: Path) -> None:
    client = ServerClient(shop.settings(lane))
    assert client.send([sale(1)]).taken == 10
    old, told = (lane / IDENTITY).read_bytes(), list[int]()
    for _ in keeper(shop, lane, told):
        wait_until(lambda: told and told[-1] > 1800, 20.0)
    assert told[0] == 19
    assert (lane / IDENTITY).read_bytes() != old
    assert (lane / IDENTITY).stat().st_mode & 0o077 == 0
    assert not (lane / RENEWAL).exists()
    assert client.send([sale(2)]).taken == 20  # the connection that was there
    client.close()
    assert sends(shop.settings(lane), 3) == 30
    assert shop.store.receipts() == [1, 2, 3] if shop.store.settings.tls is None else True


def test_one_that_is_good_for_long_stays(shop: Shop, tmp_path: Path) -> None:
    shop.enrols("4", tmp_path / "lane")
    before, told = (tmp_path / "lane" / IDENTITY).read_bytes(), list[int]()
    for _ in keeper(shop, tmp_path / "lane", told):
        wait_until(lambda: len(told) > 2)
    assert (tmp_path / "lane" / IDENTITY).read_bytes() == before
    assert told[0] > 1800


def test_while_the_server_is_away_it_is_told_and_tried_again(
    shop: Shop, lane: Path, caplog: pytest.LogCaptureFixture
) -> None:
    shop.store.closes()
    told: list[int] = []
    for _ in keeper(shop, lane, told):
        wait_until(lambda: "the lane's certificate was not renewed: the server cannot be reached" in caplog.text, 20.0)
        assert set(told) == {19}
        shop.store.opens()
        wait_until(lambda: told[-1] > 1800, 20.0)


def test_after_its_end_nothing_renews_it_but_a_code(shop: Shop, lane: Path) -> None:
    told: list[int] = []
    for _ in keeper(shop, lane, told, ends(lane) + timedelta(days=3)):
        wait_until(lambda: told != [])
    assert told[0] == -3
