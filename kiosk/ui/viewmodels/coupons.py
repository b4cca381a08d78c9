"""The coupons in the basket: what each is called, and what it does."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.core.items import name_in
from kiosk.core.pricing.coupons import rules_of, saved_by
from kiosk.core.session.state import Session
from kiosk.core.values import Money
from kiosk.ui.scene import Scene


@dataclass(frozen=True, slots=True)
class CouponRow:
    """Coupons alike are one row, `number` from 1; `key` is the one that goes when it is taken out."""

    key: str
    number: int
    name: str
    effect: str
    saves: bool


def coupon_rows(scene: Scene, session: Session) -> tuple[CouponRow, ...]:
    """A row for each kind of coupon, the newest first. A member's own that take nothing off are on their own page."""
    own = _own(session)
    return tuple(row for row in _rows(scene, session) if row.saves or row.key not in own)


def own_coupons(scene: Scene, session: Session) -> tuple[CouponRow, ...]:
    """The member's own, as in the basket."""
    own = _own(session)
    return tuple(row for row in _rows(scene, session) if row.key in own)


def _own(session: Session) -> frozenset[str]:
    return frozenset(one.key for one in session.known.coupons) if session.known is not None else frozenset()


def _rows(scene: Scene, session: Session) -> tuple[CouponRow, ...]:
    kinds = {coupon.id: coupon for coupon in session.coupons}
    rows = []
    for number, coupon in enumerate(kinds.values(), start=1):
        rules = rules_of(coupon, scene.policy.rules)
        if not rules:  # the store has taken its rules back since
            continue
        name = name_in(dict(rules[0].names), scene.language)
        alike = sum(other.id == coupon.id for other in session.coupons)
        saving = saved_by(coupon, session.pricing, scene.policy.rules)
        if saving.minor:
            effect = scene.words("You save {amount}", amount=scene.money(saving))
        else:
            effect = _not_yet(scene, min(rule.condition.at_least for rule in rules))
        called = name if alike == 1 else f"{name} × {alike}"
        rows.append(CouponRow(coupon.key, number, called, effect, bool(saving.minor)))
    return tuple(reversed(rows))


def _not_yet(scene: Scene, least_minor: int) -> str:
    if least_minor:
        return scene.words("Counts from {amount} on", amount=scene.money(Money(least_minor, scene.policy.currency)))
    return scene.words("No matching goods yet")
