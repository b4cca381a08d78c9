"""What staff change of a basket, and why: each act has a few reasons, and room for words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from kiosk.core.staff import Act, Role
from kiosk.core.values import Money

MOST_WORDS = 80
MOST_CHANGES = 1_000
"""A visit has no more: the store server takes no sale with more."""


class Why(StrEnum):
    """The closed reasons."""

    DAMAGED = "damaged"
    SHELF = "shelf"  # the shelf, or a leaflet, says another price
    SHORT_DATE = "short_date"
    GOODWILL = "goodwill"
    MISTAKE = "mistake"  # scanned or chosen by mistake
    NOT_WANTED = "not_wanted"
    BULK = "bulk"
    NO_LABEL = "no_label"  # nothing to scan, or torn
    CERTIFICATE = "certificate"
    NOT_READ = "not_read"
    TOO_DEAR = "too_dear"
    HELP = "help"
    OTHER = "other"


REASONS: Mapping[Act, tuple[Why, ...]] = {
    Act.VOID_LINE: (Why.MISTAKE, Why.NOT_WANTED, Why.DAMAGED, Why.OTHER),
    Act.VOID_SESSION: (Why.NOT_WANTED, Why.TOO_DEAR, Why.MISTAKE, Why.OTHER),
    Act.PRICE_CHANGE: (Why.SHELF, Why.DAMAGED, Why.SHORT_DATE, Why.OTHER),
    Act.DISCOUNT: (Why.DAMAGED, Why.SHORT_DATE, Why.GOODWILL, Why.OTHER),
    Act.QUANTITY: (Why.BULK, Why.MISTAKE, Why.OTHER),
    Act.TAX_EXEMPT: (Why.CERTIFICATE, Why.MISTAKE),
    Act.COUPON: (Why.NOT_READ, Why.GOODWILL, Why.OTHER),
    Act.DEPARTMENT: (Why.NO_LABEL, Why.NOT_READ, Why.OTHER),
    Act.ASSIST: (Why.HELP,),
}
"""Act → why it is done, the usual one first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """`act` was done to line `line`, or with 0 to the whole basket, by `staff`: it came to `before`, and comes to
    `after`.

    `note` is the number of the certificate, where there is one; `words` are what they wrote with it, plain, of at most
    `MOST_WORDS` letters: for the store, and on no receipt.
    """

    act: Act
    line: int
    staff: str
    name: str
    role: Role
    at: str
    why: Why
    before: Money
    after: Money
    words: str = ""
    note: str = ""
