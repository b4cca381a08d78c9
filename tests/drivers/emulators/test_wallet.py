"""The emulated gateway as a till without a driver sees it."""

from __future__ import annotations

import json

import pytest

from drivers.emulators.base import HangUp, Say
from drivers.emulators.wallet import WalletEmulator


class Till:
    def __init__(self) -> None:
        self.gateway = WalletEmulator()
        self.gateway.connected(0.0)

    def asks(self, question: str, key: str, now: float = 1.0, **more: object) -> tuple[int, dict[str, object]]:
        body = json.dumps({"merchant": "SIM-SHOP", "key": key, **more}).encode()
        head = f"POST /wallet/v1/{question} HTTP/1.1\r\nHost: t\r\nContent-Length: {len(body)}\r\n\r\n".encode()
        said = self.gateway.received(head + body, now)[0]
        assert isinstance(said, Say)
        first, _, rest = said.data.partition(b"\r\n\r\n")
        return int(first.split()[1]), json.loads(rest)

    def state(self, question: str, key: str, now: float = 1.0, **more: object) -> object:
        return self.asks(question, key, now, **more)[1].get("state")


MONEY = {"amount_minor": 500, "currency": "CNY"}


def test_a_key_moves_money_once() -> None:
    till = Till()
    till.gateway.set({"agree_ms": 0}, 0.0)
    assert till.state("pay", "k", **MONEY) == "paid"
    assert till.state("pay", "k", **MONEY) == "paid"
    assert till.asks("pay", "k", amount_minor=501, currency="CNY")[0] == 409
    assert len(till.gateway.state()["transactions"]) == 1  # type: ignore[arg-type]


def test_a_cancelled_key_is_a_tombstone_also_where_nothing_was_known_of_it() -> None:
    till = Till()
    assert till.state("ask", "k") == "unknown"
    assert till.state("cancel", "k") == "cancelled"
    assert till.state("pay", "k", **MONEY) == "cancelled"
    assert till.state("pay", "j", **MONEY) == "waiting"
    assert till.state("cancel", "j") == "cancelled"
    till.gateway.ticked(60.0)
    assert till.state("ask", "j") == "cancelled"


def test_a_cancel_that_comes_too_late_tells_of_the_payment() -> None:
    till = Till()
    till.state("pay", "k", **MONEY)
    till.gateway.ticked(2.0)
    assert till.state("cancel", "k") == "paid"


def test_no_more_comes_back_than_was_paid() -> None:
    till = Till()
    till.gateway.set({"agree_ms": 0}, 0.0)
    till.state("pay", "k", **MONEY)
    refund = {"kind": "refund", "payment": "k", "currency": "CNY"}
    assert till.state("refund", "r1", amount_minor=300, **refund) == "paid"
    assert till.state("refund", "r2", amount_minor=201, **refund) == "declined"
    assert till.state("refund", "r3", amount_minor=200, **refund) == "paid"


def test_other_merchants_and_other_pages_are_refused() -> None:
    till = Till()
    assert till.asks("pay", "k", merchant="OTHER", **MONEY)[0] == 403
    assert till.asks("steal", "k")[0] == 404
    assert till.asks("pay", "k")[0] == 400


def test_the_link_is_lost_where_it_is_ordered() -> None:
    till = Till()
    with pytest.raises(ValueError, match="the steps are pay_request"):
        till.gateway.faults.set("drop_after", "never")
    till.gateway.faults.set("unplug_after", "ask_request")
    said = till.gateway.received(b"POST /wallet/v1/ask HTTP/1.1\r\nHost: t\r\nContent-Length: 2\r\n\r\n{}", 1.0)
    assert said == [HangUp(unplug=True)]
    with pytest.raises(ValueError, match="a gateway has shopper"):
        till.gateway.set({"shopper": "dance"}, 0.0)


def test_a_code_is_good_for_two_minutes_or_as_long_as_a_fault_says() -> None:
    till = Till()
    assert till.asks("show", "k", **MONEY)[1]["expires_s"] == 120
    till.gateway.faults.set("short_code", 3)
    assert till.asks("show", "j", **MONEY)[1]["expires_s"] == 3
