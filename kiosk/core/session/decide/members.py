"""Members: a card is taken at any time of a visit, and earns the points of what is paid then. The store is asked who
it is; nobody waits for its answer. From then on the basket costs what it costs them.

Where the store cannot be asked the sale takes the card's hash along, at the usual prices, and the store books the
points when it comes. A phone number cannot be kept: its hash would be found by trying all there are.
"""

from __future__ import annotations

from dataclasses import replace

from kiosk.core.members import Member, SaleMember, points_for
from kiosk.core.pricing import Pricing
from kiosk.core.pricing.coupons import Coupon
from kiosk.core.session.decide import coupons
from kiosk.core.session.decide.scale_queue import go_on
from kiosk.core.session.effects import FindMember, GiveCouponsBack, PushOutbox
from kiosk.core.session.facts import MemberFound, MemberLeft, MemberShown, MemberThanked
from kiosk.core.session.inputs import MemberAnswered, NotAsked
from kiosk.core.session.lane_notes import MessageFades
from kiosk.core.session.member_notes import NOBODY, MemberNoted, MemberRun, Told
from kiosk.core.session.notes import MemberView, Message, Say, WeighView
from kiosk.core.session.state import LaneState, Paid, Session, Shopping
from kiosk.core.session.turn import Turn

ABOUT = (Say.MEMBER_NOTED, Say.MEMBER_LATER, Say.MEMBER_HELLO, Say.MEMBER_UNKNOWN, Say.MEMBER_LEFT)


def scanned(turn: Turn, card: str) -> None:
    """The visit is of whoever has that card; of several that were shown the last counts. Shown again it is no news."""
    member, run = SaleMember(card=card), turn.state.member
    again = turn.session.member is not None and (turn.session.member == member or run.card == card)
    if not again:
        leave(turn)
        turn.happened(MemberShown(session=turn.session.id, member=member), MemberNoted(MemberRun(card=card)))
    if not isinstance(turn.state.view, WeighView):
        go_on(turn)
    if turn.session.known is not None:
        _greet(turn, turn.session.pricing)
        return
    if again and run.request:
        return
    asks = _ask(turn, card=card)
    away = turn.policy.asks_members and not asks and not turn.session.training
    turn.say(Say.MEMBER_LATER if away else Say.MEMBER_NOTED)


def phone_given(turn: Turn, phone: str) -> None:
    """The store is asked who has that number; where it cannot be, that is said."""
    if not isinstance(turn.state.view, MemberView) or _shopping(turn.state) is None or turn.state.member.request:
        return
    if not _ask(turn, phone=phone):
        _told(turn, Told.AWAY)


def key_touched(turn: Turn) -> None:
    """Whoever types on has read what was said of the last number."""
    if isinstance(turn.state.view, MemberView) and turn.state.member.told is not Told.NOTHING:
        _told(turn, Told.NOTHING)


def answered(turn: Turn, event: MemberAnswered) -> None:
    """Who is found is the visit's from here on, as long as it is still open and this was asked for it."""
    run, session = turn.state.member, _shopping(turn.state)
    wanted = run.request == event.request
    if wanted:
        turn.happened(MemberNoted(replace(run, request="", until=0.0)))
    if session is None or not wanted:
        _give_back(turn, event.member.coupons if event.member is not None else ())
    elif event.member is not None:
        _found(turn, event.member)
    elif event.not_asked is not None:
        _not_asked(turn, event.not_asked)
    else:
        _unknown(turn)


def left(turn: Turn) -> None:
    """The shopper goes on without being a member."""
    session = _shopping(turn.state)
    if session is None or session.member is None:
        return
    leave(turn)
    if isinstance(turn.state.view, MemberView):
        go_on(turn)
    turn.say_for_a_while(Say.MEMBER_LEFT)


def leave(turn: Turn) -> None:
    """The visit is nobody's, at the prices for anybody, without the coupons that were theirs; who is asked for is not
    waited for.
    """
    session = turn.session
    if turn.state.member != NOBODY:
        turn.happened(MemberNoted(NOBODY))
    if session.member is None:
        return
    own = session.known.coupons if session.known is not None else ()
    kept = tuple(one for one in session.coupons if one not in own)
    usual = coupons.price_at(turn, session.lines, kept, session.prices_of, session.by_hand)
    turn.happened(MemberLeft(session=session.id, pricing=usual))


def link_changed(turn: Turn) -> None:
    """A card that was shown while the store was away is asked about after all."""
    session = _shopping(turn.state)
    if session is None or session.member is None or session.known is not None or turn.state.member.request:
        return
    if session.member.card:
        _ask(turn, card=session.member.card)


def ticked(turn: Turn) -> None:
    """The store took too long: what it still says is not waited for."""
    run = turn.state.member
    if run.request and turn.moment.mono >= run.until:
        turn.happened(MemberNoted(replace(run, request="", until=0.0)))
        if _shopping(turn.state) is not None:
            _not_asked(turn, NotAsked.AWAY)


def deadline(state: LaneState) -> float | None:
    return state.member.until if state.member.request else None


def follow(turn: Turn, before: LaneState) -> None:
    """Coupons that the store keeps for this visit, and that nothing comes of any more, are the store's again."""
    if before.session is None or isinstance(before.session.phase, Paid):
        return
    still = _held(turn.state, before.session.id)
    _give_back(turn, tuple(one for one in _held(before, before.session.id) if one not in still))


def of_sale(session: Session, pricing: Pricing) -> SaleMember | None:
    """Whose sale it is, with the points that its receipt tells, where they are known."""
    if session.member is None or session.known is None:
        return session.member
    return replace(session.member, points=points_for(pricing.to_pay.minor, session.known.minor_per_point))


def thank(turn: Turn) -> None:
    """Whoever tapped has the store's thanks, once in a visit; nothing of it tells what they tapped."""
    session = turn.session
    if not session.tapped or session.training or session.known is None or session.known.thanks <= 0:
        return
    turn.happened(
        MemberThanked(
            session=session.id,
            lane=turn.policy.lane,
            whose=session.known.id,
            day=turn.moment.wall[:10],
            points=session.known.thanks,
        )
    )
    turn.effect(PushOutbox())


def _shopping(state: LaneState) -> Session | None:
    session = state.session
    return session if session is not None and isinstance(session.phase, Shopping) else None


def _ask(turn: Turn, *, card: str = "", phone: str = "") -> bool:
    """Whether the store is being asked now. Of who practises it is not."""
    if not turn.policy.asks_members or not turn.state.server_online or turn.session.training:
        return False
    run = replace(turn.state.member, request=turn.moment.nonce, until=turn.moment.mono + turn.policy.member_s)
    turn.happened(MemberNoted(replace(run, told=Told.NOTHING, by_phone=bool(phone))))
    turn.effect(FindMember(turn.moment.nonce, card, phone))
    return True


def _found(turn: Turn, member: Member) -> None:
    if turn.session.member is not None and not turn.session.member.card:  # a number, after somebody else's
        leave(turn)
    session = turn.session
    own = _usable(turn, member)
    known = replace(member, initial="", phone="", coupons=own)
    with_own = (*session.coupons, *own)
    pricing = coupons.price_at(turn, session.lines, with_own, session.prices_of, session.by_hand, known)
    turn.happened(
        MemberFound(session=session.id, member=SaleMember(whose=member.id), known=known, coupons=own, pricing=pricing),
        MemberNoted(replace(turn.state.member, initial=member.initial, phone=member.phone)),
    )
    _give_back(turn, tuple(one for one in member.coupons if one not in own))
    if isinstance(turn.state.view, MemberView):
        go_on(turn)
    _greet(turn, session.pricing)


def _usable(turn: Turn, member: Member) -> tuple[Coupon, ...]:
    """Of the member's own coupons those that may be in this basket, as many as a basket may have."""
    room = max(0, turn.policy.max_coupons - len(turn.session.coupons))
    return tuple(one for one in member.coupons if coupons.refusal(turn, one) is None)[:room]


def _greet(turn: Turn, before: Pricing) -> None:
    """For a moment, with what came off the basket; nothing that somebody has to read goes for it."""
    message = turn.state.message
    if message is not None and message.say not in ABOUT:
        return
    saved = before.to_pay - turn.session.pricing.to_pay
    turn.tell(Message(Say.MEMBER_HELLO, saved=saved if saved.minor > 0 else None))
    turn.happened(MessageFades(turn.moment.mono + turn.policy.passing_s))


def _unknown(turn: Turn) -> None:
    if turn.state.member.by_phone:
        _told(turn, Told.UNKNOWN)
    elif turn.session.member is not None:  # nobody has the card that was shown
        leave(turn)
        turn.say(Say.MEMBER_UNKNOWN)


def _not_asked(turn: Turn, why: NotAsked) -> None:
    message, session = turn.state.message, turn.session
    if turn.state.member.by_phone:
        _told(turn, Told.TOO_MANY if why is NotAsked.TOO_MANY else Told.AWAY)
    elif session.member is not None and message is not None and message.say is Say.MEMBER_NOTED:
        turn.say(Say.MEMBER_LATER)


def _told(turn: Turn, told: Told) -> None:
    turn.happened(MemberNoted(replace(turn.state.member, told=told)))


def _held(state: LaneState, session: str) -> tuple[Coupon, ...]:
    """The own coupons that visit `session` keeps from other lanes: all of them, once it is paid those that it used."""
    visit = state.session
    if visit is None or visit.id != session or visit.known is None:
        return ()
    if isinstance(visit.phase, Paid):
        return tuple(one for one in visit.known.coupons if one in visit.phase.sale.coupons)
    return visit.known.coupons


def _give_back(turn: Turn, own: tuple[Coupon, ...]) -> None:
    """But for what was paid with here, of which the store may not have heard yet."""
    back = tuple(one.serial for one in own if one.key not in turn.state.used_coupons)
    if back:
        turn.effect(GiveCouponsBack(back))
