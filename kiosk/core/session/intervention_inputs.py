"""What is said of interventions: by staff at the lane, by hosts at the console, by the shopper who does without."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.core.interventions import Answer


@dataclass(frozen=True, slots=True)
class InterventionGiven:
    """Whoever of the staff is signed on says so, at the lane; `reason` is a word, as `looks_older`, or ''."""

    intervention: str
    answer: Answer
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class InterventionAnswered:
    """A host says so, from the console, as the server's command `command`; the same command may come again.

    `staff` is who it is; '' where the store's hosts have one token among them, and the server answers for them.
    """

    command: str
    intervention: str
    answer: Answer
    staff: str
    name: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class WithoutTouched:
    """The shopper does without what the intervention is about."""

    intervention: str


@dataclass(frozen=True, slots=True)
class WaitTouched:
    """The shopper wants to see how it stands with what a colleague has to look at."""


InterventionInput = InterventionGiven | InterventionAnswered | WithoutTouched | WaitTouched
