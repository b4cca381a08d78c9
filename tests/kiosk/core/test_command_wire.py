import json

import pytest

from kiosk.core.calls import HostAnswer, Outcome
from kiosk.core.command_wire import (
    Command,
    HandCommand,
    ModeCommand,
    StrangeCommand,
    command_answers,
    read_commands,
)
from kiosk.core.mode import ORDERED, LaneMode
from kiosk.core.wire import WireError


def test_commands_are_read_and_answered() -> None:
    entry = {"id": "c1", "call": "a1", "answer": "coming", "name": "Anna", "seconds": 40}
    command = Command(id="c1", call="a1", answer=HostAnswer.COMING, name="Anna", seconds=40)
    assert read_commands({"commands": [entry]}) == [command]
    told = json.loads(command_answers({"c1": Outcome.DONE}))
    assert told == {"wire": 1, "answers": [{"id": "c1", "outcome": "done"}]}


def test_a_basket_that_is_handed_over_is_a_command_and_one_of_another_kind_holds_up_nothing() -> None:
    entries = [
        {"id": "c2", "kind": "basket", "basket": "ab" * 16, "name": "Anna"},
        {"id": "c3", "kind": "of tomorrow", "more": 1},
        {"id": "c4", "kind": "help", "call": "a1", "answer": "of tomorrow", "name": "Anna", "seconds": 1},
        {"id": "c5"},
        {"id": "c6", "kind": "of tomorrow", "call": "a1", "answer": "coming", "name": "Anna", "seconds": 1},
    ]
    hand = HandCommand(id="c2", basket="ab" * 16, name="Anna")
    strange = [StrangeCommand(one) for one in ("c3", "c4", "c5", "c6")]
    assert read_commands({"commands": entries}) == [hand, *strange]


@pytest.mark.parametrize(
    "body", [[], {}, {"commands": 1}, {"commands": [{}]}, {"commands": [{"id": 1, "answer": "no"}]}]
)
def test_what_is_no_command_is_not_obeyed(body: object) -> None:
    with pytest.raises(WireError):
        read_commands(body)


@pytest.mark.parametrize("mode", ["closed", "open", "training", "of tomorrow"])
def test_an_order_closes_a_lane_or_opens_it(mode: str) -> None:
    entry = {"id": "c7", "kind": "mode", "mode": mode, "staff": "lena", "name": "Lena K."}
    [command] = read_commands({"commands": [entry]})
    if mode in ORDERED:
        assert command == ModeCommand(id="c7", mode=LaneMode(mode), staff="lena", name="Lena K.")
    else:
        assert command == StrangeCommand("c7")


@pytest.mark.parametrize(
    ("pieces", "only_in", "counts"),
    [(8, "", True), (8, "express", True), (0, "", False), (101, "", False), ("8", "", False), (8, "asleep", False)],
)
def test_an_express_lane_is_for_so_many_pieces(pieces: object, only_in: str, counts: bool) -> None:
    entry = {"id": "c8", "kind": "mode", "mode": "express", "staff": "", "name": "", "pieces": pieces}
    [command] = read_commands({"commands": [{**entry, "only_in": only_in}]})
    only = LaneMode(only_in) if counts and only_in else None
    told = ModeCommand(id="c8", mode=LaneMode.EXPRESS, staff="", name="", pieces=8, only_in=only)
    assert command == (told if counts else StrangeCommand("c8"))
