"""Telling and reading anchors over real HTTP."""

from __future__ import annotations

import json

import httpx
import pytest

from kiosk.core.anchors import Statement
from server.__main__ import main
from tests.server.running import LANE_TOKEN, MANAGER_TOKEN, OTHER_TOKEN, Store

JOURNAL = "ab" * 16
HASH = "cd" * 32


def tells(store: Store, seq: int = 7, *, token: str = LANE_TOKEN, **changed: object) -> httpx.Response:
    body = json.loads(Statement(journal=JOURNAL, base=0, seq=seq, hash=HASH, told={}).body())
    headers = {"Authorization": f"Bearer {token}"}
    return httpx.post(f"{store.address}/api/v1/anchors", json={**body, **changed}, headers=headers)


def test_a_place_is_kept_for_the_lane_whose_token_came_and_the_manager_reads_it(
    store: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    assert tells(store).json() == {"asks": [], "contradicted": None, "have": 0}
    assert tells(store, 9).json() == {"asks": [7], "contradicted": None, "have": None}
    (kept,) = store.get("/api/v1/anchors?lane=4").json()
    assert {name: kept[name] for name in ("journal", "seq", "hash")} == {"journal": JOURNAL, "seq": 7, "hash": HASH}
    assert store.get("/api/v1/anchors?lane=7").json() == []
    assert main(["--config", str(store.folder / "server.toml"), "anchors", "4"]) == 0
    assert json.loads(capsys.readouterr().out) == kept


def test_a_contradiction_is_told_and_stands_on_the_managers_page(store: Store) -> None:
    tells(store, 90)
    told = tells(store, 40, told=[{"seq": 90, "hash": None}]).json()
    assert told["contradicted"] == {"kind": "rolled_back", "seq": 90, "held": 0, "end": 40}
    page = store.get("/sales").text
    assert 'Lane 4, record 90: <span lang="en">the journal was put back to an older state' in page


def test_nobody_else_tells_or_reads(store: Store) -> None:
    assert tells(store, token="nobody's").status_code == 401
    assert tells(store, token=MANAGER_TOKEN).status_code == 401
    asked = httpx.get(f"{store.address}/api/v1/anchors?lane=4", headers={"Authorization": f"Bearer {OTHER_TOKEN}"})
    assert asked.status_code == 401


@pytest.mark.parametrize(
    "changed",
    [
        {"seq": -1},
        {"seq": 2**60},
        {"seq": "7"},
        {"hash": "short"},
        {"journal": "odd"},
        {"told": [{"seq": 1}]},
        {"told": [{"seq": 1, "hash": None}] * 501},
        {"more": 1},
    ],
)
def test_a_statement_of_another_shape_is_refused(store: Store, changed: dict[str, object]) -> None:
    assert tells(store, **changed).status_code == 422
    assert store.get("/api/v1/anchors?lane=4").json() == []
