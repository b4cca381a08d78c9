"""A call for help: asked for at the lane, answered by the store's hosts, over when either of them says so."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import assert_never

from kiosk.core.values import Money

MAX_NAME = 40
MAX_SECONDS = 3600


class HelpReason(StrEnum):
    """Why a person is wanted."""

    ASKED = "asked"  # the shopper touched Help
    PAYMENT = "payment"  # the lane itself: a payment is in doubt
    INTERVENTION = "intervention"  # the lane itself: something is to be looked at before payment


class ClearedBy(StrEnum):
    SHOPPER = "shopper"
    ATTENDANT = "attendant"
    LEFT = "left"  # the visit was over
    SOLVED = "solved"  # what the lane itself had called for


class HostAnswer(StrEnum):
    """What a host may say of a call."""

    SEEN = "seen"
    COMING = "coming"
    DONE = "done"


class Outcome(StrEnum):
    """What a lane answers to a command."""

    DONE = "done"  # it is so; also where it had been so before
    OVER = "over"  # the call was over: nothing was done


class CallStage(StrEnum):
    CALLED = "called"
    SEEN = "seen"
    COMING = "coming"


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpRequested:
    """A person is wanted. Owed to the server, unless `call` is '' (old journals).

    `call` is a random name of 32 hex digits; `screen`, `pieces` and `total` are what the lane showed at that moment.
    """

    session: str
    call: str = ""
    lane: str = ""
    at: str = ""
    reason: HelpReason = HelpReason.ASKED
    screen: str = ""
    pieces: int = 0
    total: Money | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpSeen:
    """A host has seen the call. `command` is the server's; the same one does nothing twice."""

    session: str
    call: str
    lane: str
    at: str
    command: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpComing:
    """`name` is on the way and needs about `seconds` from `at` on."""

    session: str
    call: str
    lane: str
    at: str
    command: str
    name: str
    seconds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpCleared:
    """The call is over; `name` is the host's who said so, where one did."""

    session: str
    call: str = ""
    lane: str = ""
    at: str = ""
    by: ClearedBy = ClearedBy.SHOPPER
    name: str = ""


HelpFact = HelpRequested | HelpSeen | HelpComing | HelpCleared


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """The one call that a lane may have open. `name`, `seconds`, `answered_at`: who comes, in what time, from when on.

    `commands` are the server's that were obeyed.
    """

    id: str
    session: str
    at: str
    reason: HelpReason = HelpReason.ASKED
    stage: CallStage = CallStage.CALLED
    name: str = ""
    seconds: int = 0
    answered_at: str = ""
    commands: tuple[str, ...] = ()


def folded(call: Call | None, fact: HelpFact) -> Call | None:
    """The open call after `fact`; what tells of another call changes nothing."""
    if isinstance(fact, HelpRequested):
        return Call(id=fact.call, session=fact.session, at=fact.at, reason=fact.reason)
    if call is None or call.id != fact.call:
        return call
    match fact:
        case HelpSeen():
            return replace(call, stage=CallStage.SEEN, name=fact.name, commands=(*call.commands, fact.command))
        case HelpComing():
            return replace(
                call,
                stage=CallStage.COMING,
                name=fact.name,
                seconds=fact.seconds,
                answered_at=fact.at,
                commands=(*call.commands, fact.command),
            )
        case HelpCleared():
            return None
        case _:
            assert_never(fact)
