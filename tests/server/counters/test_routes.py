import httpx
import pytest

from tests.server.running import LANE_TOKEN, Store

CUTS = {
    "device": "printer",
    "kind": "printer",
    "unit": "TM-1",
    "part": "cutter",
    "day": "2026-11-27",
    "name": "cuts",
    "value": 12.0,
}


def tells(store: Store, *counts: dict[str, object], token: str = LANE_TOKEN) -> httpx.Response:
    headers = {"Authorization": f"Bearer {token}"}
    body = {"wire": 1, "counts": list(counts)}
    return httpx.post(f"{store.address}/api/v1/counters", json=body, headers=headers, timeout=20)


def test_a_lane_tells_what_its_devices_did_and_the_manager_reads_it(store: Store) -> None:
    assert tells(store, CUTS).json() == {"kept": 1}
    assert store.get("/api/v1/lanes/4/counters").json() == [CUTS]
    assert store.get("/api/v1/lanes/4/counters?since=2026-11-28").json() == []
    assert store.get("/api/v1/lanes/7/counters").json() == []


def test_nobody_else_tells_and_no_lane_reads(store: Store) -> None:
    assert tells(store, CUTS, token="nobody").status_code == 401
    headers = {"Authorization": f"Bearer {LANE_TOKEN}"}
    assert httpx.get(f"{store.address}/api/v1/lanes/4/counters", headers=headers, timeout=20).status_code == 401


def test_a_later_lane_may_tell_more(store: Store) -> None:
    assert tells(store, {**CUTS, "mood": "good"}).status_code == 200


@pytest.mark.parametrize("more", [{"value": -1.0}, {"day": "today"}, {"unit": ""}, {"name": "A B"}, {"value": 1e300}])
def test_what_cannot_be_is_not_taken(store: Store, more: dict[str, object]) -> None:
    assert tells(store, {**CUTS, **more}).status_code == 422


def test_without_a_day_only_the_last_month_is_read(store: Store) -> None:
    days = [f"2026-{month:02}-{day:02}" for month in (9, 10) for day in range(1, 31)]
    tells(store, *({**CUTS, "day": day} for day in days))
    assert [one["day"] for one in store.get("/api/v1/lanes/4/counters").json()] == days[-31:]
    assert len(store.get("/api/v1/lanes/4/counters?since=2026-09-01").json()) == 60
