"""Where a lane enrols: the authority's certificate for anybody, a certificate of its own for who has a code."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Request
from pydantic import BaseModel, ConfigDict, Field

from kiosk.core.enrolment import SECRET_BYTES
from server.auth.gate import Gate
from server.ingest.body import ShortRoute
from server.ingest.envelopes import ErrorOut
from server.link.authority import Authority, NotSignable
from server.link.enrolments import Enrolments, NotEnrolled
from server.link.peer import peer_of
from server.link.tries import Tries

REFUSALS: dict[int | str, dict[str, type[ErrorOut]]] = {
    code: {"model": ErrorOut} for code in (403, 404, 413, 422, 429, 503)
}


class EnrolIn(BaseModel):
    """`secret` in hexadecimal, `request` as PEM (PKCS #10)."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")

    lane: Annotated[str, Field(pattern=r"^[A-Za-z0-9]{1,12}$")]
    secret: Annotated[str, Field(pattern=rf"^[0-9a-f]{{{2 * SECRET_BYTES}}}$")]
    request: Annotated[str, Field(max_length=4000)]


class RenewIn(BaseModel):
    """`request` as PEM (PKCS #10)."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")

    request: Annotated[str, Field(max_length=4000)]


class EnrolledOut(BaseModel):
    certificate: str


class AuthorityOut(BaseModel):
    certificate: str


def make_link(gate: Gate, enrolments: Enrolments, authority: Authority | None, tries: Tries) -> APIRouter:
    """Without an authority there is nothing to enrol at."""
    router = APIRouter(prefix="/api/v1/link", responses=REFUSALS, route_class=ShortRoute)

    @router.get("/authority")
    def certificate() -> AuthorityOut:
        """Whose signature to trust; worth nothing to who does not know its fingerprint from elsewhere."""
        return AuthorityOut(certificate=_there(authority).pem())

    @router.post("/enrol")
    def enrol(asked: EnrolIn, request: Request) -> EnrolledOut:
        """A certificate for the lane that holds a code, once; from then on no older one of that lane counts."""
        signer = _there(authority)
        address = request.client.host if request.client else ""
        if tries.too_many(address):
            raise HTTPException(429, "too many codes were tried from here: wait ten minutes")
        try:
            signed = enrolments.enrol(bytes.fromhex(asked.secret), asked.lane, asked.request, signer)
        except NotEnrolled as refused:
            tries.missed(address, bytes.fromhex(asked.secret))
            raise HTTPException(403, str(refused)) from refused
        except NotSignable as refused:
            raise HTTPException(422, str(refused)) from refused
        return EnrolledOut(certificate=signed)

    @router.post("/renew")
    def renew(asked: RenewIn, request: Request, _lane: str = Depends(gate.lane)) -> EnrolledOut:
        """Another certificate for the lane that comes with one that ends soon; both count until then. 403: not now."""
        peer = peer_of(request)
        signer = _there(authority)
        if peer is None:
            raise HTTPException(404, "this lane came without a certificate")
        try:
            return EnrolledOut(certificate=enrolments.renew(peer, asked.request, signer))
        except NotEnrolled as refused:
            raise HTTPException(403, str(refused)) from refused
        except NotSignable as refused:
            raise HTTPException(422, str(refused)) from refused

    return router


def _there(authority: Authority | None) -> Authority:
    if authority is None:
        raise HTTPException(404, "this server has no authority of its own: its lanes have tokens")
    return authority
