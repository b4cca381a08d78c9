"""The way in for members, from the first screen and the basket: keys for a phone number; and the way out again."""

from __future__ import annotations

from typing import assert_never

from kiosk.core.session.decide import basket, members, mode
from kiosk.core.session.facts import StartedBy
from kiosk.core.session.inputs import MemberAnswered, MemberInput, MemberLeaves, MemberTouched, PhoneGiven
from kiosk.core.session.notes import BasketView, MemberView
from kiosk.core.session.turn import Turn


def happened(turn: Turn, event: MemberInput) -> None:
    match event:
        case MemberTouched():
            _open(turn)
        case PhoneGiven():
            members.phone_given(turn, event.phone)
        case MemberLeaves():
            members.left(turn)
        case MemberAnswered():
            members.answered(turn, event)
        case _:
            assert_never(event)


def _open(turn: Turn) -> None:
    """A touch on it begins a visit as Start does."""
    if not turn.policy.asks_members:
        return
    if turn.state.session is None and mode.lets_in(turn):
        basket.start(turn, StartedBy.TOUCH)
    if basket.shopping(turn) is not None and isinstance(turn.state.view, BasketView):
        turn.hush()
        turn.open(MemberView())
