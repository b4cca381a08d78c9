"""What is to be looked at on its way to the server, and a host's answer on its way back."""

from __future__ import annotations

from kiosk.core.command_wire import StrangeCommand, read_commands
from kiosk.core.intervention_wire import INTERVENTION, InterventionCommand
from kiosk.core.interventions import Answer
from tests.server.interventions.raising import WINE_CHECK, cleared, raised

TOLD = {
    "id": "c1",
    "kind": INTERVENTION,
    "intervention": WINE_CHECK,
    "answer": "approve",
    "staff": "lena",
    "name": "Lena K.",
    "reason": "",
}


def test_it_goes_with_all_that_a_host_needs_to_decide() -> None:
    sent = raised()
    assert (sent.kind, sent.version, sent.lane) == (INTERVENTION, 1, "4")
    told = sent.payload["raised"]
    assert isinstance(told, dict)
    assert (told["kind"], told["age"], told["item"]["price_minor"], told["why"]) == ("age", 18, 779, [])


def test_what_came_of_it_goes_with_who_said_so() -> None:
    told = cleared().payload["cleared"]
    assert isinstance(told, dict)
    assert (told["by"], told["answer"], told["name"]) == ("host", "approve", "Anna")


def test_a_hosts_answer_is_read() -> None:
    [command] = read_commands({"commands": [TOLD]})
    assert command == InterventionCommand(
        id="c1", intervention=WINE_CHECK, answer=Answer.APPROVE, staff="lena", name="Lena K.", reason=""
    )


def test_an_answer_of_another_time_holds_nothing_up() -> None:
    assert read_commands({"commands": [{**TOLD, "answer": "ponder"}]}) == [StrangeCommand("c1")]
