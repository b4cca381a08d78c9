"""Sealed support bundles: kept as they came, the newest of each lane."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from server.db.bundle_models import BundleRow
from server.db.engine import for_writing

KEPT = 3
"""So many of each lane; the next one takes the place of the oldest."""
MOST = 16 << 20
"""Bytes; a lane's own limits keep a bundle far below."""
SEALED = b"age-encryption.org/v1\n"
"""How a sealed file begins: nothing else is taken, so that none is ever kept in clear."""


class Bundles:
    """Used from any thread."""

    def __init__(self, engine: Engine, now: Callable[[], datetime]) -> None:
        self._engine = engine
        self._writing = for_writing(engine)
        self._now = now

    def take(self, lane: str, sealed: bytes) -> int:
        """The number of the bundle, which is kept; that of the same bundle where it came before.

        Raises ValueError for bytes that are not sealed.
        """
        if not sealed.startswith(SEALED):
            raise ValueError("this is no sealed file")
        digest = hashlib.sha256(sealed).hexdigest()
        with Session(self._writing) as session, session.begin():
            of_lane = select(BundleRow.id).where(BundleRow.lane == lane)
            known = session.scalar(of_lane.where(BundleRow.digest == digest))
            if known is not None:
                return known
            at = self._now().isoformat(timespec="seconds")
            row = BundleRow(lane=lane, received_at=at, size=len(sealed), digest=digest, sealed=sealed)
            session.add(row)
            session.flush()
            old = session.scalars(of_lane.order_by(BundleRow.id.desc()).offset(KEPT)).all()
            session.execute(delete(BundleRow).where(BundleRow.id.in_(old)))
            return row.id

    def all(self) -> Sequence[BundleRow]:
        """Without their bytes, the newest first."""
        with Session(self._engine) as session:
            return session.scalars(select(BundleRow).order_by(BundleRow.id.desc())).all()

    def sealed(self, number: int) -> tuple[str, bytes] | None:
        """Lane and bytes of a bundle; None where it is not kept."""
        with Session(self._engine) as session:
            found = session.execute(
                select(BundleRow.lane, BundleRow.sealed).where(BundleRow.id == number)
            ).one_or_none()
        return None if found is None else (found.lane, found.sealed)
