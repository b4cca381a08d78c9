"""What the screen asks of whoever turns guided tests. All of it is answered at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from kiosk.core.guided import Offer, Page, Play


class Guide(Protocol):
    @property
    def offers(self) -> tuple[Offer, ...]: ...

    def hear(self, show: Callable[[Page | None], None], play: Callable[[Play], None]) -> None:
        """`show` gets each new page, `play` each tone, on another thread."""

    def lies(self, *, across: bool) -> None:
        """The screen lies on its long side, or stands: for the tests that begin from now on."""

    def touch(self, key: str) -> None: ...
    def again(self) -> None: ...
