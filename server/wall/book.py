"""The lanes as hosts see them, one tile each: what the lane says of itself, its call, and what is to be looked at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from kiosk.core.session.light import Light
from server.calls.book import Calls, OpenCall
from server.db.models import FindingRow, InterventionRow, ModeCommandRow
from server.findings.book import Findings
from server.interventions.book import Interventions
from server.modes.book import Modes
from server.standing.book import LaneStanding, Standings

QUIET = timedelta(seconds=60)
"""A lane tells every ten seconds: after so long without a word hosts are not shown what it said last."""


class TileState(StrEnum):
    """As the light over the lane has it; busy is told apart, and what the light cannot say is beside it."""

    FREE = "free"
    SCANNING = "scanning"
    PAYING = "paying"
    HELP = "help"
    COMING = "coming"
    CLOSED = "closed"
    SERVICE = "service"
    FAULT = "fault"
    SILENT = "silent"


OF_LIGHT = {
    Light.FREE: TileState.FREE,
    Light.EXPRESS: TileState.FREE,
    Light.BUSY: TileState.SCANNING,
    Light.HELP: TileState.HELP,
    Light.COMING: TileState.COMING,
    Light.CLOSED: TileState.CLOSED,
    Light.SERVICE: TileState.SERVICE,
    Light.FAULT: TileState.FAULT,
}
LIGHTS = frozenset(Light)
NEEDS = (TileState.HELP, TileState.COMING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """`since` is when the lane came into its state, by the server's clock, '' where nobody knows. `order`: the
    last that hosts gave to close or to open it. `findings`: what ails its devices, as it told last, the worst first.
    """

    standing: LaneStanding
    state: TileState
    since: str
    call: OpenCall | None
    looked_at: tuple[InterventionRow, ...]
    order: ModeCommandRow | None = None
    findings: tuple[FindingRow, ...] = ()


class Wall:
    """Used from any thread."""

    def __init__(
        self,
        standings: Standings,
        calls: Calls,
        interventions: Interventions,
        modes: Modes,
        findings: Findings,
        now: Callable[[], datetime],
    ) -> None:
        self._standings = standings
        self._calls = calls
        self._interventions = interventions
        self._modes = modes
        self._findings = findings
        self.now = now

    def basket(self, lane: str) -> list[dict[str, Any]]:
        """What lies in the basket of `lane`, as it told last; nothing of a lane that says nothing."""
        for one in self._standings.all():
            if one.lane == lane and one.look is not None and state_of(one, None, self.now()) is not TileState.SILENT:
                return one.look.lines
        return []

    def tiles(self) -> list[Tile]:
        """Every lane of the store, in the order of its settings."""
        calls = {one.row.lane: one for one in self._calls.open()}
        rows, orders, now = self._interventions.open(), self._modes.newest(), self.now()
        found = self._findings.open()
        return [
            _tile(
                one,
                calls.get(one.lane),
                tuple(row for row in rows if row.lane == one.lane),
                orders.get(one.lane),
                tuple(found.get(one.lane, ())),
                now,
            )
            for one in self._standings.all()
        ]


def _tile(
    standing: LaneStanding,
    call: OpenCall | None,
    looked_at: tuple[InterventionRow, ...],
    order: ModeCommandRow | None,
    findings: tuple[FindingRow, ...],
    now: datetime,
) -> Tile:
    state = state_of(standing, call, now)
    if state in NEEDS:
        since = call.row.at if call is not None else _since(standing)
    else:
        since = standing.heard_at if state is TileState.SILENT else _since(standing)
    return Tile(
        standing=standing, state=state, since=since, call=call, looked_at=looked_at, order=order, findings=findings
    )


def state_of(standing: LaneStanding, call: OpenCall | None, now: datetime) -> TileState:
    """What the lane's light shows. A call is heard from a lane that says nothing else, or has not said so yet."""
    look = standing.look if not is_quiet(standing, now) else None
    shown = OF_LIGHT.get(Light(look.light)) if look is not None and look.light in LIGHTS else None
    if shown in NEEDS:
        return TileState(shown)
    if call is not None:
        return TileState.COMING if call.row.told == "coming" else TileState.HELP
    if look is None or shown is None:
        return TileState.SILENT
    return TileState.PAYING if shown is TileState.SCANNING and look.paying else shown


def is_quiet(standing: LaneStanding, now: datetime) -> bool:
    """Whether what the lane said last may be old."""
    return not standing.heard_at or now - datetime.fromisoformat(standing.heard_at) >= QUIET


def _since(standing: LaneStanding) -> str:
    return standing.look.since if standing.look is not None else ""
