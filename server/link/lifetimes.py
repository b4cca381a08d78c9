"""When the certificates of the store end: each lane's, and the server's own. Somebody is told in time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509

from server.link.enrolments import Enrolments

SOON = timedelta(days=30)


class Lifetimes:
    """Used from any thread. `own` is the file with the server's certificate, None where it has none."""

    def __init__(self, enrolments: Enrolments, own: Path | None, now: Callable[[], datetime]) -> None:
        self._enrolments = enrolments
        self._own = own
        self._now = now

    def of_lanes(self) -> dict[str, datetime]:
        """When the certificate of each lane ends that has one; raises SQLAlchemyError."""
        return {lane: ends(pem) for lane, pem in self._enrolments.newest().items()}

    def is_soon(self, end: datetime) -> bool:
        return end - self._now() < SOON

    def soon(self) -> list[str]:
        """A sentence for each that ends within 30 days, or has ended. Raises SQLAlchemyError or OSError."""
        told = [
            f"The certificate of lane {lane} ends on {end.date()}. Please enrol it anew."
            for lane, end in self.of_lanes().items()
            if self.is_soon(end)
        ]
        if self._own is not None and self.is_soon(end := ends(self._own.read_text(encoding="ascii"))):
            told.append(f"The server's certificate ends on {end.date()}. Please make a new one.")
        return told


def ends(pem: str) -> datetime:
    return x509.load_pem_x509_certificate(pem.encode()).not_valid_after_utc
