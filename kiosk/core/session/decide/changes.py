"""What staff change of the shopper's basket: who is signed on, has the right, stays within a limit, and says why.

Only an open basket is changed. What is paid in part is closed: the parts go back first; what is paid comes back as a
refund. What was tried and not done is a fact too.
"""

from __future__ import annotations

from dataclasses import replace

from kiosk.core.changes import MOST_CHANGES, MOST_WORDS, REASONS, Change, Why
from kiosk.core.pricing import ByHand, Discount, Line, Pricing
from kiosk.core.pricing.tax import BASIS_POINTS
from kiosk.core.remarks import plain
from kiosk.core.sale import MOST_LINES
from kiosk.core.session.decide import activity, coupons, limits, rights, saved
from kiosk.core.session.facts import EndReason, SavedBy, SessionEnded
from kiosk.core.session.lane_notes import Changing, ChangingNoted, StaffStays
from kiosk.core.session.notes import BasketView, PayView
from kiosk.core.session.override_facts import (
    AssistChanged,
    BasketChanged,
    CouponEntered,
    DepartmentSold,
    LineChanged,
    SessionVoided,
)
from kiosk.core.session.override_inputs import (
    ACT_OF,
    ChangeGiven,
    ChangeOpened,
    Deed,
    EnterCoupon,
    Exempt,
    GiveDiscount,
    SellByDepartment,
    SetPrice,
    SetQuantity,
    VoidLine,
    VoidSession,
)
from kiosk.core.session.staff_facts import NotDone
from kiosk.core.session.state import LaneState, Session, Shopping
from kiosk.core.session.turn import Turn
from kiosk.core.staff import Act, SignedOn
from kiosk.core.values import Money

MOST_PIECES = 999
MOST_MINOR = 10**8


def opened(turn: Turn, event: ChangeOpened) -> None:
    """What `act` needs is asked on the screen, where the basket lets it be done."""
    who = rights.allowed(turn, event.act, event) if event.act in REASONS else None
    if who is None:
        return
    against = not_able(turn.state, event.act, event.line)
    if against is not None:
        rights.refuse(turn, event.act, against, who.staff)
        stays(turn)
        return
    turn.happened(ChangingNoted(Changing(event.act, event.line)))
    stays(turn)


def stays(turn: Turn) -> None:
    """Whoever does something has all of the time again before they are signed off."""
    if turn.state.staff is not None:
        turn.happened(StaffStays(turn.moment.mono + turn.policy.staff_stays_s))


def key_touched(turn: Turn) -> None:
    """Whoever types stays signed on."""
    if turn.state.changing is not None:
        stays(turn)


def leave(turn: Turn) -> bool:
    """Whether there was something to go back from."""
    there = turn.state.changing is not None
    if there:
        turn.happened(ChangingNoted(None))
        stays(turn)
    return there


def given(turn: Turn, event: ChangeGiven) -> None:
    """It is done, or it is journaled why not."""
    act = ACT_OF[type(event.deed)]
    who = rights.allowed(turn, act, event) if event.why in REASONS[act] else None
    if who is None:
        return
    against = not_able(turn.state, act, _line_of(event.deed)) or _unfit(turn, event.deed)
    if against is not None:
        rights.refuse(turn, act, against, who.staff)
        stays(turn)
        return
    if not limits.is_within(turn, act, event.deed):
        return
    _do(turn, limits.kept_to(turn, event.deed), _Hand(turn, who, act, event.why, plain(event.words, MOST_WORDS)))
    turn.happened(ChangingNoted(None))
    stays(turn)
    if turn.state.session is not None and not turn.session.lines and isinstance(turn.state.view, PayView):
        turn.open(BasketView())


def suspend(turn: Turn, who: SignedOn) -> None:
    """The basket is put aside."""
    saved.suspend(turn, SavedBy.STAFF, who.staff)


def assist(turn: Turn, who: SignedOn) -> None:
    """Staff scan for the shopper from here on."""
    _assist(turn, who, Act.ASSIST)


def end_assist(turn: Turn, who: SignedOn) -> None:
    _assist(turn, who, Act.END_ASSIST)


def _assist(turn: Turn, who: SignedOn, act: Act) -> None:
    session = turn.session
    hand = _Hand(turn, who, act, Why.HELP, "")
    change = hand.change(0, session.pricing.to_pay, session.pricing.to_pay)
    turn.happened(AssistChanged(session=session.id, assisted=act is Act.ASSIST, change=change))
    activity.note(turn)


class _Hand:
    """Who does what, and why."""

    def __init__(self, turn: Turn, who: SignedOn, act: Act, why: Why, words: str) -> None:
        self._turn, self._who, self._act, self._why, self._words = turn, who, act, why, words

    def change(self, line: int, before: Money, after: Money, note: str = "") -> Change:
        return Change(
            act=self._act,
            line=line,
            staff=self._who.staff,
            name=self._who.name,
            role=self._who.role,
            at=self._turn.moment.wall,
            why=self._why,
            before=before,
            after=after,
            words=self._words,
            note=note,
        )


def _do(turn: Turn, deed: Deed, hand: _Hand) -> None:
    session = turn.session
    match deed:
        case VoidLine() | SetPrice() | SetQuantity():
            line = _line(session, deed.line)
            _change_line(turn, hand, line, _after(line, deed))
        case GiveDiscount(line=0):
            _change_basket(turn, hand, replace(session.by_hand, discount=deed.discount))
        case GiveDiscount():
            line = _line(session, deed.line)
            _change_line(turn, hand, line, replace(line, discount=deed.discount))
        case Exempt():
            exempt = bool(deed.certificate)
            _change_basket(turn, hand, replace(session.by_hand, exempt=exempt), deed.certificate)
        case EnterCoupon():
            pricing = coupons.price(turn, session.lines, (*session.coupons, deed.coupon))
            change = hand.change(0, session.pricing.to_pay, pricing.to_pay)
            turn.happened(CouponEntered(session=session.id, coupon=deed.coupon, change=change, pricing=pricing))
        case SellByDepartment():
            line = Line(session.next_line, deed.item)
            pricing = coupons.price(turn, (*session.lines, line), session.coupons)
            change = hand.change(line.id, Money(0, turn.policy.currency), _cost(pricing, line.id))
            turn.happened(DepartmentSold(session=session.id, line=line, change=change, pricing=pricing))
        case VoidSession():
            change = hand.change(0, session.pricing.to_pay, Money(0, turn.policy.currency))
            turn.happened(
                SessionVoided(session=session.id, change=change),
                SessionEnded(session=session.id, reason=EndReason.VOIDED),
            )


def _after(line: Line, deed: VoidLine | SetPrice | SetQuantity) -> Line | None:
    match deed:
        case VoidLine():
            return None
        case SetPrice(minor=minor):
            return replace(line, override=None if minor is None else Money(minor, line.item.price.currency))
        case SetQuantity(quantity=quantity):
            return replace(line, quantity=quantity)


def _change_line(turn: Turn, hand: _Hand, line: Line, after: Line | None) -> None:
    session = turn.session
    changed = tuple(after if one.id == line.id else one for one in session.lines)
    pricing = coupons.price(turn, tuple(one for one in changed if one is not None), session.coupons)
    cost = _cost(pricing, line.id) if after is not None else Money(0, turn.policy.currency)
    change = hand.change(line.id, _cost(session.pricing, line.id), cost)
    turn.happened(LineChanged(session=session.id, before=line, after=after, change=change, pricing=pricing))


def _change_basket(turn: Turn, hand: _Hand, after: ByHand, note: str = "") -> None:
    session = turn.session
    pricing = coupons.price_at(turn, session.lines, session.coupons, session.prices_of, after, session.known)
    change = hand.change(0, session.pricing.to_pay, pricing.to_pay, note)
    turn.happened(
        BasketChanged(session=session.id, before=session.by_hand, after=after, change=change, pricing=pricing)
    )


def _cost(pricing: Pricing, line: int) -> Money:
    return next(priced.asked for priced in pricing.lines if priced.line == line)


def _line(session: Session, number: int) -> Line:
    return next(line for line in session.lines if line.id == number)


def _line_of(deed: Deed) -> int:
    return deed.line if isinstance(deed, VoidLine | SetPrice | GiveDiscount | SetQuantity) else 0


_OF_A_LINE = (Act.VOID_LINE, Act.PRICE_CHANGE, Act.QUANTITY)


def not_able(state: LaneState, act: Act, number: int) -> NotDone | None:
    """Why `act` cannot be done to line `number`, or with 0 to the basket, at all, if it cannot."""
    session = state.session
    if session is None:
        return NotDone.NOT_OPEN
    if not isinstance(session.phase, Shopping) or len(session.changes) >= MOST_CHANGES:
        return NotDone.NOT_NOW
    if number == 0:
        return NotDone.NOT_OPEN if act in _OF_A_LINE else None
    line = session.line(number)
    if line is None:
        return NotDone.NOT_OPEN
    sold = line.item.price.minor >= 0
    counts = not line.is_load and not (line.pack is not None and line.pack.serial)
    able = {Act.PRICE_CHANGE: sold, Act.DISCOUNT: sold, Act.QUANTITY: counts}
    return None if able.get(act, True) else NotDone.NOT_NOW


def _unfit(turn: Turn, deed: Deed) -> NotDone | None:
    """Why what was typed does not do, if it does not."""
    fits = True
    match deed:
        case SetPrice(minor=minor):
            fits = minor is None or (0 <= minor <= MOST_MINOR and limits.leaves_something(turn, deed))
        case SetQuantity(quantity=quantity):
            fits = 1 <= quantity <= MOST_PIECES
        case GiveDiscount(discount=discount):
            fits = discount is None or (is_whole(discount) and limits.leaves_something(turn, deed))
        case Exempt(certificate=certificate):
            fits = bool(certificate) != turn.session.by_hand.exempt and len(certificate) <= MOST_WORDS
        case EnterCoupon(coupon=coupon):
            against = coupons.refusal(turn, coupon)
            if against is not None:
                turn.say_for_a_while(against)
            fits = against is None
        case SellByDepartment(item=item):
            fits = 0 < item.price.minor <= MOST_MINOR and item.price.currency == turn.policy.currency
            fits = fits and len(turn.session.lines) < MOST_LINES
        case VoidLine() | VoidSession():
            fits = True
    return None if fits else NotDone.NOT_NOW


def is_whole(discount: Discount) -> bool:
    """Whether it is one of the two, and within its bounds."""
    percent = 0 < discount.percent_bp <= BASIS_POINTS and discount.minor == 0
    return percent or (0 < discount.minor <= MOST_MINOR and discount.percent_bp == 0)
