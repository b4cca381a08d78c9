"""/api/v1/health: what lanes ask every other second; /health/live and /health/ready: for whatever starts, watches and
spreads requests over servers. Anybody may ask.
"""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from fastapi import APIRouter, Response
from fastapi.concurrency import run_in_threadpool
from pydantic import BaseModel
from sqlalchemy.engine import Engine
from sqlalchemy.exc import SQLAlchemyError

from server.db.engine import REVISION, revision_of

LEAST_FREE = 256 * 1024 * 1024
"""Bytes; with less on the disk of a SQLite database the lanes had better keep what they have."""


FRESH_S = 1.0


class LiveOut(BaseModel):
    live: bool = True


class ReadyOut(BaseModel):
    """`why`: what keeps it from being ready, in a sentence; `soon`: what will, unless somebody sees to it."""

    ready: bool
    why: str
    soon: list[str]


class HealthOut(BaseModel):
    ok: bool


class Asked(Protocol):
    def is_well(self) -> bool:
        """Whether the database answers; raises SQLAlchemyError where it does not."""


class Pulse:
    """Whether the database answers, asked at most every `FRESH_S`, however many want to know. Belongs to the server's
    event loop.
    """

    def __init__(self, asked: Asked) -> None:
        self._asked = asked
        self._felt: tuple[float, bool] | None = None

    async def well(self) -> bool:
        """Raises SQLAlchemyError where it does not answer; the next who asks finds out anew."""
        now = asyncio.get_running_loop().time()
        if self._felt is None or not now - FRESH_S <= self._felt[0] <= now:
            self._felt = None
            self._felt = now, await run_in_threadpool(self._asked.is_well)
        return self._felt[1]


class Readiness:
    """Whether the server could take a lane's sales now."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def why_not(self) -> str:
        """'' where it is ready."""
        try:
            with self._engine.connect() as connection:
                revision = revision_of(connection)
        except SQLAlchemyError:
            return "The database does not answer."
        if revision != REVISION:
            return f"The database is of revision {revision or 'none'}, this program of {REVISION}."
        free = self._free()
        if free is not None and free < LEAST_FREE:
            return f"The disk of the database has {free // 2**20} MB left."
        return ""

    def _free(self) -> int | None:
        """Bytes; None where the database's disk is not this machine's to look at."""
        name = self._engine.url.database
        if self._engine.dialect.name != "sqlite" or not name or name == ":memory:":
            return None
        return shutil.disk_usage(Path(name).parent).free


def make_health(pulse: Pulse, readiness: Readiness, soon: Callable[[], list[str]]) -> APIRouter:
    router = APIRouter()

    @router.get("/api/v1/health")
    async def health() -> HealthOut:
        """Whether the server and its database answer, at most a second ago."""
        return HealthOut(ok=await pulse.well())

    @router.get("/health/live")
    def live() -> LiveOut:
        """The program runs and answers."""
        return LiveOut()

    @router.get("/health/ready", responses={503: {"model": ReadyOut}})
    def ready(response: Response) -> ReadyOut:
        """The database answers, its tables are this program's, and its disk has room. 503: not now."""
        why = readiness.why_not()
        if why:
            response.status_code = 503
        return ReadyOut(ready=not why, why=why, soon=[] if why else soon())

    return router
