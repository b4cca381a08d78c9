"""The table of thresholds: every figure has a rule that cannot flap, and a wrong file says where."""

from pathlib import Path

import pytest

from server.actions.rules import FILE, Gauge, load_rules
from server.settings import SettingsError


def test_every_figure_has_a_rule_in_the_order_in_which_actions_are_shown() -> None:
    rules = load_rules()
    assert list(rules.of) == list(Gauge)
    assert rules.longest == rules.of[Gauge.FACES].window


def test_no_rule_clears_where_it_raises() -> None:
    assert [gauge for gauge, rule in load_rules().of.items() if rule.clear_at >= rule.raise_at] == []


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("clear_at = 45", "clear_at = 80", "help_wait: clear_at must be lower than raise_at"),
        ("usual_wait_s = 240", "usual_wait_s = 0", "usual_wait_s: "),
        ("window = 20\nenough = 5", "window = 20", "help_wait.enough: Field required"),
        ("[faces]", "[facces]", "faces: Field required"),
        ("[faces]", "[faces", "is not valid TOML"),
    ],
)
def test_a_wrong_file_says_what_is_wrong_and_where(tmp_path: Path, old: str, new: str, says: str) -> None:
    path = tmp_path / "rules.toml"
    text = FILE.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(SettingsError, match=says.replace(".", r"\.")):
        load_rules(path)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be read"):
        load_rules(tmp_path / "none.toml")
