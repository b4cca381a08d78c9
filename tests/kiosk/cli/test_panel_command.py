from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.__main__ import main


@pytest.mark.parametrize("control", ["scale", "=8001", "scale=", "scale=here:there"])
def test_what_is_no_device_with_its_address_is_said_in_one_sentence(control: str, capsys) -> None:
    assert main(["panel", control]) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert control.partition("=")[2] in said


def test_a_sheet_that_cannot_be_read_is_said(tmp_path: Path, capsys) -> None:
    assert main(["panel", "--catalogue", str(tmp_path / "none.csv"), "scale=8001"]) == 2
    assert "none.csv" in capsys.readouterr().err
