"""Folds into a visit whose it is. As `apply`: no pricing, no deciding."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from kiosk.core.session.member_facts import MemberFact, MemberFound, MemberLeft, MemberShown, MemberThanked
from kiosk.core.session.visit import Session


def member_after(session: Session, event: MemberFact) -> Session:
    """The visit after `event`; a member's own coupons come and go with them."""
    match event:
        case MemberShown():
            return replace(session, member=event.member)
        case MemberFound():
            coupons = (*session.coupons, *event.coupons)
            return replace(session, member=event.member, known=event.known, coupons=coupons, pricing=event.pricing)
        case MemberLeft():
            own = session.known.coupons if session.known is not None else ()
            coupons = tuple(one for one in session.coupons if one not in own)
            return replace(session, member=None, known=None, coupons=coupons, pricing=event.pricing)
        case MemberThanked():
            known = replace(session.known, thanks=0) if session.known is not None else None
            return replace(session, known=known)
        case _:
            assert_never(event)
