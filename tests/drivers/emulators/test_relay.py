"""The emulated relay board, as its page says."""

from __future__ import annotations

import pytest

from drivers.emulators.base import Say
from drivers.emulators.relay import FORGETS_S, RelayEmulator


def asks(board: RelayEmulator, line: str, now: float = 0.0) -> str:
    (said,) = board.received(f"{line}\n".encode(), now)
    assert isinstance(said, Say)
    return said.data.decode().strip()


def shown(board: RelayEmulator) -> tuple[object, object]:
    return board.state()["colour"], board.state()["pattern"]


def test_it_says_who_it_is_and_what_stands() -> None:
    board = RelayEmulator()
    assert asks(board, "?") == "RELAY 1 4 SIM-LAMPS"
    assert asks(board, "SET 0100") == "OK 0100"
    assert board.state()["lamps"] == {"green": False, "white": True, "amber": False, "red": False}
    assert shown(board) == ("white", "steady")


def test_a_lamp_that_goes_on_and_off_blinks_and_then_it_does_not() -> None:
    board = RelayEmulator()
    for tick in range(4):
        asks(board, "SET 0010" if tick % 2 == 0 else "SET 0000", tick / 2)
    assert shown(board) == ("amber", "blink")
    asks(board, "SET 0000", 3.5)
    assert shown(board) == ("none", "none")


def test_asked_nothing_for_long_it_goes_dark() -> None:
    board = RelayEmulator()
    asks(board, "SET 1000", 10.0)
    assert board.deadline == 10.0 + FORGETS_S
    board.ticked(12.0)
    assert shown(board) == ("green", "steady")
    board.ticked(10.0 + FORGETS_S)
    assert (shown(board), board.deadline) == (("none", "none"), None)


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("", "NO unknown"),
        ("SET", "NO digits"),
        ("SET 12", "NO digits"),
        ("SET 00000", "NO digits"),
        ("OFF", "NO unknown"),
    ],
)
def test_what_is_no_question_is_refused(line: str, answer: str) -> None:
    board = RelayEmulator()
    assert asks(board, line) == answer
    assert shown(board) == ("none", "none")


def test_a_line_without_an_end_is_not_kept() -> None:
    board = RelayEmulator()
    (said,) = board.received(b"x" * 100, 0.0)
    assert isinstance(said, Say)
    assert asks(board, "?").startswith("RELAY")


def test_stuck_relays_answer_with_what_stands() -> None:
    board = RelayEmulator()
    board.set({"stuck": True}, 0.0)
    assert asks(board, "SET 1000") == "OK 0000"
    board.set({"stuck": False}, 0.0)
    assert asks(board, "SET 1000") == "OK 1000"


@pytest.mark.parametrize("values", [{"colour": "green"}, {"stuck": 1}])
def test_what_it_does_not_have_cannot_be_set(values: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"has no|true or false"):
        RelayEmulator().set(values, 0.0)
