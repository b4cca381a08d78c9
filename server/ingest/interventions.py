"""Interventions as they must come: that something is to be looked at, or what came of it."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator

from server.ingest.payloads import Lane, Language, Minor, Name, Payload, Text, When

Grams = Annotated[int, Field(ge=-1_000_000, le=1_000_000)]
Word = Annotated[str, Field(pattern=r"^[a-z_]{1,20}$")]


class LookedAtIn(Payload):
    item: Annotated[Name, Field(max_length=60)]
    names: Annotated[dict[Language, Name], Field(max_length=40)]
    picture: Annotated[Text, Field(max_length=80)]
    price_minor: Minor
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")]


class RaisedIn(Payload):
    """Weights in grams, those of the bagging scale; `likely_bp` in hundredths of a percent."""

    kind: Word
    item: LookedAtIn | None
    age: Annotated[int, Field(ge=0, le=99)]
    expected_g: Grams
    seen_g: Grams
    likely_bp: Annotated[int, Field(ge=0, le=10_000)]
    why: Annotated[list[Word], Field(max_length=20)]


class ClearedIn(Payload):
    by: Word
    answer: Annotated[str, Field(pattern=r"^[a-z_]{0,10}$")]
    staff: Annotated[Text, Field(max_length=40)]
    name: Annotated[Text, Field(max_length=40)]
    reason: Annotated[str, Field(pattern=r"^[a-z_]{0,20}$")]
    command: Annotated[str, Field(pattern=r"^[0-9a-f]{0,32}$")]


class InterventionIn(Payload):
    """Version 1: `raised`, or `cleared`, and never both."""

    lane: Lane
    session: Annotated[Name, Field(max_length=80)]
    intervention: Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")]
    at: When
    raised: RaisedIn | None
    cleared: ClearedIn | None

    @model_validator(mode="after")
    def _tells_one_thing(self) -> Self:
        if (self.raised is None) == (self.cleared is None):
            raise ValueError("an intervention is raised, or cleared")
        return self
