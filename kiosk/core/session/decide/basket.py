"""Scanning and the basket: every scan is answered, in the order it came."""

from __future__ import annotations

from dataclasses import replace

from kiosk.core.items import Item, Pack, Unit
from kiosk.core.mode import LaneMode
from kiosk.core.pricing import Line, Pricing
from kiosk.core.pricing.hints import gave_way
from kiosk.core.sale import MOST_LINES
from kiosk.core.session.decide import coupons, members, mode, packs, receipt, staff
from kiosk.core.session.decide.scale_queue import go_on, waiting
from kiosk.core.session.facts import (
    CodeRefused,
    LineAdded,
    LineRemoved,
    QuantityChanged,
    RefusedFor,
    SessionStarted,
    StartedBy,
)
from kiosk.core.session.inputs import (
    CountScanned,
    CouponScanned,
    ExpiredScanned,
    ItemScanned,
    LabelScanned,
    MemberScanned,
    NotTakenScanned,
    UnknownScanned,
    UnreadableScanned,
)
from kiosk.core.session.notes import Message, PickView, PriceView, Say, WeighView
from kiosk.core.session.state import AttemptStage, Paid, Paying, Session, Settling, Shopping
from kiosk.core.session.touches import Scan
from kiosk.core.session.turn import Turn
from kiosk.core.values import Weighing


def start(turn: Turn, by: StartedBy) -> None:
    """A session is open afterwards; one that was only left at its receipt is over."""
    if turn.state.session is not None:
        receipt.leave(turn)
    training = turn.state.mode is LaneMode.TRAINING
    number = f"{turn.policy.lane}-{'T' if training else ''}{turn.state.sessions + 1:06d}"
    language, ease = turn.state.language, turn.state.ease
    turn.happened(
        SessionStarted(session=number, language=language, by=by, at=turn.moment.wall, ease=ease, training=training)
    )


def scanned(turn: Turn, scan: Scan) -> None:
    session = turn.state.session
    staff.leave(turn)  # who shops comes before who is signing on
    if session is not None and isinstance(session.phase, Paying):
        in_doubt = turn.state.attempt is not None and turn.state.attempt.stage in (
            AttemptStage.DOUBT,
            AttemptStage.PARKED,
        )
        turn.say(Say.ASKING_BANK if in_doubt else Say.PAY_FIRST_STOP)
        return
    if session is not None and isinstance(session.phase, Settling):
        turn.say(Say.PART_PAID)
        return
    if session is None or isinstance(session.phase, Paid):
        if isinstance(scan, UnreadableScanned):  # noise on the line is no shopper
            return
        if not mode.lets_in(turn):
            return
        start(turn, StartedBy.SCAN)
    match scan:
        case ItemScanned():
            _pack_scanned(turn, scan)
        case LabelScanned():
            if may_be_sold(turn, scan.item, scan.code, scan.pack) and has_room(turn):
                before = turn.session.pricing
                line = Line(turn.session.next_line, scan.item, label=scan.label, pack=scan.pack)
                add_line(turn, line, scan.code)
                _seen(turn)
                tell_what_gave_way(turn, before)
                packs.told(turn, scan.item, scan.pack)
        case CountScanned():
            _add_pieces(turn, scan.item, scan.code, scan.count, scan.pack)
        case CouponScanned():
            before = turn.session.pricing
            coupons.scanned(turn, scan.coupon)
            tell_what_gave_way(turn, before)
        case MemberScanned():
            members.scanned(turn, scan.card)
        case NotTakenScanned():
            refuse(turn, "", RefusedFor.NOT_TAKEN, Say.NOT_TAKEN)
        case UnknownScanned():
            refuse(turn, scan.code, RefusedFor.UNKNOWN, Say.UNKNOWN_ITEM)
        case UnreadableScanned():
            refuse(turn, "", RefusedFor.UNREADABLE, Say.UNREADABLE)
        case ExpiredScanned():
            seen = packs.other_code(turn, scan.item, scan.symbol)
            if seen is not None:
                _take_back(turn, seen.line)
            else:
                packs.note(turn, scan.item, scan.symbol, 0)
            refuse(turn, scan.code, RefusedFor.EXPIRED, Say.EXPIRED, scan.item)


def _pack_scanned(turn: Turn, scan: ItemScanned) -> None:
    """One code of a pack: a new pack, or the other code of the one just read, which may tell more of it."""
    seen = packs.other_code(turn, scan.item, scan.symbol)
    if seen is None:
        lines = turn.session.lines
        add(turn, scan.item, scan.code, scan.pack)
        took = turn.session.lines[-1].id if turn.session.lines != lines else 0
        packs.note(turn, scan.item, scan.symbol, took)
    elif scan.pack is not None and turn.session.line(seen.line) is not None:
        _take_back(turn, seen.line)
        add(turn, scan.item, scan.code, scan.pack)


def _take_back(turn: Turn, number: int) -> None:
    """One piece less on line `number`, if it is still there."""
    line = turn.session.line(number)
    if line is None:
        return
    if line.quantity > 1:
        change_quantity(turn, line, line.quantity - 1)
    else:
        _remove(turn, line.id, undo=True, by_shopper=False)


def picked(turn: Turn, item: Item) -> None:
    """`item` goes on the scale before those that wait for it: it may be what the shopper weighs instead."""
    view = turn.state.view
    if shopping(turn) is None:
        return
    if item.unit is Unit.KG and isinstance(view, PickView):
        if may_be_sold(turn, item, item.key, None) and has_room(turn):
            turn.hush()
            turn.open(WeighView(item, item.tare_g, view.waiting))
    else:
        add(turn, item, item.key)


def open_pick(turn: Turn) -> None:
    """The pictured search; from the scale it is for another item than that which was to be weighed."""
    if turn.state.session is None and mode.lets_in(turn):
        start(turn, StartedBy.TOUCH)
    if shopping(turn) is not None:
        view = turn.state.view
        turn.hush()
        turn.open(PickView(for_price=isinstance(view, PriceView), waiting=waiting(view)))


def add(turn: Turn, item: Item, code: str, pack: Pack | None = None) -> None:
    """`item` is in the basket, waits to be weighed, or the shopper is told why not."""
    if item.unit is Unit.KG:
        if may_be_sold(turn, item, code, pack) and has_room(turn):
            _queue_weighing(turn, item)
    else:
        _add_pieces(turn, item, code, 1, pack)


def _add_pieces(turn: Turn, item: Item, code: str, count: int, pack: Pack | None) -> None:
    if not may_be_sold(turn, item, code, pack):
        return
    newest = turn.session.lines[-1] if turn.session.lines else None
    alike = newest is not None and newest.item == item and newest.pack == pack and newest.countable
    same = newest if alike else None
    if count + (same.quantity if same else 0) > turn.policy.max_quantity:
        turn.say(Say.QUANTITY_LIMIT, item)
        return
    if same is None and not has_room(turn):
        return
    before = turn.session.pricing
    if same is not None:
        change_quantity(turn, same, same.quantity + count)
    else:
        add_line(turn, Line(turn.session.next_line, item, count, pack=pack), code)
    _seen(turn)
    tell_what_gave_way(turn, before)
    packs.told(turn, item, pack)


def may_be_sold(turn: Turn, item: Item, code: str, pack: Pack | None) -> bool:
    """Whether `item` can become a line here; else the shopper is told why not."""
    if item.price.currency != turn.policy.currency:  # a catalogue of another country: such an item has no price here
        refuse(turn, code, RefusedFor.UNKNOWN, Say.UNKNOWN_ITEM)
        return False
    if turn.session.age_refused and item.min_age >= turn.session.age_refused:  # a person looked, a moment ago
        refuse(turn, code, RefusedFor.AGE, Say.AGE_REFUSED, item)
        return False
    against = packs.refusal(turn, item, pack)
    if against is not None:
        refuse(turn, code, *against, item)
    return against is None


def has_room(turn: Turn) -> bool:
    """Whether there may be a line more; else the shopper is told."""
    if len(turn.session.lines) < MOST_LINES:
        return True
    turn.say(Say.BASKET_FULL)
    return False


def _seen(turn: Turn) -> None:
    """The new line is what shows, unless something is being weighed."""
    turn.hush()
    if not isinstance(turn.state.view, WeighView):
        go_on(turn)


def add_line(turn: Turn, line: Line, code: str) -> None:
    pricing = _price(turn, (*turn.session.lines, line))
    turn.happened(LineAdded(session=turn.session.id, line=line, code=code, pricing=pricing))


def add_weighed(turn: Turn, item: Item, weighing: Weighing) -> None:
    """The load on the scale is a line afterwards, and may not be sold a second time."""
    add_line(turn, Line(turn.session.next_line, item, weighing=weighing), item.key)


def set_quantity(turn: Turn, number: int, quantity: int) -> None:
    session = shopping(turn)
    line = session.line(number) if session else None
    if line is None or line.is_load or quantity == line.quantity:
        return
    if quantity < 1:
        remove(turn, number)
    elif not line.countable:  # the next pack has a number of its own: it wants to be scanned
        return
    elif quantity > max(turn.policy.max_quantity, line.quantity):  # staff may have set more
        turn.say(Say.QUANTITY_LIMIT, line.item)
    else:
        before, more = turn.session.pricing, quantity > line.quantity
        change_quantity(turn, line, quantity)
        turn.hush(Say.OFFER_GAVE_WAY)
        if more:  # fewer is the shopper's own doing, and its offers go with it
            tell_what_gave_way(turn, before)


def remove(turn: Turn, number: int) -> None:
    session = shopping(turn)
    if session is not None and session.line(number) is not None:
        _remove(turn, number, undo=False)


def take_out(turn: Turn, number: int) -> None:
    """Line `number` is out of the basket, by no doing of the shopper's."""
    _remove(turn, number, undo=False, by_shopper=False)


def take_out_sold(turn: Turn) -> None:
    """Of a basket that was put aside, the very packs and coupons that somebody paid with meanwhile are out."""
    for line in turn.session.lines:
        if packs.is_sold(turn, line.item, line.pack):
            _remove(turn, line.id, undo=False, by_shopper=False)
            turn.say(Say.PACK_SOLD, line.item)
    for coupon in turn.session.coupons:
        if coupon.serial and coupon.key in turn.state.used_coupons:
            coupons.take_out(turn, coupon)
            turn.say(Say.COUPON_USED)


def undo(turn: Turn) -> None:
    """The last scan is taken back: one piece less, or the whole newest line."""
    session = shopping(turn)
    if session is None or not session.lines:
        return
    newest = session.lines[-1]
    if newest.quantity > 1:
        change_quantity(turn, newest, newest.quantity - 1)
        turn.hush(Say.OFFER_GAVE_WAY)
    else:
        _remove(turn, newest.id, undo=True)


def _queue_weighing(turn: Turn, item: Item) -> None:
    view = turn.state.view
    if isinstance(view, WeighView):
        turn.open(replace(view, waiting=(*view.waiting, item)))
        return
    first, *more = (*waiting(view), item)
    turn.hush()
    turn.open(WeighView(first, first.tare_g, tuple(more)))


def refuse(turn: Turn, code: str, reason: RefusedFor, say: Say, item: Item | None = None) -> None:
    turn.happened(CodeRefused(session=turn.session.id, code=code, reason=reason))
    turn.say(say, item)


def change_quantity(turn: Turn, line: Line, quantity: int) -> None:
    lines = tuple(replace(line, quantity=quantity) if known.id == line.id else known for known in turn.session.lines)
    pricing = _price(turn, lines)
    turn.happened(QuantityChanged(session=turn.session.id, line=line.id, quantity=quantity, pricing=pricing))


def _remove(turn: Turn, number: int, *, undo: bool, by_shopper: bool = True) -> None:
    left = tuple(line for line in turn.session.lines if line.id != number)
    pricing = _price(turn, left)
    session = turn.session.id
    turn.happened(LineRemoved(session=session, line=number, undo=undo, pricing=pricing, by_shopper=by_shopper))
    turn.hush(Say.OFFER_GAVE_WAY)


def tell_what_gave_way(turn: Turn, before: Pricing) -> None:
    """No offer that the shopper saw goes without a word when something was added."""
    gone = gave_way(before, turn.session.pricing, turn.session.lines)
    if gone is not None:
        turn.tell(Message(Say.OFFER_GAVE_WAY, gave_way=gone))


def _price(turn: Turn, lines: tuple[Line, ...]) -> Pricing:
    return coupons.price(turn, lines, turn.session.coupons)


def shopping(turn: Turn) -> Session | None:
    session = turn.state.session
    return session if session is not None and isinstance(session.phase, Shopping) else None
