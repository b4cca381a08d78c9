"""What is owed to a shopper is in the books until somebody gave it back, whatever comes twice."""

from __future__ import annotations

from dataclasses import asdict, replace

from sqlalchemy.engine import Engine

from kiosk.core.debt_wire import debt_envelope
from kiosk.core.session.debt_facts import DebtFact, PartsLeft
from server.console.figures import Figures
from server.debts.book import Debts
from server.ingest.envelopes import EnvelopeIn
from server.ingest.intake import Intake
from server.ingest.rebuild import rebuild
from tests.server.debts.owing import GIVEN, LEFT
from tests.server.sales import JOURNAL


def takes(intake: Intake, *facts: DebtFact, first: int = 1) -> list[str]:
    sent = [debt_envelope(fact, JOURNAL, first + place) for place, fact in enumerate(facts)]
    return intake.take_all([EnvelopeIn.model_validate(asdict(one)) for one in sent])


def later(number: int) -> PartsLeft:
    at = f"2026-11-22T10:0{number}:00+01:00"
    return replace(LEFT, debt=replace(LEFT.debt, id=f"4-00000{number}-a1", at=at))


def test_a_debt_is_open_with_all_that_is_known_and_closed_by_who_gave_it_back_and_how(
    intake: Intake, engine: Engine
) -> None:
    assert takes(intake, LEFT) == [""]
    [debt] = Debts(engine).all()
    assert (debt.amount_minor, debt.currency, debt.reason, debt.given_at) == (300, "EUR", LEFT.debt.reason, "")
    assert [tender["receipt_no"] for tender in debt.tenders] == ["0001", "0002"]
    assert takes(intake, LEFT, GIVEN) == ["", ""]
    [debt] = Debts(engine).all()
    assert (debt.given_at, debt.way, debt.staff) == (GIVEN.at, "cash", "lena")


def test_what_is_open_comes_first_the_newest_of_it_at_the_top(intake: Intake, engine: Engine) -> None:
    takes(intake, later(2), later(3), later(4), replace(GIVEN, debt=later(4).debt.id))
    assert [debt.debt for debt in Debts(engine).all()] == ["4-000003-a1", "4-000002-a1", "4-000004-a1"]


def test_money_given_back_that_nobody_owed_or_twice_is_for_a_person_to_look_at(intake: Intake, engine: Engine) -> None:
    assert takes(intake, GIVEN) == ["lena gave back 4-000001-a1, of which nothing is here"]
    assert takes(intake, later(2), replace(GIVEN, debt=later(2).debt.id), first=2) == ["", ""]
    [reason] = takes(intake, replace(GIVEN, debt=later(2).debt.id), first=9)
    assert reason == "lena gave back 4-000002-a1, which was given back before"
    assert len(Figures(engine).troubles()) == 2


def test_the_debts_made_again_from_what_came_are_the_same(intake: Intake, engine: Engine) -> None:
    takes(intake, LEFT, later(2), GIVEN)
    before = [(debt.debt, debt.amount_minor, debt.tenders, debt.given_at, debt.way) for debt in Debts(engine).all()]
    assert rebuild(engine) == 3
    after = [(debt.debt, debt.amount_minor, debt.tenders, debt.given_at, debt.way) for debt in Debts(engine).all()]
    assert after == before
