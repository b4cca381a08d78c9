"""Tables of what the lanes learned: how often an item weighed how much."""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from server.db.base import Base


class ItemWeightRow(Base):
    """`tally` of `item`: day → grams → how often, of all lanes. It changed last with the version `number`."""

    __tablename__ = "item_weight"
    __table_args__ = (Index("ix_item_weight_number", "number"),)

    item: Mapped[str] = mapped_column(String(60), primary_key=True)
    tally: Mapped[dict[str, Any]] = mapped_column(JSON)
    number: Mapped[int]


class WeightVersionRow(Base):
    """The one row with the number of the newest version; whoever changes a tally holds it until that is done."""

    __tablename__ = "weight_version"

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int]
