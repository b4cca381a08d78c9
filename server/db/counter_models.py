"""What the parts of the lanes' devices have done."""

from __future__ import annotations

from sqlalchemy import Float, String
from sqlalchemy.orm import Mapped, mapped_column

from server.db.base import Base


class CounterRow(Base):
    """`value` is all that `part` of the unit `unit`, the lane's `device` then, did on `day`, as the lane told last."""

    __tablename__ = "device_counter"

    lane: Mapped[str] = mapped_column(String(12), primary_key=True)
    device: Mapped[str] = mapped_column(String(20), primary_key=True)
    unit: Mapped[str] = mapped_column(String(200), primary_key=True)
    day: Mapped[str] = mapped_column(String(10), primary_key=True)
    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    kind: Mapped[str] = mapped_column(String(20))
    part: Mapped[str] = mapped_column(String(40))
    value: Mapped[float] = mapped_column(Float(53))
