"""A lane hands a bundle in, and the manager fetches it."""

import httpx
import pytest

from kiosk.store_link.server_client import LinkFailed, ServerClient
from server.bundles import routes
from server.bundles.book import SEALED
from tests.server.running import LANE_TOKEN, MANAGER_TOKEN, Store

LANE = {"Authorization": f"Bearer {LANE_TOKEN}"}
MANAGER = {"Authorization": f"Bearer {MANAGER_TOKEN}"}
BUNDLE = SEALED + b"sealed"


def hands_in(store: Store, content: bytes, lane: str = "4", **more: str) -> httpx.Response:
    headers = {**LANE, **more}
    return httpx.post(f"{store.address}/api/v1/lanes/{lane}/bundles", content=content, headers=headers, timeout=20)


def test_what_a_lane_hands_in_the_manager_fetches_as_it_was_sealed(store: Store) -> None:
    client = ServerClient(store.lane_side)
    try:
        client.hand_in("4", BUNDLE)
    finally:
        client.close()
    (told,) = httpx.get(f"{store.address}/api/v1/bundles", headers=MANAGER, timeout=20).json()
    assert (told["lane"], told["size"]) == ("4", len(BUNDLE))
    fetched = httpx.get(f"{store.address}/api/v1/bundles/{told['id']}", headers=MANAGER, timeout=20)
    assert fetched.content == BUNDLE
    assert fetched.headers["Content-Disposition"] == f'attachment; filename="lane-4-{told["id"]}.age"'
    page = httpx.get(f"{store.address}/sales", headers=MANAGER, timeout=20).text
    assert f"/api/v1/bundles/{told['id']}" in page


def test_a_lane_hands_in_its_own_alone_and_fetches_none(store: Store) -> None:
    assert hands_in(store, BUNDLE, lane="7").status_code == 403
    assert hands_in(store, BUNDLE, Authorization="").status_code == 401
    assert hands_in(store, BUNDLE).status_code == 200
    for path in ("bundles", "bundles/1"):
        assert httpx.get(f"{store.address}/api/v1/{path}", headers=LANE, timeout=20).status_code == 401
    assert httpx.get(f"{store.address}/api/v1/bundles/99", headers=MANAGER, timeout=20).status_code == 404


def test_what_is_in_clear_or_too_large_is_not_taken(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    refused = hands_in(store, b"PK in clear")
    assert (refused.status_code, refused.json()["error"]) == (422, "this is no sealed file")
    client = ServerClient(store.lane_side)
    try:
        with pytest.raises(LinkFailed, match="422: this is no sealed file"):
            client.hand_in("4", b"PK in clear")
    finally:
        client.close()
    monkeypatch.setattr(routes, "MOST", 100)
    assert hands_in(store, SEALED + bytes(100)).status_code == 413
