"""What the pages of the experience are read from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.engine import Engine

from server.actions.pages import goal_s
from server.actions.watch import Watcher
from server.asking.named import Naming
from server.experience.asked import Asked
from server.experience.beside import Beside
from server.experience.queries import Queries
from server.experience.running import Runs
from server.experience.screens import Screens
from server.experience.sessions import Sessions
from server.experience.unlike import Line, found, lines, looks_at
from server.findings.book import Chosen, Findings
from server.standing.book import Standings
from server.wall.ailing import Ailment, ailment
from server.wall.words import Words

MOST_AILING = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Books:
    """Used from any thread."""

    queries: Queries
    runs: Runs
    sessions: Sessions
    standings: Standings
    findings: Findings
    beside: Beside
    screens: Screens
    naming: Naming
    engine: Engine
    now: Callable[[], datetime]

    @classmethod
    def of(
        cls, engine: Engine, standings: Standings, findings: Findings, watcher: Watcher, now: Callable[[], datetime]
    ) -> Books:
        return cls(
            queries=Queries(engine),
            runs=Runs(engine, standings),
            sessions=Sessions(engine),
            standings=standings,
            findings=findings,
            beside=Beside(engine, watcher.crowd, lambda: goal_s(watcher.rules)),
            screens=Screens(engine, now),
            naming=Naming(engine),
            engine=engine,
            now=now,
        )

    def ailing(self, lane: str, words: Words) -> list[Ailment]:
        """What ails devices now, the worst first."""
        found = self.findings.of(Chosen(lane=lane, is_open=True), MOST_AILING)
        return [ailment(row, words, self.now().date().isoformat()) for row in found]

    def unusual(self, asked: Asked, words: Words) -> list[Line] | None:
        """What is most unlike the usual of the chosen day; None where something else is chosen."""
        now = self.now()
        chosen = asked.chosen(now.date())
        return lines(found(self.engine, chosen, now), asked, words) if looks_at(chosen) else None

    def tag(self) -> str:
        """As cheap as it can be: it is asked for often."""
        heard = max((one.heard_at[:16] for one in self.standings.all()), default="")
        return f"{self.queries.newest(self.now().date().isoformat())}-{heard}"
