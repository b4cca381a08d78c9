"""What lanes tell of their staff is in the trail, once."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from kiosk.core.basket_wire import taken_up_envelope
from kiosk.core.drawer import NoSale
from kiosk.core.interventions import Answer, SettledBy
from kiosk.core.mode import LaneMode
from kiosk.core.period_wire import period_envelope
from kiosk.core.session.drawer_facts import DrawerOpened, DrawerStayedShut
from kiosk.core.session.facts import BasketTakenUp
from kiosk.core.session.intervention_facts import InterventionCleared
from kiosk.core.session.lane_facts import ModeChanged
from kiosk.core.session.period_facts import PeriodClosed
from kiosk.core.totals import FIRST
from kiosk.core.wire import Envelope, mode_envelope
from server.db.models import StaffActRow
from server.ingest.booking import book
from server.ingest.intake import PAYLOADS
from tests.server.interventions.raising import AT, WINE_CHECK, cleared, envelope, raised
from tests.server.sales import JOURNAL
from tests.server.staff.acting import act, refused
from tests.shop import MILK, Shop

NOW = "2026-11-22T11:00:00+01:00"


def trail(engine: Engine, *sent: Envelope) -> list[tuple[str, str, str, dict[str, object]]]:
    """Who did what and why it was not done, with what it changed."""
    with Session(engine) as session, session.begin():
        told = [
            (PAYLOADS[one.kind, one.version].model_validate(dict(one.payload)), one.journal, one.seq) for one in sent
        ]
        book(session, told, NOW)
        rows = session.scalars(select(StaffActRow).order_by(StaffActRow.id))
        return [(row.staff, row.act, row.why, row.after) for row in rows]


def mode(to: LaneMode, was: LaneMode, seq: int = 8000) -> Envelope:
    fact = ModeChanged(lane="4", mode=to, was=was, staff="tess", name="Tess B.", at=AT)
    return mode_envelope(fact, JOURNAL, seq)


def by_staff(answer: Answer) -> Envelope:
    fact = InterventionCleared(
        session="4-000007", lane="4", intervention=WINE_CHECK, at=AT, by=SettledBy.STAFF, answer=answer, staff="lena"
    )
    return envelope(fact)


def test_what_was_not_done_is_there_with_its_reason(engine: Engine) -> None:
    assert trail(engine, refused()) == [("tess", "refund", "no_right", {})]


def test_the_modes_of_a_lane_say_who_did_it_however_often_they_are_read(engine: Engine) -> None:
    told = [mode(LaneMode.CLOSED, LaneMode.OPEN), mode(LaneMode.TRAINING, LaneMode.CLOSED, 8001)]
    told.append(mode(LaneMode.CLOSED, LaneMode.TRAINING, 8002))
    told += [mode(LaneMode.SERVICE, LaneMode.CLOSED, 8003), mode(LaneMode.CLOSED, LaneMode.SERVICE, 8004)]
    acts = [act for _, act, _, _ in trail(engine, *told)]
    assert acts == ["close_lane", "start_training", "end_training", "start_service", "end_service"]
    assert len(trail(engine, told[0])) == 5


def test_what_staff_looked_at_is_there_and_what_ended_by_itself_is_not(engine: Engine) -> None:
    rows = trail(engine, raised(), by_staff(Answer.REFUSE), cleared(by=SettledBy.LEFT, answer=None))
    assert rows == [("lena", "check_age", "", {"answer": "refuse"})]


def test_who_closed_a_period_is_there_with_its_number(engine: Engine) -> None:
    fact = PeriodClosed(lane="4", period=replace(FIRST, number=12).closed(AT), staff="amir", name="Amir N.", at=AT)
    assert trail(engine, period_envelope(fact, JOURNAL, 8100)) == [("amir", "close_period", "", {"period": 12})]


def test_each_opening_of_the_drawer_is_there_with_what_came_of_it(engine: Engine) -> None:
    asked = {"lane": "4", "kick": "4-d-1", "session": "", "staff": "lena", "why": NoSale.CHANGE, "at": AT}
    told = [act(DrawerOpened(**asked)), act(DrawerStayedShut(**asked, reason="jammed"))]  # type: ignore[arg-type]
    rows = trail(engine, *told)
    assert rows == [("lena", "no_sale", "", {"drawer": "opened"}), ("lena", "no_sale", "", {"drawer": "stayed_shut"})]


def test_a_basket_that_staff_found_is_there_with_its_name_and_one_by_its_code_is_not(engine: Engine) -> None:
    visit = Shop().opens().scans(MILK).state.session
    assert visit is not None
    fact = BasketTakenUp(
        session="4-000007", lane="4", basket="b" * 32, code="483920", from_lane="7", visit=visit, at=AT, staff="lena"
    )
    by_code = taken_up_envelope(replace(fact, staff=""), JOURNAL, 8200)
    assert trail(engine, by_code) == []
    assert trail(engine, taken_up_envelope(fact, JOURNAL, 8201)) == [("lena", "baskets", "", {})]
    with Session(engine) as session:
        [row] = session.scalars(select(StaffActRow))
        assert (row.reason, row.command, row.session) == ("take_up", "b" * 32, "4-000007")
