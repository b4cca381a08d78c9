"""Screens on the wall: they show the figures day and night, though nobody is signed on there."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import datetime

from fastapi import APIRouter, Depends, HTTPException, Request
from fastapi.responses import Response
from sqlalchemy import select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from kiosk.core.staff import Act, Rights
from server.auth.gate import Gate
from server.auth.tokens import MAX_TOKEN, TOKEN_BYTES, token_hash
from server.db.engine import for_writing
from server.db.screen_models import WallScreenRow
from server.experience.writing import day_words
from server.staff.host import Host
from server.staff.trail import Trail
from server.wall.pages import YEAR_S
from server.wall.words import Words

COOKIE, PATH = "screen", "/experience"
HUNG, TAKEN_DOWN = "screen_hung", "screen_taken_down"
NOBODY = Host(rights=Rights(acts=frozenset({Act.EXPERIENCE})))
"""Who looks at a screen on the wall."""


class Screens:
    """Used from any thread."""

    def __init__(self, engine: Engine, now: Callable[[], datetime]) -> None:
        self._engine, self._writing, self._now = engine, for_writing(engine), now

    def hang(self, staff: str) -> str:
        """The token of a screen that `staff` leaves on a wall."""
        token = secrets.token_urlsafe(TOKEN_BYTES)
        at = self._now().isoformat(timespec="seconds")
        with Session(self._writing) as session, session.begin():
            session.add(WallScreenRow(token_hash=token_hash(token), staff=staff, hung_at=at))
        return token

    def take_down(self, number: int) -> bool:
        """It shows nothing any more: whether it did."""
        with Session(self._writing) as session, session.begin():
            row = session.get(WallScreenRow, number)
            if row is not None:
                session.delete(row)
            return row is not None

    def is_one(self, request: Request) -> bool:
        token = request.cookies.get(COOKIE, "")
        if not token:
            return False
        known = select(WallScreenRow.id).where(WallScreenRow.token_hash == token_hash(token[:MAX_TOKEN]))
        with Session(self._engine) as session:
            return session.scalar(known) is not None

    def told(self, words: Words, language: str) -> list[tuple[int, str]]:
        """Each with since when it hangs, the newest first."""
        with Session(self._engine) as session:
            rows = session.scalars(select(WallScreenRow).order_by(WallScreenRow.id.desc())).all()
        return [(row.id, words["screen_since"].format(day=day_words(row.hung_at[:10], language))) for row in rows]


def make_screens(gate: Gate, screens: Screens, trail: Trail) -> APIRouter:
    router = APIRouter(prefix="/experience/screens", include_in_schema=False)
    may = Depends(gate.may(Act.EXPERIENCE))

    @router.post("", status_code=204)
    def hang(request: Request, host: Host = may) -> Response:
        """The browser that asks is a screen on the wall from now on, whoever is signed on there or not."""
        answer = Response(status_code=204)
        secure = request.url.scheme == "https"
        answer.set_cookie(
            COOKIE, screens.hang(host.staff), max_age=YEAR_S, path=PATH, httponly=True, samesite="strict", secure=secure
        )
        trail.did(host.staff, Act.EXPERIENCE, reason=HUNG)
        return answer

    @router.post("/{number}/down", status_code=204)
    def take_down(number: int, host: Host = may) -> Response:
        """404: there is no such screen, or no longer."""
        if not 0 < number < 2**53 or not screens.take_down(number):
            raise HTTPException(404, "there is no such screen")
        trail.did(host.staff, Act.EXPERIENCE, reason=TAKEN_DOWN)
        return Response(status_code=204)

    return router
