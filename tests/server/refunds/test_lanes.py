"""What lanes ask of receipts, over real HTTP."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import httpx

from kiosk.core.claims import Claim
from kiosk.core.refund import Wanted
from kiosk.core.refund_wire import claim_body, find_body, read_claimed, read_found
from kiosk.core.wire import sale_envelope
from tests.server.running import LANE_TOKEN, OTHER_TOKEN, Store
from tests.server.sales import JOURNAL, one_sale

SALE = replace(one_sale(), receipt_no=1, paid_at="2026-11-22T10:00:00+01:00")


def posts(store: Store, what: str, body: bytes, token: str = OTHER_TOKEN) -> httpx.Response:
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    return httpx.post(f"{store.address}/api/v1/refunds/{what}", content=body, headers=headers, timeout=20.0)


def claim(refund: str, **more: Any) -> bytes:
    given = {"of": Wanted(1, "4", SALE.paid_at), "units": {1: 1}, **more}
    return claim_body(Claim(refund=refund, **given))


def test_a_receipt_sold_at_one_lane_is_found_and_claimed_at_another_and_then_held(store: Store) -> None:
    store.post([sale_envelope(SALE, JOURNAL, 10)])
    sale, returns = read_found(posts(store, "finds", find_body(Wanted(1, "4"))).json())
    assert sale is not None
    assert (sale.pricing.to_pay, returns) == (SALE.pricing.to_pay, ())
    assert read_claimed(posts(store, "claims", claim("7-R1")).json()) is None
    assert posts(store, "claims", claim("4-R1"), LANE_TOKEN).json() == {"granted": False, "why": "held"}


def test_no_such_receipt_is_an_answer(store: Store) -> None:
    assert posts(store, "finds", find_body(Wanted(99, "4"))).json() == {"sale": None, "returns": []}


def test_strangers_and_what_is_no_question_are_refused(store: Store) -> None:
    assert posts(store, "finds", find_body(Wanted(1, "4")), "stranger").status_code == 401
    assert posts(store, "claims", claim("7-R1"), "stranger").status_code == 401
    assert posts(store, "finds", b"{}").status_code == 422
    assert posts(store, "claims", claim("7-R1", units={})).status_code == 422
    assert posts(store, "claims", claim("7-R1", units={1: 0})).status_code == 422
