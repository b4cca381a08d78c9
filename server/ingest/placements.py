"""Placements as they must come: an item, a day, a weight, and nothing else."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, Field

from kiosk.core.bagging.tally import HEAVIEST_G
from server.ingest.payloads import Lane, Payload


def day_of(text: str) -> str:
    """`text`, which is a day of the calendar; raises ValueError."""
    date.fromisoformat(text)
    return text


class PlacementIn(Payload):
    """Version 1."""

    lane: Lane
    item: Annotated[str, Field(pattern=r"^([0-9]{14}|plu:[0-9]{1,10})$")]
    day: Annotated[str, Field(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"), AfterValidator(day_of)]
    grams: Annotated[int, Field(ge=1, le=HEAVIEST_G)]
