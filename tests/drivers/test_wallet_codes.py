from __future__ import annotations

import pytest

from drivers.wallet_codes import wallet_of


@pytest.mark.parametrize(
    ("code", "wallet"),
    [
        ("10" + "0" * 16, "WeChat Pay"),
        ("15" + "9" * 16, "WeChat Pay"),
        ("25" + "0" * 14, "Alipay"),
        ("30" + "9" * 22, "Alipay"),
        ("28" + "1" * 16, "Alipay"),
        ("10" + "0" * 15, ""),
        ("16" + "0" * 16, ""),
        ("24" + "0" * 16, ""),
        ("31" + "0" * 16, ""),
        ("30" + "9" * 23, ""),
        ("4006381333931", ""),
        ("", ""),
        ("1x" + "0" * 16, ""),
        ("１０" + "0" * 16, ""),
    ],
)
def test_a_payment_code_is_told_by_its_public_range(code: str, wallet: str) -> None:
    assert wallet_of(code) == wallet
