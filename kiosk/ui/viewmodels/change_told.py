"""The words of a change by staff: what it is about and up to how much, what was typed, the reasons, what to choose."""

from __future__ import annotations

from kiosk.core.changes import Why
from kiosk.core.items import Unit, name_in
from kiosk.core.pricing import Line
from kiosk.core.pricing.coupons import Coupon, coupon_ids, rules_of
from kiosk.core.session.lane_notes import Changing
from kiosk.core.session.state import Session
from kiosk.core.staff import Act, Limit
from kiosk.core.values import Money
from kiosk.ui.catalogue_view import CatalogueView
from kiosk.ui.scene import Scene
from kiosk.ui.viewmodels.basket import line_told
from kiosk.ui.viewmodels.deeds import is_exempt


def hint_told(scene: Scene, session: Session, changing: Changing, choice: str) -> str:
    """What it is about; beneath it how much of it who is signed on may. `choice` is what was chosen of a list."""
    words, act, line = scene.words, changing.act, session.line(changing.line)
    match act:
        case Act.DEPARTMENT:
            return (
                words("{department}: what does it cost?", department=choice) if choice else words("Where is it from?")
            )
        case Act.COUPON:
            return choice or words("Which coupon is it?")
        case Act.TAX_EXEMPT if is_exempt(session):
            return words("This basket is without tax.")
        case Act.TAX_EXEMPT:
            return words("Type the number of the certificate.")
        case Act.PRICE_CHANGE if line is not None:
            most = _most(scene, Limit.PRICE_CHANGE_PERCENT)
            told = words("At most {percent} % less, by your role.", percent=most) if most is not None else ""
            return _lines(f"{line.item.name(scene.language)} · {_price(scene, line)}", told)
        case Act.DISCOUNT:
            most = _most(scene, Limit.DISCOUNT_PERCENT)
            told = words("At most {percent} %, by your role.", percent=most) if most is not None else ""
            return _lines(_about(scene, session, line), told)
        case Act.QUANTITY if line is not None:
            return words("{item}: {count} now", item=line.item.name(scene.language), count=line.quantity)
        case _:
            return _about(scene, session, line)


def _most(scene: Scene, limit: Limit) -> int | None:
    who = scene.state.staff
    return scene.policy.staff.rights_of(who.role).limits.get(limit) if who is not None else None


def _lines(*told: str) -> str:
    return "\n".join(one for one in told if one)


def _about(scene: Scene, session: Session, line: Line | None) -> str:
    if line is not None:
        return line_told(scene, session, line)
    return scene.words("The whole basket: {total}", total=scene.money(session.pricing.to_pay))


def _price(scene: Scene, line: Line) -> str:
    """What staff would change: the price of a piece, a kilogram or a labelled pack."""
    if line.label is not None and line.label.price is not None:
        return scene.money(line.shelf)
    price = scene.money(line.unit_price)
    return f"{price}/kg" if line.item.unit is Unit.KG else scene.words("{price} each", price=price)


def typed_told(scene: Scene, act: Act, typed: str, *, amount: bool) -> str:
    match act:
        case Act.QUANTITY | Act.TAX_EXEMPT:
            return typed or "–"
        case Act.DISCOUNT if not amount:
            return f"{typed or '0'} %"
        case _:
            return scene.money(Money(int(typed or "0"), scene.policy.currency))


def choice_names(scene: Scene, act: Act, catalogue: CatalogueView) -> dict[str, str]:
    """What can be chosen → its name: the departments, or the store's coupons."""
    if act is Act.DEPARTMENT:
        return {one.key: name_in(one.names, scene.language) or one.key for one in catalogue.categories()}
    book = scene.policy.rules
    return {one: _coupon_name(scene, Coupon(id=one)) for one in sorted(coupon_ids(book))}


def _coupon_name(scene: Scene, coupon: Coupon) -> str:
    rules = rules_of(coupon, scene.policy.rules)
    return (name_in(dict(rules[0].names), scene.language) if rules else "") or coupon.id


def reason_name(scene: Scene, why: Why) -> str:
    words = scene.words
    match why:
        case Why.DAMAGED:
            return words("Damaged")
        case Why.SHELF:
            return words("Other price on the shelf")
        case Why.SHORT_DATE:
            return words("Short date")
        case Why.GOODWILL:
            return words("Goodwill")
        case Why.MISTAKE:
            return words("By mistake")
        case Why.NOT_WANTED:
            return words("Not wanted")
        case Why.BULK:
            return words("A large order")
        case Why.NO_LABEL:
            return words("No label")
        case Why.CERTIFICATE:
            return words("Certificate seen")
        case Why.NOT_READ:
            return words("Code can't be read")
        case Why.TOO_DEAR:
            return words("Too dear")
        case Why.HELP:
            return words("Help")
        case Why.OTHER:
            return words("Something else")
