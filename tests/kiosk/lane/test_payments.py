"""What moves money says which way it is, and a phone's payment code is no item."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from drivers.contract import PaymentAuthorised, PaymentResult, TerminalReady
from drivers.wallet_codes import wallet_of
from kiosk.core.policy import Policy
from kiosk.core.session.inputs import CardAuthorised, Device, TerminalReadied, WalletCodeRead
from kiosk.core.values import Way
from kiosk.lane.inputs import InputReader
from kiosk.lane.payments import read_payment
from tests.shop import POLICY

ALIPAY = "284936150123456789"


class NoItems:
    def find(self, key: str, at: str = "") -> None: ...


def reader(policy: Policy) -> InputReader:
    return InputReader(NoItems(), policy, lambda: datetime.date(2026, 11, 22), wallet_of=wallet_of)


@pytest.mark.parametrize(("device", "way"), [(Device.TERMINAL, Way.CARD), (Device.WALLET, Way.WALLET)])
def test_a_mark_and_an_approval_are_those_of_their_way(device: Device, way: Way) -> None:
    ready = read_payment(device, TerminalReady("SHOP", "", "W1"))
    assert isinstance(ready, TerminalReadied)
    assert ready.way is way
    result = PaymentResult(amount_minor=129, currency="EUR", terminal_id="SHOP")
    authorised = read_payment(device, PaymentAuthorised("a1", "t1", result, 3.0))
    assert isinstance(authorised, CardAuthorised)
    assert authorised.way is way


@pytest.mark.parametrize("symbology", ["]C0", "]Q1", ""])
def test_a_payment_code_is_told_by_its_public_range_where_the_lane_has_a_gateway(symbology: str) -> None:
    with_wallet = replace(POLICY, devices=POLICY.devices | {"wallet"})
    assert reader(with_wallet).code(symbology, ALIPAY) == WalletCodeRead(ALIPAY)
    assert not isinstance(reader(POLICY).code(symbology, ALIPAY), WalletCodeRead)


def test_a_code_of_goods_with_the_same_digits_is_no_payment_code() -> None:
    with_wallet = replace(POLICY, devices=POLICY.devices | {"wallet"})
    assert not isinstance(reader(with_wallet).code("]d2", ALIPAY), WalletCodeRead)
