from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.wallet.messages import Kind, NotOurs, State, make_key, read_hello, read_told

PAID = {
    "merchant": "SHOP", "key": "k1", "kind": "payment", "state": "paid", "amount_minor": 1234, "currency": "CNY",
}  # fmt: skip


def read(**changed: object) -> State:
    return read_told(json.dumps(PAID | changed).encode(), merchant="SHOP", key="k1", kind=Kind.PAYMENT).state


def test_only_what_is_about_our_very_key_is_an_answer() -> None:
    assert read() is State.PAID
    for wrong in ({"merchant": "OTHER"}, {"key": "k2"}, {"kind": "refund"}, {"state": "floating"}, {"merchant": None}):
        with pytest.raises(NotOurs):
            read(**wrong)


def test_an_amount_that_is_no_whole_number_is_none() -> None:
    for amount in (True, 12.34, "1234", None):
        told = json.dumps(PAID | {"amount_minor": amount}).encode()
        assert read_told(told, merchant="SHOP", key="k1", kind=Kind.PAYMENT).amount_minor == -1


def test_a_key_is_short_and_no_two_names_make_the_same() -> None:
    assert make_key("a", "bc") != make_key("ab", "c")
    assert len(make_key("x" * 900)) == 32


@given(st.binary())
def test_any_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(NotOurs):
        read_told(data, merchant="SHOP", key="k1", kind=Kind.PAYMENT)
    with pytest.raises(NotOurs):
        read_hello(data)
