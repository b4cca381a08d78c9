"""What lanes tell of their questions about the bag."""

from __future__ import annotations

from itertools import count

from kiosk.core.bag_question_wire import bag_question_envelope
from kiosk.core.bagging import BagChoice, Meaning
from kiosk.core.session.bag_facts import BagSolved, BagUnsolved, SolvedBy, UnsolvedAs
from kiosk.core.wire import Envelope
from tests.server.sales import JOURNAL

_numbers = count(9000)


def ended(
    how: SolvedBy | UnsolvedAs, *, seconds: int = 10, choice: BagChoice | None = None, lane: str = "4", day: str = "22"
) -> Envelope:
    """One that was about something else in the bag."""
    told = {"session": f"{lane}-000007", "lane": lane, "at": f"2026-11-{day}T10:58:00+01:00", "seconds": seconds}
    about = {"about": Meaning.EXTRA, "choice": choice}
    fact: BagSolved | BagUnsolved
    if isinstance(how, SolvedBy):
        fact = BagSolved(**told, **about, by=how)  # type: ignore[arg-type]
    else:
        fact = BagUnsolved(**told, **about, because=how)  # type: ignore[arg-type]
    sent = bag_question_envelope(fact, JOURNAL, next(_numbers))
    assert sent is not None
    return sent
