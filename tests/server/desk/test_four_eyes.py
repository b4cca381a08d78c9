"""What a second person must look at: all that can change what a shopper pays."""

from __future__ import annotations

import json

import pytest

from kiosk.core.master import sheet_records
from kiosk.core.sheet import read_sheet
from server.desk.four_eyes import wants_second
from tests.server.desk.desk import COOL_BAG, SHEET

BAG = dict(sheet_records(read_sheet(SHEET, "sample.csv")))[COOL_BAG]


def bag(**other: object) -> str:
    return json.dumps({**json.loads(BAG), **other}, ensure_ascii=False)


@pytest.mark.parametrize(
    ("other", "wanted"),
    [
        ({"names": {"en": "Insulated bag"}}, False),
        ({"picture": "bag"}, False),
        ({"picks": 99}, False),
        ({"price": 199}, True),
        ({"later": [["2026-12-01T00:00:00", "", 199]]}, True),
        ({"tax": ["A", 700, True]}, True),
        ({"unit": "kg"}, True),
        ({"category": "home"}, True),
        ({"min_age": 18}, True),
    ],
)
def test_of_an_item(other: dict[str, object], *, wanted: bool) -> None:
    assert wants_second(COOL_BAG, BAG, bag(**other)) is wanted


def test_new_goods_goods_that_go_and_every_rule_want_a_second_person() -> None:
    assert wants_second(COOL_BAG, None, BAG)
    assert wants_second(COOL_BAG, BAG, None)
    assert wants_second("rules:offers", "{}", '{"format":1}')
    assert wants_second("currency", '"EUR"', '"CNY"')
    assert wants_second("category:toys", None, "{}")


def test_how_a_shelf_looks_and_what_is_as_it_was_do_not() -> None:
    assert not wants_second("category:fruit", '{"place":1}', '{"place":2}')
    assert not wants_second("rules:offers", "{}", "{}")
