import pytest

from drivers.emulators.base import Faults
from drivers.emulators.zvt_faults import FAULTS, STEPS


def test_the_wire_can_be_lost_after_each_step_and_no_other() -> None:
    faults = Faults(FAULTS)
    for name in ("drop_after", "unplug_after"):
        for step in STEPS:
            faults.set(name, step)
            assert faults.get(name) == step
        with pytest.raises(ValueError, match="the steps are authorisation"):
            faults.set(name, "lunch")


def test_a_fault_that_no_terminal_has_is_refused() -> None:
    with pytest.raises(ValueError, match="none of"):
        Faults(FAULTS).set("dance", value=True)
