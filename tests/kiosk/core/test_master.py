import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.master import (
    ITEM,
    VERSION,
    MasterError,
    checksum,
    difference,
    item_body,
    read_book,
    read_category,
    read_currency,
    read_item,
    rules_record,
    sheet_records,
    version_name,
)
from kiosk.core.sheet import read_sheet
from tests.kiosk.core.test_sheet import BANANAS, MELON, later, sheet

RULES = '{"format": 1, "currency": "EUR", "rules": []}'
RECORDS = st.dictionaries(st.sampled_from("abcdefgh"), st.sampled_from("123"))


def test_what_a_sheet_says_comes_back_from_its_records():
    told = sheet(BANANAS, later("1.49", "2026-12-01", "2026-12-08"), MELON)
    records = dict(sheet_records(told))
    assert read_currency(records["currency"]) == "EUR"
    assert read_category("fruit", records["category:fruit"]) == (0, told.categories[0])
    keys = [name.removeprefix(ITEM) for name in records if name.startswith(ITEM)]
    assert [read_item(key, records[ITEM + key], "EUR") for key in keys] == told.rows


def test_rules_go_out_as_they_were_read():
    name, body = rules_record("offers", RULES)
    assert name == "rules:offers"
    assert read_book("offers", body).currency == "EUR"
    with pytest.raises(ValueError, match="format"):
        rules_record("offers", "{}")


def test_the_order_of_a_sheet_is_no_change():
    one, other = dict(sheet_records(sheet(BANANAS, MELON))), dict(sheet_records(sheet(MELON, BANANAS)))
    assert checksum(sorted(one.items())) == checksum(sorted(other.items()))
    assert VERSION.fullmatch(version_name(7, checksum(sorted(one.items()))))


@given(st.lists(RECORDS, max_size=6))
def test_any_sequence_of_differences_comes_to_the_whole(versions: list[dict[str, str]]):
    have: dict[str, str] = {}
    for want in versions:
        to_set, to_drop = difference(have, want)
        have = {name: body for name, body in {**have, **to_set}.items() if name not in to_drop}
        assert have == want
        assert difference(have, want) == ({}, [])


BODY = json.loads(item_body(sheet(BANANAS).rows[0]))


@pytest.mark.parametrize(
    "wrong",
    [
        {"price": 0}, {"price": 1.5}, {"price": True}, {"price": "199"}, {"unit": "litre"}, {"tax": ["A", 700]},
        {"tax": ["A", 700, 1]}, {"names": {}}, {"names": {"en": ""}}, {"names": {"en": "x" * 201}}, {"names": ["en"]},
        {"picture": "../x"}, {"plu": "x"}, {"min_age": -1}, {"later": [["2026", "", 5]]}, {"later": 5}, {"picks": -1},
    ],
)  # fmt: skip
def test_an_item_from_outside_that_cannot_be_right_is_refused(wrong: dict[str, object]):
    with pytest.raises(MasterError, match=r"^item:plu:4011: "):
        read_item("plu:4011", json.dumps(BODY | wrong), "EUR")


@pytest.mark.parametrize("key", ["04006381333930", "4006381333931", "plu:1", "x"])
def test_a_key_that_is_none_is_refused(key: str):
    with pytest.raises(MasterError):
        read_item(key, json.dumps(BODY), "EUR")


@pytest.mark.parametrize("body", ["", "[]", "5", "null", '{"names":{}}'])
def test_records_that_are_none_are_refused(body: str):
    with pytest.raises(MasterError):
        read_item("plu:4011", body, "EUR")
    with pytest.raises(MasterError):
        read_category("fruit", body)
    with pytest.raises(MasterError):
        read_currency(body)
    with pytest.raises(MasterError):
        read_book("offers", body)


def test_a_shelf_needs_an_english_name():
    with pytest.raises(MasterError, match="no English name"):
        read_category("fruit", '{"names":{"zh_CN":"水果"},"picture":"apple","place":0}')


def test_an_empty_sheet_is_none():
    with pytest.raises(ValueError, match="holds no item"):
        read_sheet(b"", "sheet.csv")
