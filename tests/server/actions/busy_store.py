"""A store on whose floor something is to be done: weighing at lane 3 is slow, paper is low, a lane could be opened."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from server.actions.chance import Change
from server.actions.effect import Effect, Span
from server.clock import now
from server.db.action_models import ActionRow
from server.db.engine import open_database
from tests.server.actions.shop_day import Books, minutes, need
from tests.server.running import Store


def engine_of(store: Store) -> Engine:
    return open_database(store.settings.database)


def action(gauge: str, lane: str = "", subject: str = "", **more: object) -> ActionRow:
    """One that is open, raised ten minutes ago."""
    at = now()
    usual = {
        "cause": f"{gauge}/{lane}/{subject}", "gauge": gauge, "lane": lane, "subject": subject, "remedy": "send_host",
        "target": lane, "state": "open", "began_at": text(at - minutes(12)), "raised_at": text(at - minutes(10)),
        "value": 3.1, "at_least": 2.0, "usual": 7.4, "count": 4,
    }  # fmt: skip
    return ActionRow(**{**usual, **more})


def text(at: datetime) -> str:
    return at.isoformat(timespec="seconds")


def wants(store: Store, *rows: ActionRow) -> list[int]:
    """The store's books have these actions; their numbers."""
    with Session(engine_of(store), expire_on_commit=False) as session, session.begin():
        session.add_all(rows)
        session.flush()
        return [row.id for row in rows]


def slow_weighing() -> ActionRow:
    return action("slow_step", "3", "weigh")


def low_paper() -> ActionRow:
    return action("device", "2", "printer:paper_low", remedy="mend", value=1.0, usual=None, count=1)


def long_waits() -> ActionRow:
    return action("waiting", remedy="open_lane", target="5", value=0.83, at_least=0.83, usual=240.0, count=61)


def mended(sure: bool = True) -> ActionRow:
    """One whose effect was measured."""
    at = now()
    change = Change(-18.2, -23.4, -12.9) if sure else None
    effect = Effect(
        before=Span(7.1, 64), during=Span(26.4, 31), after=Span(8.2, 17 if sure else 2), change=change, ends=text(at)
    )
    return action(
        "slow_step", "3" if sure else "6", "weigh", state="done", ended_at=text(at - timedelta(hours=2)),
        ended_by="Anna", name="Anna", fixed_at=text(at - timedelta(hours=2)), effect=effect.told(), is_final=sure,
        raised_at=text(at - timedelta(hours=5)), began_at=text(at - timedelta(hours=5, minutes=2)),
    )  # fmt: skip


def busy_store(store: Store) -> list[int]:
    """All of it: three to be done, two that ended, and a crowd."""
    books, at = Books(engine_of(store)), now()
    for place in range(70):
        books.visit(
            str(1 + place % 3), at - minutes(0.8 * place + 0.2), weighed_s=[7.0], needs=[need()] * (place % 9 == 0)
        )
    return wants(store, slow_weighing(), low_paper(), long_waits(), mended(), mended(sure=False))
