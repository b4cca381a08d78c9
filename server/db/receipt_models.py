"""Which e-receipts somebody has tapped on."""

from __future__ import annotations

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from server.db.base import Base


class ReceiptTappedRow(Base):
    """Somebody tapped on the page that `page_hash` opens; what they said is an anonymous tap, and nothing leads from
    here to it. `day` is the receipt's, so that this goes with its page.
    """

    __tablename__ = "receipt_tapped"

    page_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    day: Mapped[str] = mapped_column(String(10), index=True)
