"""Facts of interventions. Owed to the server at once, so that hosts see what is to be looked at."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.core.interventions import Answer, Intervention, SettledBy


@dataclass(frozen=True, slots=True, kw_only=True)
class InterventionRaised:
    """A person has to look at it, before payment. Raised again under the same id it is about more than before."""

    session: str
    lane: str
    intervention: Intervention


@dataclass(frozen=True, slots=True, kw_only=True)
class InterventionCleared:
    """It is over; `answer` where staff gave one, `staff` and `name` being theirs, `reason` a word why, or ''.

    `command` is the server's, where a host cleared it from the console; the same one does nothing twice.
    """

    session: str
    lane: str
    intervention: str
    at: str
    by: SettledBy
    answer: Answer | None = None
    staff: str = ""
    name: str = ""
    reason: str = ""
    command: str = ""


InterventionFact = InterventionRaised | InterventionCleared
