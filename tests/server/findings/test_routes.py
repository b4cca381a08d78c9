"""What lanes tell of their devices and the manager reads, over real HTTP."""

from __future__ import annotations

import httpx
import pytest

from kiosk.core.look import LaneLook
from tests.server.findings.ailing import COVER, LOOSE, PAPER_OUT, ails
from tests.server.running import LANE_TOKEN, OTHER_TOKEN, Store
from tests.server.wall.shop_floor import looks

TOLD = {"device": "printer", "kind": "printer", "part": "paper", "cause": "paper_out", "state": "fault", "age_s": 0}


def posts(store: Store, body: object, token: str = LANE_TOKEN) -> httpx.Response:
    headers = {"Authorization": f"Bearer {token}"}
    return httpx.post(f"{store.address}/api/v1/findings", json=body, headers=headers, timeout=20)


def test_the_manager_reads_what_ails_which_device_and_what_to_do(store: Store) -> None:
    looks(store, "4", LaneLook(light="fault"))
    ails(store, LOOSE, PAPER_OUT)
    ails(store, COVER, token=OTHER_TOKEN)
    first, second, last = store.get("/api/v1/findings").json()
    assert (first["lane"], first["said"], first["next"]) == ("4", "The paper has run out.", "Put a new roll in.")
    assert (first["state"], first["until"], first["lane_away"]) == ("fault", "", False)
    assert (second["lane"], second["lane_away"]) == ("7", True)  # it never said how it stands
    assert (last["cause"], last["detail"]) == ("loose", "lost 3 times")


def test_what_is_over_is_read_by_lane_and_device(store: Store) -> None:
    ails(store, PAPER_OUT, LOOSE)
    ails(store)
    assert store.get("/api/v1/findings").json() == []
    assert {one["cause"] for one in store.get("/api/v1/lanes/4/findings").json()} == {"paper_out", "loose"}
    [printer] = store.get("/api/v1/lanes/4/findings?device=printer").json()
    assert printer["until"] >= printer["since"]
    assert store.get("/api/v1/lanes/7/findings").json() == []


def test_a_later_lanes_word_is_told_as_it_came(store: Store) -> None:
    assert posts(store, {"wire": 1, "findings": [{**TOLD, "cause": "too_loud", "mood": "bad"}]}).json() == {"open": 1}
    [one] = store.get("/api/v1/findings").json()
    assert (one["said"], one["next"]) == ("too loud", "")


def test_nobody_else_tells_and_no_lane_reads(store: Store) -> None:
    assert posts(store, {"wire": 1, "findings": []}, token="nobody").status_code == 401
    headers = {"Authorization": f"Bearer {LANE_TOKEN}"}
    for path in ("findings", "lanes/4/findings"):
        assert httpx.get(f"{store.address}/api/v1/{path}", headers=headers, timeout=20).status_code == 401


@pytest.mark.parametrize(
    "more",
    [{"age_s": -1}, {"cause": "Paper!"}, {"device": ""}, {"detail": "x" * 301}, {"detail": "a\u0000b"}, {"state": ""}],
)
def test_what_cannot_be_is_not_taken(store: Store, more: dict[str, object]) -> None:
    assert posts(store, {"wire": 1, "findings": [{**TOLD, **more}]}).status_code == 422
    assert posts(store, {"wire": 2, "findings": []}).status_code == 422
