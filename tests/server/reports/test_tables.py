"""A day's end in words: the same tables on the page, in the CSV and in the PDF, and the PDF goes on over pages."""

from __future__ import annotations

import csv
import io
import re

import pytest

from server.db.period_models import PeriodRow
from server.reports.as_csv import BOM, as_csv
from server.reports.as_pdf import as_pdf
from server.reports.sums import CurrencySum, DayEnd, LaneSum, TaxSum, TenderSum
from server.reports.tables import Cell, Table, tables
from server.wall.pages import FOLDER
from server.wall.words import load_words

WORDS = load_words(FOLDER.parent / "reports" / "words.json")
EUROS = CurrencySum(
    "EUR",
    (LaneSum("1", 2, 0, 200, 38, 238, 10), LaneSum("2", 1, 1, -100, -19, -119, 0)),
    (TenderSum("card", 3, 219), TenderSum("cash", 1, -100)),
    (TaxSum("B", 1900, True, 90, 19, 109), TaxSum(None, 0, False, 10, 0, 10)),
)
SUMS = {"currency": "EUR", "sales": {"minor": 238}, "refunds": {"minor": -119}}
PERIOD = PeriodRow(
    lane="1",
    journal="a",
    number=12,
    since="2026-11-22T06:00:00",
    until="2026-11-22T20:00:00",
    first=1,
    last=4,
    sums=[SUMS],
)
TOLD = DayEnd("2026-11-22", "2026-11-22", "", (EUROS,), (PERIOD,))


def texts(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


def test_by_lane_by_way_and_by_class_each_with_its_sum() -> None:
    lanes, ways, taxes, periods = tables(TOLD, WORDS["en"])
    assert texts(lanes) == [
        ["Lane 1", "2", "0", "€2.00", "€0.38", "€2.38", "€1.19", "€0.10"],
        ["Lane 2", "1", "1", "−€1.00", "−€0.19", "−€1.19", "−€1.19", "€0.00"],
        ["All lanes", "3", "1", "€1.00", "€0.19", "€1.19", "€0.40", "€0.10"],
    ]
    assert texts(ways)[-1] == ["Together", "4", "€1.19"]
    assert texts(taxes) == [
        ["B, in the price", "19 %", "€0.90", "€0.19", "€1.09"],
        ["Outside tax", "", "€0.10", "€0.00", "€0.10"],
        ["Together", "", "€1.00", "€0.19", "€1.19"],
    ]
    assert texts(periods) == [["Lane 1", "12", "2026-11-22 06:00", "2026-11-22 20:00", "1–4", "€1.19"]]


def test_the_csv_has_figures_that_a_program_adds_up() -> None:
    text = as_csv("Green Corner", tables(TOLD, WORDS["en"]))
    assert text.startswith(BOM)
    rows = list(csv.reader(io.StringIO(text.removeprefix(BOM))))
    assert ["Lane 2", "1", "1", "-1.00", "-0.19", "-1.19", "-1.19", "0.00"] in rows
    lanes = [row for row in rows if row and re.fullmatch(r"Lane \d", row[0]) and len(row) == 8]
    assert sum(float(row[5]) for row in lanes) == pytest.approx(1.19)


def test_a_text_that_begins_like_a_formula_is_text_in_a_spreadsheet() -> None:
    table = Table("=1+1", ("@now",), ((Cell("-x", "-x"), Cell("-1", "-1", is_figure=True)),))
    told = as_csv("+title", [table]).removeprefix(BOM).splitlines()
    assert told == ["'+title", "", "'=1+1", "'@now", "'-x,-1"]


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_the_pdf_goes_on_over_pages_and_is_the_same_each_time(language: str) -> None:
    [lanes, *rest] = tables(TOLD, WORDS[language])
    long = Table(lanes.title, lanes.head, lanes.rows * 60)
    made = [as_pdf("Green <Corner>", "x", [long, *rest], WORDS[language]["page_of"], language) for _ in range(2)]
    assert made[0] == made[1]
    assert made[0].startswith(b"%PDF-")
    [pages] = re.findall(rb"/Count (\d+)", made[0])
    assert int(pages) > 3


def test_the_reports_say_everything_in_both_languages() -> None:
    assert WORDS["en"].keys() == WORDS["zh_CN"].keys()
    for key, text in WORDS["en"].items():
        assert set(re.findall(r"{\w+}", text)) == set(re.findall(r"{\w+}", WORDS["zh_CN"][key])), key


def test_a_chinese_name_has_its_letters_in_the_english_pdf_too() -> None:
    plain, chinese = (as_pdf(store, "x", [], WORDS["en"]["page_of"], "en") for store in ("Green Corner", "龙超市"))
    assert (b"STSong-Light" in plain, b"STSong-Light" in chinese) == (False, True)
    assert b"ZapfDingbats" not in chinese
