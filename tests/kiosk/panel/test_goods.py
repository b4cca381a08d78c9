from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.core.items import Item
from kiosk.panel.goods import Goods, as_scanned, heft, read_goods
from tests.kiosk.panel.benches import SHEET


@pytest.fixture(scope="module")
def goods() -> Goods:
    return read_goods(SHEET)


def named(goods: Goods, name: str) -> Item:
    return next(one for one in goods.items if one.name("en") == name)


def test_the_most_picked_come_first(goods: Goods) -> None:
    assert goods.of("")[0].name("en") == "Bananas"
    assert len(goods.of("")) < len(goods.items)


def test_a_shelf_holds_its_own(goods: Goods) -> None:
    assert {one.category for one in goods.of("fruit")} == {"fruit"}


def test_an_item_is_found_by_a_part_of_its_name_in_either_language_and_by_its_number(goods: Goods) -> None:
    assert named(goods, "Lemons") in goods.of("", "lemo")
    assert named(goods, "Lemons") in goods.of("", "柠", "zh_CN")
    assert named(goods, "Blueberries 250 g") in goods.of("dairy", "9520001000201")
    assert goods.of("", "no such thing") == ()


def test_a_pack_has_the_code_that_its_scanner_sends_and_loose_goods_have_none(goods: Goods) -> None:
    assert as_scanned(named(goods, "Blueberries 250 g")) == "]E09520001000201"
    assert as_scanned(named(goods, "Bananas")) == ""


def test_a_short_code_is_sent_as_a_short_one(goods: Goods) -> None:
    assert as_scanned(replace(named(goods, "Bananas"), key="00000096385074")) == "]E496385074"


def test_a_hand_puts_down_a_piece_or_a_handful_with_its_bag(goods: Goods) -> None:
    assert heft(named(goods, "Lemons")) == 120
    assert heft(named(goods, "Bananas")) == 505
