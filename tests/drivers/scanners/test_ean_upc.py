from __future__ import annotations

import pytest

from drivers.contract import CodeRead
from drivers.scanners.ean_upc import ean_8, ean_13, upc_a, upc_e
from tests.drivers.scanners.prefixes import is_garbled


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("04252614", "0042100005264"),
        ("01234565", "0012345000065"),
        ("06543217", "0065100004327"),
        ("01234434", "0012300000444"),
        ("01234543", "0012340000053"),
    ],
)
def test_a_upc_e_is_told_with_the_zeros_it_leaves_out(short: str, long: str) -> None:
    assert upc_e(short) == CodeRead("]E0", long)
    assert is_garbled(upc_e(short[:-1] + str((int(short[-1]) + 1) % 10)))


def test_what_stands_beside_a_code_is_an_add_on_or_a_coupon_and_nothing_else() -> None:
    assert ean_13("977031784700105") == CodeRead("]E3", "977031784700105")
    assert ean_13("9770317847001 05") == CodeRead("]E3", "977031784700105")
    assert upc_a("0609920111878100000951") == CodeRead("]E0", "0060992011187]C08100000951")
    assert ean_8("002101268102000951") == CodeRead("]E4", "00210126]C08102000951")
    assert is_garbled(ean_13("4006381333931123"), ean_13("4006381333931AB"), ean_8("002101261"), upc_a("06099201118"))
