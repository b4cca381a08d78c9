"""State → how the lane looks from afar, so that the store's console and the light over the lane say the same."""

from __future__ import annotations

from kiosk.core.look import MOST_LINES, LaneLook, LookLine
from kiosk.core.mode import SHUT, LaneMode
from kiosk.core.session.light import light_of
from kiosk.core.session.state import LaneState, Paying, Settling


def look_of(state: LaneState) -> LaneLook:
    light, session = light_of(state).value, state.session
    express = state.express_pieces if state.mode is LaneMode.EXPRESS else 0
    if session is None:
        return LaneLook(light=light, express=express)
    return LaneLook(
        light=light,
        paying=isinstance(session.phase, Paying | Settling),
        pieces=session.pieces,
        total=session.pricing.to_pay,
        closes=state.mode in SHUT,
        express=express,
        lines=tuple(
            LookLine(names=line.item.names, pieces=line.pieces, asked=session.priced(line.id).asked)
            for line in reversed(session.lines[-MOST_LINES:])
        ),
    )
