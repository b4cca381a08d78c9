"""Receipts of another lane, asked for over a real wire."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.core.claims import Claim, Unclaimed
from kiosk.core.refund import Wanted
from kiosk.core.wire import sale_envelope
from kiosk.store_link.refunds import DeskMissing, RefundClient
from kiosk.store_link.server_client import LinkFailed
from tests.server.running import OTHER_TOKEN, Store
from tests.server.sales import JOURNAL, one_sale

SALE = replace(one_sale(), lane="7", session="7-000001", receipt_no=1, paid_at="2026-11-22T10:00:00+01:00")
OF = Wanted(1, "7", SALE.paid_at)


def test_a_receipt_is_found_and_claimed_once(store: Store) -> None:
    store.post([sale_envelope(SALE, JOURNAL, 10)], OTHER_TOKEN)
    client = RefundClient(store.lane_side)
    sale, returns = client.find(Wanted(1, "7"))
    assert sale is not None
    assert (sale.paid_at, sale.pricing.to_pay, returns) == (SALE.paid_at, SALE.pricing.to_pay, ())
    assert client.find(Wanted(2, "7")) == (None, ())
    assert client.claim(Claim(refund="4-R1", of=OF, units={1: 1})) is None
    assert client.claim(Claim(refund="4-R2", of=OF, units={99: 1})) is Unclaimed.CHANGED
    client.close()


def test_a_store_of_a_time_before_refunds_says_so(store: Store) -> None:
    client = RefundClient(store.lane_side.model_copy(update={"address": f"{store.address}/of-an-earlier-time"}))
    with pytest.raises(DeskMissing):
        client.find(OF)
    with pytest.raises(DeskMissing):
        client.claim(Claim(refund="4-R1", of=OF, units={1: 1}))
    client.close()


def test_a_store_that_is_away_or_understands_nothing_is_a_failed_link(store: Store) -> None:
    client = RefundClient(store.lane_side)
    with pytest.raises(LinkFailed, match="422"):
        client.claim(Claim(refund="4-R1", of=OF))
    store.closes()
    with pytest.raises(LinkFailed, match="cannot be reached"):
        client.find(OF)
    client.close()
