"""Interventions on the wire: what a lane tells of them, and a host's answer on its way to the lane."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.core.interventions import Answer, Intervention
from kiosk.core.items import Item
from kiosk.core.session.intervention_facts import InterventionCleared, InterventionFact, InterventionRaised
from kiosk.core.wire import Envelope, seal

INTERVENTION = "intervention"
INTERVENTION_VERSION = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class InterventionCommand:
    """A host's answer, for the lane to obey or to find too late. `staff` as in `InterventionAnswered`."""

    id: str
    intervention: str
    answer: Answer
    staff: str
    name: str
    reason: str


def intervention_envelope(fact: InterventionFact, journal: str, seq: int) -> Envelope:
    payload = intervention_payload(fact)
    return seal(
        lane=fact.lane, journal=journal, seq=seq, kind=INTERVENTION, version=INTERVENTION_VERSION, payload=payload
    )


def intervention_payload(fact: InterventionFact) -> dict[str, object]:
    """`raised` is what is to be looked at, or `cleared` what came of it; the other is null."""
    told: dict[str, object] = {"lane": fact.lane, "session": fact.session, "raised": None, "cleared": None}
    match fact:
        case InterventionRaised():
            one = fact.intervention
            return {**told, "intervention": one.id, "at": one.at, "raised": _raised(one)}
        case InterventionCleared():
            cleared = {
                "by": fact.by.value,
                "answer": fact.answer.value if fact.answer is not None else "",
                "staff": fact.staff,
                "name": fact.name,
                "reason": fact.reason,
                "command": fact.command,
            }
            return {**told, "intervention": fact.intervention, "at": fact.at, "cleared": cleared}


def _raised(one: Intervention) -> dict[str, object]:
    return {
        "kind": one.kind.value,
        "item": _item(one.item) if one.item is not None else None,
        "age": one.age,
        "expected_g": one.saw.expected_g,
        "seen_g": one.saw.seen_g,
        "likely_bp": one.saw.likely_bp,
        "why": list(one.saw.why),
    }


def _item(item: Item) -> dict[str, object]:
    return {
        "item": item.key,
        "names": dict(item.names),
        "picture": item.picture,
        "price_minor": item.price.minor,
        "currency": item.price.currency,
    }
