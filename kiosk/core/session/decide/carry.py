"""The lane's books, carried forward between two visits, so that a start applies a day's last facts and not a year's."""

from __future__ import annotations

from kiosk.core.session.decide import days
from kiosk.core.session.facts import LaneCarried
from kiosk.core.session.state import LaneState
from kiosk.core.session.turn import Turn


def carry_if_due(turn: Turn) -> None:
    """Nobody shops and enough visits have passed since the last time: what they left is said in one fact."""
    state = turn.state
    nobody = state.session is None and state.attempt is None and state.refund is None
    nobody = nobody and state.no_sale is None and state.refunded is None and not days.asking(state)
    if nobody and state.sessions - state.carried_at >= turn.policy.carry_every:
        turn.happened(carried(state))


def carried(state: LaneState) -> LaneCarried:
    """All of `state` that comes from facts and outlives a visit; there must be no visit."""
    return LaneCarried(
        sessions=state.sessions,
        attempts=state.attempts,
        receipts=state.receipts,
        jobs=state.jobs,
        saved=state.saved,
        unsigned=state.unsigned,
        print_job=state.print_job,
        sold_packs=state.sold_packs,
        used_coupons=state.used_coupons,
        call=state.call,
        mode=state.mode,
        mode_before=state.mode_before,
        express_pieces=state.express_pieces,
        staff=state.staff,
        pin_tries=state.pin_tries,
        master=state.master,
        taken_baskets=state.taken_baskets,
        debts=state.debts,
        spot_rests_until=state.spot_rests_until,
        period=state.period,
        closed_period=state.closed_period,
        report_waits=state.report_waits,
        report_runs=state.report_runs,
        boxes=state.boxes,
        cash_alarms=state.cash_alarms,
        days=state.days,
        alarms_told=state.alarms_told,
        tested=state.tested,
        doubt=state.doubt,
        settled=state.settled,
    )
