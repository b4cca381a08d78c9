import httpx
import pytest

from tests.server.running import LANE_TOKEN, OTHER_TOKEN, Store


def tells(store: Store, body: dict[str, object], token: str = LANE_TOKEN) -> httpx.Response:
    headers = {"Authorization": f"Bearer {token}"}
    return httpx.post(f"{store.address}/api/v1/standing", json=body, headers=headers)


def test_a_lane_tells_what_it_owes_and_the_manager_reads_it(store: Store) -> None:
    assert tells(store, {"wire": 1, "unsent": 312, "parked": 0, "age_s": 5400}).json() == {"heard": True}
    lanes = store.get("/api/v1/lanes").json()
    assert [(one["lane"], one["unsent"], one["late"]) for one in lanes] == [("4", 312, True), ("7", 0, False)]
    page = store.get("/sales").text
    assert "Not sent yet: 312 since" in page
    assert "Please look at its network." in page
    assert "Not heard of yet." in page


def test_a_lane_speaks_for_itself_alone_and_others_for_none(store: Store) -> None:
    assert tells(store, {"wire": 1, "unsent": 3, "parked": 0, "age_s": 1}, OTHER_TOKEN).status_code == 200
    assert [one["unsent"] for one in store.get("/api/v1/lanes").json()] == [0, 3]
    assert tells(store, {"wire": 1, "unsent": 3, "parked": 0, "age_s": 1}, "nobody").status_code == 401


def test_a_later_lane_may_tell_more(store: Store) -> None:
    assert tells(store, {"wire": 1, "unsent": 3, "parked": 0, "age_s": 1, "mood": "good"}).status_code == 200


@pytest.mark.parametrize("more", [{"unsent": -1}, {"unsent": "3"}, {"age_s": -1}, {"wire": 2}, {"unsent": 2**60}])
def test_what_cannot_be_is_not_taken(store: Store, more: dict[str, object]) -> None:
    assert tells(store, {"wire": 1, "unsent": 3, "parked": 0, "age_s": 1, **more}).status_code == 422


def test_an_age_of_a_clock_gone_mad_is_taken_for_what_it_is_worth(store: Store) -> None:
    assert tells(store, {"wire": 1, "unsent": 3, "parked": 0, "age_s": 10**15}).status_code == 200
    assert store.get("/api/v1/lanes").json()[0]["late"] is True
