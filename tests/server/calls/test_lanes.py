"""The lanes' end of the command channel, over real HTTP."""

from __future__ import annotations

import threading
import time

import httpx
import pytest

from tests.server.calls.telling import CALL, asked, says
from tests.server.running import LANE_TOKEN, OTHER_TOKEN, Store
from tests.waiting import wait_until

KNOWN: tuple[str, ...] = ("help", "basket")


def asks(
    store: Store, *answers: tuple[str, str], token: str = LANE_TOKEN, knows: tuple[str, ...] = KNOWN
) -> httpx.Response:
    body = {"wire": 1, "answers": [{"id": command, "outcome": outcome} for command, outcome in answers]}
    headers = {"Authorization": f"Bearer {token}"}
    params = {"knows": knows}
    return httpx.post(f"{store.address}/api/v1/commands", json=body, params=params, headers=headers, timeout=20.0)


def test_a_command_comes_until_it_is_answered(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("server.calls.lanes.HOLD_S", 0.1)
    store.post([asked()])
    says(store, "coming", seconds=40)
    [command] = asks(store).json()["commands"]
    assert (command["call"], command["answer"], command["name"], command["seconds"]) == (CALL, "coming", "Anna", 40)
    assert asks(store).json()["commands"] == [command]
    assert asks(store, (command["id"], "done"), token=OTHER_TOKEN).json()["commands"] == []
    assert asks(store).json()["commands"] == [command]
    assert asks(store, (command["id"], "done")).json()["commands"] == []


@pytest.mark.parametrize(
    ("body", "token", "status"),
    [
        ({"wire": 1, "answers": []}, "nobodys", 401),
        ({"wire": 2, "answers": []}, LANE_TOKEN, 422),
        ({"wire": 1, "answers": [{"id": "c1", "outcome": "perhaps"}]}, LANE_TOKEN, 422),
        ([], LANE_TOKEN, 422),
    ],
)
def test_what_is_no_request_is_refused_in_a_sentence(store: Store, body: object, token: str, status: int) -> None:
    headers = {"Authorization": f"Bearer {token}"}
    answer = httpx.post(f"{store.address}/api/v1/commands", json=body, headers=headers)
    assert (answer.status_code, bool(answer.json()["error"])) == (status, True)


def test_a_server_that_stops_lets_go_of_who_waits(store: Store) -> None:
    done: list[httpx.Response] = []
    waiting = threading.Thread(target=lambda: done.append(asks(store)))
    waiting.start()
    assert store._server is not None
    wait_until(lambda: store._server._bell._waiting)
    began = time.monotonic()
    store.closes()
    waiting.join(5.0)
    assert time.monotonic() - began < 5.0
    assert done[0].json() == {"commands": []}
