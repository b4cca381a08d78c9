"""/console/calls: the open calls for help, and what hosts say of them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Request
from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from kiosk.core.calls import HostAnswer
from kiosk.core.staff import Act
from server.auth.gate import Gate
from server.calls.bell import Bell
from server.calls.book import Calls, OpenCall
from server.calls.hold import hold
from server.ingest.body import ShortRoute
from server.ingest.envelopes import ErrorOut
from server.staff.host import Host
from server.staff.trail import Trail

HOLD_S = 20.0
REFUSALS: dict[int | str, dict[str, type[ErrorOut]]] = {
    code: {"model": ErrorOut} for code in (401, 403, 409, 413, 422, 503)
}


_NEVER = r"\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069"
"""What no name has: what breaks a line, or turns the sentence around it on the shopper's screen."""


HostName = Annotated[
    str,
    Field(min_length=1, max_length=40, pattern=rf"^[^{_NEVER}]*[^\s{_NEVER}][^{_NEVER}]*$"),
    AfterValidator(lambda name: " ".join(name.split())),
]


class WordIn(BaseModel):
    """Who says it, where nobody signs on, and how long they will need, where that matters."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: HostName | None = None
    seconds: Annotated[int, Field(ge=0, le=3600)] = 0


class CallOut(BaseModel):
    """`reason`: the lane's closed word. `told`: what the lane itself shows its shopper: called, seen or coming.
    `left_s`: of the time promised.
    """

    lane: str
    call: str
    reason: str
    at: str
    waits_s: int
    raised: bool
    seen_by: str
    coming_by: str
    left_s: int
    may_come: bool
    told: str


class OpenCallsOut(BaseModel):
    """`tag` changes with the calls, not with the seconds."""

    tag: str
    calls: list[CallOut]


class DoneOut(BaseModel):
    done: bool = True


def named(host: Host, given: str | None) -> str:
    """The name that shoppers read: the host's own, else the one `given` with the word; raises 422 for none."""
    name = host.name or given
    if not name:
        raise HTTPException(422, "name: the shopper reads who comes")
    return name


def make_console(gate: Gate, calls: Calls, trail: Trail, bell: Bell) -> APIRouter:
    router = APIRouter(prefix="/console", route_class=ShortRoute)
    allowed = Depends(gate.may(Act.CLEAR_CALL))

    @router.get("/calls", dependencies=[Depends(gate.host)], responses=REFUSALS)
    async def open_calls(request: Request, seen: Annotated[str, Field(max_length=64)] = "") -> OpenCallsOut:
        """The open calls, those that nobody answered for two minutes first. With `seen`, the `tag` of what is known,
        the answer waits until something else is to be told.
        """
        return await hold(request, bell, lambda: told(calls.open()), lambda found: found.tag != seen, HOLD_S)

    @router.post("/calls/{lane}/{call}/{answer}", responses=REFUSALS)
    def answer(
        lane: str,
        call: str,
        answer: HostAnswer,
        word: WordIn,
        host: Host = allowed,
    ) -> DoneOut:
        """A host's word on a call. 409: it does not count, and the sentence says why."""
        refusal = calls.answer(lane, call, answer, named(host, word.name), word.seconds)
        if refusal:
            raise HTTPException(409, refusal)
        trail.did(host.staff, Act.CLEAR_CALL, lane=lane, reason=answer.value, command=call)
        return DoneOut()

    return router


def told(found: Sequence[OpenCall]) -> OpenCallsOut:
    """`found` as the script takes it, in the same order."""
    calls = [_out(one) for one in found]
    lasting = [call.model_dump(exclude={"waits_s", "left_s"}) for call in calls]
    return OpenCallsOut(tag=hashlib.sha256(json.dumps(lasting).encode()).hexdigest()[:32], calls=calls)


def _out(one: OpenCall) -> CallOut:
    row = one.row
    return CallOut(
        lane=row.lane,
        call=row.call,
        reason=row.reason,
        at=row.at,
        waits_s=one.waits_s,
        raised=one.raised,
        seen_by=row.seen_by,
        coming_by=row.coming_by,
        left_s=one.left_s,
        may_come=one.may_come,
        told=row.told,
    )
