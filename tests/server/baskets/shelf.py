"""A shelf of baskets with a clock moved by hand, as lanes and hosts use it."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from itertools import count

from sqlalchemy.engine import Engine

from kiosk.core.baskets import Ask, Grant, NotGranted
from server.baskets.book import Baskets
from server.baskets.hands import Hands
from server.baskets.shapes import OfferIn
from server.baskets.tidying import Tidying

NOON = datetime.fromisoformat("2026-11-22T12:00:00+01:00")
CONTENT = {"lines": [{"id": 1, "item": "milk"}]}
_names = count(1)


def name() -> str:
    """A name for a basket or a request."""
    return f"{next(_names):032x}"


def offered(basket: str, code: str = "483920") -> OfferIn:
    return OfferIn(
        wire=1,
        basket=basket,
        code=code,
        at=NOON.isoformat(),
        pieces=2,
        total_minor=478,
        currency="EUR",
        version=1,
        content=CONTENT,
    )


class Shelf:
    def __init__(self, engine: Engine) -> None:
        self.now = NOON
        self.rings = 0
        self.engine = engine
        self.baskets = Baskets(engine, lambda: self.now, self._ring, time(4), Tidying(engine, keep_days=30))
        self.hands = Hands(engine, lambda: self.now, self._ring, ("4", "7", "9"))

    def _ring(self, _lane: str = "") -> None:
        self.rings += 1

    def wait(self, **time_passes: float) -> Shelf:
        self.now += timedelta(**time_passes)
        return self

    def puts(self, code: str = "483920", lane: str = "4") -> str:
        """Lane `lane` offers a basket; its name."""
        basket = name()
        self.baskets.offer(lane, offered(basket, code))
        return basket

    def asks(
        self, lane: str, code: str = "483920", *, slip: str = "", request: str = "", basket: str = ""
    ) -> Grant | NotGranted:
        """By the code, with the lane on the slip where it was scanned, or for the very basket."""
        wanted = "" if basket else code
        return self.baskets.grant(lane, Ask(request=request or name(), code=wanted, lane=slip, basket=basket))

    def stage(self, basket: str) -> tuple[str, str]:
        """Where it is, among those that are kept, and who holds it."""
        return next(((row.stage, row.holder) for row in self.baskets.kept() if row.basket == basket), ("", ""))
