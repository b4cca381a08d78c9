"""What the lane asks after a visit: a question that fits what happened, and reasons to choose from."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum

from kiosk.core.remarks import plain

MOST_REASONS = 3
MOST_OFFERED = 6
MOST_VISITS = 100
LONGEST_REMARK = 120
LAST_LOW_FACE = 3


class Occasion(StrEnum):
    """What a visit had, that a question may be about."""

    HELPED = "helped"
    PAYMENT_STOPPED = "payment-stopped"  # a payment ended without money before the one that stands
    NOT_READ = "not-read"  # a code was not known or could not be read
    WEIGHED = "weighed"
    SEARCHED = "searched"  # an item without a barcode was picked
    MANY = "many"  # a full trolley
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Reason:
    """`says`: language → words, English always."""

    id: str
    says: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Question:
    """`low` is offered under the faces 1 to 3, `high` under 4 and 5. `asks`: language → words, English always.

    Of `every` visits at a lane at most one is asked it; where it was left without an answer, none of the next `pause`.
    """

    id: str
    when: Occasion
    asks: Mapping[str, str]
    low: tuple[Reason, ...] = ()
    high: tuple[Reason, ...] = ()
    every: int = 1
    pause: int = 0

    def reasons(self, face: int) -> tuple[Reason, ...]:
        return self.low if face <= LAST_LOW_FACE else self.high


ONLY_FACES = (Question("easy", Occasion.ANY, {"en": "Was it easy today?", "zh_CN": "今天用得顺手吗？"}),)


@dataclass(frozen=True, slots=True)
class Survey:
    """The questions in the order of their weight; the last one fits every visit."""

    questions: tuple[Question, ...] = ONLY_FACES

    def due(self, occasions: AbstractSet[Occasion], resting: AbstractSet[str] = frozenset()) -> Question | None:
        """The first question about something the visit had that is not `resting`; None where all of them are."""
        fit = (one for one in self.questions if one.when in occasions or one.when is Occasion.ANY)
        return next((one for one in fit if one.id not in resting), None)

    def question(self, known: str) -> Question | None:
        return next((one for one in self.questions if one.id == known), None)


def plain_remark(text: str) -> str:
    """`text` as it is kept, of at most `LONGEST_REMARK` letters."""
    return plain(text, LONGEST_REMARK)


NO_REASONS = Survey()
