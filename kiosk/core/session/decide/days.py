"""When a period is closed, whoever moves money ends its day too, and tells its own total beside the lane's.

The close waits for none of it. Nobody is asked while money is on its way or in doubt: what is asked after a payment
would be gone with the day. Who refuses, or cannot be reached, is asked again, so often; what was under way when the
lane stopped may have been done.
"""

from __future__ import annotations

from kiosk.core.days import DayEnd, DayReport, TerminalDay
from kiosk.core.mode import LaneMode
from kiosk.core.session.day_facts import DayEnded, DayEndStarted
from kiosk.core.session.day_inputs import DayEndDone
from kiosk.core.session.day_notes import DayAgainAt, DayWaits
from kiosk.core.session.decide.staff_acts import may_close
from kiosk.core.session.effects import EndDay, PushOutbox
from kiosk.core.session.state import LaneState
from kiosk.core.session.turn import Turn
from kiosk.core.values import Money, Way

DEVICES = {Way.CARD: "terminal", Way.WALLET: "wallet"}


def asking(state: LaneState) -> bool:
    """Somebody is ending its day."""
    return any(day.job for day in state.days.values())


def close(turn: Turn, period: int) -> None:
    """`period` was closed just now."""
    for way, device in DEVICES.items():
        if device in turn.policy.devices:
            _ask(turn, way, period, 1)


def done(turn: Turn, event: DayEndDone) -> None:
    found = next((way for way, day in turn.state.days.items() if day.job and day.job == event.job), None)
    if found is not None:
        _ended(turn, Way(found), event)


def readied(turn: Turn, way: Way) -> None:
    """Who could not be reached, and owes the end of a day, is there again."""
    day = turn.state.days.get(way)
    if day is not None and day.period and not day.job:
        turn.happened(DayAgainAt(turn.moment.mono))


def started(turn: Turn) -> None:
    for way, day in turn.state.days.items():
        if day.job:
            _ended(turn, Way(way), DayEndDone(day.job, DayEnd.NO_ANSWER, "the lane was stopped before it was known"))
    if _owed(turn.state):
        turn.happened(DayAgainAt(turn.moment.mono + turn.policy.day_pause_s))


def ticked(turn: Turn) -> None:
    state, now = turn.state, turn.moment.mono
    if state.day_until is not None and now >= state.day_until:
        for way, day in state.days.items():
            if day.job:
                _ended(turn, Way(way), DayEndDone(day.job, DayEnd.NO_ANSWER, "nothing was heard of it"))
    again = deadline(turn.state)
    if again is not None and not asking(turn.state) and now >= again:
        turn.happened(DayAgainAt(None))
        for way, day in _owed(turn.state).items():
            _ask(turn, way, day.period, day.tries + 1)


def deadline(state: LaneState) -> float | None:
    """When somebody is asked again, or is waited for no longer."""
    if asking(state):
        return state.day_until
    free = may_close(state) and state.no_sale is None and state.mode is not LaneMode.TRAINING
    return state.day_again_at if free and _owed(state) else None


def reports(state: LaneState) -> tuple[DayReport, ...]:
    """How the days ended that belong to the period closed last; somebody who is still asked told nothing yet."""
    closed = state.closed_period
    told = [day.report for day in state.days.values() if day.report is not None and not day.job]
    return tuple(one for one in told if closed is not None and one.period == closed.number)


def _owed(state: LaneState) -> dict[Way, TerminalDay]:
    return {Way(way): day for way, day in state.days.items() if day.period and not day.job}


def _ask(turn: Turn, way: Way, period: int, tries: int) -> None:
    job = f"{turn.policy.lane}-e{period}-{way}-{turn.moment.nonce[-8:]}"
    turn.happened(
        DayEndStarted(lane=turn.policy.lane, job=job, way=way, period=period, tries=tries, at=turn.moment.wall),
        DayWaits(turn.moment.mono + turn.policy.day_ends_s),
    )
    turn.effect(EndDay(job, way))


def _ended(turn: Turn, way: Way, event: DayEndDone) -> None:
    day = turn.state.days[way]
    again = event.end in (DayEnd.REFUSED, DayEnd.NO_ANSWER) and day.tries < turn.policy.day_tries
    currency = event.told.currency if event.told is not None else turn.policy.currency
    report = DayReport(
        way=way,
        period=day.period,
        end=event.end,
        ours=Money(day.taken.get(currency, 0), currency),
        told=event.told,
        first=event.first,
        last=event.last,
        again=again,
    )
    turn.happened(
        DayEnded(
            lane=turn.policy.lane,
            job=day.job,
            tries=day.tries,
            report=report,
            reason=event.reason,
            at=turn.moment.wall,
        )
    )
    turn.effect(PushOutbox())
    if again:
        turn.happened(DayAgainAt(turn.moment.mono + turn.policy.day_pause_s))
    if not asking(turn.state):
        turn.happened(DayWaits(None))
