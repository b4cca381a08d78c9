"""Who may come in: a lane by its certificate or its bearer token, the manager by a token too, which may be the password
of HTTP Basic. Hosts sign on where the store has a staff file; else they have a token of their own.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable
from urllib.parse import urlsplit

from fastapi import HTTPException, Request
from fastapi.concurrency import run_in_threadpool

from kiosk.core.session.staff_facts import NotDone
from kiosk.core.staff import RIGHTS, Act, Role
from server.auth.tokens import Keyring
from server.link.peer import Peer, peer_of
from server.link.roster import Roster
from server.staff.host import Host
from server.staff.sign_ons import SignOns
from server.staff.trail import Trail

ASK_LANE = {"WWW-Authenticate": 'Bearer realm="lane"'}
ASK_MANAGER = {"WWW-Authenticate": 'Basic realm="store", charset="UTF-8"'}


NO_RIGHT = "Your role does not do this. Please ask a manager."
COOKIE = "host"
"""Holds what who signed on at the console is known by; no script reads it, no other site sends it."""


class Gate:
    """FastAPI dependencies; each raises 401 with a way to do better."""

    def __init__(
        self,
        keyring: Keyring,
        roster: Roster,
        sign_ons: SignOns,
        trail: Trail,
        holds: Callable[[Peer], bool] | None = None,
    ) -> None:
        """`holds` says whether a lane came with the certificate that is its own; without it lanes have tokens."""
        self._keyring = keyring
        self._roster = roster
        self._sign_ons = sign_ons
        self._trail = trail
        self._holds = holds

    async def lane(self, request: Request) -> str:
        """The lane that asks: with certificates the one that its connection was opened by, whatever it sends."""
        if self._holds is not None:
            peer = peer_of(request)
            if peer is None or not await run_in_threadpool(self._is_ours, peer, self._holds):
                raise HTTPException(401, "a lane's certificate is needed: it enrols for one with a code")
            return peer.lane
        scheme, given = _credentials(request)
        if not self._roster.is_fresh:
            await run_in_threadpool(self._roster.all)
        lane = self._roster.holder(given) if scheme == "bearer" else None
        if lane is None:
            raise HTTPException(401, "a lane's token is needed", ASK_LANE)
        return lane

    def _is_ours(self, peer: Peer, holds: Callable[[Peer], bool]) -> bool:
        return peer.lane in self._roster and holds(peer)

    def manager(self, request: Request) -> None:
        """The manager asks."""
        if not self._keyring.is_manager(_token(request)):
            raise HTTPException(401, "the manager's token is needed", ASK_MANAGER)

    def by_token(self, request: Request) -> Host | None:
        """The manager, where the request came with their token; None for anything else."""
        if not self._keyring.is_manager(_token(request)):
            return None
        return Host(role=Role.MANAGER, rights=RIGHTS[Role.MANAGER])

    def host(self, request: Request) -> Host:
        """The host whose page asks by itself, for news: that keeps nobody signed on."""
        return self._host(request, uses=False)

    def signed_on(self, request: Request) -> Host:
        """The host who does something. They stay signed on for it."""
        return self._host(request, uses=True)

    def at_page(self, request: Request) -> Host | None:
        """The host who opens a page; None for who has to sign on first. One drawn anew keeps nobody signed on."""
        uses = "X-Redrawn" not in request.headers
        return (
            self._sign_ons.of(request.cookies.get(COOKIE, ""), uses=uses)
            if self._sign_ons.there
            else self.host(request)
        )

    def may(self, act: Act) -> Callable[[Request], Host]:
        """A dependency: the host who does `act`, from a page of this very server. 403, and a line in the trail, for
        who has not the right.
        """

        def allowed(request: Request) -> Host:
            return self.check(request, act, request.path_params.get("lane", "")[:12])

        return allowed

    def may_read(self, act: Act) -> Callable[[Request], Host]:
        """A dependency: the host who looks at what it takes the right to `act` for. 403, and a line in the trail, for
        who has it not.
        """

        def allowed(request: Request) -> Host:
            return self._with_right(self.signed_on(request), act)

        return allowed

    def may_follow(self, act: Act) -> Callable[[Request], Host]:
        """A dependency: the host whose page asks by itself for news of what it takes the right to `act` for. That keeps
        nobody signed on; 403 for who has the right no longer, and nothing in the trail: nobody did anything.
        """

        def allowed(request: Request) -> Host:
            host = self.host(request)
            if not host.may(act):
                raise HTTPException(403, NO_RIGHT)
            return host

        return allowed

    def check(self, request: Request, act: Act, lane: str = "") -> Host:
        """`may`, for an act that only the route knows."""
        host = self.signed_on(request)
        self.own_page(request)
        return self._with_right(host, act, lane)

    def _with_right(self, host: Host, act: Act, lane: str = "") -> Host:
        if not host.may(act):
            self._trail.refused(host.staff, act, NotDone.NO_RIGHT, lane=lane)
            raise HTTPException(403, NO_RIGHT)
        return host

    def _host(self, request: Request, *, uses: bool) -> Host:
        if self._sign_ons.there:
            host = self._sign_ons.of(request.cookies.get(COOKIE, ""), uses=uses)
            if host is None:
                raise HTTPException(401, "Nobody is signed on here. Please sign on.")
            return host
        token = _token(request)
        if not self._keyring.is_host(token):
            raise HTTPException(401, "a host's token is needed", ASK_MANAGER)
        role = Role.MANAGER if self._keyring.is_manager(token) else Role.HOST
        return Host(role=role, rights=RIGHTS[role])

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
