from __future__ import annotations

import http.client
import json
import os
import select
import socket
import threading
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from drivers.emulators.base import Act, Fault, Faults, HangUp, Say
from drivers.emulators.host import Host, serve_control
from drivers.emulators.wire import PtyEnd, TcpEnd
from tests.waiting import wait_until


class Parrot:
    """Repeats each line, greets who comes, hangs up on `bye`."""

    def __init__(self) -> None:
        self.faults = Faults((Fault("bad_check", "what it says is wrong"),))
        self.deadline: float | None = None
        self.greeting = b""
        self.mood = "calm"
        self.left = 0

    def connected(self, now: float) -> Sequence[Act]:
        return (Say(self.greeting),) if self.greeting else ()

    def disconnected(self, now: float) -> None:
        self.left += 1

    def received(self, data: bytes, now: float) -> Sequence[Act]:
        if data == b"gone\n":
            return (Say(b"gone!\n"), HangUp(unplug=True))
        if data == b"bye\n":
            return (Say(b"bye!\n"), HangUp())
        return [Say(line, 0.01) for line in data.splitlines(keepends=True)]

    def ticked(self, now: float) -> Sequence[Act]:
        self.deadline = None
        return (Say(b"tick\n"),)

    def state(self) -> dict[str, object]:
        return {"mood": self.mood}

    def set(self, values: dict[str, object], now: float) -> Sequence[Act]:
        match values:
            case {"mood": str(mood)}:
                self.mood = mood
                return (Say(f"{mood}\n".encode()),)
            case {"tick": True}:
                self.deadline = now + 0.02
                return ()
        raise ValueError("a parrot has only a mood")


class Perch:
    """A parrot on a TCP port, and a connection to it."""

    def __init__(self) -> None:
        self.parrot = Parrot()
        self.end = TcpEnd("127.0.0.1", 0)
        self.host = Host(self.parrot, self.end)
        self.host.open()
        self.thread = threading.Thread(target=self.host.run)
        self.thread.start()
        self.connection = self.connect()
        self.say(b"hi\n")
        self.hears(3)

    def connect(self) -> socket.socket:
        connection = socket.create_connection(("127.0.0.1", self.end.port), timeout=5.0)
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return connection

    def say(self, data: bytes) -> None:
        self.connection.sendall(data)

    def chunks(self, total: int) -> list[bytes]:
        """What comes, read by read, until `total` bytes are there."""
        came: list[bytes] = []
        while sum(map(len, came)) < total:
            data = self.connection.recv(4096)
            assert data, f"closed after {came}"
            came.append(data)
        return came

    def hears(self, total: int) -> bytes:
        return b"".join(self.chunks(total))

    def close(self) -> None:
        self.connection.close()
        self.host.stop()
        self.thread.join(5.0)


@pytest.fixture
def perch():
    perch = Perch()
    yield perch
    perch.close()


def test_what_the_device_says_comes_in_order(perch: Perch) -> None:
    perch.say(b"one\ntwo\nthree\n")
    assert perch.hears(14) == b"one\ntwo\nthree\n"


def test_the_device_speaks_by_itself_when_its_time_has_come(perch: Perch) -> None:
    perch.host.set({"tick": True})
    assert perch.hears(5) == b"tick\n"


def test_silence_swallows_every_answer_until_it_is_cleared(perch: Perch) -> None:
    perch.host.fault("silence", value=True)
    perch.say(b"lost\n")
    perch.host.state()
    assert select.select([perch.connection], [], [], 0.1)[0] == []
    perch.host.clear("silence")
    perch.say(b"heard\n")
    assert perch.hears(6) == b"heard\n"


def test_slow_delays_by_the_milliseconds_ordered(perch: Perch) -> None:
    perch.host.fault("slow", 150)
    asked_at = time.monotonic()
    perch.say(b"late\n")
    assert perch.hears(5) == b"late\n"
    assert 0.15 <= time.monotonic() - asked_at < 2.0


def test_noise_comes_before_the_answer_and_leaves_it_whole(perch: Perch) -> None:
    perch.host.fault("noise", value=True)
    perch.say(b"answer\n")
    came = perch.hears(8)
    while not came.endswith(b"answer\n"):
        came += perch.hears(1)
    assert 1 <= len(came) - len(b"answer\n") <= 11


def test_split_sends_byte_by_byte(perch: Perch) -> None:
    perch.host.fault("split", value=True)
    perch.say(b"split\n")
    chunks = perch.chunks(6)
    assert b"".join(chunks) == b"split\n"
    assert len(chunks) >= 3


def test_merge_joins_answers_that_were_apart(perch: Perch) -> None:
    perch.host.fault("merge", value=True)
    for mood in ("calm", "cross", "gone"):
        perch.host.set({"mood": mood})
    assert perch.chunks(16)[0] == b"calm\ncross\ngone\n"


def test_half_a_frame_is_sent_once(perch: Perch) -> None:
    perch.host.fault("half_frame", value=True)
    perch.say(b"frame1\n")
    assert perch.hears(3) == b"fra"
    assert perch.host.state()["faults"] == {}
    perch.say(b"frame2\n")
    assert perch.hears(7) == b"frame2\n"


def test_repeat_sends_one_answer_twice(perch: Perch) -> None:
    perch.host.fault("repeat", value=True)
    perch.say(b"echo\n")
    assert perch.hears(10) == b"echo\necho\n"
    perch.say(b"once\n")
    assert perch.hears(5) == b"once\n"


def test_unplug_takes_the_port_away_until_it_is_cleared(perch: Perch) -> None:
    perch.host.fault("unplug", value=True)
    assert perch.connection.recv(10) == b""
    with pytest.raises(OSError):
        perch.connect()
    assert perch.parrot.left == 1
    perch.host.clear("unplug")
    perch.connection.close()
    perch.connection = perch.connect()
    perch.say(b"back\n")
    assert perch.hears(5) == b"back\n"


def test_the_last_words_arrive_before_the_device_hangs_up(perch: Perch) -> None:
    perch.say(b"bye\n")
    assert perch.hears(5) == b"bye!\n"
    assert perch.connection.recv(10) == b""
    wait_until(lambda: perch.parrot.left == 1)


def test_a_device_that_unplugs_itself_is_gone_until_that_is_mended(perch: Perch) -> None:
    perch.say(b"gone\n")
    assert perch.hears(6) == b"gone!\n"
    wait_until(lambda: perch.parrot.left == 1)
    with pytest.raises(OSError):
        perch.connect()
    assert perch.host.state()["faults"] == {"unplug": True}
    perch.host.clear("unplug")
    perch.connection.close()
    perch.connection = perch.connect()
    perch.say(b"back\n")
    assert perch.hears(5) == b"back\n"


def test_a_second_client_is_served_when_the_first_has_left(perch: Perch) -> None:
    perch.parrot.greeting = b"hello\n"
    with perch.connect() as second:
        perch.connection.close()
        assert second.recv(10) == b"hello\n"
    perch.connection = perch.connect()


def test_the_same_seed_makes_the_same_noise() -> None:
    def noise() -> bytes:
        perch = Perch()
        perch.host.fault("noise", value=True)
        for _ in range(5):
            perch.host.set({"mood": "!"})
        perch.host.clear("noise")
        perch.host.set({"mood": "end of noise"})
        came = b""
        while not came.endswith(b"end of noise\n"):
            came += perch.connection.recv(4096)
        perch.close()
        return came

    assert noise() == noise()


def test_a_pty_greets_when_it_is_there_and_loses_its_path_when_unplugged(tmp_path: Path) -> None:
    parrot, path = Parrot(), tmp_path / "deep" / "parrot"
    parrot.greeting = b"hello\n"
    host = Host(parrot, PtyEnd(str(path)))
    host.open()
    descriptor = os.open(path, os.O_RDWR | os.O_NOCTTY)
    thread = threading.Thread(target=host.run)
    thread.start()
    assert os.read(descriptor, 10) == b"hello\n"
    host.fault("unplug", value=True)
    assert not path.is_symlink()
    host.clear("unplug")
    assert path.is_symlink()
    host.stop()
    thread.join(5.0)
    assert not path.is_symlink()
    os.close(descriptor)


def test_a_pty_nobody_reads_stops_no_emulator(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("drivers.emulators.wire.TAKE_WAIT_S", 0.01)
    end = PtyEnd(str(tmp_path / "line"))
    end.open()
    for _ in range(50):
        end.write(b"x" * 4096)
    end.close()


def test_an_emulator_that_has_stopped_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("drivers.emulators.host.ANSWER_WAIT_S", 0.05)
    with pytest.raises(TimeoutError, match="does not run"):
        Host(Parrot(), TcpEnd("127.0.0.1", 0)).state()


@pytest.fixture
def control(perch: Perch):
    server = serve_control(perch.host, 0)
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=5.0)

    def ask(method: str, path: str, body: object = None, raw: bytes | None = None) -> tuple[int, dict[str, object]]:
        connection.request(method, path, raw if raw is not None else json.dumps(body).encode())
        answer = connection.getresponse()
        return answer.status, json.loads(answer.read())

    yield ask
    connection.close()
    server.shutdown()
    server.server_close()


def test_the_control_shows_and_changes_the_state(control, perch: Perch) -> None:
    assert control("GET", "/state") == (200, {"mood": "calm", "faults": {}})
    assert control("POST", "/set", {"mood": "cross"}) == (200, {"mood": "cross", "faults": {}})
    assert perch.hears(6) == b"cross\n"


def test_the_control_orders_and_clears_faults(control) -> None:
    assert control("POST", "/fault", {"name": "slow", "value": 5})[1]["faults"] == {"slow": 5}
    assert control("POST", "/fault", {"name": "bad_check"})[1]["faults"] == {"slow": 5, "bad_check": True}
    assert control("DELETE", "/fault/slow")[1]["faults"] == {"bad_check": True}
    assert control("POST", "/fault", {"name": "bad_check", "value": False})[1]["faults"] == {}


def test_the_control_says_what_device_it_is(control, perch: Perch) -> None:
    perch.host.about |= {"kind": "parrot", "protocol": "squawk"}
    told = control("GET", "/device")[1]
    assert (told["kind"], told["protocol"]) == ("parrot", "squawk")
    assert {"bad_check", "unplug"} <= {fault["name"] for fault in told["faults"]}
    assert {"name", "does", "takes", "choices", "needed"} == set(told["faults"][0])


def test_a_look_tells_the_state_and_what_passed_since_the_one_before(control, perch: Perch) -> None:
    first = control("GET", "/look?after=0")[1]
    assert first["state"] == {"mood": "calm", "faults": {}}
    assert [line["way"] for line in first["wire"]] == ["!", "!", ">", "<"]
    again = control("GET", f"/look?after={first['changes']}")[1]
    assert again == {"changes": first["changes"], "state": None, "wire": []}
    control("POST", "/set", {"mood": "cross"})
    perch.hears(6)
    changed = control("GET", f"/look?after={first['changes']}")[1]
    assert changed["state"]["mood"] == "cross"
    [said] = changed["wire"]
    assert said["hex"].endswith(b"cross\n".hex())


def test_a_look_that_counts_from_an_emulator_before_sees_everything(control) -> None:
    told = control("GET", "/look?after=999999")[1]
    assert told["state"] is not None
    assert len(told["wire"]) == 4


def test_pulling_the_plug_is_seen_on_the_wire(control) -> None:
    before = control("GET", "/look?after=0")[1]["changes"]
    control("POST", "/fault", {"name": "unplug"})
    control("DELETE", "/fault/unplug")
    wire = control("GET", f"/look?after={before}")[1]["wire"]
    assert [line["means"] for line in wire] == [["unplugged"], ["plugged"]]


@pytest.mark.parametrize(
    ("path", "body", "words"),
    [
        ("/set", b"{", "Expecting"),
        ("/set", b"", "Expecting value"),
        ("/set", b"[1]", "not a JSON object"),
        ("/set", b"\x80{}", "decode"),
        ("/set", b'{"colour": "red"}', "a parrot has only a mood"),
        ("/fault", b"{}", 'a fault is ordered like {"name": "slow", "value": 500}'),
        ("/fault", b'{"name": 7}', "a fault is ordered like"),
        ("/fault", b'{"name": "flood"}', "fault 'flood' is none of silence, slow"),
        ("/fault", b'{"name": "flood", "value": false}', "fault 'flood' is none of silence, slow"),
        ("/fault", b'{"name": "slow", "value": "soon"}', "how many milliseconds"),
        ("/fault", b'{"name": "slow", "value": -1}', "how many milliseconds"),
        ("/fault", b'{"name": "slow", "value": NaN}', "how many milliseconds"),
        ("/fault", b'{"name": "slow", "value": [1]}', "the value is a number"),
    ],
)
def test_bad_input_is_400_with_one_sentence_and_the_emulator_lives(
    control, perch: Perch, path: str, body: bytes, words: str
) -> None:
    status, answer = control("POST", path, raw=body)
    assert status == 400
    assert words in str(answer["error"])
    perch.say(b"alive\n")
    assert perch.hears(6) == b"alive\n"


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/"),
        ("GET", "/look"),
        ("GET", "/look?after=x"),
        ("POST", "/state"),
        ("DELETE", "/fault/"),
        ("DELETE", "/state"),
    ],
)
def test_any_other_address_is_404(control, method: str, path: str) -> None:
    assert control(method, path, {})[0] == 404


def test_unplug_over_the_control_is_shown_in_the_state(control, perch: Perch) -> None:
    assert control("POST", "/fault", {"name": "unplug"})[1]["faults"] == {"unplug": True}
    assert perch.connection.recv(10) == b""
    assert control("DELETE", "/fault/unplug")[1]["faults"] == {}
    perch.connect().close()


def test_a_wire_is_whole_again_when_its_being_unplugged_is_false(control, perch: Perch) -> None:
    control("POST", "/fault", {"name": "unplug"})
    assert control("POST", "/fault", {"name": "unplug", "value": False})[1]["faults"] == {}
    perch.connect().close()


def test_mending_a_fault_that_nobody_knows_is_refused(control) -> None:
    answer, told = control("DELETE", "/fault/flood")
    assert (answer, told["error"].partition(" none of ")[0]) == (400, "fault 'flood' is")
