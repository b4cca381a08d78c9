"""A scenario that orders what no emulator of its devices can play is refused before anything is played."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.config import load_config
from kiosk.play.faults import check_faults
from kiosk.play.player import PLAN
from kiosk.play.scenario import Scenario, ScenarioError, read_scenario
from tests.kiosk.play.test_scenario import written


def scenario(folder: Path, steps: str, more: str = "") -> Scenario:
    head = f'scenario = 1\ntitle = "T"\ndevices = ["scanner", "scale", "terminal"]\n{more}'
    return read_scenario(written(folder / "faults.toml", steps, head))


@pytest.mark.parametrize(
    ("step", "told"),
    [
        ('{fault = {device = "scale", name = "smoke"}}', "step 1, fault .*: fault 'smoke' is none of silence"),
        ('{heal = {device = "scale", name = "smoke"}}', "step 1, heal .*: fault 'smoke' is none of silence"),
        ('{fault = {device = "terminal", name = "drop_after", value = "tea"}}', "the steps are authorisation"),
        ('{fault = {device = "hopper", name = "stuck"}}', "hopper is not among the devices"),
        ('{fault = {name = "stuck"}}', "no device is not among the devices"),
    ],
)
def test_what_cannot_be_ordered_is_refused_with_its_step(tmp_path: Path, step: str, told: str) -> None:
    with pytest.raises(ScenarioError, match=told):
        check_faults(scenario(tmp_path, step), load_config(PLAN))


def test_a_device_that_the_scenario_gives_another_protocol_has_the_faults_of_that_one(tmp_path: Path) -> None:
    step = '{fault = {device = "scale", name = "no_zero"}}'
    check_faults(scenario(tmp_path, step, 'lane = {devices = {scale = {protocol = "sma"}}}\n'), load_config(PLAN))
    with pytest.raises(ScenarioError, match="is none of"):
        check_faults(scenario(tmp_path, step), load_config(PLAN))


def test_every_scenario_of_ours_orders_what_there_is() -> None:
    files = sorted((Path(__file__).parents[2] / "scenarios").rglob("*.toml"))
    assert files
    for file in files:
        check_faults(read_scenario(file), load_config(PLAN))
