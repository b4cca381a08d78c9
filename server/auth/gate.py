"""Who may come in: a lane by its certificate or its bearer token, manager and hosts by a token too, which may be the
password of HTTP Basic.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable
from urllib.parse import urlsplit

from fastapi import HTTPException, Request

from server.auth.tokens import Keyring
from server.link.peer import Peer, peer_of

ASK_LANE = {"WWW-Authenticate": 'Bearer realm="lane"'}
ASK_MANAGER = {"WWW-Authenticate": 'Basic realm="store", charset="UTF-8"'}


class Gate:
    """FastAPI dependencies; each raises 401 with a way to do better."""

    def __init__(self, keyring: Keyring, holds: Callable[[Peer], bool] | None = None) -> None:
        """`holds` says whether a lane came with the certificate that is its own; without it lanes have tokens."""
        self._keyring = keyring
        self._holds = holds

    def lane(self, request: Request) -> str:
        """The lane that asks: with certificates the one that its connection was opened by, whatever it sends."""
        if self._holds is not None:
            peer = peer_of(request)
            if peer is None or peer.lane not in self._keyring.lanes or not self._holds(peer):
                raise HTTPException(401, "a lane's certificate is needed: it enrols for one with a code")
            return peer.lane
        scheme, given = _credentials(request)
        lane = self._keyring.lane_of(given) if scheme == "bearer" else None
        if lane is None:
            raise HTTPException(401, "a lane's token is needed", ASK_LANE)
        return lane

    def manager(self, request: Request) -> None:
        """The manager asks."""
        if not self._keyring.is_manager(_token(request)):
            raise HTTPException(401, "the manager's token is needed", ASK_MANAGER)

    def host(self, request: Request) -> None:
        """A host asks, or the manager."""
        if not self._keyring.is_host(_token(request)):
            raise HTTPException(401, "a host's token is needed", ASK_MANAGER)

    def own_page(self, request: Request) -> None:
        """The request comes from a page of this very server: a browser that is signed in obeys no other page."""
        if request.headers.get("X-Console") != "1":
            raise HTTPException(403, "this is for the console's own page")
        self.no_other_site(request)

    def no_other_site(self, request: Request) -> None:
        """No page of another site asks: a browser that is signed in would send the token along for it."""
        origin = request.headers.get("Origin")
        elsewhere = origin is not None and urlsplit(origin).netloc != request.headers.get("Host")
        if elsewhere or request.headers.get("Sec-Fetch-Site", "none") not in ("same-origin", "none"):
            raise HTTPException(403, "this came from another site")


def _token(request: Request) -> str:
    """What came as a bearer token or as the password of HTTP Basic; '' for anything else."""
    scheme, given = _credentials(request)
    match scheme:
        case "basic":
            return _password(given)
        case "bearer":
            return given
        case _:
            return ""


def _credentials(request: Request) -> tuple[str, str]:
    scheme, _, given = request.headers.get("Authorization", "").partition(" ")
    return scheme.lower(), given.strip()


def _password(given: str) -> str:
    try:
        return base64.b64decode(given, validate=True).decode().partition(":")[2]
    except (binascii.Error, UnicodeDecodeError):
        return ""
