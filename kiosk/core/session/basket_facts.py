"""Facts of a basket that was put aside, on its way through the store.

From `BasketOffered` on it is the store's, until `BasketTakenUp` on the one lane that it was granted to; unless the
store never had it (`BasketKept`).
"""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.core.session.visit import SavedBy, Session


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionSuspended:
    """The basket is put aside under `code`, six digits that no other saved basket has; `staff` is whose id it was who
    did it, '' for nobody of the staff.
    """

    session: str
    code: str
    by: SavedBy
    at: str
    staff: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionResumed:
    """The basket saved under `code`, never offered to the store, is open again; `staff` is whose id it was who found
    it, '' where its shopper came with the code.

    `visit` is it at the prices in force now; None in old journals: at those that it was scanned at.
    """

    session: str
    code: str
    at: str
    visit: Session | None = None
    staff: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BasketOffered:
    """The lane is about to offer the basket of `session` to the store, as `basket`: from here on only the server's
    grant opens it.
    """

    session: str
    basket: str
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BasketHandedOver:
    """The store has `basket`; the lane keeps it no longer."""

    session: str
    basket: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BasketKept:
    """The store does not take `basket`, and never had it: it is the lane's own again, and stays so."""

    session: str
    basket: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BasketTakenUp:
    """`basket`, put aside on lane `from_lane` under `code` and granted to `lane`, is open as `session`.

    `visit` is it at the prices in force now; `staff` as in `SessionResumed`. Owed to the server.
    """

    session: str
    lane: str
    basket: str
    code: str
    from_lane: str
    visit: Session
    at: str
    staff: str = ""


BasketFact = SessionSuspended | SessionResumed | BasketOffered | BasketHandedOver | BasketKept | BasketTakenUp
