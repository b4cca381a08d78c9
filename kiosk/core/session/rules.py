"""Which rules of price count now, which list of the staff, and which questions."""

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
    """`policy` with the rules, staff and questions that count: the server's where it handed any out, else its own."""
    listed = state.staff_list
    if listed is not None and listed.book is not policy.staff:
        policy = replace(policy, staff=listed.book)
    survey = state.asks.survey
    if survey is not None and survey is not policy.survey:
        policy = replace(policy, survey=survey)
    books = (policy.rules,) if state.books is None else state.books
    rules = book_at(books, since(state, now))
    return policy if rules is policy.rules else replace(policy, rules=rules)
