"""The server's commands to a lane, as JSON: each comes until the lane has answered it. A lane is told nothing that it
does not say it knows, and what it does not know all the same it answers, so that it holds up nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kiosk.core.calls import HostAnswer, Outcome
from kiosk.core.intervention_wire import INTERVENTION, InterventionCommand
from kiosk.core.interventions import Answer
from kiosk.core.mode import MOST_PIECES, ORDERED, LaneMode
from kiosk.core.wire import HELP, WIRE_VERSION, WireError, canonical

BASKET = "basket"
MODE = "mode"
COMMANDS = (HELP, BASKET, INTERVENTION, MODE)
"""What a lane of this program does when it is told: a server tells it nothing else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """What the server wants a lane to do: pass on a host's `answer` to `call`. Sent until the lane answered `id`."""

    id: str
    call: str
    answer: HostAnswer
    name: str
    seconds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HandCommand:
    """A host hands `basket` to the lane: it is to ask for it, and `name` said so."""

    id: str
    basket: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ModeCommand:
    """A host closes the lane, opens it, or has it for small baskets. The fields are those of `ModeOrdered`."""

    id: str
    mode: LaneMode
    staff: str
    name: str
    pieces: int = 0
    only_in: LaneMode | None = None


@dataclass(frozen=True, slots=True)
class StrangeCommand:
    """Something that this program cannot do: it is answered so, and holds up nothing."""

    id: str


AnyCommand = Command | HandCommand | InterventionCommand | ModeCommand | StrangeCommand


def command_answers(answers: Mapping[str, Outcome]) -> bytes:
    """The body of a lane's request for commands, with what came of those it had."""
    told = [{"id": command, "outcome": outcome.value} for command, outcome in answers.items()]
    return canonical({"wire": WIRE_VERSION, "answers": told})


def read_commands(body: object) -> list[AnyCommand]:
    """The server's commands, oldest first; raises `WireError` when it speaks of anything else."""
    match body:
        case {"commands": list(entries)}:
            return [_command(entry) for entry in entries]
        case _:
            raise WireError("the server's answer holds no commands")


def _command(entry: object) -> AnyCommand:
    match entry:
        case {"id": str(command), "kind": str(kind)} if kind not in COMMANDS:
            return StrangeCommand(command)
        case {"id": str(command), "kind": "basket", "basket": str(basket), "name": str(name)}:
            return HandCommand(id=command, basket=basket, name=name)
        case {
            "id": str(command),
            "kind": "mode",
            "mode": str(mode),
            "staff": str(staff),
            "name": str(name),
            **more,
        } if mode in ORDERED:
            return _mode(command, LaneMode(mode), staff, name, more)
        case {
            "id": str(command),
            "kind": "intervention",
            "intervention": str(intervention),
            "answer": str(answer),
            "staff": str(staff),
            "name": str(name),
            "reason": str(reason),
        } if answer in set(Answer):
            return InterventionCommand(
                id=command, intervention=intervention, answer=Answer(answer), staff=staff, name=name, reason=reason
            )
        case {
            "id": str(command),
            "call": str(call),
            "answer": str(answer),
            "name": str(name),
            "seconds": int(seconds),
        } if answer in set(HostAnswer):
            return Command(id=command, call=call, answer=HostAnswer(answer), name=name, seconds=seconds)
        case {"id": str(command)}:
            return StrangeCommand(command)
        case _:
            raise WireError("a command has no name to answer it by")


def _mode(command: str, mode: LaneMode, staff: str, name: str, more: Mapping[object, object]) -> AnyCommand:
    only_in = more.get("only_in", "")
    if only_in not in ("", *LaneMode):
        return StrangeCommand(command)
    only = LaneMode(str(only_in)) if only_in else None
    if mode is not LaneMode.EXPRESS:
        return ModeCommand(id=command, mode=mode, staff=staff, name=name, only_in=only)
    match more.get("pieces"):
        case int(pieces) if 1 <= pieces <= MOST_PIECES:
            return ModeCommand(id=command, mode=mode, staff=staff, name=name, pieces=pieces, only_in=only)
        case _:
            return StrangeCommand(command)
