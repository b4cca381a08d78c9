"""`python -m kiosk journal replay --diff`: what today's rules would decide else, by exit code and in minor units."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kiosk.__main__ import main
from kiosk.compose.opening import read_recalls, read_rules
from kiosk.compose.staff import StaffDesk
from kiosk.config import load_config
from kiosk.core.policy import Policy
from kiosk.core.session.inputs import NoPaperTouched
from kiosk.core.sheet import read_sheet
from tests.kiosk.cli.journals import write

ROOT = Path(__file__).resolve().parents[3]
DEMO = ROOT / "config" / "demo.toml"
SHEET = ROOT / "assets" / "catalogue" / "sample.csv"
OFFERS = ROOT / "assets" / "catalogue" / "offers.json"
CHIPS = "9520009000012"  # 3 for 2
TOMATOES = "9520002000217"


@pytest.fixture(scope="module")
def policy() -> Policy:
    config = load_config(DEMO)
    return config.policy(read_rules(config), read_recalls(config), StaffDesk.of(config).document.book)


@pytest.fixture
def path(tmp_path: Path, policy: Policy) -> Path:
    """Three bags of chips, one of them free, are paid; then tomatoes."""
    goods = {row.item.key: row.item for row in read_sheet(SHEET.read_bytes(), SHEET.name).rows}
    chips, tomatoes = goods[CHIPS.zfill(14)], goods[TOMATOES.zfill(14)]

    def shops(shop):
        shop.opens().scans(chips, chips, chips).pays().does(NoPaperTouched()).waits(60)
        shop.scans(tomatoes).pays()

    return write(tmp_path, shops, policy)


def diff(path: Path, capsys: pytest.CaptureFixture[str], *more: object) -> tuple[int, list[dict[str, object]], str]:
    code = main(["journal", "replay", "--diff", "--json", str(path), *map(str, more)])
    said = capsys.readouterr()
    return code, [json.loads(line) for line in said.out.splitlines()], said.err


def test_the_same_lane_decides_the_same(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, [total], _ = diff(path, capsys, "--config", DEMO)
    assert (code, total["differing"], total["sessions"], total["not_asked"]) == (0, 0, [], {})
    assert diff(path, capsys, "--rules", OFFERS)[0] == 0


def test_without_its_offer_a_visit_would_cost_more_and_no_other(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rules = json.loads(OFFERS.read_text(encoding="utf-8"))
    kept = [rule for rule in rules["rules"] if "chips" not in json.dumps(rule)]
    file = tmp_path / "rules.json"
    file.write_text(json.dumps({**rules, "rules": kept}))
    code, lines, _ = diff(path, capsys, "--config", DEMO, "--rules", file)
    *found, total = lines
    assert code == 1
    assert total["sessions"] == ["4-000001"]
    to_pay = [one["to_pay_minor"] for one in found]
    assert all(one["was"] < one["would"] for one in to_pay)  # type: ignore[index]
    assert main(["journal", "replay", "--diff", "--rules", str(file), str(path)]) == 1
    assert "would be" in capsys.readouterr().out
    assert diff(path, capsys, "--rules", file, "--session", "4-000002")[0] == 0


def test_goods_with_another_tax_are_told_with_the_tax_they_would_have(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = tmp_path / "items.csv"
    sheet.write_text(SHEET.read_text(encoding="utf-8").replace("#tax,A,7.00,", "#tax,A,9.00,"), encoding="utf-8")
    code, lines, _ = diff(path, capsys, "--config", DEMO, "--items", sheet)
    assert code == 1
    tax = lines[0]["tax_minor"]
    assert tax["was"] < tax["would"]  # type: ignore[index]


def test_it_wants_to_know_by_what(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, lines, error = diff(path, capsys)
    assert (code, lines) == (2, [])
    assert error == "journal replay: --config FILE, or --rules FILE alone, says what it is to be decided by\n"
    code, lines, error = diff(path, capsys, "--config", ROOT / "config" / "server.toml")
    assert (code, lines) == (2, [])
    assert error.startswith("journal replay: ")
    bad = tmp_path / "bad.json"
    bad.write_text("{}")
    code, lines, error = diff(path, capsys, "--rules", bad)
    assert (code, lines) == (2, [])
    assert str(bad) in error


def test_one_visit_is_counted_alone_and_one_that_is_not_there_is_exit_1(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, [whole], _ = diff(path, capsys, "--config", DEMO)
    counts = [diff(path, capsys, "--config", DEMO, "--session", f"4-00000{number}")[1][-1] for number in (1, 2)]
    assert all(0 < one["asked"] < whole["asked"] for one in counts)  # type: ignore[operator]
    code, lines, error = diff(path, capsys, "--config", DEMO, "--session", "4-9")
    assert (code, lines, error) == (1, [], f"journal replay: there is no visit '4-9' in the journal {path}\n")


@pytest.mark.parametrize("more", [("--to", "3"), ("--steps",), ("--walk",), ("--pictures", "pictures")])
def test_what_does_not_go_with_it_is_refused(
    path: Path, capsys: pytest.CaptureFixture[str], more: tuple[str, ...]
) -> None:
    code, lines, error = diff(path, capsys, "--config", DEMO, *more)
    assert (code, lines) == (2, [])
    assert error.endswith(f"it does not go with {more[0]}\n")
