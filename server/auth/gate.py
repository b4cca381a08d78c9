"""Who may come in: a lane by its bearer token, the manager by the same or as the password of HTTP Basic."""

from __future__ import annotations

import base64
import binascii

from fastapi import HTTPException, Request

from server.auth.tokens import Keyring

ASK_LANE = {"WWW-Authenticate": 'Bearer realm="lane"'}
ASK_MANAGER = {"WWW-Authenticate": 'Basic realm="store", charset="UTF-8"'}


class Gate:
    """FastAPI dependencies; each raises 401 with a way to do better."""

    def __init__(self, keyring: Keyring) -> None:
        self._keyring = keyring

    def lane(self, request: Request) -> str:
        """The lane that asks."""
        scheme, given = _credentials(request)
        lane = self._keyring.lane_of(given) if scheme == "bearer" else None
        if lane is None:
            raise HTTPException(401, "a lane's token is needed", ASK_LANE)
        return lane

    def manager(self, request: Request) -> None:
        """The manager asks."""
        scheme, given = _credentials(request)
        if scheme == "basic":
            given = _password(given)
        if scheme not in ("basic", "bearer") or not self._keyring.is_manager(given):
            raise HTTPException(401, "the manager's token is needed", ASK_MANAGER)


def _credentials(request: Request) -> tuple[str, str]:
    scheme, _, given = request.headers.get("Authorization", "").partition(" ")
    return scheme.lower(), given.strip()


def _password(given: str) -> str:
    try:
        return base64.b64decode(given, validate=True).decode().partition(":")[2]
    except (binascii.Error, UnicodeDecodeError):
        return ""
