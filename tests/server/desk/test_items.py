"""Items are found by name in any language or by number, and a form makes the record that a sheet would."""

from __future__ import annotations

import json
from enum import StrEnum

import pytest
from sqlalchemy.engine import Engine

from kiosk.core.master import sheet_records
from kiosk.core.sheet import read_sheet
from kiosk.core.sheet_faults import Wrong
from server.desk.items import NEW, Misfilled, Shelves, filled, form_of, found, taxes
from server.desk.sheet_text import stock_of
from server.master.book import MasterBook
from server.master.publishing import publish_sheet
from tests.server.desk.desk import COOL_BAG, NOW, SHEET

RECORDS = dict(sheet_records(read_sheet(SHEET, "sample.csv")))
STOCK = stock_of(RECORDS)
BAG = next(row for row in STOCK.rows if f"item:{row.item.key}" == COOL_BAG)


@pytest.mark.parametrize("text", ["Cool bag", "COOL", "保温", "09520020000039", "200000"])
def test_an_item_is_found_by_its_name_in_any_language_and_by_its_number(text: str) -> None:
    assert BAG in found(STOCK, text, "", "en")


def test_a_shelf_holds_its_own_items_in_the_order_of_their_names() -> None:
    rows = found(STOCK, "", "bags", "en")
    assert {row.item.category for row in rows} == {"bags"}
    assert [row.item.name("en") for row in rows] == sorted((row.item.name("en") for row in rows), key=str.casefold)
    assert found(STOCK, "no such thing", "", "en") == []


def test_every_form_that_is_sent_as_it_came_changes_nothing() -> None:
    for row in STOCK.rows:
        made = filled(form_of(row), STOCK, row)
        assert (made.faults, made.body) == ((), RECORDS[made.name])


def test_a_price_from_a_day_and_a_name_are_as_they_were_filled_in() -> None:
    form = form_of(BAG) | {
        "price": "1.99", "name:en": "Insulated bag", "later_price_0": "1.49", "later_from_0": "2026-12-24"
    }  # fmt: skip
    told = json.loads(filled(form, STOCK, BAG).body or "")
    assert told["price"] == 199
    assert told["names"]["en"] == "Insulated bag"
    assert told["later"] == [["2026-12-24T00:00:00", "", 149]]


@pytest.mark.parametrize(
    ("given", "field", "wrong"),
    [
        ({"price": "1,99"}, "price", Wrong.PRICE),
        ({"tax": "Z"}, "tax", Wrong.TAX),
        ({"category": "toys"}, "category", Wrong.SHELF),
        ({"min_age": "99"}, "min_age", Wrong.AGE),
        ({"name:en": "", "name:zh_CN": ""}, "name:en", Wrong.NO_NAME),
        ({"later_price_2": "1.49"}, "later_from_2", Misfilled.LATER_TIME),
        ({"later_price_2": "1,49", "later_from_2": "2026-12-24"}, "later_price_2", Wrong.PRICE),
        ({"later_price_1": "1.49", "later_until_1": "soon"}, "later_until_1", Wrong.TIME),
    ],
)
def test_what_cannot_be_is_said_at_its_field(given: dict[str, str], field: str, wrong: StrEnum) -> None:
    made = filled({**form_of(BAG), **given}, STOCK, BAG)
    assert made.body is None
    assert [(fault.line, fault.column, fault.wrong) for fault in made.faults] == [(0, field, wrong)]


def test_all_that_is_wrong_is_said_at_once() -> None:
    made = filled({**form_of(BAG), "price": "1,99", "later_price_1": "1.49"}, STOCK, BAG)
    assert [fault.column for fault in made.faults] == ["price", "later_from_1"]


def test_a_new_item_needs_a_number_that_is_free() -> None:
    form = {**form_of(BAG), "gtin": "09520020000039"}
    assert [(fault.column, fault.wrong) for fault in filled(form, STOCK, None).faults] == [("gtin", Misfilled.THERE)]
    made = filled({**form, "gtin": "4006381333931"}, STOCK, None)
    assert made.name == "item:04006381333931"
    assert NEW not in made.name


def test_the_number_of_an_item_stays() -> None:
    assert filled({**form_of(BAG), "gtin": "4006381333931"}, STOCK, BAG).name == COOL_BAG


def test_shelves_are_those_of_the_newest_version(engine: Engine) -> None:
    book = MasterBook(engine, lambda: NOW)
    shelves = Shelves(book)
    assert shelves.stock() is None
    publish_sheet(book, SHEET, "sample.csv")
    first = shelves.stock()
    assert first is not None
    assert first.rows == STOCK.rows
    assert shelves.stock() is first
    assert [tax.code for tax in taxes(first)] == ["A", "B", "S"]
