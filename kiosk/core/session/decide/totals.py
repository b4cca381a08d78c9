"""What the lane took in: read by whoever may (X), closed once by whoever may that too (Z), and on paper.

A period is closed while no sale is open and no money on its way, so that each sale is whole in one period. Its totals
stay with the lane until the next one is closed: paper that ran out, or a power cut, loses none. Its report goes
to paper by itself once, when the terminals have ended their days, which it tells, and nobody shops; once more where the
paper ran out and nobody looks, or the power did. Never into the hands of a technician who has the lane in service.
"""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from kiosk.core.mode import LaneMode
from kiosk.core.session.decide import days, rights
from kiosk.core.session.decide.staff_acts import may_close
from kiosk.core.session.effects import PrintReceipt, PushOutbox
from kiosk.core.session.inputs import LastPeriodTouched, PeriodCloseTouched, PeriodInput, PrintLost, TotalsPrintTouched
from kiosk.core.session.lane_notes import StaffStays
from kiosk.core.session.period_facts import PeriodClosed, ReportEnded, ReportMissed, ReportSent
from kiosk.core.session.staff_facts import NotDone
from kiosk.core.session.state import LaneState, PrintStage
from kiosk.core.session.totals_notes import TotalsNoted, TotalsRun
from kiosk.core.session.turn import Turn
from kiosk.core.staff import Act
from kiosk.core.totals import Period
from kiosk.core.totals_report import totals_report

_OWN_PAPER = frozenset({LaneMode.TRAINING, LaneMode.SERVICE})
"""What comes out of the printer by itself then is no report."""


def open_totals(turn: Turn, *, closing: bool = False) -> None:
    turn.hush()
    _show(turn, TotalsRun(closing=closing))


def happened(turn: Turn, event: PeriodInput) -> None:
    if turn.state.totals is None or turn.state.staff is None:
        return
    match event:
        case PeriodCloseTouched():
            _close(turn, event)
        case LastPeriodTouched():
            if turn.state.closed_period is not None:
                turn.hush()
                _show(turn, TotalsRun(last=True, copy=not turn.state.report_waits))
        case TotalsPrintTouched():
            _print(turn, turn.state.totals)
        case _:
            assert_never(event)


def shown(state: LaneState) -> Period:
    """The period whose totals are before staff."""
    last = state.totals is not None and state.totals.last
    return state.closed_period if last and state.closed_period is not None else state.period


def printed(turn: Turn, job: str) -> None:
    run = _running(turn, job)
    _report_ended(turn, job)
    if run is not None:
        turn.happened(TotalsNoted(replace(run, stage=PrintStage.DONE, copy=run.last)))


def print_lost(turn: Turn, event: PrintLost) -> None:
    """The screen says so; whoever looks at the totals may have them printed again. Where nobody does, and it is known
    not to be on paper, a Z report goes there once more.
    """
    run, closed = _running(turn, event.job), turn.state.closed_period
    first = event.confirmed_missing and turn.state.report_jobs == (event.job,)
    if run is None and first and closed is not None:
        at = turn.moment.wall
        turn.happened(ReportMissed(lane=turn.policy.lane, period=closed.number, job=event.job, at=at))
    _report_ended(turn, event.job)
    if run is not None and event.confirmed_missing:
        turn.happened(TotalsNoted(replace(run, stage=PrintStage.MISSING)))
    elif run is not None:
        turn.happened(TotalsNoted(replace(run, stage=PrintStage.UNKNOWN, copy=run.last)))


def started(turn: Turn) -> None:
    """A Z report that was cut off is owed to paper once more, as a copy: how much of it there is nobody knows."""
    state, closed = turn.state, turn.state.closed_period
    if state.report_runs and len(state.report_jobs) <= 1 and closed is not None:
        at = turn.moment.wall
        turn.happened(ReportMissed(lane=turn.policy.lane, period=closed.number, job=state.report_runs, at=at))
    _report_ended(turn, state.report_runs)


def leave(turn: Turn) -> bool:
    """One step back from the totals; whether they were shown."""
    there = turn.state.totals is not None
    if there:
        turn.hush()
        turn.happened(TotalsNoted(None), _stays(turn))
    return there


def _close(turn: Turn, event: PeriodCloseTouched) -> None:
    """Once: a second touch finds another period open."""
    state, run = turn.state, turn.state.totals
    if run is None or not run.closing or event.number != state.period.number:
        return
    who = rights.allowed(turn, Act.CLOSE_PERIOD, event)
    if who is None:
        return
    if not may_close(state) or state.mode is LaneMode.TRAINING:
        rights.refuse(turn, Act.CLOSE_PERIOD, NotDone.NOT_NOW, who.staff)
        return
    at = turn.moment.wall
    turn.happened(
        PeriodClosed(
            lane=turn.policy.lane,
            period=state.period.closed(at),
            staff=who.staff,
            name=who.name,
            at=at,
            report_waits=True,
        )
    )
    turn.effect(PushOutbox())
    days.close(turn, event.number)
    _show(turn, TotalsRun(last=True))


def follow(turn: Turn) -> None:
    """What a Z report waits for is known, and no shopper is served: it goes to paper, where nobody looks at it too."""
    state, run = turn.state, turn.state.totals
    if not state.report_waits or days.asking(state) or not may_close(state) or state.mode in _OWN_PAPER:
        return
    if run is not None and run.last:
        if state.printer_ready or run.stage is None:
            _print(turn, run)
    elif state.printer_ready and state.session is None:
        _send(turn, TotalsRun(last=True, copy=bool(state.report_jobs)))


def _print(turn: Turn, run: TotalsRun) -> None:
    if run.stage is PrintStage.RUNNING:
        return
    turn.hush()
    if not turn.state.printer_ready:
        _show(turn, replace(run, stage=PrintStage.MISSING))
        return
    _show(turn, replace(run, job=_send(turn, run), stage=PrintStage.RUNNING))


def _send(turn: Turn, run: TotalsRun) -> str:
    """The printer has it as the job that is returned."""
    state, policy = turn.state, turn.policy
    period = state.closed_period if run.last and state.closed_period is not None else state.period
    job = f"{policy.lane}-{'z' if run.last else 'x'}{period.number}-{turn.moment.nonce[-8:]}"
    ends = days.reports(state) if run.last else ()
    at = turn.moment.wall
    if run.last and state.report_waits:
        turn.happened(ReportSent(lane=policy.lane, period=period.number, job=job, at=at))
    report = totals_report(period, policy, policy.language, at=at, copy=run.copy, days=ends)
    turn.effect(PrintReceipt(job, report))
    return job


def _report_ended(turn: Turn, job: str) -> None:
    closed = turn.state.closed_period
    if job and job == turn.state.report_runs and closed is not None:
        turn.happened(ReportEnded(lane=turn.policy.lane, period=closed.number, job=job, at=turn.moment.wall))


def _running(turn: Turn, job: str) -> TotalsRun | None:
    run = turn.state.totals
    return run if run is not None and run.job == job and run.stage is PrintStage.RUNNING else None


def _show(turn: Turn, run: TotalsRun) -> None:
    turn.happened(TotalsNoted(run), _stays(turn))


def _stays(turn: Turn) -> StaffStays:
    return StaffStays(turn.moment.mono + turn.policy.staff_stays_s)
