"""The emulated input board, as its page says."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from drivers.emulators.base import Act, Say
from drivers.emulators.input_board import FORGETS_S, PRESS_S, InputBoardEmulator


def said(acts: Sequence[Act]) -> list[str]:
    return [act.data.decode().strip() for act in acts if isinstance(act, Say)]


def asks(board: InputBoardEmulator, line: str, now: float = 1.0) -> str:
    (answer,) = said(board.received(f"{line}\r\n".encode(), now))
    return answer.rpartition("*")[0]


def linked() -> InputBoardEmulator:
    board = InputBoardEmulator()
    board.connected(0.0)
    return board


def test_it_says_who_it_is_and_how_its_contacts_stand() -> None:
    assert asks(linked(), "?") == "INPUTS 1 phudlrob 16 SIM-INPUTS"
    assert asks(linked(), "IN", 1.25) == "IN 01250 00000000"
    assert asks(linked(), "IN", 65.536 + 1.25) == "IN 01250 00000000"


def test_behind_each_line_stands_its_check() -> None:
    assert said(linked().received(b"NONSENSE\n", 0.0)) == ["NO unknown*49"]


def test_a_press_closes_and_opens_at_its_own_moments_however_late_it_is_turned() -> None:
    board = linked()
    assert said(board.set({"press": "help"}, 1.0)) == ["! 01000 01000000*11"]
    assert board.state()["held"] == ["help"]
    assert board.deadline == 1.0 + PRESS_S
    assert said(board.ticked(9.0)) == ["! 01080 00000000*18"]
    assert (board.state()["held"], board.state()["pressed"]["help"]) == ([], 1)  # type: ignore[index]


def test_what_happens_while_nobody_is_linked_is_seen_at_the_next_look() -> None:
    board = InputBoardEmulator()
    assert said(board.set({"held": ["ok"], "present": True}, 1.0)) == []
    board.connected(2.0)
    board.disconnected(3.0)
    board.connected(4.0)
    assert asks(board, "IN", 5.0) == "IN 05000 10000010"
    assert said(board.set({"held": []}, 6.0))[0].startswith("! 06000 10000000")


def test_a_chattering_contact_comes_to_rest_where_the_finger_is() -> None:
    board = linked()
    board.faults.set("bounce", value=True)
    lines = [*said(board.set({"held": ["help"]}, 1.0)), *said(board.ticked(2.0))]
    assert [line.split()[2][1] for line in lines] == list("10101")
    assert board.state()["held"] == ["help"]


def test_a_lost_change_is_lost_once() -> None:
    board = linked()
    board.faults.set("lost_change", value=True)
    assert said(board.set({"held": ["help"]}, 1.0)) == []
    assert len(said(board.set({"held": []}, 2.0))) == 1


def test_asked_nothing_for_long_its_display_is_empty() -> None:
    board = linked()
    assert asks(board, "SHOW Help comes", 10.0) == "OK Help comes"
    board.ticked(12.0)
    assert board.state()["shows"] == "Help comes"
    board.ticked(10.0 + FORGETS_S)
    assert (board.state()["shows"], board.deadline) == ("", None)


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("SHOW", "NO display"),
        ("SHOW " + "x" * 17, "NO display"),
        ("SHOW caf\x07", "NO display"),
        ("SHOW ", "OK "),
        ("IN 1", "NO unknown"),
        ("? ", "NO unknown"),
        ("", "NO unknown"),
    ],
)
def test_what_it_does_not_know_is_refused(line: str, answer: str) -> None:
    assert asks(linked(), line) == answer


def test_a_line_without_an_end_is_not_kept() -> None:
    board = linked()
    assert said(board.received(b"x" * 100, 0.0)) == ["NO unknown*49"]
    assert asks(board, "?").startswith("INPUTS")


def test_a_restart_says_so_and_begins_its_clock() -> None:
    board = linked()
    board.set({"held": ["up"]}, 1.0)
    assert said(board.set({"power": "cut"}, 50.0))[0].startswith("INPUTS 1 ")
    assert asks(board, "IN", 51.0) == "IN 01000 00100000"


@pytest.mark.parametrize("values", [{"press": "fire"}, {"held": "help"}, {"held": ["fire"]}, {"present": 1}, {"x": 1}])
def test_what_it_does_not_have_cannot_be_set(values: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="this board knows"):
        linked().set(values, 0.0)


def test_no_more_is_planned_than_it_can_hold() -> None:
    board, turned_away = linked(), ""
    while not turned_away:
        try:
            board.set({"press": "ok"}, 0.0)
        except ValueError as error:
            turned_away = str(error)
    assert "no room" in turned_away
