"""The relay light's driver as dialogues, and over real wires."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.contract import (
    Colour,
    DeviceFault,
    DeviceOffline,
    DeviceOnline,
    DeviceTrouble,
    EnableScanner,
    FaultKind,
    LampSet,
    Output,
    Pattern,
    Reading,
    SetLamp,
)
from drivers.lights.relay import ANSWER_S, HELLO, RelayLight
from tests.waiting import wait_until
from tests.wires import plugged

TRANSCRIPT = Path(__file__).parents[2] / "transcripts" / "relay.txt"
HELP = SetLamp(Colour.AMBER, Pattern.BLINK)
FREE = SetLamp(Colour.GREEN, Pattern.STEADY)


def dialogues() -> list[object]:
    parts = re.split(r"^\[(.+)\]$", TRANSCRIPT.read_text(), flags=re.MULTILINE)
    return [
        pytest.param(body.strip().split("\n"), id=name) for name, body in zip(parts[1::2], parts[2::2], strict=True)
    ]


class Talk:
    """A driver on a desk: time passes by hand."""

    def __init__(self) -> None:
        self.driver = RelayLight()
        self.now = 100.0
        self.sent = ""
        self.readings: list[Reading] = []
        self.hung_up = ""
        self.take(self.driver.connected(self.now))

    def take(self, output: Output) -> Talk:
        self.sent += output.send.decode()
        self.readings += output.readings
        self.hung_up = output.hang_up or self.hung_up
        return self

    def board_says(self, line: str) -> Talk:
        return self.take(self.driver.received(f"{line}\r\n".encode(), self.now))

    def lane_asks(self, wish: SetLamp) -> Talk:
        return self.take(self.driver.requested(wish, self.now))

    def waits(self, seconds: float) -> Talk:
        self.now += seconds
        return self.take(self.driver.ticked(self.now))

    def told(self) -> list[Reading]:
        told, self.readings = self.readings, []
        return told


def online() -> Talk:
    talk = Talk().board_says("RELAY 1 4 LAMPS")
    talk.sent, talk.readings = "", []
    return talk


@pytest.mark.parametrize("lines", dialogues())
def test_the_dialogue_goes_as_the_page_says(lines: list[str]) -> None:
    talk, told = Talk(), []
    for line in lines:
        mark, text = line[0], line[2:]
        match mark:
            case ">":
                assert talk.sent == f"{text}\n"
                talk.sent = ""
            case "<":
                talk.board_says(text)
            case "!":
                colour, pattern = text.split()
                talk.lane_asks(SetLamp(Colour(colour), Pattern(pattern)))
            case "+":
                talk.waits(float(text))
            case "=":
                told.append(text)
    assert [str(reading) for reading in talk.readings] == told
    assert talk.sent == ""


def test_what_is_asked_of_a_board_that_is_away_is_void() -> None:
    talk = Talk().lane_asks(HELP)
    assert talk.sent == HELLO.decode()
    talk.board_says("RELAY 1 4 LAMPS").waits(2.0)
    assert talk.sent.endswith("SET 0000\n")


def test_a_pulled_cable_is_told_once_and_the_board_starts_dark_again() -> None:
    talk = online().lane_asks(HELP).board_says("OK 0010")
    talk.told()
    gone = DeviceFault(FaultKind.UNPLUGGED, "no board")
    assert talk.take(talk.driver.disconnected(gone, talk.now)).told() == [DeviceOffline(gone)]
    assert talk.take(talk.driver.disconnected(gone, talk.now)).told() == []
    assert talk.driver.deadline is None
    talk.take(talk.driver.connected(talk.now)).board_says("RELAY 1 4 LAMPS").waits(2.0)
    assert talk.sent.endswith("SET 0000\n")


def test_an_answer_in_pieces_is_one() -> None:
    talk = online().lane_asks(FREE)
    for byte in b"OK 1000\r\n":
        talk.take(talk.driver.received(bytes([byte]), talk.now))
    assert talk.told() == [LampSet(Colour.GREEN, Pattern.STEADY)]


def test_a_line_that_answers_nothing_is_dropped() -> None:
    talk = online().board_says("OK 1111").lane_asks(FREE).board_says("hello").board_says("OK 1000")
    assert [type(one) for one in talk.told()] == [DeviceTrouble, DeviceTrouble, LampSet]


def test_an_answer_without_an_end_costs_the_link() -> None:
    talk = online()
    assert talk.take(talk.driver.received(b"x" * 100, talk.now)).hung_up == "an answer without an end"


def test_what_is_not_for_it_changes_nothing() -> None:
    talk = online()
    assert talk.take(talk.driver.requested(EnableScanner(), talk.now)).told() == []
    assert talk.driver.masked(b"SET 1000") == b"SET 1000"


@given(
    st.lists(st.binary(max_size=30) | st.sampled_from([b"OK 0010\n", b"RELAY 1 4\n", b"\n", b"NO x\n"]), max_size=12)
)
def test_any_bytes_have_an_answer_and_silence_is_noticed(chunks: list[bytes]) -> None:
    talk = online().lane_asks(HELP)
    for chunk in chunks:
        talk.take(talk.driver.received(chunk, talk.now))
    talk.waits(ANSWER_S).waits(ANSWER_S + 2.0)
    assert talk.hung_up


@pytest.mark.parametrize("wire", ["tcp", "pty"])
def test_over_a_real_wire_the_lamp_shows_what_was_asked_for(wire: str, tmp_path: Path) -> None:
    with plugged("relay", wire, tmp_path) as board:
        board.online()
        board.pump.submit(FREE)
        board.told(LampSet(Colour.GREEN, Pattern.STEADY))
        assert board.emulator.state()["colour"] == "green"
        board.pump.submit(HELP)
        board.told(LampSet(Colour.AMBER, Pattern.BLINK))
        wait_until(lambda: (board.emulator.state()["colour"], board.emulator.state()["pattern"]) == ("amber", "blink"))


@pytest.mark.parametrize("fault", ["silence", "bad_check", "noise", "unplug"])
def test_a_board_that_fails_is_noticed_and_comes_back(fault: str, tmp_path: Path) -> None:
    with plugged("relay", "pty", tmp_path) as board:
        board.online()
        board.host.fault(fault, value=True)
        board.pump.submit(HELP)
        board.told_a(DeviceOffline)
        board.host.clear(fault)
        board.forget()
        board.online()
        board.pump.submit(HELP)
        board.told(LampSet(Colour.AMBER, Pattern.BLINK))


def test_relays_that_stick_are_a_fault_of_the_light(tmp_path: Path) -> None:
    with plugged("relay", "tcp", tmp_path) as board:
        board.online()
        board.emulator.set({"stuck": True}, 0.0)
        board.pump.submit(FREE)
        assert board.told_a(DeviceOffline).fault.kind is FaultKind.MECHANISM


def test_over_the_wire_a_board_says_its_name(tmp_path: Path) -> None:
    with plugged("relay", "tcp", tmp_path) as board:
        assert board.told_a(DeviceOnline) == DeviceOnline("SIM-LAMPS")
