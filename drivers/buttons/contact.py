"""One contact without its bounces, judged by the clock of the board it hangs on."""

from __future__ import annotations

ROUND_MS = 65536
"""The board's clock begins again after so many milliseconds."""


class Contact:
    """Settled is what stood the same from one report to another for `closes_ms`, or open for `opens_ms`.

    Reports are less than `ROUND_MS` apart. `rests_open`: where it is open at the first look, that is its rest and
    believed at once, so that a press right after is one.
    """

    def __init__(self, closes_ms: int, opens_ms: int, *, rests_open: bool) -> None:
        self.settled: bool | None = None  # None: it is not known yet
        self.closed_ms = 0  # for how long it has been settled as closed
        self._holds = {True: closes_ms, False: opens_ms}
        self._rests_open = rests_open
        self._raw: bool | None = None
        self._stands_ms = 0  # for how long as `_raw`, until the latest report
        self._latest_ms = 0

    @property
    def unseen(self) -> bool:
        """How it stands is not known: it is new, or a report was missed."""
        return self._raw is None

    @property
    def wait_ms(self) -> int | None:
        """How much longer it must stand as it stands to be settled; None where it is, or was not seen."""
        if self._raw is None or self._raw is self.settled:
            return None
        return self._holds[self._raw] - self._stands_ms

    def seen(self, closed: bool, at_ms: int) -> bool | None:  # noqa: FBT001 - a contact is closed or open
        """Takes one report, and returns what it settled as where that is news, else None."""
        passed_ms = (at_ms - self._latest_ms) % ROUND_MS
        self._latest_ms = at_ms
        if self._raw is None:
            self._begin(closed)
            return None
        self._stands_ms += passed_ms
        settles = self._raw is not self.settled and self._stands_ms >= self._holds[self._raw]
        if self._raw and self.settled:
            self.closed_ms += passed_ms
        if settles:
            self.settled, self.closed_ms = self._raw, 0
        if closed is not self._raw:
            self._raw, self._stands_ms = closed, 0
        return self.settled if settles else None

    def missed(self) -> None:
        """A report was lost: whether it stood still meanwhile is not known, what it was settled as still is."""
        self._raw = None

    def _begin(self, closed: bool) -> None:  # noqa: FBT001 - as above
        self._raw, self._stands_ms = closed, 0
        if self._rests_open and self.settled is None and not closed:
            self.settled = False
