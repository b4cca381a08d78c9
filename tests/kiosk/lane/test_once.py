"""A pack that passes the scanner in sight of the camera is sold once; the second pack is sold too."""

import datetime

import pytest

from drivers.contract import CodeRead, Stamped
from kiosk.core.session.inputs import ItemScanned
from kiosk.lane.inputs import InputReader
from tests.kiosk.lane.test_eight_digits import Shelf
from tests.shop import POLICY, item

SUGAR = item("00042100005264", "Sugar", 129)
SALT = item("04006381333931", "Salt", 49)
A, B = CodeRead("]E0", "0042100005264"), CodeRead("]E0", "4006381333931")


@pytest.mark.parametrize(
    ("reads", "sold"),
    [
        ([("scanner", A, 1.0), ("camera", A, 1.2)], 1),
        ([("camera", A, 1.0), ("scanner", CodeRead("]E0", "042100005264"), 1.2)], 1),
        ([("scanner", A, 1.0), ("scanner", A, 1.1), ("scanner", A, 1.2)], 3),
        ([("camera", A, 1.0), ("scanner", A, 1.2), ("scanner", A, 1.7)], 2),
        ([("scanner", A, 1.0), ("camera", A, 1.2), ("scanner", A, 1.6), ("camera", A, 1.8)], 2),
        ([("scanner", A, 1.0), ("camera", A, 2.5)], 2),
        ([("scanner", A, 1.0), ("camera", B, 1.1), ("wedge", A, 1.2)], 2),
    ],
    ids=["seen too", "written otherwise", "three packs", "next pack", "both twice", "later", "others between"],
)
def test_one_pass_is_one_piece(reads: list[tuple[str, CodeRead, float]], sold: int) -> None:
    reader = InputReader(Shelf(SUGAR, SALT), POLICY, lambda: datetime.date(2026, 11, 22))
    taken = [reader.read(Stamped(device, 1, at, read)) for device, read, at in reads]
    assert sum(isinstance(one, ItemScanned) for one in taken) == sold


@pytest.mark.parametrize(
    ("digits", "sold"),
    [
        ("4011", True),
        ("42100005264", False),
        ("042100005264", True),
        ("04252614", True),
        ("4012", False),
        ("12", False),
    ],
)
def test_a_typed_number_is_a_produce_number_or_what_stands_under_a_barcode(digits: str, sold: bool) -> None:
    bananas = item("plu:4011", "Bananas", 199, plu="4011")
    reader = InputReader(Shelf(SUGAR, bananas), POLICY, lambda: datetime.date(2026, 11, 22))
    assert isinstance(reader.typed(digits).scan, ItemScanned) == sold
