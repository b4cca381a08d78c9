"""Which protocol a device speaks: each is tried over its link, until the device itself has answered in one.

No try charges, prints, opens or gives out anything: drivers ask only who is there when their link opens.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection
from dataclasses import dataclass

from drivers.contract import Stamped
from drivers.finding.candidates import Candidate, candidates
from drivers.finding.hearing import Hearing
from drivers.link.factory import make_link
from drivers.pump import Backoff, Pump

TRY_S = 1.6
"""Every device answers who it is sooner; one that waits for a bus to be quiet takes the longest."""
HUSH_S = 0.25
"""What a device that said something may still want to say to the question before is over then."""
ONCE = Backoff(first_s=TRY_S, last_s=TRY_S)
"""A link that cannot be opened is not tried again."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a device at `link` seems to be. `sure`: it has said so itself; otherwise a code must be scanned to tell."""

    link: str
    protocol: str
    kind: str
    identity: str
    sure: bool


class NotOpened(Exception):
    """The link cannot be opened; the message says why."""


Try = Callable[[Candidate], Hearing]


def propose(
    link: str, kinds: Collection[str] = (), try_: Try | None = None, stopped: Callable[[], bool] | None = None
) -> Proposal | None:
    """What hangs at `link`, of those `kinds` where any are given; None where nothing answers in any protocol, or none
    was asked any more because it was `stopped`.

    Takes at most 2 s for each protocol that it is not; the link is free again afterwards. Raises `NotOpened` where it
    is not free before, and ValueError where `link` is none. `try_` is how one is tried: over the real link, unless
    given.
    """
    for candidate in candidates(link, kinds):
        if stopped is not None and stopped():
            return None
        heard = (try_ or _try)(candidate)
        if heard.unopened:
            raise NotOpened(heard.unopened)
        if heard.identity is not None:
            row = candidate.row
            return Proposal(candidate.link, row.name, row.kind, heard.identity, heard.sure)
    return None


def _try(candidate: Candidate) -> Hearing:
    row, heard, over = candidate.row, Hearing(sure=candidate.sure), threading.Event()

    def told(stamped: Stamped) -> None:
        heard.told(stamped.reading)
        if heard.over:
            over.set()

    link = make_link(candidate.link, row)
    pump = Pump(row.kind, row.make_asking_driver(candidate.link), link, told, backoff=ONCE)
    pump.start()
    try:
        over.wait(TRY_S)
    finally:
        pump.stop()
    if heard.identity is None and any(line.direction == "<" for line in pump.trace):
        threading.Event().wait(HUSH_S)
    return heard
