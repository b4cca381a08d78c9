"""What does not fit is told before anybody approves it."""

from __future__ import annotations

import json

import pytest

from kiosk.core.master import sheet_records
from kiosk.core.sheet import read_sheet
from server.desk.checking import problems
from tests.server.desk.desk import COOL_BAG, OFFERS, SHEET

HAVE = {**dict(sheet_records(read_sheet(SHEET, "sample.csv"))), "rules:offers": OFFERS.decode()}


def bag(**other: object) -> str:
    return json.dumps({**json.loads(HAVE[COOL_BAG]), **other}, ensure_ascii=False)


def test_the_sample_is_right_in_every_record() -> None:
    assert problems(HAVE, HAVE.keys()) == []


@pytest.mark.parametrize(
    ("name", "body", "said"),
    [
        (COOL_BAG, bag(price=0), "0 is no whole number from 1"),
        (COOL_BAG, bag(category="toys"), "there is no shelf 'toys'"),
        (COOL_BAG, bag(plu="4011"), "has the produce number 4011 already"),
        ("rules:offers", '{"format": 1, "currency": "CNY", "rules": []}', "in CNY, the store sells in EUR"),
        ("rules:offers", '{"format": 2}', "format: must be 1"),
        ("category:fruit", '{"place": 0, "names": {"zh_CN": "水果"}, "picture": "apple"}', "no English name"),
        ("currency", '"euro"', "currency:"),
    ],
)
def test_what_is_wrong_is_said_with_its_record(name: str, body: str, said: str) -> None:
    [sentence] = problems({**HAVE, name: body}, {name})
    assert said in sentence


def test_a_shelf_with_goods_on_it_does_not_go() -> None:
    left = {name: body for name, body in HAVE.items() if name != "category:pet"}
    found = problems(left, {"category:pet"})
    assert found
    assert all(sentence.endswith("stands on this shelf") for sentence in found)


def test_before_the_first_sheet_nothing_else_can_be_changed() -> None:
    assert "must be published before" in problems({}, set())[0]
