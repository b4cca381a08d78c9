"""A lane in service: closed to shoppers, and its devices in a technician's hands.

It begins while nobody shops and no money moves, and ends by a touch; until then it lasts, over sign-offs and restarts.
Codes that are read meanwhile are the technician's own: no visit begins by them.
"""

from __future__ import annotations

from typing import assert_never

from kiosk.core.mode import LaneMode
from kiosk.core.session.decide import mode
from kiosk.core.session.inputs import (
    BasketCodeGiven,
    DevicePicked,
    Input,
    ReadBy,
    ReceiptGiven,
    ServiceInput,
    ServiceUsed,
    TestEnded,
    TestOpened,
    WalletCodeRead,
)
from kiosk.core.session.lane_notes import StaffStays
from kiosk.core.session.service_facts import ServiceTested
from kiosk.core.session.service_notes import ServiceNoted, ServiceRun
from kiosk.core.session.state import LaneState
from kiosk.core.session.touches import Scan
from kiosk.core.session.turn import Turn
from kiosk.core.staff import Act, SignedOn


def begin(turn: Turn, who: SignedOn) -> None:
    mode.serve(turn, who)
    turn.hush()
    _show(turn, ServiceRun())


def signed_on(turn: Turn) -> None:
    """Who may serve a lane goes on where they, or somebody before them, left it."""
    who = turn.state.staff
    if turn.state.mode is not LaneMode.SERVICE or who is None:
        return
    if turn.policy.staff.may(who.role, Act.START_SERVICE):
        _show(turn, ServiceRun())


def is_deaf(state: LaneState, event: Input) -> bool:
    """Whether `event` is a code that a technician has read, and that says nothing to the lane."""
    code = event.code if isinstance(event, ReadBy) else event
    return state.service is not None and isinstance(code, Scan | BasketCodeGiven | ReceiptGiven | WalletCodeRead)


def happened(turn: Turn, event: ServiceInput) -> None:
    run, who = turn.state.service, turn.state.staff
    if run is None or who is None:
        return
    match event:
        case DevicePicked():
            _show(turn, ServiceRun(device=event.device))
        case TestOpened():
            _show(turn, ServiceRun(run.device, event.test, event.device))
        case TestEnded():
            turn.happened(
                ServiceTested(
                    lane=turn.policy.lane,
                    test=event.test,
                    device=event.device,
                    passed=event.passed,
                    measured=event.measured,
                    staff=who.staff,
                    name=who.name,
                    at=turn.moment.wall,
                )
            )
            _show(turn, run)
        case ServiceUsed():
            _show(turn, run)
        case _:
            assert_never(event)


def leave(turn: Turn) -> bool:
    """One step back: from a test, from a device, and from all of them out of service; whether there was one."""
    run, who = turn.state.service, turn.state.staff
    if run is None or who is None:
        return False
    if run.test:
        _show(turn, ServiceRun(run.device))
    elif run.device:
        _show(turn, ServiceRun())
    else:
        end(turn, who)
    return True


def end(turn: Turn, who: SignedOn) -> None:
    """The lane is as it was before: open, or closed by staff."""
    turn.hush()
    mode.end_service(turn, who)
    turn.happened(StaffStays(turn.moment.mono + turn.policy.staff_stays_s))


def _show(turn: Turn, run: ServiceRun) -> None:
    """A hand in a machine touches no screen: a technician stays signed on for longer than others."""
    turn.happened(ServiceNoted(run), StaffStays(turn.moment.mono + turn.policy.service_stays_s))
