"""What the shopper reads of offers: what was saved and why, and what one more would save."""

from __future__ import annotations

from kiosk.core.items import name_in
from kiosk.core.pricing import Line, PricedLine
from kiosk.core.pricing.coupons import book_for, shopper_with
from kiosk.core.pricing.hints import hint_for
from kiosk.core.session.state import Session
from kiosk.ui.scene import Scene


def was_price(scene: Scene, priced: PricedLine) -> str:
    """What the line would cost without its offers; '' where that is what it costs."""
    return scene.money(priced.asked + priced.saving) if priced.saving.minor else ""


def saving(scene: Scene, priced: PricedLine) -> str:
    """3 for 2 · you save €1.99"""
    if not priced.saving.minor:
        return ""
    return scene.words("{offer} · you save {amount}", offer=offers(scene, priced), amount=scene.money(priced.saving))


def offers(scene: Scene, priced: PricedLine) -> str:
    """What the line's offers are called, the one that saves most first; the others are counted."""
    counted = sorted((one for one in priced.reasons if one.saving.minor), key=lambda one: -one.saving.minor)
    if not counted:
        return ""
    first = counted[0].name(scene.language)
    return first if len(counted) == 1 else f"{first} +{len(counted) - 1}"


def one_more(scene: Scene, line: Line, session: Session) -> str:
    """What one piece more of the open line would save."""
    shopper, book = shopper_with(session.coupons, session.started_at), book_for(scene.policy.rules, session.coupons)
    hint = hint_for(line, session.lines, session.pricing, book, shopper)
    if hint is None or line.quantity >= scene.policy.max_quantity:
        return ""
    offer = name_in(hint.names, scene.language)
    if hint.extra.minor <= 0:
        return scene.words("One more is free: {offer}.", offer=offer)
    return scene.words("One more and you save {amount}: {offer}.", amount=scene.money(hint.saving), offer=offer)
