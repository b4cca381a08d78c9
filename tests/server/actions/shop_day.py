"""Visits as lanes tell them, put straight into the books."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from itertools import count

from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from server.actions.lately import Need, Seen
from server.db.intervention_models import InterventionRow
from server.db.models import HelpCallRow, TapRow
from server.db.visit_models import VisitNeedRow, VisitPaymentRow, VisitRow, VisitStepRow

NOON = datetime.fromisoformat("2026-11-27T12:00:00+01:00")
_numbers = count(1)


def minutes(number: float) -> timedelta:
    return timedelta(minutes=number)


def seen(lane: str = "3", at: datetime = NOON, **more: object) -> Seen:
    """A visit of two minutes that ended `at`, paid."""
    usual = {"lane": lane, "started": at - minutes(2), "ended": at, "paid": True, "left_step": "", "pieces": 8}
    return Seen(**{**usual, **more})  # type: ignore[arg-type]


def need(kind: str = "extra", waited_s: float | None = 20.0, answer: str = "fine", item: str = "") -> Need:
    return Need(kind=kind, item=item, waited_s=waited_s, answer=answer)


class Books:
    """Fills the tables of `engine`."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def visit(
        self,
        lane: str,
        at: datetime,
        *,
        weighed_s: Sequence[float] = (),
        left: str = "",
        needs: Sequence[Need] = (),
        paid: Mapping[str, str] | None = None,
        lasts_s: float = 120.0,
        pieces: int = 8,
        had_item: bool = True,
    ) -> None:
        """One that ended `at`: each weighing took so many seconds; `paid`: kind → outcome."""
        number, started = next(_numbers), at - timedelta(seconds=lasts_s)
        row = VisitRow(
            id=number, lane=lane, journal="j", seq=number, session=f"{lane}-{number}", day=started.date().isoformat(),
            hour=started.hour, started_at=started.isoformat(timespec="seconds"),
            ended_at=at.isoformat(timespec="seconds"), language="en", ease="", outcome="abandoned" if left else "paid",
            left_step=left, lines=pieces, pieces=pieces, gross_minor=0 if left else 2480, currency="EUR",
            total_ms=round(lasts_s * 1000), scan_ms=40_000, weigh_ms=round(1000 * sum(weighed_s)), help_ms=0,
            pay_ms=20_000, end_ms=5_000, had_item=had_item, searched=False, weighed=bool(weighed_s), member=False,
        )  # fmt: skip
        with Session(self._engine) as session, session.begin():
            session.add(row)
            session.flush()
            for place, seconds in enumerate(weighed_s, start=1):
                ms = round(1000 * seconds)
                session.add(VisitStepRow(visit_id=number, place=place, step="weigh", at_ms=10_000 * place, ms=ms))
            for place, one in enumerate(needs, start=1):
                first = None if one.waited_s is None else 1000 + round(1000 * one.waited_s)
                over = first or round(1000 * lasts_s)
                session.add(
                    VisitNeedRow(
                        visit_id=number, place=place, lane=lane, day=row.day, hour=row.hour, kind=one.kind,
                        item=one.item, raised_ms=1000, first_ms=first, cleared_ms=over, answer=one.answer,
                    )
                )  # fmt: skip
            for place, (kind, outcome) in enumerate((paid or {"card": "approved"}).items(), start=1):
                session.add(
                    VisitPaymentRow(
                        visit_id=number, place=place, lane=lane, day=row.day, hour=row.hour, kind=kind,
                        outcome=outcome, reason="", ms=4000,
                    )
                )  # fmt: skip

    def morning(self, lanes: Sequence[str] = ("1", "2", "3", "4"), noon: datetime = NOON) -> None:
        """Four hours as usual: a visit every ten minutes at each lane, weighing takes about seven seconds."""
        for lane in lanes:
            for place in range(24):
                self.visit(lane, noon - minutes(10 * place + 1), weighed_s=[5.5 + place % 4])

    def taps(self, lane: str, hour: datetime, faces: Sequence[int]) -> None:
        with Session(self._engine) as session, session.begin():
            for face in faces:
                tap = f"{next(_numbers):032x}"
                at = hour.isoformat()[:13]
                session.add(TapRow(tap=tap, lane=lane, face=face, hour=at, language="en", weighed=True, helped=False))

    def doubts(self, lane: str, at: datetime) -> None:
        """Something is to be looked at there, and nobody has said anything of it yet."""
        told = {"session": "s", "kind": "extra", "at": at.isoformat(), "came_at": at.isoformat(), "raised": {}}
        with Session(self._engine) as session, session.begin():
            session.add(InterventionRow(lane=lane, intervention=f"{next(_numbers):032x}", **told))

    def calls(self, lane: str, at: datetime, *, reason: str = "asked", coming_at: str = "", over_at: str = "") -> None:
        told = {"reason": reason, "at": at.isoformat(), "shown": None, "told": "called"}
        with Session(self._engine) as session, session.begin():
            call = f"{next(_numbers):032x}"
            session.add(HelpCallRow(lane=lane, call=call, coming_at=coming_at, cleared_at=over_at, **told))
