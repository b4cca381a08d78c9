"""Goods of the sample store that the journeys buy: as the catalogue knows them, and as a scanner sends them."""

from __future__ import annotations

import csv

from kiosk.play.program import ROOT

BANANAS = "plu:4011"


def _rows() -> list[dict[str, str]]:
    text = (ROOT / "assets" / "catalogue" / "sample.csv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return list(csv.DictReader(lines))


def _packed(*, age: bool) -> list[dict[str, str]]:
    return [row for row in _rows() if len(row["gtin"]) == 13 and bool(int(row["min_age"] or 0)) is age]


def scanned(gtin: str) -> str:
    """`gtin` as a scanner with AIM identifiers sends it."""
    return f"]E0{gtin}"


def minor(row: dict[str, str]) -> int:
    return round(float(row["price"]) * 100)


FIRST, SECOND, THIRD = _packed(age=False)[:3]
WINE = _packed(age=True)[0]
