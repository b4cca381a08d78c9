"""What staff did at a lane, or tried there, as it must come."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from kiosk.core.changes import MOST_WORDS
from server.ingest.payloads import MAX_MINOR, Lane, Payload, Text, When

Word = Annotated[str, Field(pattern=r"^[a-z_]{0,40}$")]
Key = Annotated[str, Field(pattern=r"^[a-z_]{1,20}$")]
Whole = Annotated[int, Field(ge=-MAX_MINOR, le=MAX_MINOR)]
Told = Annotated[dict[Key, bool | Whole | Annotated[Text, Field(max_length=40)]], Field(max_length=10)]


class ActIn(Payload):
    """Version 1: `staff` is an id, '' where nobody knows whose try it was; `why` '' : it was done."""

    lane: Lane
    session: Annotated[Text, Field(max_length=80)]
    at: When
    act: Annotated[str, Field(pattern=r"^[a-z_]{1,40}$")]
    staff: Annotated[Text, Field(max_length=40)]
    why: Word
    reason: Word
    command: Annotated[str, Field(pattern=r"^[0-9a-f]{0,64}$")]
    before: Told
    after: Told


class ActIn2(ActIn):
    """Version 2: with what somebody wrote about it."""

    words: Annotated[Text, Field(min_length=1, max_length=MOST_WORDS)]
