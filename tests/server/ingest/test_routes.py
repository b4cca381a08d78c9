"""What lanes send, over real HTTP, and every way of being turned away."""

import gzip
import json
import os

import httpx
import pytest

from kiosk.core.wire import batch, seal
from server.ingest.body import MAX_PACKED, MAX_PLAIN
from tests.server.running import LANE_TOKEN, MANAGER_TOKEN, OTHER_TOKEN, Store
from tests.server.sales import JOURNAL, sale, tap


def test_sales_and_taps_are_taken(store: Store) -> None:
    answer = store.post([sale(1), tap(12), sale(2)])
    assert (answer.status_code, answer.json()) == (200, {"taken": 20, "parked": []})
    assert store.receipts() == [1, 2]


def test_a_lost_reply_and_a_retry_are_one_sale(store: Store) -> None:
    assert store.post([sale(1)]).json() == store.post([sale(1)]).json() == {"taken": 10, "parked": []}
    assert store.receipts() == [1]


def test_a_lane_hears_up_to_where_its_own_journal_came(store: Store) -> None:
    def have(token: str, journal: str = JOURNAL) -> tuple[int, object]:
        headers = {"Authorization": f"Bearer {token}"}
        answer = httpx.get(f"{store.address}/api/v1/envelopes?journal={journal}", headers=headers)
        return answer.status_code, answer.json()

    assert have(LANE_TOKEN) == (200, {"have": 0})
    store.post([sale(1), tap(12)])
    assert have(LANE_TOKEN) == (200, {"have": 12})
    assert have(LANE_TOKEN, "ef" * 16) == have(OTHER_TOKEN) == (200, {"have": 0})
    assert have(LANE_TOKEN, "not-one")[0] == 422
    assert have("nobody's")[0] == 401


def test_poison_is_parked_and_later_ones_go_on(store: Store) -> None:
    poison = seal(lane="4", journal=JOURNAL, seq=15, kind="sale", version=1, payload={"lane": 4})
    answer = store.post([sale(1), poison, sale(2)]).json()
    assert answer["taken"] == 20
    (parked,) = answer["parked"]
    assert parked["seq"] == 15
    assert parked["reason"] == "lane: Input should be a valid string"
    assert store.receipts() == [1, 2]


def test_a_changed_payload_is_an_alarm_and_never_silently_taken(store: Store) -> None:
    store.post([sale(1)])
    answer = store.post([sale(2, seq=10)]).json()
    assert answer == {
        "taken": 10,
        "parked": [{"seq": 10, "reason": "another content came under the same number before"}],
    }
    (trouble,) = store.get("/api/v1/troubles").json()
    assert (trouble["kind"], trouble["lane"], trouble["seq"]) == ("alarm", "4", 10)
    assert store.receipts() == [1]


def test_plain_json_is_taken_too(store: Store) -> None:
    assert store.post_body(batch([sale(1)]), encoding="identity").status_code == 200


@pytest.mark.parametrize("token", ["x", "nobody", MANAGER_TOKEN, LANE_TOKEN + "x"])
def test_without_a_lanes_token_nothing_is_taken(store: Store, token: str) -> None:
    answer = store.post([sale(1)], token)
    assert (answer.status_code, answer.json()) == (401, {"error": "a lane's token is needed"})
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")
    assert store.receipts() == []


def test_one_lane_cannot_send_for_another(store: Store) -> None:
    answer = store.post([sale(1)], OTHER_TOKEN)
    assert (answer.status_code, answer.json()) == (403, {"error": "this token is lane 7's"})
    assert store.receipts() == []


def test_too_much_is_refused_packed_and_unpacked(store: Store) -> None:
    assert store.post_body(os.urandom(MAX_PACKED + 1)).status_code == 413
    bomb = store.post_body(gzip.compress(bytes(MAX_PLAIN + 1)))
    assert (bomb.status_code, bomb.json()) == (413, {"error": f"the body unpacks to more than {MAX_PLAIN} bytes"})


@pytest.mark.parametrize(
    ("body", "encoding", "status"),
    [
        (b"garbage", "gzip", 422),
        (b"garbage", "identity", 422),
        (b"garbage", "br", 415),
        (b"\x00\xff" * 50, "identity", 422),
        (b"[" * 100_000, "identity", 422),
        (b'{"wire":1,"envelopes":[{"seq":' + b"9" * 5000 + b"}]}", "identity", 422),
        (json.dumps({"wire": 1, "envelopes": [{"lane": "\ud800"}]}).encode(), "identity", 422),
        (json.dumps({"wire": 1}).encode(), "identity", 422),
    ],
)
def test_garbage_gets_a_clear_error(store: Store, body: bytes, encoding: str, status: int) -> None:
    answer = store.post_body(body, encoding=encoding)
    assert answer.status_code == status
    assert isinstance(answer.json()["error"], str)
    assert store.get("/api/v1/health").status_code == 200


def test_a_database_that_fails_takes_what_it_could_and_says_so(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    from sqlalchemy.exc import OperationalError

    from server.ingest import booking

    made = booking.sale_values

    def failing(payload: object, journal: str, seq: int, day: str) -> object:
        if seq == 20:
            raise OperationalError("INSERT", {}, Exception("disk I/O error"))
        return made(payload, journal, seq, day)  # type: ignore[arg-type]

    monkeypatch.setattr(booking, "sale_values", failing)
    assert store.post([sale(1), sale(2), sale(3)]).json() == {"taken": 10, "parked": []}
    answer = store.post([sale(2)])
    assert (answer.status_code, answer.json()) == (503, {"error": "the store's database cannot be used now"})
    monkeypatch.undo()
    assert store.post([sale(2), sale(3)]).json() == {"taken": 30, "parked": []}
    assert store.receipts() == [1, 2, 3]
