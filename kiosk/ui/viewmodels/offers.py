"""What the shopper reads of offers: what was saved and why, and what one more would save."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.core.items import name_in
from kiosk.core.members import shopper_of
from kiosk.core.pricing import Line, PricedLine, Reason
from kiosk.core.pricing.coupons import book_for
from kiosk.core.pricing.hints import hint_for
from kiosk.core.session.state import Session
from kiosk.ui.scene import Scene


def was_price(scene: Scene, priced: PricedLine) -> str:
    """What the line would cost without its offers; '' where that is what it costs."""
    return scene.money(priced.asked + priced.saving) if priced.saving.minor else ""


@dataclass(frozen=True, slots=True)
class WhyRow:
    """One reason why a line costs less than its shelf price."""

    key: str
    text: str


def reasons(scene: Scene, line: Line, priced: PricedLine) -> tuple[WhyRow, ...]:
    """3 for 2 · you save €1.99: every offer that the line has something of, the one that saves most first. That staff
    set its price comes before.
    """
    changed = (WhyRow("price", scene.words("Price changed")),) if line.override is not None else ()
    return changed + tuple(
        WhyRow(
            one.rule,
            scene.words("{offer} · you save {amount}", offer=one.name(scene.language), amount=scene.money(one.saving)),
        )
        for one in _saving(priced)
    )


def offers(scene: Scene, line: Line, priced: PricedLine) -> str:
    """What the line's offers are called, the one that saves most first; the others are counted. That staff set its
    price comes before.
    """
    names = [one.name(scene.language) for one in _saving(priced)]
    if line.override is not None:
        names.insert(0, scene.words("Price changed"))
    if not names:
        return ""
    return names[0] if len(names) == 1 else f"{names[0]} +{len(names) - 1}"


def _saving(priced: PricedLine) -> list[Reason]:
    return sorted((one for one in priced.reasons if one.saving.minor), key=lambda one: -one.saving.minor)


def one_more(scene: Scene, line: Line, session: Session) -> str:
    """What one piece more of the open line would save."""
    shopper = shopper_of(session.known, session.coupons, session.prices_of)
    book = book_for(scene.policy.rules, session.coupons)
    hint = hint_for(line, session.lines, session.pricing, book, shopper, session.by_hand)
    if hint is None or line.quantity >= scene.policy.max_quantity:
        return ""
    offer = name_in(hint.names, scene.language)
    if hint.extra.minor <= 0:
        return scene.words("One more is free: {offer}.", offer=offer)
    return scene.words("One more and you save {amount}: {offer}.", amount=scene.money(hint.saving), offer=offer)
