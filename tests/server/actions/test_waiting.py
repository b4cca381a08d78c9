"""Who needs somebody now, and for how long."""

from sqlalchemy.engine import Engine

from server.actions.waiting import waiting
from tests.server.actions.shop_day import NOON, Books, minutes


def test_whoever_nobody_has_come_to_waits(engine: Engine) -> None:
    books = Books(engine)
    books.calls("1", NOON - minutes(2))
    books.doubts("2", NOON - minutes(3))
    books.calls("2", NOON - minutes(3), reason="intervention")  # of the same
    books.calls("3", NOON - minutes(4), coming_at=NOON.isoformat())
    books.doubts("3", NOON - minutes(4))
    books.calls("4", NOON - minutes(5), over_at=NOON.isoformat())
    books.calls("5", NOON - minutes(21))  # that lane has not told that they left
    assert waiting(engine, NOON, minutes(20)) == [120.0, 180.0]
