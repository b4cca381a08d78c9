"""`python -m kiosk journal replay`: step by step, to a place, by keys, as pictures."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

from kiosk.__main__ import main
from kiosk.core.session.inputs import FaceTouched, NoPaperTouched
from tests.kiosk.cli.journals import write
from tests.shop import APPLES, BREAD, MILK, WINE


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Somebody pays for three things; somebody else has wine in the basket."""

    def shops(shop):
        shop.opens().scans(MILK, BREAD).weighs(APPLES, 1260).pays().does(NoPaperTouched(), FaceTouched(4)).waits(60)
        shop.scans(WINE)

    return write(tmp_path, shops)


@pytest.fixture
def told(path: Path, capsys: pytest.CaptureFixture[str]):
    def call(*arguments: object) -> tuple[int, list[dict[str, Any]], str]:
        code = main(["journal", "replay", "--json", str(path), *map(str, arguments)])
        said = capsys.readouterr()
        return code, [json.loads(line) for line in said.out.splitlines()], said.err

    return call


def test_steps_tell_the_basket_after_each_append(told) -> None:
    code, steps, _ = told("--steps")
    assert code == 0
    totals = [step["visit"]["to_pay_minor"] for step in steps if "LineAdded" in step["kinds"]]
    assert totals == [129, 129 + 349, 129 + 349 + 349, 779]
    paid = next(step for step in steps if "SalePaid" in step["kinds"])
    assert (paid["screen"], paid["screen_sure"]) == ("receipt", True)
    assert paid["visit"]["tenders"] == [{"way": "card", "amount_minor": 827}]
    assert steps[-1]["visit"]["interventions"] == ["age"]
    assert [step["seq"] for step in steps[1:]] == [step["last_seq"] + 1 for step in steps[:-1]]


def test_up_to_a_fact_or_a_time_is_the_lane_as_it_stood_then(told) -> None:
    _, steps, _ = told("--steps")
    second = next(step for step in steps if step["visit"] and len(step["visit"]["lines"]) == 2)
    for place in (second["last_seq"], second["at"]):
        code, (summary,), _ = told("--to", place)
        assert code == 0
        assert summary["session"]["to_pay_minor"] == 478
        assert summary["last"] == second
        assert summary["facts"] == second["last_seq"]
    assert told("--to", 0)[1][0]["facts"] == 0
    code, lines, error = told("--to", "lunch")
    assert (code, lines) == (2, [])
    assert "'lunch' leads nowhere" in error
    assert "Enter" not in error  # the keys are those of --walk


def test_one_visit_is_told_alone(told, path: Path) -> None:
    code, steps, _ = told("--session", "4-000002")
    assert code == 0
    assert [step["session"] for step in steps] == ["4-000002"]
    code, lines, error = told("--session", "4-9")
    assert (code, lines) == (1, [])
    assert error == f"journal replay: there is no visit '4-9' in the journal {path}\n"


def test_a_walk_goes_where_it_is_led(
    path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("n\nwhere\np\n4\nq\nn\n"))
    assert main(["journal", "replay", "--walk", str(path)]) == 0
    said = capsys.readouterr()
    heads = [line.split()[0] for line in said.out.splitlines()[1:] if not line.startswith(" ")]
    assert heads == ["1", "2–3", "1", "4"]
    assert "'where' leads nowhere" in said.err


def test_a_walk_ends_with_what_is_typed_and_needs_a_step(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    assert main(["journal", "replay", "--walk", str(path)]) == 0
    assert main(["journal", "replay", "--walk", "--to", "0", str(path)]) == 1


def test_the_screen_of_a_place_is_pictured(told, tmp_path: Path) -> None:
    code, lines, said = told("--to", 4, "--pictures", tmp_path / "one")
    assert (code, lines) == (0, [])
    assert [file.name for file in (tmp_path / "one").iterdir()] == ["000004-basket.png"]
    assert said == f"{tmp_path / 'one' / '000004-basket.png'}\n"


def test_people_read_steps_in_words(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["journal", "replay", "--steps", str(path)]) == 0
    said = capsys.readouterr().out
    assert "Line added: 1.250 kg Red apples, code plu:4015, to pay 8.27" in said
    assert main(["journal", "replay", "--to", "4", str(path)]) == 0
    assert "    | to pay 4.78 EUR" in capsys.readouterr().out
