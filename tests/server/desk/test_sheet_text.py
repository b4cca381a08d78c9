"""The sheet goes out and comes back the same, whatever program had it in between."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.items import Item, Tax, Unit
from kiosk.core.master import CATEGORY, CURRENCY, ITEM, item_body, sheet_records
from kiosk.core.sheet import LaterPrice, Row, read_sheet
from kiosk.core.values import Money
from server.desk.sheet_text import BOM, as_sheet, plain_amount, read_upload, stock_of
from tests.server.desk.desk import SHEET

RECORDS = dict(sheet_records(read_sheet(SHEET, "sample.csv")))
TEXT = as_sheet(stock_of(RECORDS))


def semicolons(text: str) -> str:
    """As a German Excel saves it: semicolons, decimal commas, every line as long as the longest."""
    rows = list(csv.reader(io.StringIO(text)))
    longest = max(map(len, rows))
    header = next(row for row in rows if row[0] == "gtin")
    told = io.StringIO()
    writer = csv.writer(told, delimiter=";", lineterminator="\r\n")
    for row in rows:
        cells = list(row)
        place = header.index("price") if not row[0].startswith("#") else 2 if row[0] == "#tax" else None
        if place is not None:
            cells[place] = cells[place].replace(".", ",")
        writer.writerow(cells + [""] * (longest - len(cells)) if row[0].startswith("#") else cells)
    return told.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        (BOM + TEXT).encode(),
        (BOM + semicolons(TEXT)).encode(),
        TEXT.replace("\r\n", "\n").encode(),
        TEXT.encode("utf-16"),
    ],
    ids=["as it is", "Excel's BOM", "a German Excel", "a Unix editor", "Excel's Unicode text"],
)
def test_what_is_exported_is_imported_the_same(data: bytes) -> None:
    read = read_upload(data, "items.csv")
    assert read.problems == ()
    assert read.records == RECORDS


TAXES = (Tax("A", 700, inclusive=True), Tax("S", 825, inclusive=False))
NAMES = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp", "Zs")), min_size=1, max_size=20
)
PRICES = st.integers(1, 9_999_999)
MOMENTS = st.integers(1, 28).map(lambda day: f"2026-12-{day:02d}T08:00:00")


@st.composite
def rows(draw: st.DrawFn, number: int) -> Row:
    starts = draw(st.lists(MOMENTS, max_size=3, unique=True))
    item = Item(
        key=f"plu:{number}",
        plu=str(number),
        names={"en": draw(NAMES), **({"zh_CN": draw(NAMES)} if draw(st.booleans()) else {})},
        price=Money(draw(PRICES), "EUR"),
        unit=draw(st.sampled_from(Unit)),
        tax=draw(st.sampled_from(TAXES)),
        category="fruit",
        picture="apple",
        tare_g=draw(st.integers(0, 500)),
        min_age=draw(st.sampled_from((0, 16, 18))),
    )
    return Row(item, draw(st.integers(0, 9)), tuple(LaterPrice(one, "", draw(PRICES)) for one in sorted(starts)))


@given(st.integers(1, 5).flatmap(lambda count: st.tuples(*(rows(100 + one) for one in range(count)))))
def test_any_items_go_out_and_come_back_the_same(some: tuple[Row, ...]) -> None:
    records = {
        CURRENCY: '"EUR"',
        f"{CATEGORY}fruit": '{"names":{"en":"Fruit","zh_CN":"水果"},"picture":"apple","place":0}',
        **{ITEM + row.item.key: item_body(row) for row in some},
    }
    assert read_upload(as_sheet(stock_of(records)).encode(), "items.csv").records == records


def test_each_bad_row_has_its_line_and_what_to_do_and_nothing_is_taken() -> None:
    lines = TEXT.splitlines()
    lines[30] = lines[30].replace(",each,", ",box,")
    lines[41] = lines[41].rpartition(",")[0]
    read = read_upload("\r\n".join(lines).encode(), "items.csv")
    assert read.records == {}
    assert [sentence.partition(":")[0] for sentence in read.problems] == ["items.csv, line 31", "items.csv, line 42"]
    assert "neither 'each' nor 'kg'" in read.problems[0]
    assert "cells instead of" in read.problems[1]


def test_a_file_in_an_old_code_page_says_how_to_save_it() -> None:
    [problem] = read_upload("#currency,EUR\nMöhre".encode("latin-1"), "items.csv").problems
    assert "save it as “CSV UTF-8”" in problem


def test_a_sheet_without_items_or_currency_is_not_taken() -> None:
    assert "holds no item" in read_upload(b"#currency,EUR\n", "items.csv").problems[0]
    assert "lacks the columns" in read_upload(b"hello\n", "items.csv").problems[0]


def test_a_quotation_mark_left_open_spoils_its_own_line() -> None:
    lines = semicolons(TEXT).splitlines()
    lines[30] = '"' + lines[30]
    [problem] = read_upload("\n".join(lines).encode(), "items.csv").problems
    assert problem.startswith("items.csv, line 31")


def test_amounts_have_the_places_of_their_currency() -> None:
    assert [plain_amount(Money(minor, code)) for minor, code in ((5, "EUR"), (129, "JPY"), (1234, "EUR"))] == [
        "0.05", "129", "12.34",
    ]  # fmt: skip
