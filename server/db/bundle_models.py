"""Sealed support bundles."""

from __future__ import annotations

from sqlalchemy import LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from server.db.base import Base


class BundleRow(Base):
    """What `lane` handed in at `received_at`, the server's time: `size` bytes that hash (SHA-256) to `digest`."""

    __tablename__ = "support_bundle"

    id: Mapped[int] = mapped_column(primary_key=True)
    lane: Mapped[str] = mapped_column(String(12), index=True)
    received_at: Mapped[str] = mapped_column(String(40))
    size: Mapped[int]
    digest: Mapped[str] = mapped_column(String(64))
    sealed: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
