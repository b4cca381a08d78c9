"""Cash that a person must look after is in the books until somebody saw to it, whatever comes twice."""

from __future__ import annotations

from dataclasses import asdict, replace

from sqlalchemy import select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from kiosk.core.cash_alarm_wire import cash_alarm_envelope
from kiosk.core.session.cash_facts import CashAlarmed, CashAlarmSeenTo, PayOutCleared
from server.cash_alarms.book import CashAlarms
from server.console.figures import Figures
from server.db.models import StaffActRow
from server.ingest.envelopes import EnvelopeIn
from server.ingest.intake import Intake
from server.ingest.rebuild import rebuild
from tests.server.cash_alarms.alarming import CLEARED, DOUBTED, FOUND, HANDED, SEEN_TO, UNCOUNTED
from tests.server.sales import JOURNAL


def takes(intake: Intake, *facts: CashAlarmed | CashAlarmSeenTo | PayOutCleared, first: int = 1) -> list[str]:
    sent = [cash_alarm_envelope(fact, JOURNAL, first + place) for place, fact in enumerate(facts)]
    return intake.take_all([EnvelopeIn.model_validate(asdict(one)) for one in sent])


def test_an_alarm_is_open_with_all_that_is_known_until_somebody_saw_to_it(intake: Intake, engine: Engine) -> None:
    assert takes(intake, FOUND, UNCOUNTED) == ["", ""]
    newest, oldest = CashAlarms(engine).all()
    assert (newest.number, newest.box, newest.amount_minor, newest.reason) == (2, "notes", None, UNCOUNTED.reason)
    assert (oldest.number, oldest.currency, oldest.amount_minor, oldest.seen_at) == (1, "EUR", 200, "")
    assert takes(intake, FOUND, UNCOUNTED, SEEN_TO) == ["", "", ""]
    open_, seen = CashAlarms(engine).all()
    assert (open_.number, seen.number, seen.seen_at) == (2, 1, SEEN_TO.at)
    assert (seen.outcome, seen.staff) == ("office", "lena")


def test_who_saw_to_it_is_in_the_trail(intake: Intake, engine: Engine) -> None:
    takes(intake, FOUND, SEEN_TO)
    with Session(engine) as session:
        [act] = session.scalars(select(StaffActRow)).all()
    assert (act.staff, act.act, act.after) == ("lena", "debts", {"cash_alarm": 1, "end": "office"})


def test_what_nobody_raised_or_was_seen_to_twice_is_for_a_person_to_look_at(intake: Intake, engine: Engine) -> None:
    assert takes(intake, SEEN_TO) == ["lena saw to alarm 1 of cash, of which nothing is here"]
    assert takes(intake, UNCOUNTED, replace(SEEN_TO, number=2), first=2) == ["", ""]
    [reason] = takes(intake, replace(SEEN_TO, number=2), first=9)
    assert reason == "lena saw to alarm 2 of cash, which was seen to before"
    assert len(Figures(engine).troubles()) == 2


def test_the_alarms_made_again_from_what_came_are_the_same(intake: Intake, engine: Engine) -> None:
    takes(intake, FOUND, UNCOUNTED, SEEN_TO)
    before = [(one.number, one.amount_minor, one.seen_at, one.outcome) for one in CashAlarms(engine).all()]
    assert rebuild(engine) == 3
    assert [(one.number, one.amount_minor, one.seen_at, one.outcome) for one in CashAlarms(engine).all()] == before


def test_what_was_handed_to_a_shopper_is_in_the_trail_of_who_did(intake: Intake, engine: Engine) -> None:
    assert takes(intake, FOUND, HANDED) == ["", ""]
    [row] = CashAlarms(engine).all()
    assert (row.outcome, row.staff) == ("given", "lena")
    with Session(engine) as session:
        [act] = session.scalars(select(StaffActRow)).all()
    assert act.after == {"cash_alarm": 1, "end": "given", "minor": 150, "currency": "EUR"}


def test_an_alarm_whose_missing_money_is_a_debt_is_over_and_one_of_which_nothing_is_missing_is_not(
    intake: Intake, engine: Engine
) -> None:
    assert takes(intake, DOUBTED, replace(CLEARED, paid=CLEARED.amount)) == ["", ""]
    [row] = CashAlarms(engine).all()
    assert (row.seen_at, row.reason.endswith("; the hopper said later that 5.22 EUR is out")) == ("", True)
    assert takes(intake, CLEARED, first=3) == [""]
    [row] = CashAlarms(engine).all()
    assert (row.seen_at, row.outcome, row.staff) == (CLEARED.at, "owed", "")
    assert takes(intake, CLEARED, replace(CLEARED, number=9), first=4) == [
        "the hopper cleared alarm 3 of cash, which was seen to before",
        "the hopper cleared alarm 9 of cash, of which nothing is here",
    ]
