"""Paying in training: the screen stands in for whoever moves money. No device, number or server sees it."""

from __future__ import annotations

from kiosk.core.pricing import as_sold
from kiosk.core.session.decide import receipt
from kiosk.core.session.facts import Sale, Tender
from kiosk.core.session.inputs import Practised
from kiosk.core.session.lane_facts import SalePractised
from kiosk.core.session.notes import PayView, PractiseView, Say
from kiosk.core.session.state import Shopping
from kiosk.core.session.turn import Turn
from kiosk.core.values import Way

_REFUSED = {Way.CARD: Say.DECLINED, Way.WALLET: Say.WALLET_DECLINED}
"""Who put in no cash knows."""


def begin(turn: Turn, way: Way) -> None:
    turn.hush()
    turn.open(PractiseView(way))


def practised(turn: Turn, outcome: Practised) -> None:
    session, view = turn.state.session, turn.state.view
    if session is None or not session.training or not isinstance(session.phase, Shopping):
        return
    if not isinstance(view, PractiseView):
        return
    match outcome:
        case Practised.DECLINED:
            turn.open(PayView())
            if view.way in _REFUSED:
                turn.say(_REFUSED[view.way])
        case Practised.APPROVED:
            turn.hush()
            turn.happened(SalePractised(session=session.id, sale=_sale(turn, view.way)))
            receipt.offer(turn)


def _sale(turn: Turn, way: Way) -> Sale:
    """As a real one, without what only a real one has: number, page, terminal, signature."""
    session = turn.session
    tender = Tender(
        amount=session.pricing.to_pay,
        attempt="",
        terminal_id="",
        receipt_no="",
        trace_no="",
        card_name="",
        card_last4="",
        slip=(),
        way=way,
    )
    return Sale(
        lane=turn.policy.lane,
        session=session.id,
        receipt_no=0,
        started_at=session.started_at,
        paid_at=turn.moment.wall,
        language=session.language,
        lines=as_sold(session.lines, session.by_hand),
        pricing=session.pricing,
        tender=tender,
        seller=turn.policy.seller,
        training=True,
        changes=session.changes,
    )
