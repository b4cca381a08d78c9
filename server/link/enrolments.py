"""Codes that let a lane enrol, each once, and which certificate is a lane's: the one that was signed for it last."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable
from datetime import datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from sqlalchemy import Select, select, update
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from kiosk.core.enrolment import SECRET_BYTES
from server.db.engine import for_writing
from server.db.models import EnrolmentRow
from server.link.authority import EARLIER, Authority
from server.link.peer import Peer, fingerprint

VALID = timedelta(minutes=15)
EARLIEST = timedelta(days=60)
"""So long before its end, and no earlier, a certificate is renewed."""


class NotEnrolled(Exception):
    """The code opens nothing, or not for this lane; the message is one sentence."""


class Enrolments:
    """Used from any thread."""

    def __init__(self, engine: Engine, now: Callable[[], datetime]) -> None:
        self._engine = engine
        self._writing = for_writing(engine)
        self._now = now

    def open(self, lane: str) -> bytes:
        """A secret with which `lane` may enrol, once, within `VALID`; the lane's older ones open nothing any more."""
        secret = secrets.token_bytes(SECRET_BYTES)
        until = (self._now() + VALID).isoformat(timespec="seconds")
        with Session(self._writing) as session, session.begin():
            session.execute(update(EnrolmentRow).filter_by(lane=lane, request_hash="").values(until=""))
            session.add(EnrolmentRow(lane=lane, secret_hash=_hash(secret), until=until))
        return secret

    def enrol(self, secret: bytes, lane: str, request: str, authority: Authority) -> str:
        """The certificate (PEM) for `lane`, which is the only one that counts for it from now on.

        The same request with the same secret is answered alike while the code is valid: an answer may be lost. Raises
        `NotEnrolled`, or `NotSignable`; the code is as it was then.
        """
        now = self._now()
        with Session(self._writing) as session, session.begin():
            row = session.scalar(select(EnrolmentRow).filter_by(secret_hash=_hash(secret)).with_for_update())
            if row is None or not row.until or datetime.fromisoformat(row.until) < now:
                raise NotEnrolled("the code opens nothing: it was used, is too old, or there never was one")
            if row.lane != lane:
                raise NotEnrolled(f"the code is not for lane {lane}")
            asked = hashlib.sha256(request.encode()).hexdigest()
            if row.request_hash and row.request_hash != asked:
                raise NotEnrolled("the code opens nothing: it was used, is too old, or there never was one")
            if not row.request_hash:
                row.certificate = authority.for_lane(request, lane, now)
                row.request_hash = asked
                row.fingerprint = fingerprint(_der(row.certificate))
                others = update(EnrolmentRow).filter_by(lane=lane).where(EnrolmentRow.id != row.id)
                session.execute(others.values(fingerprint="", renews=""))
            return row.certificate

    def renew(self, peer: Peer, request: str, authority: Authority) -> str:
        """Another certificate (PEM) for the lane that came with its own; both count until that one ends.

        The same request is answered alike. Raises `NotEnrolled` where it is too early, or `NotSignable`.
        """
        now, asked = self._now(), hashlib.sha256(request.encode()).hexdigest()
        with Session(self._writing) as session, session.begin():
            row = session.scalar(_newest(peer.lane).with_for_update())
            if row is None or peer.fingerprint not in (row.fingerprint, row.renews):
                raise NotEnrolled("this certificate counts no more: enrol with a code")
            if row.request_hash == asked:
                return row.certificate
            if x509.load_pem_x509_certificate(row.certificate.encode()).not_valid_after_utc - now > EARLIEST:
                raise NotEnrolled("the certificate is good for long still")
            signed = authority.for_lane(request, peer.lane, now)
            secret = _hash(secrets.token_bytes(SECRET_BYTES))  # no code opens this row
            made = {"certificate": signed, "request_hash": asked, "fingerprint": fingerprint(_der(signed))}
            session.add(EnrolmentRow(lane=peer.lane, secret_hash=secret, until="", renews=peer.fingerprint, **made))
            return signed

    def close(self, lane: str) -> None:
        """No code and no certificate of `lane` counts any more, from now on."""
        with Session(self._writing) as session, session.begin():
            ended = update(EnrolmentRow).filter_by(lane=lane)
            session.execute(ended.values(until="", fingerprint="", renews=""))

    def since(self) -> dict[str, datetime]:
        """Lane → when it enrolled with the code that it used last."""
        by_code = select(EnrolmentRow.lane, EnrolmentRow.certificate).filter_by(renews="")
        by_code = by_code.where(EnrolmentRow.fingerprint != "").order_by(EnrolmentRow.id)
        with Session(self._engine) as session:
            return {
                lane: x509.load_pem_x509_certificate(pem.encode()).not_valid_before_utc + EARLIER
                for lane, pem in session.execute(by_code)
            }

    def newest(self) -> dict[str, str]:
        """Lane → the certificate (PEM) that was signed for it last."""
        signed = select(EnrolmentRow.lane, EnrolmentRow.certificate).where(EnrolmentRow.fingerprint != "")
        with Session(self._engine) as session:
            return {lane: pem for lane, pem in session.execute(signed.order_by(EnrolmentRow.id))}  # noqa: C416 - rows

    def holds(self, peer: Peer) -> bool:
        """Whether `peer` came with the certificate that was signed last for its lane, or the one that it renews."""
        with Session(self._engine) as session:
            row = session.scalar(_newest(peer.lane))
            return row is not None and peer.fingerprint in (row.fingerprint, row.renews)


def _newest(lane: str) -> Select[EnrolmentRow]:
    signed = select(EnrolmentRow).filter_by(lane=lane).where(EnrolmentRow.fingerprint != "")
    return signed.order_by(EnrolmentRow.id.desc()).limit(1)


def _hash(secret: bytes) -> str:
    return hashlib.sha256(secret).hexdigest()


def _der(pem: str) -> bytes:
    return x509.load_pem_x509_certificate(pem.encode()).public_bytes(Encoding.DER)
