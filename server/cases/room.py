"""The room of the cases, put together: what lanes fetch of it, its pages, and who makes its rounds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from fastapi import APIRouter
from sqlalchemy.engine import Engine

from server.auth.gate import Gate
from server.cases.keeper import Keeper
from server.cases.rounds import Rounds
from server.cases.said import SaidBook, make_said
from server.cases.teacher import Teacher


@dataclass(frozen=True, slots=True)
class CaseRoom:
    """`keeper` is to be started and stopped with the server."""

    keeper: Keeper
    routers: tuple[APIRouter, ...]


def make_case_room(engine: Engine, now: Callable[[], datetime], gate: Gate, tell: Callable[[], None]) -> CaseRoom:
    teacher = Teacher()
    keeper = Keeper(Rounds(engine, now, teacher).make, tell)
    return CaseRoom(keeper, (make_said(gate, SaidBook(engine, now)),))
