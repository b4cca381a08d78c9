from __future__ import annotations

import pytest

from drivers.emulators.base import Say
from drivers.emulators.datalogic import DatalogicEmulator


def sent(code: str, **values: object) -> bytes:
    (act,) = DatalogicEmulator().set({"scan": code, **values}, 1.0)
    assert isinstance(act, Say)
    return act.data


@pytest.mark.parametrize(
    ("code", "data"),
    [
        ("]E04006381333931", b"F4006381333931\r"),
        ("]E0036000291452", b"A036000291452\r"),
        ("]E00036000291452", b"A036000291452\r"),
        ("]E004252614", b"E04252614\r"),
        ("]E496385074", b"FF96385074\r"),
        ("]E3977031784700105", b"F977031784700105\r"),
        ("]e00109501101530003", b"R40109501101530003\r"),
        ("]C110AB^21X1", b"#\x8010AB\x8021X1\r"),
        ("]C0BOX-7", b"#BOX-7\r"),
        ("]A0BADGE", b"**BADGE*\r"),
        ("]I1040063813339310", b"i040063813339310\r"),
    ],
)
def test_each_kind_of_code_goes_out_under_its_prefix(code: str, data: bytes) -> None:
    assert sent(code) == data


def test_without_identifiers_a_code_is_bare() -> None:
    assert sent("]E04006381333931", identifiers=False) == b"4006381333931\r"


def test_a_kind_without_prefix_cannot_be_scanned() -> None:
    scanner = DatalogicEmulator()
    with pytest.raises(ValueError, match="none for ]Q3"):
        scanner.set({"scan": "]Q3x", "enabled": False}, 1.0)
    assert scanner.state()["enabled"] is True
