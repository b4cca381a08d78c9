"""A refund is booked as the lane made it, or refused with its reason; what went back never exceeds what was sold."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy.engine import Engine

from kiosk.core.receipt import receipt_document
from kiosk.core.refund import left, returned, steps
from kiosk.core.refund_wire import refund_envelope
from kiosk.core.sale import Sale
from kiosk.core.session.refund_facts import RefundPaid
from kiosk.core.wire import Envelope, sale_envelope, seal
from server.console.figures import Figures
from server.ingest.envelopes import EnvelopeIn
from server.ingest.intake import Intake
from server.ingest.rebuild import rebuild
from server.receipts.pages import ReceiptPages
from tests.server.sales import JOURNAL, code, one_sale
from tests.shop import POLICY

AT = "2026-11-22T11:00:00+01:00"
DAY = date(2026, 11, 22)


def sold() -> Sale:
    return replace(one_sale(), receipt_no=1, paid_at="2026-11-22T10:00:00+01:00", page_code=code(1))


def refund(number: int, chosen: dict[int, int], returns: tuple[Sale, ...] = ()) -> Sale:
    sale = sold()
    lines, pricing = returned(sale, returns, chosen)
    (step,) = steps(sale, returns, -pricing.to_pay, undo=False)
    tender = replace(step.of, amount=-step.amount, attempt=f"4-R1-a{number}", of=step.of.attempt)
    return replace(
        sale, session=f"4-R{number:06d}", receipt_no=number, paid_at=AT, lines=lines, pricing=pricing, tender=tender,
        page_code=code(number), returns=1,
    )  # fmt: skip


def envelope(sale: Sale) -> Envelope:
    return refund_envelope(RefundPaid(session=sale.session, sale=sale, staff="lena"), JOURNAL, sale.receipt_no * 10)


def takes(intake: Intake, *sent: Envelope) -> list[str]:
    return intake.take_all([EnvelopeIn.model_validate(asdict(one)) for one in sent])


def all_of(sale: Sale, *returns: Sale) -> dict[int, int]:
    return {line: units for line, units in left(sale, returns).items() if units}


def test_all_of_a_sale_in_parts_leaves_the_day_at_nothing_and_both_receipts_tell_of_it(
    intake: Intake, engine: Engine
) -> None:
    first = refund(2, {sold().lines[0].id: 1})
    second = refund(3, all_of(sold(), first), (first,))
    assert takes(intake, sale_envelope(sold(), JOURNAL, 10), envelope(first), envelope(second)) == ["", "", ""]
    (total,) = Figures(engine).totals("2026-11-22")
    assert (total.sales, total.gross_minor, total.tax_minor) == (1, 0, 0)
    (newest, _, oldest) = Figures(engine).sales("2026-11-22", "4")
    assert newest.refund is not None
    assert (newest.refund.returns, newest.refund.staff, oldest.refund) == (1, "lena", None)
    pages = ReceiptPages(engine, 90)
    kept, back = pages.find(code(1), DAY), pages.find(code(2), DAY)
    assert kept is not None
    assert back is not None
    assert kept.returns == (("4", 2, first.pricing.to_pay), ("4", 3, second.pricing.to_pay))
    assert receipt_document(back.sale, POLICY, copy=False) == receipt_document(first, POLICY, copy=False)


def test_the_books_made_again_from_what_came_know_the_refund(intake: Intake, engine: Engine) -> None:
    takes(intake, sale_envelope(sold(), JOURNAL, 10), envelope(refund(2, {1: 1})))
    before = Figures(engine).totals("2026-11-22")
    assert rebuild(engine) == 2
    assert Figures(engine).totals("2026-11-22") == before
    newest, _ = Figures(engine).sales("2026-11-22", "4")
    assert newest.refund is not None
    assert newest.refund.returns == 1


def test_the_same_refund_sent_twice_is_booked_once(intake: Intake, engine: Engine) -> None:
    back = envelope(refund(2, {1: 1}))
    takes(intake, sale_envelope(sold(), JOURNAL, 10), back)
    assert takes(intake, back) == [""]
    assert len(Figures(engine).sales("2026-11-22", "4")) == 2


def test_more_back_than_was_sold_is_booked_and_somebody_looks_at_it(intake: Intake, engine: Engine) -> None:
    whole = all_of(sold())
    takes(intake, sale_envelope(sold(), JOURNAL, 10), envelope(refund(2, whole)))
    (told,) = takes(intake, envelope(refund(3, whole)))
    assert told == "more was given back of receipt 1 than it came to"
    assert [trouble.reason for trouble in Figures(engine).troubles()] == [told]


def test_a_refund_of_a_receipt_that_is_not_here_is_looked_at(intake: Intake) -> None:
    assert takes(intake, envelope(refund(2, {1: 1}))) == ["receipt 2 gives receipt 1 back, which is not here"]


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda one: one["total"].update(gross_minor=-1), "the lines' gross_minor come to"),
        (lambda one: one["tenders"][0].update(amount_minor=-1), "-1 was paid"),
        (lambda one: one["lines"][0].update(gross_minor=5), "lines.0.gross_minor"),
        (lambda one: one["lines"][0].update(shown_minor=-999, gross_minor=-999, net_minor=-999, tax_minor=0), "shelf"),
        (lambda one: one.update(returns=0), "returns"),
        (lambda one: one.update(staff=""), "staff"),
    ],
)
def test_a_refund_that_does_not_add_up_is_refused(
    intake: Intake, spoil: Callable[[dict[str, Any]], None], told: str
) -> None:
    whole = envelope(refund(2, all_of(sold())))
    payload: dict[str, Any] = dict(asdict(whole)["payload"])
    spoil(payload)
    bad = seal(lane="4", journal=JOURNAL, seq=20, kind="refund", version=1, payload=payload)
    (reason,) = takes(intake, bad)
    assert told in reason
