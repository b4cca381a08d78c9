"""Questions about the bag on the wire: what was asked on a day, what was said, how it ended. No visit, hour, item or
person is in it.
"""

from __future__ import annotations

from kiosk.core.session.bag_facts import BagSolved, BagUnsolved
from kiosk.core.wire import Envelope, seal

BAG_QUESTION = "bag_question"
BAG_QUESTION_VERSION = 1
LONGEST_S = 3_600
"""A question that was open for longer is told as if it had been so long."""


def bag_question_envelope(fact: BagSolved | BagUnsolved, journal: str, seq: int) -> Envelope | None:
    """None for a fact of a time when nobody was told: it does not say what was asked."""
    if not fact.lane or fact.about is None:
        return None
    payload = {
        "lane": fact.lane,
        "day": fact.at[:10],
        "asked": fact.about.value,
        "answered": fact.choice.value if fact.choice is not None else "",
        "ended": fact.by.value if isinstance(fact, BagSolved) else fact.because.value,
        "seconds": min(fact.seconds, LONGEST_S),
    }
    return seal(
        lane=fact.lane, journal=journal, seq=seq, kind=BAG_QUESTION, version=BAG_QUESTION_VERSION, payload=payload
    )
