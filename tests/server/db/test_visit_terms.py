"""What is called given up is so wherever it is counted: on the dashboard, by an action, of an improvement."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.engine import Engine

from server.actions.lately import lately
from server.cases.samples import observed
from server.db.visit_models import VisitRow
from server.db.visit_terms import GIVEN_UP, PAID, STARTED
from server.experience.chosen import Chosen
from server.experience.figures import Share
from server.experience.queries import ALL, Queries
from server.experience.sessions import Of, Sessions
from tests.server.experience.visits import DAYS, by_chance, fill, visit


def test_who_had_an_item_and_did_not_pay_gave_up_but_not_where_the_basket_was_put_aside(engine: Engine) -> None:
    outcomes = ("paid", "cancelled", "abandoned", "failed", "saved")
    visits = [visit(number, outcome=outcome) for number, outcome in enumerate(outcomes, 1)]
    fill(engine, [*visits, visit(6, outcome="cancelled", had_item=False)])
    with engine.connect() as connection:
        found = {
            name: set(connection.scalars(select(VisitRow.id).where(term)))
            for name, term in {"paid": PAID, "started": STARTED, "given up": GIVEN_UP}.items()
        }
    assert found == {"paid": {1}, "started": {1, 2, 3, 4}, "given up": {2, 3, 4}}


def test_every_room_counts_the_same(engine: Engine) -> None:
    fill(engine, by_chance(7, 200).all())
    day = date.fromisoformat(DAYS[-1])
    chosen = Chosen(first=DAYS[-1], last=DAYS[-1])
    shown = Queries(engine).visits(chosen)[ALL].abandoned
    improved = [one.value for one in observed(engine, "given_up", "", day, day)]
    began = datetime.fromisoformat(f"{DAYS[-1]}T00:00:00+01:00")
    seen = [one for one in lately(engine, began, began + timedelta(days=1)).visits if one.counts]
    assert shown == Share(sum(improved), len(improved)) == Share(sum(not one.paid for one in seen), len(seen))
    assert len(Sessions(engine).list(chosen, Of.LOST, most=200)) == shown.part > 3
