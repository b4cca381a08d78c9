import pytest

from drivers.emulators.base import Faults
from drivers.emulators.nexo_faults import CARDS, FAULTS, HAND, SHOWN, STEPS


def test_the_wire_can_be_lost_after_each_step_and_no_other() -> None:
    faults = Faults(FAULTS)
    for name in ("drop_after", "unplug_after"):
        for step in STEPS:
            faults.set(name, step)
            assert faults.get(name) == step
        with pytest.raises(ValueError, match="the steps are request"):
            faults.set(name, "lunch")


def test_by_hand_is_one_more_shopper_and_shows_what_the_others_do() -> None:
    assert set(CARDS) - set(SHOWN) == {HAND}
