"""The room of the cases, put together: what lanes fetch of it, its pages, and who makes its rounds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from fastapi import APIRouter
from sqlalchemy.engine import Engine

from server.actions.rules import Rules
from server.asking.named import Naming
from server.auth.gate import Gate
from server.calls.bell import Bell
from server.cases.book import Cases
from server.cases.brought import Brings
from server.cases.improvements import Improvements
from server.cases.improving import make_improving
from server.cases.pages import make_cases
from server.cases.rounds import Rounds
from server.cases.said import SaidBook, make_said
from server.cases.teacher import Teacher
from server.keeper import Keeper
from server.staff.source import StaffSource
from server.staff.trail import Trail
from server.wall.pages import Pages

FOLDER = Path(__file__).parent
ROUND_S = 60.0


@dataclass(frozen=True, slots=True)
class CaseRoom:
    """`keeper` is to be started and stopped with the server."""

    keeper: Keeper
    routers: tuple[APIRouter, ...]


def make_case_room(
    engine: Engine,
    now: Callable[[], datetime],
    gate: Gate,
    trail: Trail,
    source: StaffSource,
    lanes: Sequence[str],
    console: Pages,
    bell: Bell,
    tell: Callable[[], None],
    rules: Rules,
) -> CaseRoom:
    teacher, pages, brings = Teacher(), console.room("cases", FOLDER), Brings(engine, rules, now)
    cases, said = Cases(engine, now, teacher), SaidBook(engine, now)
    return CaseRoom(
        Keeper("cases", told(Rounds(engine, now, teacher).make, tell), ROUND_S),
        (
            make_said(gate, said),
            make_improving(gate, trail, source, Improvements(engine, now), brings, said, pages, now),
            make_cases(gate, trail, source, lanes, cases, brings, Naming(engine), pages, bell, tell, now),
        ),
    )


def told(make: Callable[[], bool], tell: Callable[[], None]) -> Callable[[], None]:
    """A round that is told of when it changed anything."""

    def turn() -> None:
        if make():
            tell()

    return turn
