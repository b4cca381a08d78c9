"""A member's card is one where the store has members, and its number goes no further than its hash."""

from __future__ import annotations

import datetime
from dataclasses import replace

from kiosk.core.barcodes.own_codes import OwnCode
from kiosk.core.items import Item
from kiosk.core.members import card_hash
from kiosk.core.session.inputs import MemberScanned, NotTakenScanned
from kiosk.lane.inputs import InputReader
from tests.shop import POLICY

STORE = replace(POLICY, own_codes=(OwnCode.parse("member", r"M\d{13}|A[0-9A-F]{20}"),))
CARD, APP = "M1234567890128", "A0123456789ABCDEF0123"


class NoGoods:
    def find(self, key: str, at: str = "") -> Item | None:
        del key, at
        return None


def reader(*, members: bool) -> InputReader:
    return InputReader(NoGoods(), replace(STORE, members=members), lambda: datetime.date(2026, 11, 22))


def test_card_and_app_are_read_by_their_hash() -> None:
    for code in (CARD, APP):
        assert reader(members=True).code("]C0", code) == MemberScanned(card_hash(code))
        assert code not in repr(reader(members=True).code("]C0", code))


def test_a_store_without_members_takes_no_card() -> None:
    assert reader(members=False).code("]C0", CARD) == NotTakenScanned()
