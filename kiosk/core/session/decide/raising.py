"""An intervention begins and ends: durably, and told to the server at once."""

from __future__ import annotations

from kiosk.core.interventions import NOTHING_SEEN, Answer, Intervention, InterventionKind, Saw, SettledBy
from kiosk.core.items import Item
from kiosk.core.session.effects import PushOutbox
from kiosk.core.session.intervention_facts import InterventionCleared, InterventionRaised
from kiosk.core.session.state import Session
from kiosk.core.session.turn import Turn


def raise_one(
    turn: Turn,
    kind: InterventionKind,
    *,
    item: Item | None = None,
    line: int = 0,
    years: int = 0,
    saw: Saw = NOTHING_SEEN,
    again: Intervention | None = None,
) -> None:
    """A person has to look at it from now on; `again`: what was open is about this now."""
    one = Intervention(
        id=again.id if again is not None else f"{len(turn.session.interventions):04x}{turn.moment.nonce[4:]}",
        kind=kind,
        at=again.at if again is not None else turn.moment.wall,
        item=item,
        line=line,
        age=years,
        saw=saw,
    )
    turn.happened(InterventionRaised(session=turn.session.id, lane=turn.policy.lane, intervention=one))
    turn.effect(PushOutbox())


def solved(turn: Turn, one: Intervention) -> None:
    """What it was about is no longer so."""
    clear(turn, turn.session, one, SettledBy.SOLVED)


def clear(
    turn: Turn,
    session: Session,
    one: Intervention,
    by: SettledBy,
    answer: Answer | None = None,
    staff: str = "",
    name: str = "",
    reason: str = "",
    command: str = "",
) -> None:
    turn.happened(
        InterventionCleared(
            session=session.id,
            lane=turn.policy.lane,
            intervention=one.id,
            at=turn.moment.wall,
            by=by,
            answer=answer,
            staff=staff,
            name=name,
            reason=reason,
            command=command,
        )
    )
    turn.effect(PushOutbox())
