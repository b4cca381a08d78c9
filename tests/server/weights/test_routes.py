import httpx

from tests.server.running import LANE_TOKEN, Store

LANE = {"Authorization": f"Bearer {LANE_TOKEN}"}


def test_a_lane_asks_for_itself_alone(store: Store) -> None:
    assert httpx.get(f"{store.address}/api/v1/lanes/4/weights", headers=LANE, timeout=20).status_code == 204
    assert httpx.get(f"{store.address}/api/v1/lanes/7/weights", headers=LANE, timeout=20).status_code == 403
    assert httpx.get(f"{store.address}/api/v1/lanes/4/weights", timeout=20).status_code == 401
