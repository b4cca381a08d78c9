"""Sales that travel to another lane come to the same money there, line by line."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from kiosk.core.claims import Unclaimed
from kiosk.core.refund import left, returned
from kiosk.core.refund_wire import found_body, read_claimed, read_found, refund_envelope, stopped_envelope
from kiosk.core.sale import Sale
from kiosk.core.session.refund_facts import RefundPaid, RefundStopped
from kiosk.core.wire import WireError, canonical
from tests.server.sales import JOURNAL, one_sale


def sent(sale: Sale, *returns: Sale) -> object:
    return json.loads(canonical(found_body(sale, returns)))


def refund(sale: Sale, chosen: dict[int, int]) -> Sale:
    lines, pricing = returned(sale, (), chosen)
    tender = replace(sale.tender, amount=pricing.to_pay)
    return replace(sale, session="7-R1", lines=lines, pricing=pricing, tender=tender, returns=sale.receipt_no)


def test_a_sale_read_from_the_wire_gives_the_same_money_back() -> None:
    sale = one_sale()
    first = refund(sale, {1: 1})
    read, returns = read_found(sent(sale, first))
    assert read is not None
    assert [one.session for one in returns] == ["7-R1"]
    assert left(read, returns) == left(sale, (first,))
    rest = {line: units for line, units in left(sale, (first,)).items() if units}
    assert returned(read, returns, rest)[1] == replace(returned(sale, (first,), rest)[1], rules="")
    assert (read.tender.terminal_id, read.tender.trace_no, read.tender.slip) == (
        sale.tender.terminal_id, sale.tender.trace_no, (),
    )  # fmt: skip


def test_that_there_is_no_such_sale_is_an_answer() -> None:
    assert read_found({"sale": None, "returns": []}) == (None, ())


@pytest.mark.parametrize("body", [{}, [], {"sale": {}, "returns": []}, {"sale": None, "returns": [1]}, {"sale": 1}])
def test_anything_else_is_no_receipt(body: object) -> None:
    with pytest.raises(WireError):
        read_found(body)


def test_a_claim_is_granted_or_refused_for_a_reason() -> None:
    assert read_claimed({"granted": True, "why": ""}) is None
    assert read_claimed({"granted": False, "why": "held"}) is Unclaimed.HELD
    for body in ({"granted": True, "why": "held"}, {"granted": False, "why": "because"}, {}):
        with pytest.raises(WireError):
            read_claimed(body)


def test_a_refund_says_whose_receipt_it_is_of_and_one_of_an_old_journal_goes_as_it_went() -> None:
    back = refund(one_sale(), {1: 1})
    old = refund_envelope(RefundPaid(session="7-R1", sale=back, staff="lena"), JOURNAL, 5)
    assert (old.version, "returns_lane" in old.payload) == (1, False)
    at = "2026-11-22T10:00:00+00:00"
    own = refund_envelope(RefundPaid(session="7-R1", sale=replace(back, returns_at=at), staff="lena"), JOURNAL, 5)
    assert (own.version, own.payload["returns_lane"], own.payload["returns_at"]) == (2, "4", at)
    other = replace(back, returns_at=at, returns_lane="9")
    told = refund_envelope(RefundPaid(session="7-R1", sale=other, staff="lena"), JOURNAL, 5).payload
    assert told["returns_lane"] == "9"


def test_that_a_refund_was_stopped_is_told_by_its_id_alone() -> None:
    stopped = stopped_envelope(RefundStopped(session="4-R1", reason="the card was late", lane="4"), JOURNAL, 7)
    assert (stopped.kind, stopped.payload) == ("refund_stopped", {"lane": "4", "refund": "4-R1"})
