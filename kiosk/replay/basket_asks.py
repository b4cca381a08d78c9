"""Questions about the basket: what was scanned, weighed, counted, taken out."""

from __future__ import annotations

from dataclasses import replace

from kiosk.core.items import Item, Unit
from kiosk.core.session.facts import (
    CodeRefused,
    CouponAdded,
    CouponRemoved,
    EaseChosen,
    LanguageChanged,
    LineAdded,
    LineRemoved,
    MemberShown,
    QuantityChanged,
    RefusedFor,
    SessionStarted,
    StartedBy,
    TapExplained,
)
from kiosk.core.session.inputs import (
    AddWeighedTouched,
    CountScanned,
    CouponScanned,
    CouponTouched,
    EaseTouched,
    ItemScanned,
    LabelScanned,
    LanguageTouched,
    Load,
    MemberScanned,
    NotTakenScanned,
    PayTouched,
    QuantityTouched,
    RemoveTouched,
    StartTouched,
    UndoTouched,
    UnknownScanned,
    UnreadableScanned,
)
from kiosk.core.session.price_notes import PriceWish
from kiosk.core.session.spot_facts import SpotDrawn
from kiosk.core.session.state import LaneState
from kiosk.core.session.views import WeighView
from kiosk.core.values import Weighing
from kiosk.replay.asking import Ask, Asked, NotAsked, Scene

ONE_MORE = NotAsked("whether one piece more was scanned or touched")
BY_WEIGHT = NotAsked("what an item that is sold by weight today weighed")
OTHER_CODE = NotAsked("which code of a pack was read first")


def _line(scene: Scene, added: LineAdded) -> Asked:
    line, state = added.line, _with_goods(scene)
    item = scene.today(line.item)
    if scene.has(TapExplained):
        return NotAsked("what a shopper had written when the next one scanned")
    if scene.has(LineRemoved):
        return OTHER_CODE
    if line.weighing is not None:
        return _on_scale(state, item, line.weighing), AddWeighedTouched()
    if line.label is not None:
        return state, LabelScanned(added.code, item, line.label, line.pack)
    if item.unit is Unit.KG:
        return BY_WEIGHT
    if line.quantity > 1:
        return state, CountScanned(added.code, item, line.quantity, line.pack)
    return state, ItemScanned(added.code, item, line.pack)


def _on_scale(state: LaneState, item: Item, load: Weighing) -> LaneState:
    priced = load.priced
    return replace(
        state,
        view=WeighView(item, load.tare_g),
        load=Load.STABLE,
        grams=load.gross_g,
        zeroed=True,
        scale_wish=PriceWish(state.scale_wishes + 1, priced.unit, load.tare_g) if priced is not None else None,
        scale_told=load if priced is not None else None,
    )


def _with_goods(scene: Scene) -> LaneState:
    """The lane whose open basket has the goods as they are today."""
    state, session = scene.state, scene.state.session
    if session is None or not scene.goods:
        return state
    lines = tuple(replace(line, item=scene.today(line.item)) for line in session.lines)
    return replace(state, session=replace(session, lines=lines))


def _quantity(scene: Scene, changed: QuantityChanged) -> Asked:
    session = scene.state.session
    line = session.line(changed.line) if session is not None else None
    if line is None or not line.countable:
        return OTHER_CODE
    return _with_goods(scene), QuantityTouched(changed.line, changed.quantity)


def scanned_again(scene: Scene) -> ItemScanned | None:
    """What may have been put in as well where the newest line has one piece more: the same goods, scanned again."""
    session, changed = scene.state.session, scene.lead
    if session is None or not session.lines or not isinstance(changed, QuantityChanged):
        return None
    line = session.lines[-1]
    if line.id != changed.line or changed.quantity != line.quantity + 1 or line.label is not None:
        return None
    return ItemScanned(line.item.key, scene.today(line.item), line.pack)


def _removed(scene: Scene, removed: LineRemoved) -> Asked:
    session = scene.state.session
    if session is None or not session.lines or not removed.by_shopper:
        return OTHER_CODE
    if not removed.undo:
        return _with_goods(scene), RemoveTouched(removed.line)
    if session.lines[-1].id != removed.line or session.lines[-1].quantity > 1:
        return OTHER_CODE
    return _with_goods(scene), UndoTouched()


def _coupon(scene: Scene, fact: CouponAdded) -> Asked:
    return _with_goods(scene), CouponScanned(fact.coupon)


def _coupon_out(scene: Scene, fact: CouponRemoved) -> Asked:
    return _with_goods(scene), CouponTouched(fact.coupon.key)


def _member(scene: Scene, fact: MemberShown) -> Asked:
    return _with_goods(scene), MemberScanned(fact.member.card)


def _refused(scene: Scene, refused: CodeRefused) -> Asked:
    match refused.reason:
        case RefusedFor.UNKNOWN if (item := scene.goods.get(refused.code.zfill(14))) is not None:
            if item.unit is Unit.KG:
                return BY_WEIGHT
            return _with_goods(scene), ItemScanned(refused.code, item)
        case RefusedFor.UNKNOWN:
            return _with_goods(scene), UnknownScanned(refused.code)
        case RefusedFor.UNREADABLE:
            return _with_goods(scene), UnreadableScanned()
        case RefusedFor.NOT_TAKEN:
            return _with_goods(scene), NotTakenScanned()
        case _:
            return NotAsked("which goods or coupon a code that was refused stands for")


def _started(scene: Scene, fact: SessionStarted) -> Asked:
    if fact.by is StartedBy.SCAN:
        return NotAsked("which goods were scanned first, to be weighed or asked about")
    return scene.state, StartTouched()


def _language(scene: Scene, fact: LanguageChanged) -> Asked:
    return scene.state, LanguageTouched(fact.language)


def _ease(scene: Scene, fact: EaseChosen) -> Asked:
    return scene.state, EaseTouched(fact.ease)


def _to_payment(scene: Scene, _drawn: SpotDrawn) -> Asked:
    return _with_goods(scene), PayTouched()


BASKET_ASKS: dict[type, Ask] = {
    SessionStarted: _started,
    LineAdded: _line,
    QuantityChanged: _quantity,
    LineRemoved: _removed,
    CouponAdded: _coupon,
    CouponRemoved: _coupon_out,
    MemberShown: _member,
    CodeRefused: _refused,
    LanguageChanged: _language,
    EaseChosen: _ease,
    SpotDrawn: _to_payment,
}
