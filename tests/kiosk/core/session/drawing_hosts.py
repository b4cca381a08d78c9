"""What hosts say from the console, and how the link to it is, drawn: of what is open and of what never was."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from kiosk.core.calls import HostAnswer
from kiosk.core.interventions import Answer
from kiosk.core.mode import ORDERED, LaneMode
from kiosk.core.session.inputs import (
    CertificateCounted,
    HelpAnswered,
    Input,
    InterventionAnswered,
    ModeOrdered,
    ServerLinkChanged,
)
from kiosk.core.session.state import LaneState

Choice = TypeVar("Choice")
STAFF = ("", "lena", "amir", "nobody")


def by_hosts(
    state: LaneState, one: Callable[[Sequence[Choice]], Choice], check: str
) -> dict[type, Callable[[], Input]]:
    """Input → what draws it; `check` names something to be looked at, or nothing."""
    call = state.call.id if state.call is not None else ""
    return {
        HelpAnswered: lambda: HelpAnswered(
            one(("c1", "c2", "c3")),
            one((call, call, call, "f" * 32)),
            one(tuple(HostAnswer)),
            one(("Anna", "")),
            one((40, 0, -1, 10**9)),
        ),
        InterventionAnswered: lambda: InterventionAnswered(
            command=one(("i1", "i2", "i3")),
            intervention=check,
            answer=one(tuple(Answer)),
            staff=one(STAFF),
            name="Anna",
        ),
        ServerLinkChanged: lambda: ServerLinkChanged(one((True, False))),
        CertificateCounted: lambda: CertificateCounted(one((900, 12, -1))),
        ModeOrdered: lambda: ModeOrdered(
            command=one(("m1", "m2", "m3")),
            mode=one(sorted(ORDERED)),
            staff=one(STAFF),
            name="Anna",
            pieces=one((1, 3, 10)),
            only_in=one((None, None, *LaneMode)),
        ),
    }
