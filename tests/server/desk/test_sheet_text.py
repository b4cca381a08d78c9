"""The sheet goes out and comes back the same, whatever program had it in between."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.csv_cells import FORMULA
from kiosk.core.items import Item, Tax, Unit
from kiosk.core.master import CATEGORY, CURRENCY, ITEM, item_body, sheet_records
from kiosk.core.sheet import LaterPrice, Row, read_sheet
from kiosk.core.sheet_faults import Wrong
from kiosk.core.values import Money
from server.desk.sheet_text import BOM, as_sheet, plain_amount, read_upload, stock_of
from tests.server.desk.desk import SHEET

RECORDS = dict(sheet_records(read_sheet(SHEET, "sample.csv")))
STOCK = stock_of(RECORDS)
TEXT = as_sheet(STOCK)


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
    read = read_upload(data)
    assert read.faults == ()
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
    assert read_upload(as_sheet(stock_of(records)).encode()).records == records


def test_each_bad_row_has_its_line_and_what_to_do_and_nothing_is_taken() -> None:
    lines = TEXT.splitlines()
    lines[30] = lines[30].replace(",each,", ",box,")
    lines[41] = lines[41].rpartition(",")[0]
    read = read_upload("\r\n".join(lines).encode())
    assert read.records == {}
    assert [(fault.line, fault.column, fault.wrong) for fault in read.faults] == [
        (31, "unit", Wrong.UNIT),
        (42, "", Wrong.CELLS),
    ]


@pytest.mark.parametrize(
    ("data", "wrong"),
    [
        ("#currency,EUR\nMöhre".encode("latin-1"), Wrong.NOT_TEXT),
        (b"PK\x03\x04 a workbook", Wrong.WORKBOOK),
        (b"#currency,EUR\n", Wrong.NO_ITEMS),
        (b"hello\n", Wrong.COLUMNS),
    ],
    ids=["an old code page", "a workbook", "no items", "no sheet"],
)
def test_a_file_that_cannot_be_read_says_why(data: bytes, wrong: Wrong) -> None:
    [fault] = read_upload(data).faults
    assert (fault.line, fault.wrong) == (0, wrong)


def test_where_every_row_is_wrong_each_is_told() -> None:
    faults = read_upload(TEXT.replace(",each,", ",box,").replace(",kg,", ",lb,").encode()).faults
    assert len(faults) > 400
    assert {fault.wrong for fault in faults} >= {Wrong.UNIT}


@pytest.mark.parametrize(
    "name", ["=HYPERLINK(1)", "+1", "-2 kg", "@cost", "'", "'=1", "''", "'s Heeren", "5,0", "5,00"]
)
@pytest.mark.parametrize("way", [str, semicolons], ids=["commas", "semicolons"])
def test_no_name_is_a_formula_in_a_spreadsheet_and_each_comes_back_as_it_was(
    name: str, way: Callable[[str], str]
) -> None:
    row = replace(STOCK.rows[0], item=replace(STOCK.rows[0].item, names={"en": name}))
    text = way(as_sheet(STOCK, [row]))
    cells = [
        cell for line in csv.reader(io.StringIO(text), delimiter=";" if way is semicolons else ",") for cell in line
    ]
    assert not any(cell.startswith(FORMULA) for cell in cells)
    body = read_upload(text.encode()).records[ITEM + row.item.key]
    assert json.loads(body)["names"] == {"en": name}


def test_a_decimal_comma_in_quotation_marks_is_an_amount() -> None:
    text = TEXT.replace(",1.29,", ',"1,29",')
    assert text != TEXT
    assert read_upload(text.encode()).records == RECORDS


def test_a_quotation_mark_left_open_spoils_its_own_line() -> None:
    lines = semicolons(TEXT).splitlines()
    lines[30] = '"' + lines[30]
    [fault] = read_upload("\n".join(lines).encode()).faults
    assert (fault.line, fault.wrong) == (31, Wrong.QUOTES)


def test_amounts_have_the_places_of_their_currency() -> None:
    assert [plain_amount(Money(minor, code)) for minor, code in ((5, "EUR"), (129, "JPY"), (1234, "EUR"))] == [
        "0.05", "129", "12.34",
    ]  # fmt: skip
