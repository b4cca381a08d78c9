"""POST /api/v1/commands: where a lane waits for what it is to do, and says what became of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import asdict
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request
from fastapi.concurrency import run_in_threadpool
from pydantic import BaseModel, ConfigDict, Field

from kiosk.core.calls import HostAnswer, Outcome
from kiosk.core.command_wire import BASKET, MODE
from kiosk.core.intervention_wire import INTERVENTION
from kiosk.core.interventions import Answer
from kiosk.core.mode import LaneMode
from kiosk.core.wire import HELP
from server.auth.gate import Gate
from server.baskets.hands import Hands
from server.calls.bell import Bell
from server.calls.book import Calls
from server.calls.due import Due
from server.calls.hold import hold
from server.ingest.body import ShortRoute
from server.ingest.envelopes import ErrorOut
from server.interventions.book import Interventions
from server.modes.book import Modes

HOLD_S = 8.0
REFUSALS: dict[int | str, dict[str, type[ErrorOut]]] = {code: {"model": ErrorOut} for code in (401, 413, 422, 503)}

Knows = Annotated[list[str] | None, Query(max_length=50, description="kinds of commands that the lane can do")]


class AnsweredIn(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    id: Annotated[str, Field(max_length=64)]
    outcome: Outcome


class AnswersIn(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    wire: Literal[1]
    answers: Annotated[list[AnsweredIn], Field(max_length=500)]


class CommandOut(BaseModel):
    """`id` names it for ever; it comes again until the lane has answered it."""

    id: str
    kind: Literal["help"] = "help"
    call: str
    answer: HostAnswer
    name: str
    seconds: int


class HandOut(BaseModel):
    """A host hands the basket to the lane, which then asks for it by this name."""

    id: str
    kind: Literal["basket"] = "basket"
    basket: str
    name: str


class LookedAtOut(BaseModel):
    """A host has looked at an intervention; `staff` '' where the store's hosts have one token among them."""

    id: str
    kind: Literal["intervention"] = "intervention"
    intervention: str
    answer: Answer
    staff: str
    name: str
    reason: str


class ModeOut(BaseModel):
    """A host closes the lane, opens it, or has it for baskets of up to `pieces`; `staff` '' where the store's hosts
    have one token among them, or its rules say so. With `only_in` it counts in that mode alone.
    """

    id: str
    kind: Literal["mode"] = "mode"
    mode: LaneMode
    staff: str
    name: str
    pieces: int
    only_in: LaneMode | Literal[""]


AnyOut = CommandOut | HandOut | LookedAtOut | ModeOut


class CommandsOut(BaseModel):
    commands: list[AnyOut]


def make_channel(
    gate: Gate, due: Due, calls: Calls, hands: Hands, interventions: Interventions, modes: Modes, bell: Bell
) -> APIRouter:
    router = APIRouter(prefix="/api/v1", route_class=ShortRoute)

    @router.post("/commands", responses=REFUSALS)
    async def commands(
        body: AnswersIn,
        request: Request,
        knows: Knows = None,
        lane: str = Depends(gate.lane),
    ) -> CommandsOut:
        """The commands for the lane whose bearer token comes with it; without any the answer waits for some.

        `answers` are settled first, and their commands do not come again. A lane is told of what it `knows` alone (of
        calls for help where it does not say); where it cannot do what a host wants, that is answered for it.
        """
        answers = {one.id: one.outcome for one in body.answers}
        if answers:
            await run_in_threadpool(note, lane, answers)
        return CommandsOut(
            commands=await hold(request, bell, lambda: open_for(lane, knows or (HELP,)), bool, HOLD_S, lane)
        )

    def note(lane: str, answers: Mapping[str, Outcome]) -> None:
        calls.note(lane, answers)
        hands.note(lane, answers)
        interventions.note(lane, answers)
        modes.note(lane, answers)

    def open_for(lane: str, knows: Collection[str]) -> list[AnyOut]:
        if not due.any_for(lane):
            return []
        handed = hands.open_for(lane)
        if BASKET not in knows:
            hands.note(lane, {one.id: Outcome.OVER for one in handed})
            handed = []
        asked = [HandOut(id=one.id, basket=one.basket, name=one.name) for one in handed]
        said = [
            CommandOut(id=one.id, call=one.call, answer=one.answer, name=one.name, seconds=one.seconds)
            for one in calls.commands(lane)
        ]
        looked = interventions.commands(lane)
        if INTERVENTION not in knows:
            interventions.note(lane, {one.id: Outcome.OVER for one in looked})
            looked = []
        ordered = modes.commands(lane)
        if MODE not in knows:
            modes.note(lane, {one.id: Outcome.OVER for one in ordered})
            ordered = []
        looked_at = [LookedAtOut(**asdict(one)) for one in looked]
        return [
            *said,
            *asked,
            *looked_at,
            *(ModeOut(**asdict(one) | {"only_in": one.only_in or ""}) for one in ordered),
        ]

    return router
