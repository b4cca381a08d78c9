"""The open calls as hosts' pages ask for them and answer them, over real HTTP."""

from __future__ import annotations

import threading
from pathlib import Path

import httpx
import pytest

from server.settings import load_settings
from tests.server.calls.telling import CALL, asked, cleared, coming, says
from tests.server.running import LANE_TOKEN, MANAGER_TOKEN, Store, secret, write_settings
from tests.waiting import wait_until

HOST_TOKEN = "host-token-for-tests"


@pytest.fixture
def console(tmp_path: Path):
    settings = write_settings(tmp_path, more=f'[hosts]\ntoken_file = "{secret(tmp_path / "host", HOST_TOKEN).name}"\n')
    made = Store(load_settings(settings), tmp_path).opens()
    yield made
    made.closes()


def calls(store: Store, seen: str = "", token: str = HOST_TOKEN) -> httpx.Response:
    auth = ("host", token)
    return httpx.get(f"{store.address}/console/calls", params={"seen": seen}, auth=auth, timeout=30.0)


def test_hosts_see_the_open_calls(console: Store) -> None:
    console.post([asked()])
    told = calls(console).json()
    [call] = told["calls"]
    assert (call["lane"], call["call"], call["reason"]) == ("4", CALL, "asked")
    assert (call["may_come"], call["told"]) == (True, "called")
    assert calls(console, token=MANAGER_TOKEN).json()["tag"] == told["tag"]


def test_hosts_see_no_sales_and_lanes_no_calls(console: Store) -> None:
    assert httpx.get(f"{console.address}/sales", auth=("host", HOST_TOKEN)).status_code == 403
    assert calls(console, token=LANE_TOKEN).status_code == 401
    assert httpx.get(f"{console.address}/console").status_code == 401


def test_news_come_without_asking_again(console: Store) -> None:
    tag = calls(console).json()["tag"]
    answers: list[httpx.Response] = []
    waiting = threading.Thread(target=lambda: answers.append(calls(console, tag)))
    waiting.start()
    console.post([asked()])
    wait_until(lambda: answers)
    assert len(answers[0].json()["calls"]) == 1
    waiting.join()


def test_a_word_counts_once_and_the_other_host_is_told(console: Store) -> None:
    console.post([asked()])
    assert says(console, "coming", name="Anna", seconds=40).json() == {"done": True}
    late = says(console, "coming", name="Ben")
    assert (late.status_code, late.json()) == (409, {"error": "Anna is on the way already."})
    console.post([coming()])
    [call] = calls(console).json()["calls"]
    assert (call["coming_by"], call["told"], call["may_come"]) == ("Anna", "coming", False)
    assert says(console, "done").status_code == 200
    assert calls(console).json()["calls"] == []
    console.post([cleared()])


@pytest.mark.parametrize(
    "headers",
    [{}, {"X-Console": "0"}, {"X-Console": "1", "Sec-Fetch-Site": "cross-site"}],
    ids=["none", "wrong", "site"],
)
def test_no_other_page_may_speak_in_a_hosts_name(console: Store, headers: dict[str, str]) -> None:
    console.post([asked()])
    answer = httpx.post(
        f"{console.address}/console/calls/4/{CALL}/done",
        json={"name": "Anna", "seconds": 0},
        headers=headers,
        auth=("host", HOST_TOKEN),
    )
    assert answer.status_code == 403
    assert len(calls(console).json()["calls"]) == 1


@pytest.mark.parametrize(
    ("word", "name", "seconds", "status"),
    [
        ("coming", "", 0, 422),
        ("coming", "   ", 0, 422),
        ("coming", "x" * 41, 0, 422),
        ("coming", "An\nna", 0, 422),
        ("coming", "An\u202ena", 0, 422),
        ("coming", "\u2067", 0, 422),
        ("coming", "王小明", 5, 200),
        ("coming", "Anna", 4000, 422),
        ("shouting", "Anna", 0, 422),
        ("coming", "<b>Anna</b>", 5, 200),
    ],
)
def test_a_word_that_makes_no_sense_is_refused(console: Store, word: str, name: str, seconds: int, status: int) -> None:
    console.post([asked()])
    assert says(console, word, name=name, seconds=seconds).status_code == status


def test_a_call_that_is_not_there_is_told(console: Store) -> None:
    assert says(console, "seen").json() == {"error": "This call is not known here."}
