"""One decision in the making: what happened is seen by the next step, and only facts are handed to the journal."""

from __future__ import annotations

import pytest

from kiosk.core.session.apply import new_lane
from kiosk.core.session.effects import PushOutbox
from kiosk.core.session.facts import HelpRequested, SessionStarted, StartedBy
from kiosk.core.session.inputs import Moment
from kiosk.core.session.notes import PayView, Say
from kiosk.core.session.turn import Turn
from tests.shop import MILK, POLICY


def turn() -> Turn:
    return Turn(new_lane(POLICY), Moment("2026-11-22T10:00:00+00:00", 1.0, "0" * 32), POLICY)


def test_what_happened_is_seen_at_once_and_notes_are_not_facts() -> None:
    begun = turn()
    started = SessionStarted(session="4-000001", language="en", by=StartedBy.SCAN, at="")
    begun.happened(started, HelpRequested(session="4-000001"))
    begun.say(Say.HELP_CALLED)
    begun.effect(PushOutbox())
    assert begun.session.helped
    decision = begun.decision()
    assert decision.facts == (started, HelpRequested(session="4-000001"))
    assert decision.effects == (PushOutbox(),)
    assert decision.state.message is not None


def test_there_is_no_session_or_attempt_to_ask_for_where_none_is_open() -> None:
    with pytest.raises(LookupError, match="no open session"):
        turn().session  # noqa: B018
    with pytest.raises(LookupError, match="no open attempt"):
        turn().attempt  # noqa: B018


def test_saying_the_same_again_changes_nothing() -> None:
    said = turn()
    said.say(Say.TOO_HEAVY, MILK)
    before = said.state
    said.say(Say.TOO_HEAVY, MILK)
    assert said.state is before


def test_only_the_message_that_is_meant_is_withdrawn() -> None:
    said = turn()
    said.say(Say.PAPER_OUT)
    said.hush(Say.TOO_HEAVY)
    assert said.state.message is not None
    said.hush(Say.TOO_HEAVY, Say.PAPER_OUT)
    assert said.state.message is None
    said.say(Say.RESUMED)
    said.hush()
    assert said.state.message is None


def test_a_view_that_is_open_is_not_opened_again() -> None:
    opened = turn()
    opened.open(PayView())
    before = opened.state
    opened.open(PayView())
    assert opened.state is before
