"""One visit in words: what happened when."""

from __future__ import annotations

from server.db.models import SaleLineRow, SaleRow, VisitNeedRow, VisitNudgeRow, VisitPaymentRow, VisitStepRow
from server.experience.course import basket, came, moments, nudges, payments, rows
from server.experience.sessions import Course
from tests.server.experience.boards import room_words
from tests.server.experience.visits import DAYS, visit

WORDS = room_words()


def need(**more: object) -> VisitNeedRow:
    told = {"raised_ms": 40_000, "first_ms": 55_000, "cleared_ms": 70_000, "answer": "fine", **more}
    place = {"visit_id": 1, "place": 1, "lane": "4", "day": DAYS[0], "hour": 10}
    return VisitNeedRow(**{**place, "kind": "other_item", "item": "plu:4011", **told})


def course(**more: object) -> Course:
    told = {"visit": visit(1), "steps": [], "needs": [], "nudges": [], "payments": [], "check": None, "sale": None}
    return Course(**{**told, **more})  # type: ignore[arg-type]


def test_steps_and_what_staff_did_are_told_in_the_order_in_which_they_happened() -> None:
    steps = [
        VisitStepRow(visit_id=1, place=1, step="scan", at_ms=0, ms=40_000),
        VisitStepRow(visit_id=1, place=2, step="help", at_ms=40_000, ms=30_000),
        VisitStepRow(visit_id=1, place=3, step="pay", at_ms=70_000, ms=20_000),
    ]
    told = moments(course(steps=steps, needs=[need()]), WORDS)
    assert [(one.at, one.kind, one.words, one.lasted or one.more) for one in told] == [
        ("0:00", "step", "Scanning", "0:40"),
        ("0:40", "step", "Waiting for help", "0:30"),
        ("0:40", "need", "Weight differs", "4011"),
        ("0:55", "staff", "Staff saw to it", "after 0:15"),
        ("1:10", "step", "Paying", "0:20"),
        ("1:10", "over", "Weight differs", "it was fine"),
    ]


def test_nobody_came_where_nobody_came() -> None:
    told = moments(course(needs=[need(first_ms=None, cleared_ms=None, answer="")]), WORDS)
    assert [one.kind for one in told] == ["need"]


def test_a_failed_payment_says_why_and_one_in_doubt_that_nobody_knows() -> None:
    place = {"visit_id": 1, "lane": "4", "day": DAYS[0], "hour": 10, "ms": 8000}
    tried = [
        VisitPaymentRow(**place, place=1, kind="card", outcome="failed", reason="declined"),
        VisitPaymentRow(**place, place=2, kind="wallet", outcome="open", reason=""),
        VisitPaymentRow(**place, place=3, kind="cash", outcome="approved", reason=""),
    ]
    assert payments(course(payments=tried), WORDS) == [
        ("Card", "Declined", "0:08"),
        ("Phone", "Nobody knows yet", "0:08"),
        ("Cash", "Approved", "0:08"),
    ]


def test_a_hint_says_whether_it_was_enough() -> None:
    hints = [
        VisitNudgeRow(visit_id=1, place=place, lane="4", day=DAYS[0], kind="extra", solved=solved, ms=1)
        for place, solved in enumerate((True, False))
    ]
    assert nudges(course(nudges=hints), WORDS) == [
        ("Something in the bag", "put right by the shopper"),
        ("Something in the bag", "not put right"),
    ]


def test_amounts_of_a_basket_are_for_who_reads_the_days_money() -> None:
    lines = [
        SaleLineRow(line=1, item="1", names={"en": "Milk", "zh_CN": "牛奶"}, quantity=2, shown_minor=238),
        SaleLineRow(line=2, item="2", names={"en": "Apples"}, quantity=1, gross_g=1260, tare_g=20, shown_minor=310),
    ]
    sold = course(sale=SaleRow(currency="EUR", lines=lines))
    [milk, apples] = basket(sold, "zh_CN", reads_money=True)
    assert (milk.name, milk.quantity, milk.amount) == ("牛奶", "2 ×", "€2.38")
    assert (apples.name, apples.quantity) == ("Apples", "1.240 kg")
    assert [one.amount for one in basket(sold, "en", reads_money=False)] == ["", ""]
    assert basket(course(), "en", reads_money=True) == []


def test_a_list_says_where_a_visit_was_left_and_how_often_somebody_was_needed() -> None:
    left = visit(3, outcome="abandoned", left_step="weigh")
    [row] = rows([(left, [need(), need()])], WORDS, "en", many_days=True)
    assert (row.came, row.needed, row.was_paid) == ("Left · Weighing", "Weight differs × 2", False)
    assert row.at == "11-22 10:03"
    [today] = rows([(visit(3), [])], WORDS, "en", many_days=False)
    assert (today.at, today.total, today.parts, today.was_paid) == ("10:03", "2:00", ["1:30", "", "", "0:30"], True)
    assert came(visit(1), WORDS) == "Paid"
