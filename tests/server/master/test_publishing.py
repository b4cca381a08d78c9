"""`python -m server publish`: what is wrong is told place by place, and nothing goes out."""

import json
from pathlib import Path

import pytest

from server.__main__ import main
from server.master.publishing import MOST_TOLD, Refused
from tests.kiosk.core.test_sheet import BANANAS, HEAD, MELON
from tests.server.running import write_settings

RULES = '{"format": 1, "currency": "EUR", "rules": []}'


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    config = write_settings(tmp_path)

    def ran(*words: str) -> tuple[int, str, str]:
        code = main(["--config", str(config), *words])
        told = capsys.readouterr()
        return code, told.out, told.err

    return ran


def written(folder: Path, name: str, text: str) -> str:
    (folder / name).write_text(text, encoding="utf-8")
    return str(folder / name)


def test_a_sheet_and_rules_are_published_and_one_step_is_taken_back(run, tmp_path: Path):
    first = run("publish", "sheet", written(tmp_path, "goods.csv", HEAD + BANANAS))
    assert (first[0], json.loads(first[1])["version"][:2]) == (0, "1-")
    rules = run("publish", "rules", written(tmp_path, "offers.json", RULES))
    assert json.loads(rules[1])["version"][:2] == "2-"
    back = run("back")
    assert json.loads(back[1])["version"].replace("3-", "1-") == json.loads(first[1])["version"]


def test_a_bad_sheet_is_refused_with_every_place(run, tmp_path: Path):
    code, out, err = run("publish", "sheet", written(tmp_path, "goods.csv", HEAD + BANANAS + "x\n" + MELON + "y\n"))
    assert (code, out) == (1, "")
    assert err.splitlines() == [
        "goods.csv, line 6: the row has 1 cells instead of 14",
        "goods.csv, line 8: the row has 1 cells instead of 14",
        "nothing was published (2 to be mended)",
    ]
    assert run("back") == (1, "", "there is no version before this one\n")


def test_rules_before_a_sheet_and_rules_that_are_none_are_refused(run, tmp_path: Path):
    code, _, err = run("publish", "rules", written(tmp_path, "offers.json", RULES))
    assert (code, err) == (1, "the sheet of items must be published before rules\n")
    code, _, err = run("publish", "rules", written(tmp_path, "offers.json", '{"format": 2}'))
    assert (code, err.splitlines()[0]) == (1, "offers: format: must be 1: this program knows no other")
    (tmp_path / "packed.json").write_bytes(b"\x1f\x8b")
    code, _, err = run("publish", "rules", str(tmp_path / "packed.json"))
    assert (code, err.splitlines()[0]) == (1, "packed is not UTF-8 text (byte 1)")


def test_a_file_that_is_not_there_is_a_bad_argument(run):
    assert run("publish", "sheet", "none.csv")[0] == 2


def test_of_very_many_problems_the_first_are_told_and_all_are_counted():
    refused = Refused([f"line {number}" for number in range(500)])
    assert (len(refused.problems), refused.count) == (MOST_TOLD, 500)
