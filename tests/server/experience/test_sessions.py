"""The visits behind a figure are those that it counted, and one of them is told whole."""

from __future__ import annotations

import pytest
from sqlalchemy.engine import Engine

from server.db.models import SaleRow
from server.experience.boxes import payment_failures, reasons
from server.experience.chosen import Chosen
from server.experience.queries import ALERTS, ALL, Queries
from server.experience.sessions import Of, Sessions, Sort
from tests.server.experience.boards import board_of, room_words
from tests.server.experience.visits import DAYS, Shop, by_chance, fill, visit

EVERYTHING = Chosen(first=DAYS[0], last=DAYS[-1])


@pytest.fixture
def shop(engine: Engine) -> Shop:
    made = by_chance(5, 200)
    fill(engine, made.all())
    return made


def numbers(engine: Engine, of: Of, value: str = "", chosen: Chosen = EVERYTHING) -> set[int]:
    return {row.id for row, _ in Sessions(engine).list(chosen, of, value, most=1000)}


def test_every_way_leads_to_the_visits_that_were_counted(engine: Engine, shop: Shop) -> None:
    by_id = {one.id: one for one in shop.visits}
    paid = {one.id for one in shop.visits if one.outcome == "paid"}
    needed = {one.visit_id for one in shop.needs}
    lost = {one.id for one in shop.visits if one.outcome in ("cancelled", "abandoned") and one.had_item}
    false = {one.visit_id for one in shop.needs if one.kind in ALERTS and one.answer == "fine"}
    assert numbers(engine, Of.ALL) == set(by_id)
    assert numbers(engine, Of.PAID) == paid
    assert numbers(engine, Of.LOST) == lost
    assert numbers(engine, Of.LEFT, "weigh") == {one for one in lost if by_id[one].left_step == "weigh"}
    assert numbers(engine, Of.NEED) == needed
    assert numbers(engine, Of.NEED, "age") == {one.visit_id for one in shop.needs if one.kind == "age"}
    assert numbers(engine, Of.NEED_ITEM, "plu:4011") == {one.visit_id for one in shop.needs if one.item}
    assert numbers(engine, Of.TOUCHED) == needed & paid
    assert numbers(engine, Of.FALSE_ALARM) == false
    assert numbers(engine, Of.NUDGE) == {one.visit_id for one in shop.nudges}
    assert numbers(engine, Of.PAYMENT, "cash") == {one.visit_id for one in shop.payments if one.kind == "cash"}
    failed = {one.visit_id: one for one in shop.payments if one.outcome != "approved"}
    assert numbers(engine, Of.PAYMENT_FAILED) == set(failed)
    assert numbers(engine, Of.PAYMENT_FAILED, "open") | numbers(engine, Of.PAYMENT_FAILED, "declined") == set(failed)
    assert numbers(engine, Of.CHECK) == {one.visit_id for one in shop.checks}
    assert numbers(engine, Of.CHECK_HIT) == {one.visit_id for one in shop.checks if one.hits}
    assert len(numbers(engine, Of.TOUCHED)) == Queries(engine).touched(EVERYTHING)


def test_of_a_lane_and_an_hour_only_its_own(engine: Engine, shop: Shop) -> None:
    chosen = Chosen(first=DAYS[1], last=DAYS[1], lane="2", from_hour=10, to_hour=14)
    found = numbers(engine, Of.ALL, chosen=chosen)
    assert found == {one.id for one in shop.visits if (one.day, one.lane) == (DAYS[1], "2") and 10 <= one.hour <= 14}
    assert found


def test_the_longest_come_first_and_pages_follow_each_other(engine: Engine, shop: Shop) -> None:
    sessions = Sessions(engine)
    longest = sorted((one.total_ms for one in shop.visits), reverse=True)
    pages = [sessions.list(EVERYTHING, Of.ALL, sort=Sort.TOTAL, most=20, after=after) for after in (0, 20)]
    assert [row.total_ms for page in pages for row, _ in page] == longest[:40]
    newest, _ = sessions.list(EVERYTHING, Of.ALL, most=1)[0]
    assert newest.started_at == max(one.started_at for one in shop.visits)


def test_each_comes_with_what_a_person_was_needed_for(engine: Engine, shop: Shop) -> None:
    for row, needs in Sessions(engine).list(EVERYTHING, Of.NEED, most=50):
        assert [one.kind for one in needs] == [one.kind for one in shop.needs if one.visit_id == row.id]


def test_a_visit_is_told_whole_with_the_sale_that_it_became(engine: Engine, shop: Shop) -> None:
    told = {"receipt_no": 7, "started_at": "", "paid_at": "", "day": DAYS[0], "language": "en", "currency": "EUR"}
    money = dict.fromkeys(("net_minor", "tax_minor", "gross_minor", "saving_minor"), 0)
    one = next(it for it in shop.visits if it.outcome == "paid")
    fill(engine, [SaleRow(lane=one.lane, journal=one.journal, seq=9, session=one.session, **told, **money)])
    course = Sessions(engine).one(one.id)
    assert course is not None
    assert course.sale is not None
    assert course.sale.receipt_no == 7
    assert [it.step for it in course.steps] == [it.step for it in shop.steps if it.visit_id == one.id]
    assert [it.kind for it in course.payments] == [it.kind for it in shop.payments if it.visit_id == one.id]


def test_a_visit_that_nobody_knows_is_none(engine: Engine) -> None:
    fill(engine, [visit(1, outcome="cancelled", left_step="pay")])
    assert Sessions(engine).one(2) is None
    found = Sessions(engine).one(1)
    assert found is not None
    assert (found.sale, found.check, found.steps) == (None, None, [])


def test_what_the_boxes_lead_to_can_be_asked(engine: Engine, shop: Shop) -> None:
    queries, words = Queries(engine), room_words()
    board = board_of(needs=queries.needs(EVERYTHING), tried=queries.payments(EVERYTHING))
    for bar in (*reasons(board, words), *payment_failures(board, words)):
        of, _, value = bar.way.removeprefix("of=").partition("&value=")
        assert numbers(engine, Of(of), value)
    assert queries.visits(EVERYTHING)[ALL].paid == len(numbers(engine, Of.PAID))
