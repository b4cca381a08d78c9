"""A server without an authority of its own enrols nobody; requests of another shape are refused."""

from __future__ import annotations

import httpx
import pytest

from server.link import routes
from tests.server.running import Store

GOOD = {"lane": "4", "secret": "ab" * 10, "request": "x"}


def test_a_server_whose_lanes_have_tokens_enrols_nobody(store: Store) -> None:
    assert httpx.get(f"{store.address}/api/v1/link/authority").status_code == 404
    answer = httpx.post(f"{store.address}/api/v1/link/enrol", json=GOOD)
    assert (answer.status_code, answer.json()) == (
        404,
        {"error": "this server has no authority of its own: its lanes have tokens"},
    )


@pytest.mark.parametrize(
    "changed", [{"lane": "no lane"}, {"secret": "ab"}, {"secret": "AB" * 10}, {"request": "x" * 4001}, {"more": 1}]
)
def test_a_request_of_another_shape_is_refused(store: Store, changed: dict[str, object]) -> None:
    assert httpx.post(f"{store.address}/api/v1/link/enrol", json={**GOOD, **changed}).status_code == 422


def test_every_refusal_is_in_the_contract() -> None:
    assert set(routes.REFUSALS) == {403, 404, 413, 422, 429, 503}
