"""Tables as one CSV, as a spreadsheet opens it: a line with the table's title before each."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from kiosk.core.csv_cells import guarded
from server.reports.tables import Table

BOM = "\ufeff"
"""Without it Excel takes Chinese words for noise."""


def as_csv(title: str, tables: Sequence[Table]) -> str:
    told = io.StringIO()
    writer = csv.writer(told, lineterminator="\r\n")
    writer.writerow([guarded(title)])
    for table in tables:
        writer.writerow([])
        writer.writerow([guarded(table.title)])
        writer.writerow([guarded(text) for text in table.head])
        writer.writerows([cell.value if cell.is_figure else guarded(cell.value) for cell in row] for row in table.rows)
    return BOM + told.getvalue()
