"""Any sign of life gives all of the idle time again."""

from __future__ import annotations

import pytest

from kiosk.core.session.inputs import HelpTouched, Input, Load, NoBarcodeTouched, ScaleShowed, StayTouched
from tests.shop import BREAD, MILK, POLICY, Shop


def basket() -> Shop:
    return Shop().opens().scans(MILK, BREAD)


@pytest.mark.parametrize(
    "sign",
    [StayTouched(), NoBarcodeTouched(), ScaleShowed(Load.STABLE, 450)],
    ids=["I'm here", "any touch", "a load on the scale"],
)
def test_any_sign_of_life_extends_the_time_as_often_as_one_likes(sign: Input) -> None:
    shop = basket()
    for _ in range(12):
        shop.waits(POLICY.idle_s).does(ScaleShowed(Load.STABLE, 0, at_zero=True), sign)
        assert shop.state.leaves_at is None
    assert shop.waits(POLICY.idle_s - 1).state.leaves_at is None


def test_who_waits_for_help_has_more_time() -> None:
    shop = basket().does(HelpTouched()).waits(POLICY.idle_s * 2)
    assert shop.state.leaves_at is None
    assert shop.waits(POLICY.helped_idle_s).state.leaves_at is not None
