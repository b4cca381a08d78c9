"""Which rules of price count now, and which list of the staff."""

from __future__ import annotations

from dataclasses import replace

from kiosk.core.policy import Policy
from kiosk.core.pricing import book_at
from kiosk.core.session.state import LaneState, Paid


def since(state: LaneState, now: str) -> str:
    """The moment whose prices and rules count: when the visit began (or was taken up again) whose basket is open, else
    now.
    """
    session = state.session
    return now if session is None or isinstance(session.phase, Paid) else session.prices_of


def policy_in_force(state: LaneState, policy: Policy, now: str) -> Policy:
    """`policy` with the rules and the staff that count: of the server's where it handed out any, else its own."""
    listed = state.staff_list
    if listed is not None and listed.book is not policy.staff:
        policy = replace(policy, staff=listed.book)
    books = (policy.rules,) if state.books is None else state.books
    rules = book_at(books, since(state, now))
    return policy if rules is policy.rules else replace(policy, rules=rules)
