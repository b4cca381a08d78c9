"""What was taken of a code or a touch, as two states of the lane tell it."""

from __future__ import annotations

from kiosk.core.session.notes import PriceView, WeighView
from kiosk.core.session.state import LaneState


def took(before: LaneState, after: LaneState) -> bool:
    """Whether the visit has one more piece or coupon, a member, another item to weigh, or a price asked for."""
    if after.session is None:
        return False
    same = before.session is not None and before.session.id == after.session.id
    pieces, coupons = (before.session.pieces, len(before.session.coupons)) if same and before.session else (0, 0)
    if after.session.pieces > pieces or len(after.session.coupons) > coupons:
        return True
    if after.session.member is not None and (before.session is None or after.session.member != before.session.member):
        return True
    if isinstance(after.view, PriceView):
        return after.view.found is not None and after.view != before.view
    if not isinstance(after.view, WeighView):
        return False
    waited = len(before.view.waiting) if isinstance(before.view, WeighView) else -1
    return len(after.view.waiting) > waited
