"""A terminal's late word against what staff had said: both are on the manager's page, for a person to look at."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

import pytest
from pydantic import ValidationError
from sqlalchemy import select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from kiosk.core.session.settle_facts import SettledToldLate
from kiosk.core.session.visit import AttemptKind
from kiosk.core.settle_wire import settled_late_envelope
from kiosk.core.values import Money, Way
from server.db.models import AlarmRow
from server.ingest.envelopes import EnvelopeIn
from server.ingest.intake import Intake
from server.ingest.settled import SettledLateIn, alarm_of

JOURNAL = "ab" * 16
TOLD = SettledToldLate(
    lane="4", session="4-000001", attempt="4-000001-a1", kind=AttemptKind.PAYMENT, way=Way.CARD,
    amount=Money(478, "EUR"), said=False, told=True, at="2026-11-26T10:00:00+01:00",
)  # fmt: skip


def taken(intake: Intake) -> str:
    sent = settled_late_envelope(TOLD, JOURNAL, 9)
    assert sent is not None
    return intake.take(EnvelopeIn.model_validate(asdict(sent)))


def payload(fact: SettledToldLate = TOLD) -> dict[str, Any]:
    sent = settled_late_envelope(fact, JOURNAL, 9)
    assert sent is not None
    return dict(sent.payload)


@pytest.mark.parametrize(
    ("fact", "said"),
    [
        (
            TOLD,
            "payment 4-000001-a1, 4.78 EUR: staff said that it was not charged, its terminal says that it was charged",
        ),
        (
            replace(TOLD, kind=AttemptKind.GIVE_BACK, said=True, told=False),
            "payment 4-000001-a1, 4.78 EUR: staff said that it went back, its terminal says that it did not go back",
        ),
    ],
)
def test_what_a_lane_tells_is_an_alarm_with_both_words(fact: SettledToldLate, said: str) -> None:
    assert alarm_of(SettledLateIn.model_validate(payload(fact))) == said


@pytest.mark.parametrize(
    ("wrong", "said"),
    [({"told": False}, "say the same"), ({"amount_minor": 0}, "greater than 0"), ({"way": "cash"}, "way")],
)
def test_what_makes_no_sense_is_refused(wrong: dict[str, Any], said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        SettledLateIn.model_validate({**payload(), **wrong})


def test_it_is_taken_once_and_stays_before_the_manager(intake: Intake, engine: Engine) -> None:
    assert "its terminal says that it was charged" in taken(intake)
    assert taken(intake) == ""
    with Session(engine) as session:
        [alarm] = session.scalars(select(AlarmRow)).all()
    assert (alarm.lane, alarm.seq) == ("4", 9)
    assert "staff said that it was not charged" in alarm.reason
