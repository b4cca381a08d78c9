"""`python -m kiosk journal record`: a visit becomes a scenario file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.__main__ import main
from kiosk.core.session.inputs import NoPaperTouched
from kiosk.play.scenario import read_scenario
from tests.kiosk.cli.journals import write
from tests.shop import BREAD, MILK

TOMATOES = replace(MILK, key="09520002000217")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Somebody buys tomatoes; somebody else something without a code or number."""

    def shops(shop):
        shop.opens().scans(TOMATOES).pays().does(NoPaperTouched()).waits(60)
        shop.scans(replace(BREAD, key="plu:102"))

    return write(tmp_path, shops)


def test_a_visit_is_written_where_it_is_wanted(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "visit.toml"
    assert main(["journal", "record", str(path), "--session", "4-000001", "--out", str(out)]) == 0
    assert capsys.readouterr() == ("", "")
    assert read_scenario(out).title == "Visit 000001 of lane 4, recorded on 2026-11-22"
    assert main(["journal", "record", str(path), "--session", "4-000001"]) == 0
    assert capsys.readouterr().out == out.read_text(encoding="utf-8")


def test_what_would_come_out_otherwise_is_exit_1_and_said(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["journal", "record", str(path), "--session", "4-000002"]) == 1
    said = capsys.readouterr()
    assert "  # not told: no code is known that means plu:102 as it was sold\n" in said.out
    assert said.err.endswith("as it was sold; the basket may come out otherwise\n")


def test_it_wants_a_visit_that_is_there(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["journal", "record", str(path)]) == 2
    assert capsys.readouterr().err == "journal record: --session says which visit is recorded\n"
    assert main(["journal", "record", str(path), "--session", "4-9"]) == 1
    assert capsys.readouterr().err == f"journal record: there is no visit '4-9' in the journal {path}\n"
