"""A store whose shoppers say what they think."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count

from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from server.cases.book import Cases, Wanted
from server.cases.rounds import Rounds
from server.cases.teacher import Teacher
from server.db.case_models import CaseRow
from server.db.models import TapRow, TapWordsRow

TEN = datetime.fromisoformat("2026-11-22T10:30:00+01:00")
OPEN = Wanted()


@dataclass
class Talk:
    """What is said in a store, and its cases; `at` is the server's time."""

    engine: Engine
    at: datetime = TEN
    all_open: Wanted = OPEN
    _numbers: count[int] = field(default_factory=lambda: count(1))

    @property
    def cases(self) -> Cases:
        return Cases(self.engine, lambda: self.at, Teacher())

    @property
    def rounds(self) -> Rounds:
        return Rounds(self.engine, lambda: self.at, Teacher())

    def taps(
        self,
        face: int,
        remark: str = "",
        *,
        lane: str = "3",
        hour: str = "2026-11-22T09",
        question: str = "easy",
        reasons: Sequence[str] = (),
        language: str = "en",
        times: int = 1,
    ) -> None:
        """So many shoppers tap."""
        with Session(self.engine) as session, session.begin():
            for _ in range(times):
                tap = f"{(next(self._numbers) * 2654435761) % 2**64:032x}"
                words = TapWordsRow(question=question, reasons=list(reasons), remark=remark)
                given = {"lane": lane, "face": face, "hour": hour, "language": language}
                session.add(TapRow(tap=tap, **given, weighed=False, helped=False, words=words))

    def passes(self, **spans: float) -> None:
        self.at += timedelta(**spans)

    def list(self, wanted: Wanted = OPEN) -> list[CaseRow]:
        """After a round."""
        self.rounds.make()
        return list(self.cases.ranked(wanted, 50))
