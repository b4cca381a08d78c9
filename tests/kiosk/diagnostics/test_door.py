"""The door into a lane that runs: who knocks is answered part by part, and no visitor keeps a lane from ending."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from kiosk.diagnostics import door
from kiosk.diagnostics.door import Door, NobodyThere, Question, Told, ask
from tests.waiting import wait_until

GENEROUS_S = 30.0


def echo(question: Question, _stopping: threading.Event) -> Iterator[Told]:
    for word in question["words"]:
        yield {"said": word}


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Path]:
    made = Door(tmp_path, echo)
    made.start()
    yield tmp_path
    made.stop()


def test_a_question_is_answered_part_by_part_and_the_next_one_too(opened: Path) -> None:
    for words in (["one", "two"], [], ["盖子"]):
        assert [told["said"] for told in ask(opened, {"words": words}, GENEROUS_S)] == words


def test_nothing_is_left_in_the_lanes_folder(opened: Path) -> None:
    assert list(opened.iterdir()) == []


def test_where_no_lane_runs_nobody_is_there(tmp_path: Path) -> None:
    with pytest.raises(NobodyThere):
        list(ask(tmp_path, {"words": []}, GENEROUS_S))


def test_a_lane_that_ended_can_be_followed_by_another_at_once(tmp_path: Path) -> None:
    for word in ("first", "second"):
        made = Door(tmp_path, echo)
        made.start()
        assert [told["said"] for told in ask(tmp_path, {"words": [word]}, GENEROUS_S)] == [word]
        made.stop()


def test_a_second_door_of_one_lane_is_none_and_no_end(opened: Path, caplog: pytest.LogCaptureFixture) -> None:
    second = Door(opened, echo)
    second.start()
    second.stop()
    assert "nobody can ask this lane" in caplog.text
    assert list(ask(opened, {"words": ["still"]}, GENEROUS_S)) == [{"said": "still"}]


def test_a_lane_that_ends_in_the_middle_of_an_answer_does_not_pass_for_one_that_said_all(tmp_path: Path) -> None:
    asked = threading.Event()

    def slow(_question: Question, stopping: threading.Event) -> Iterator[Told]:
        yield {"said": "one"}
        asked.set()
        stopping.wait(GENEROUS_S)

    made = Door(tmp_path, slow)
    made.start()
    told = ask(tmp_path, {}, GENEROUS_S)
    assert next(told) == {"said": "one"}
    assert asked.wait(GENEROUS_S)
    made.stop()
    with pytest.raises(NobodyThere, match="middle"):
        next(told)


@pytest.mark.parametrize("noise", [b"", b"{\n", b"[1]\n", b"\xff\xfe\n", b"x" * 20_000 + b"\n"])
def test_noise_at_the_door_is_said_and_the_next_visitor_is_served(
    opened: Path, noise: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as visitor:
        visitor.connect(door._address(opened))
        visitor.sendall(noise)
        visitor.shutdown(socket.SHUT_WR)
        wait_until(lambda: "a visitor's question broke" in caplog.text, GENEROUS_S)
    assert list(ask(opened, {"words": ["well"]}, GENEROUS_S)) == [{"said": "well"}]


def test_a_visitor_who_says_nothing_is_sent_away(
    opened: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(door, "VISITOR_S", 0.05)
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as visitor:
        visitor.connect(door._address(opened))
        wait_until(lambda: "a visitor was not answered" in caplog.text, GENEROUS_S)
    assert list(ask(opened, {"words": ["well"]}, GENEROUS_S)) == [{"said": "well"}]


def test_a_door_that_is_anothers_is_not_knocked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as squatter:
        squatter.bind(door._address(tmp_path))
        squatter.listen()
        monkeypatch.setattr(door, "_user_of", lambda _: 4711)
        monkeypatch.setattr(door.os, "getuid", lambda: 1000)  # root may ask at any door
        with pytest.raises(NobodyThere, match="another user"):
            list(ask(tmp_path, {"words": ["secret"]}, GENEROUS_S))


def test_a_lane_tells_another_user_nothing(
    opened: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as visitor:
        monkeypatch.setattr(door, "_user_of", lambda _: 4711)
        visitor.settimeout(GENEROUS_S)
        visitor.connect(door._address(opened))
        with suppress(ConnectionError):  # it may be shown the door before it has asked
            visitor.sendall(b'{"words": ["secret"]}\n')
            assert visitor.recv(100) == b""
    assert "another user" in caplog.text
