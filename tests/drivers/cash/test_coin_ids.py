from __future__ import annotations

import pytest

from drivers.cash.coin_ids import Coin, coin_of


@pytest.mark.parametrize(
    ("data", "coin"),
    [
        (b"EU050A", Coin("EU050A", 50, "EUR")),
        (b"GB100B", Coin("GB100B", 100, "GBP")),
        (b"XX050A", None),
        (b"EU000A", None),
        (b"EU1K0A", None),
        (b"......", None),
        (b"EU050A\n", None),
        (b"", None),
    ],
)
def test_a_coin_is_worth_what_its_id_says_or_nothing_is_known(data: bytes, coin: Coin | None) -> None:
    assert coin_of(data) == coin
