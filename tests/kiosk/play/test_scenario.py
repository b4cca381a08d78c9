"""Scenario files are read or refused in one sentence that names the step."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.play.player import _Player
from kiosk.play.scenario import VERBS, ScenarioError, read_scenario

ROOT = Path(__file__).parents[3]


def written(path: Path, steps: str, head: str = 'scenario = 1\ntitle = "T"\n') -> Path:
    path.write_text(f"{head}steps = [{steps}]\n", encoding="utf-8")
    return path


def test_a_scenario_is_read_with_its_steps_in_order(tmp_path: Path) -> None:
    head = 'scenario = 1\ntitle = "Short"\ndevices = ["scanner"]\nlane = {timing = {idle_s = 3}}\n'
    scenario = read_scenario(written(tmp_path / "short.toml", '{scan = "123"}, {expect = {lines = 1}}', head))
    assert (scenario.name, scenario.title, scenario.devices) == ("short", "Short", ("scanner",))
    assert [(step.number, step.verb, step.value) for step in scenario.steps] == [
        (1, "scan", "123"),
        (2, "expect", {"lines": 1}),
    ]
    assert scenario.lane == {"timing": {"idle_s": 3}}


@pytest.mark.parametrize(
    ("steps", "told"),
    [
        ('{dance = "tango"}', "step 1: there is no step 'dance'"),
        ('{scan = "1"}, {place = "heavy"}', "step 2: place cannot be 'heavy'"),
        ("{expect = {colour = 1}}", "step 1, expect: colour is not known here"),
        ("{expect = {lines = true}}", "step 1, expect: lines cannot be True"),
        ('{server = "sleepy"}', "step 1: server cannot be 'sleepy'"),
        ('{scan = "1", show = "2"}', "step 1: must be one of"),
        ("", "steps must be a list with at least one step"),
    ],
)
def test_a_step_that_cannot_be_played_is_refused_with_its_number(tmp_path: Path, steps: str, told: str) -> None:
    with pytest.raises(ScenarioError, match=told.replace("(", r"\(")):
        read_scenario(written(tmp_path / "bad.toml", steps))


@pytest.mark.parametrize(
    ("head", "told"),
    [
        ('title = "T"\n', "scenario = 1 must stand in it"),
        ("scenario = 1\n", "title must be a text"),
        ('scenario = 1\ntitle = "T"\ndevices = ["oven"]\n', "devices must be of scanner"),
        ('scenario = 1\ntitle = "T"\nserver = "no"\n', "server must be true or false"),
        ('scenario = 1\ntitle = "T"\ncolour = "red"\n', "colour is not known here"),
        ("scenario = \n", "this is not TOML"),
    ],
)
def test_a_file_that_is_no_scenario_is_refused(tmp_path: Path, head: str, told: str) -> None:
    with pytest.raises(ScenarioError, match=told):
        read_scenario(written(tmp_path / "bad.toml", '{scan = "1"}', head))


def test_a_step_needs_its_device(tmp_path: Path) -> None:
    head = 'scenario = 1\ntitle = "T"\ndevices = ["scanner"]\n'
    with pytest.raises(ScenarioError, match="step 2: prints needs the printer, which is not among the devices"):
        read_scenario(written(tmp_path / "bad.toml", '{scan = "1"}, {prints = 0}', head))


def test_every_step_that_can_be_written_can_be_played_and_is_explained() -> None:
    explained = (ROOT / "docs" / "scenarios.md").read_text(encoding="utf-8")
    for verb in VERBS:
        assert hasattr(_Player, f"_do_{verb}"), verb
        assert f"`{verb}`" in explained, verb
