"""Faults that a scenario orders: each one is known to the emulator that is to have it, or nothing is played."""

from __future__ import annotations

from drivers.registry import find
from kiosk.config import Config
from kiosk.play.scenario import Scenario, ScenarioError


def check_faults(scenario: Scenario, plan: Config) -> None:
    """Raises `ScenarioError`, in one sentence, for a fault that the device of `plan`, or of the scenario, has not."""
    for step in scenario.steps:
        if step.verb not in ("fault", "heal") or not isinstance(step.value, dict):
            continue
        device, name = step.value.get("device", ""), step.value.get("name", "")
        if device not in scenario.devices:
            raise ScenarioError(f"{scenario.path}: {step}: {device or 'no device'} is not among the devices")
        faults = find(_protocol(scenario, plan, device)).make_emulator().faults
        try:
            if step.verb == "fault":
                faults.set(name, step.value.get("value", True))
            else:
                faults.clear(name)
        except ValueError as error:
            raise ScenarioError(f"{scenario.path}: {step}: {error}") from None


def _protocol(scenario: Scenario, plan: Config, device: str) -> str:
    changed = scenario.lane.get("devices", {}).get(device)
    own = changed.get("protocol") if isinstance(changed, dict) else None
    return str(own or plan.devices[device].protocol)
