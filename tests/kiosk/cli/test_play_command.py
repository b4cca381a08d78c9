"""`kiosk play` as a person has it: what is told, what is left behind, and its exit code."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kiosk.__main__ import main
from kiosk.cli import play_command

HEAD = 'scenario = 1\ntitle = "A sandwich"\ndevices = ["scanner"]\n'
SCAN = '  {scan = "9520015000013"},\n'


def written(path: Path, expects: str) -> str:
    path.write_text(f"{HEAD}steps = [\n{SCAN}  {{expect = {{{expects}}}}},\n]\n", encoding="utf-8")
    return str(path)


def test_a_file_that_cannot_be_played_is_told_in_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["play", written(tmp_path / "bad.toml", "colour = 'red'")]) == 2
    assert "step 2, expect: colour is not known here" in capsys.readouterr().err


@pytest.mark.timeout(120)  # with other programs beside it
def test_one_that_holds_and_one_that_does_not_are_told_with_picture_and_how_to_play_it_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(play_command, "FAILURES", tmp_path / "failures")
    good = written(tmp_path / "good.toml", 'total = "2.79"')
    wrong = written(tmp_path / "wrong.toml", 'total = "9.99", within = 1')
    assert main(["play", "--json", good, wrong]) == 1
    held, failed = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert (held["held"], held["failed"], held["again"]) == (True, None, None)
    assert (failed["held"], failed["step"]) == (False, 2)
    assert "instead: '2.79' on the basket screen" in failed["failed"]
    assert Path(failed["picture"]).read_bytes().startswith(b"\x89PNG")
    assert failed["again"].endswith(wrong)
