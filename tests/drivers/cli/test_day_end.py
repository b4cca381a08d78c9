from __future__ import annotations

import json

import pytest

from drivers.cli.day_end import print_day
from drivers.contract import DayTotals, ServiceEnded, ServiceOutcome


def test_totals_are_printed_for_people_below_the_slip(capsys: pytest.CaptureFixture[str]) -> None:
    totals = DayTotals(amount_minor=1734, currency="EUR")
    assert print_day(ServiceEnded("x", ServiceOutcome.DONE, "", totals, ("Kassenschnitt",)), as_json=False) == 0
    assert capsys.readouterr().out == "    Kassenschnitt\ndone 1734 EUR\n"


def test_a_day_without_usable_totals_exits_1(capsys: pytest.CaptureFixture[str]) -> None:
    assert print_day(ServiceEnded("x", ServiceOutcome.DONE, "the terminal told no total"), as_json=True) == 1
    told = json.loads(capsys.readouterr().out)
    assert told == {"outcome": "done", "reason": "the terminal told no total", "totals": None, "slip": []}
