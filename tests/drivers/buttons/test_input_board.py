"""The input board's driver as dialogues, and over real wires."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.contract import (
    Button,
    ButtonPressed,
    DeviceFault,
    DeviceOffline,
    DeviceOnline,
    DeviceTrouble,
    EnableScanner,
    FaultKind,
    PresenceChanged,
    Reading,
    ShowText,
    TextShown,
)
from tests.drivers.buttons.desk import Desk, online, summed
from tests.waiting import wait_until
from tests.wires import Wire, plugged

TRANSCRIPT = Path(__file__).parents[2] / "transcripts" / "input_board.txt"
GENEROUS_S = 30.0
HELP = ButtonPressed(Button.HELP)


def dialogues() -> list[object]:
    parts = re.split(r"^\[(.+)\]$", TRANSCRIPT.read_text(), flags=re.MULTILINE)
    return [
        pytest.param(body.strip().split("\n"), id=name) for name, body in zip(parts[1::2], parts[2::2], strict=True)
    ]


@pytest.mark.parametrize("lines", dialogues())
def test_the_dialogue_goes_as_the_page_says(lines: list[str]) -> None:
    desk, told = Desk(), []
    for line in lines:
        mark, text = line[0], line[2:]
        match mark:
            case ">":
                assert desk.sent == f"{text}\n"
                desk.sent = ""
            case "<":
                desk.hears(text.encode() + b"\r\n")
            case "!":
                desk.lane_asks(ShowText(text))
            case "+":
                desk.waits(float(text))
            case "=":
                told.append(text)
    assert [str(reading) for reading in desk.readings] == told
    assert desk.sent == ""


@pytest.mark.parametrize(("place", "letter"), list(enumerate("hudlrob0123456789")))
def test_every_key_of_the_keypad_has_its_name(place: int, letter: str) -> None:
    desk = online("hudlrob0123456789")
    digits = ["0"] * 17
    desk.board_says("! 00200 " + "".join([*digits[:place], "1", *digits[place + 1 :]]), f"! 00300 {'0' * 17}")
    names = {button.value[0]: button for button in Button}
    assert desk.told() == [ButtonPressed(names[letter])]


def test_an_input_with_nothing_on_it_is_no_button() -> None:
    desk = online("-h-")
    assert desk.board_says("! 00200 101", "! 00300 000", "! 00400 010", "! 00500 000").told() == [HELP]


def test_two_buttons_at_once_are_two_presses() -> None:
    desk = online("ud")
    pressed = desk.board_says("! 00200 10", "! 00205 11", "! 00300 00").told()
    assert pressed == [ButtonPressed(Button.UP), ButtonPressed(Button.DOWN)]


def test_a_hand_on_the_button_for_two_clocks_long_is_one_press() -> None:
    desk = online("h").board_says("! 00200 1")
    for at_ms in range(2200, 150_000, 2000):
        desk.board_says(f"IN {at_ms % 65536:05d} 1")
    pressed = [one for one in desk.told() if isinstance(one, ButtonPressed)]
    assert pressed == [HELP]


def test_a_pulled_cable_is_told_once_and_who_stood_there_is_told_anew() -> None:
    desk = online("p").board_says("! 00200 1", "IN 00300 1")
    assert desk.told() == [PresenceChanged(present=True)]
    gone = DeviceFault(FaultKind.UNPLUGGED, "no board")
    assert desk.take(desk.driver.disconnected(gone, desk.now)).told() == [DeviceOffline(gone)]
    assert desk.take(desk.driver.disconnected(gone, desk.now)).told() == []
    assert desk.driver.deadline is None
    desk.take(desk.driver.connected(desk.now)).board_says("INPUTS 1 p 16 BOARD", "IN 00500 1", "IN 00700 1")
    assert desk.told() == [DeviceOnline("BOARD"), PresenceChanged(present=True)]


def test_a_board_that_is_dropped_for_its_silence_is_told_as_lost_once() -> None:
    desk = online().waits(2.0).waits(1.5).waits(1.5)
    assert desk.hung_up
    desk.take(desk.driver.disconnected(DeviceFault(FaultKind.GARBLED, desk.hung_up), desk.now))
    desk.take(desk.driver.connected(desk.now)).waits(1.5).waits(1.5)
    assert [type(one) for one in desk.told()] == [DeviceOffline]


def test_a_flood_of_garbled_lines_is_told_once_and_asks_once() -> None:
    desk = online().hears(b"nonsense\n" * 500)
    assert [type(one) for one in desk.told()] == [DeviceTrouble]
    assert desk.sent == "IN\n"


def test_a_text_for_a_board_without_a_display_is_refused() -> None:
    (trouble,) = online(columns=0).lane_asks(ShowText("Help")).told()
    assert isinstance(trouble, DeviceTrouble)
    assert trouble.fault.kind is FaultKind.REFUSED


def test_what_is_asked_of_a_board_that_is_away_or_is_not_for_it_is_void() -> None:
    assert Desk().lane_asks(ShowText("Help")).board_says("INPUTS 1 h 16 BOARD", "IN 00100 0").sent == "?\nIN\n"
    assert online().lane_asks(EnableScanner()).sent == ""
    assert online().driver.masked(b"IN") == b"IN"


def test_no_text_can_ask_the_board_for_anything() -> None:
    assert online().lane_asks(ShowText("你好\nIN\n")).sent == "SHOW ???IN?\n"


def test_a_line_without_an_end_costs_the_link_and_keeps_what_came_before() -> None:
    desk = online().board_says("! 00200 1").hears(summed("! 00300 0") + b"\n" + b"x" * 100)
    assert desk.hung_up == "a line without an end"
    assert [type(one) for one in desk.told()] == [ButtonPressed, DeviceOffline]


REPORTS = st.lists(
    st.tuples(st.integers(1, 400), st.sampled_from(["00", "01", "10", "11"])).map(tuple), min_size=1, max_size=20
)


@given(reports=REPORTS, cuts=st.lists(st.integers(1, 30), max_size=30), late_s=st.floats(0.0, 1.0))
def test_the_same_lines_are_the_same_presses_however_they_come(
    reports: list[tuple[int, str]], cuts: list[int], late_s: float
) -> None:
    at_ms, lines = 100, []
    for passed_ms, stands in reports:
        at_ms += passed_ms
        lines.append(f"! {at_ms:05d} {stands}")
    whole = online("ph").board_says(*lines).told()
    data, desk = b"".join(summed(line) + b"\n" for line in lines), online("ph")
    for cut in cuts:
        desk.hears(data[:cut])
        data = data[cut:]
        desk.now += late_s / 20
    assert desk.hears(data).told() == whole
    edges = sum(before[1] == "0" and after[1] == "1" for (_, before), (_, after) in pairwise(reports))
    assert sum(isinstance(one, ButtonPressed) for one in whole) <= edges + (reports[0][1][1] == "1")


SOUND = st.sampled_from(["IN 00300 1", "! 00400 0", "! 00900 1", "OK Help", "NO unknown"]).map(
    lambda line: summed(line) + b"\n"
)


@given(st.lists(st.binary(max_size=80) | SOUND, max_size=12))
def test_any_bytes_are_taken_and_a_dead_board_is_noticed(chunks: list[bytes]) -> None:
    desk = online().lane_asks(ShowText("Help"))
    for chunk in chunks:
        desk.hears(chunk)
        if desk.hung_up:
            return
    for _ in range(4):  # at most: the next look, and again; the text and again
        desk.waits(2.1)
    assert desk.hung_up


@given(st.lists(st.binary(max_size=80), max_size=12), st.binary(max_size=8), st.integers(0, 15), st.integers(0, 7))
def test_garbage_and_one_flipped_bit_press_nothing(noise: list[bytes], more: bytes, place: int, bit: int) -> None:
    desk = online()
    flipped = bytearray(summed("! 00200 1"))
    flipped[place % len(flipped)] ^= 1 << bit
    for chunk in (*noise, bytes(flipped), b"\n", more):
        if not desk.hung_up:
            desk.hears(chunk)
    readings: list[Reading] = desk.told()
    assert not [one for one in readings if isinstance(one, ButtonPressed | PresenceChanged | TextShown)]


# ------------------------------------------------------------------------------------------------------- real wires


def tell(board: Wire, expected: Reading) -> None:
    board.told(expected, timeout_s=GENEROUS_S)


@pytest.mark.parametrize("wire", ["tcp", "pty"])
@pytest.mark.parametrize("fault", ["", "split", "merge", "bounce", "repeat"])
def test_over_a_real_wire_a_shopper_comes_calls_for_help_once_and_leaves(wire: str, fault: str, tmp_path: Path) -> None:
    with plugged("input-board", wire, tmp_path) as board:
        assert board.told_a(DeviceOnline, GENEROUS_S) == DeviceOnline("SIM-INPUTS")
        if fault:
            board.host.fault(fault, value=True)
        board.host.set({"present": True})
        tell(board, PresenceChanged(present=True))
        board.host.set({"press": "help"})
        tell(board, HELP)
        board.host.set({"present": False})
        board.told(PresenceChanged(present=True), HELP, PresenceChanged(present=False), timeout_s=GENEROUS_S)
        assert board.readings.count(HELP) == 1


def test_over_a_real_wire_the_display_shows_the_text(tmp_path: Path) -> None:
    with plugged("input-board", "pty", tmp_path) as board:
        board.told_a(DeviceOnline, GENEROUS_S)
        board.pump.submit(ShowText("Help comes"))
        tell(board, TextShown("Help comes"))
        assert board.host.state()["shows"] == "Help comes"


@pytest.mark.parametrize("fault", ["silence", "bad_check", "noise", "unplug"])
def test_a_board_that_fails_is_noticed_once_and_comes_back(fault: str, tmp_path: Path) -> None:
    with plugged("input-board", "pty", tmp_path) as board:
        board.told_a(DeviceOnline, GENEROUS_S)
        board.host.fault(fault, value=True)
        board.told_a(DeviceOffline, GENEROUS_S)
        board.host.clear(fault)
        board.told_a(DeviceOnline, GENEROUS_S)
        wait_until(lambda: isinstance(board.readings[-1], DeviceOnline | PresenceChanged), GENEROUS_S)
        board.host.set({"press": "ok"})
        tell(board, ButtonPressed(Button.OK))
        assert sum(isinstance(one, DeviceOffline) for one in board.readings) == 1


def test_a_change_that_was_not_told_is_found_by_the_next_look(tmp_path: Path) -> None:
    with plugged("input-board", "tcp", tmp_path) as board:
        board.told_a(DeviceOnline, GENEROUS_S)
        board.host.fault("lost_change", value=True)
        board.host.set({"held": ["help"], "present": True})
        tell(board, HELP)
        tell(board, PresenceChanged(present=True))


def test_a_board_that_restarts_takes_a_finger_on_a_button_for_no_press(tmp_path: Path) -> None:
    with plugged("input-board", "tcp", tmp_path) as board:
        board.told_a(DeviceOnline, GENEROUS_S)
        board.host.set({"held": ["help"]})
        tell(board, HELP)
        board.forget()
        board.host.set({"power": "cut"})
        tell(board, PresenceChanged(present=False))  # it has been looked at anew
        board.host.set({"press": "ok"})
        tell(board, ButtonPressed(Button.OK))
        assert HELP not in board.readings
