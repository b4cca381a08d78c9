"""Tables as one CSV, as a spreadsheet opens it: a line with the table's title before each."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from server.reports.tables import Table

BOM = "\ufeff"
"""Without it Excel takes Chinese words for noise."""
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet takes a text that begins so for something to work out."""


def as_csv(title: str, tables: Sequence[Table]) -> str:
    told = io.StringIO()
    writer = csv.writer(told, lineterminator="\r\n")
    writer.writerow([_plain(title)])
    for table in tables:
        writer.writerow([])
        writer.writerow([_plain(table.title)])
        writer.writerow([_plain(text) for text in table.head])
        writer.writerows([cell.value if cell.is_figure else _plain(cell.value) for cell in row] for row in table.rows)
    return BOM + told.getvalue()


def _plain(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA) else text
