"""Questions about the bag as they must come: what was asked on a day, what was said, how it ended, and nothing else."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field

from kiosk.core.bag_question_wire import LONGEST_S
from server.ingest.payloads import Lane, Payload
from server.ingest.placements import day_of

Word = Annotated[str, Field(pattern=r"^[a-z_]{1,20}$")]


class BagQuestionIn(Payload):
    """Version 1. `answered` '' : the shopper said nothing."""

    lane: Lane
    day: Annotated[str, Field(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"), AfterValidator(day_of)]
    asked: Word
    answered: Annotated[str, Field(pattern=r"^[a-z_]{0,20}$")]
    ended: Word
    seconds: Annotated[int, Field(ge=0, le=LONGEST_S)]
