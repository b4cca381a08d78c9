"""/health/live and /health/ready: for whatever starts, watches and spreads requests over servers. Anybody may ask."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from fastapi import APIRouter, Response
from pydantic import BaseModel
from sqlalchemy.engine import Engine
from sqlalchemy.exc import SQLAlchemyError

from server.db.engine import REVISION, revision_of

LEAST_FREE = 256 * 1024 * 1024
"""Bytes; with less on the disk of a SQLite database the lanes had better keep what they have."""


class LiveOut(BaseModel):
    live: bool = True


class ReadyOut(BaseModel):
    """`why`: what keeps it from being ready, in a sentence; `soon`: what will, unless somebody sees to it."""

    ready: bool
    why: str
    soon: list[str]


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


def make_health(readiness: Readiness, soon: Callable[[], list[str]]) -> APIRouter:
    router = APIRouter(prefix="/health")

    @router.get("/live")
    def live() -> LiveOut:
        """The program runs and answers."""
        return LiveOut()

    @router.get("/ready", responses={503: {"model": ReadyOut}})
    def ready(response: Response) -> ReadyOut:
        """The database answers, its tables are this program's, and its disk has room. 503: not now."""
        why = readiness.why_not()
        if why:
            response.status_code = 503
        return ReadyOut(ready=not why, why=why, soon=[] if why else soon())

    return router
