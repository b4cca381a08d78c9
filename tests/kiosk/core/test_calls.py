"""A call folded from facts; those of old journals too."""

from __future__ import annotations

from kiosk.core.calls import Call, CallStage, HelpCleared, HelpComing, HelpRequested, HelpSeen, folded
from kiosk.core.session.apply import apply, new_lane
from kiosk.core.session.facts import EndReason, SessionEnded, SessionStarted, StartedBy
from tests.shop import POLICY

ASKED = HelpRequested(session="4-000001", call="a1", lane="4", at="2026-11-22T10:00:00+00:00")
ABOUT = {"session": "4-000001", "lane": "4", "at": "2026-11-22T10:00:09+00:00", "name": "Anna"}


def test_a_call_is_open_until_it_is_cleared() -> None:
    call = folded(None, ASKED)
    assert call == Call(id="a1", session="4-000001", at=ASKED.at)
    seen = folded(call, HelpSeen(call="a1", command="c1", **ABOUT))
    coming = folded(seen, HelpComing(call="a1", command="c2", seconds=40, **ABOUT))
    assert coming is not None
    assert (coming.stage, coming.commands, coming.answered_at) == (CallStage.COMING, ("c1", "c2"), ABOUT["at"])
    assert folded(coming, HelpCleared(session="4-000001", call="a1")) is None


def test_what_tells_of_another_call_changes_nothing() -> None:
    call = folded(None, ASKED)
    assert folded(call, HelpCleared(session="4-000001", call="a2")) == call
    assert folded(None, HelpSeen(call="a1", command="c1", **ABOUT)) is None


def test_a_call_of_an_old_journal_ends_with_its_visit() -> None:
    lane = apply(new_lane(POLICY), SessionStarted(session="4-000001", language="en", by=StartedBy.SCAN, at=""), POLICY)
    lane = apply(lane, HelpRequested(session="4-000001"), POLICY)
    assert lane.call is not None
    assert lane.session is not None
    assert lane.session.helped
    assert apply(lane, HelpCleared(session="4-000001"), POLICY).call is None
    assert apply(lane, SessionEnded(session="4-000001", reason=EndReason.PAID), POLICY).call is None
