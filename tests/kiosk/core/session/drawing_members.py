"""What members do and what the store says of them, drawn: also where nobody asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from kiosk.core.session.inputs import (
    Input,
    MemberAnswered,
    MemberLeaves,
    MemberScanned,
    MemberTouched,
    NotAsked,
    PhoneGiven,
)
from kiosk.core.session.state import LaneState
from tests.kiosk.core.session.club import BEN, MIA

Choice = TypeVar("Choice")


def of_members(state: LaneState, one: Callable[[Sequence[Choice]], Choice]) -> dict[type, Callable[[], Input]]:
    return {
        MemberScanned: lambda: MemberScanned(one(("a" * 64, "b" * 64))),
        MemberTouched: MemberTouched,
        PhoneGiven: lambda: PhoneGiven("01701234542"),
        MemberLeaves: MemberLeaves,
        MemberAnswered: lambda: MemberAnswered(
            one((state.member.request, "0" * 32)), one((MIA, BEN, None)), one((None, None, *NotAsked))
        ),
    }
