"""Eight digits without an identifier, as a scanner that types gives them: what the store sells decides."""

import datetime

import pytest

from drivers.contract import CodeRead, Stamped
from kiosk.core.items import Item
from kiosk.core.session.inputs import ItemScanned, UnknownScanned, UnreadableScanned
from kiosk.lane.inputs import InputReader
from tests.shop import POLICY, item

AS_EAN = item("00000001234565", "Gum", 99)
AS_UPC_E = item("00012345000065", "Soda", 149)
SUGAR = item("00042100005264", "Sugar", 129)
TODAY = datetime.date(2026, 11, 22)


class Shelf:
    def __init__(self, *items: Item) -> None:
        self._items = {one.key: one for one in items}

    def find(self, key: str, at: str = "") -> Item | None:
        return self._items.get(key)


@pytest.mark.parametrize(
    ("sold", "text", "taken"),
    [
        ((AS_EAN,), "01234565", ItemScanned(AS_EAN.key, AS_EAN)),
        ((AS_UPC_E,), "01234565", ItemScanned(AS_UPC_E.key, AS_UPC_E)),
        ((AS_EAN, AS_UPC_E), "01234565", UnknownScanned("")),
        ((), "01234565", UnknownScanned("00000001234565")),
        ((SUGAR,), "04252614", ItemScanned(SUGAR.key, SUGAR)),
        ((SUGAR,), "04252615", UnreadableScanned()),
    ],
    ids=["the EAN-8", "the UPC-E", "both: not guessed", "neither", "a UPC-E only", "wrong check digit"],
)
def test_eight_bare_digits(sold: tuple[Item, ...], text: str, taken: object) -> None:
    reader = InputReader(Shelf(*sold), POLICY, lambda: TODAY)
    assert reader.read(Stamped("wedge", 1, 1.0, CodeRead("", text))) == taken
