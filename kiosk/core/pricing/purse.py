"""How much work one basket may be: counted, never timed, so that lane and server come to the same end."""

from __future__ import annotations

IN_ALL = 40_000
"""Ways looked at for one basket before its searches settle for less than a proof, and no more choices are tried."""


class Purse:
    """The work that is left for one basket; dropped with its answer. `left` is below zero once more was spent."""

    def __init__(self, ways: int = IN_ALL) -> None:
        self.left = ways

    @property
    def empty(self) -> bool:
        return self.left <= 0

    def spend(self, ways: int) -> None:
        """So many ways were looked at, now or when the answer was first found: what is remembered costs the same."""
        self.left -= ways
