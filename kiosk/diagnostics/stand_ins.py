"""Other names for people and things, so that what belongs together still does, and nothing leads back to them."""

from __future__ import annotations


class StandIns:
    """Counts whom it is asked for: `colleague 1` is the same person wherever one of these was asked, and nobody
    outside.
    """

    def __init__(self) -> None:
        self._given: dict[tuple[str, str], str] = {}
        self._counts: dict[str, int] = {}

    def of(self, what: str, value: str) -> str:
        """What stands for the `what` that is called `value`; '' stands for nobody."""
        if not value:
            return ""
        if (what, value) not in self._given:
            self._counts[what] = self._counts.get(what, 0) + 1
            self._given[what, value] = f"{what} {self._counts[what]}"
        return self._given[what, value]
