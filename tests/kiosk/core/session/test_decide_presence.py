"""A help button, and a sensor that sees whether somebody is there."""

from __future__ import annotations

import pytest

from kiosk.core.calls import HelpReason
from kiosk.core.session.inputs import Device, DeviceCame, DeviceLost, HelpTouched, Input, PresenceShowed, StayTouched
from tests.shop import BREAD, MILK, POLICY, Shop

GONE, THERE = PresenceShowed(present=False), PresenceShowed(present=True)


def shopping() -> Shop:
    return Shop().opens().does(DeviceCame(Device.BUTTONS), THERE).scans(MILK)


def is_asked(shop: Shop) -> bool:
    return shop.state.leaves_at is not None


def test_who_leaves_a_basket_is_asked_after_sooner_and_never_robbed_of_it() -> None:
    shop = shopping().does(GONE).waits(POLICY.gone_idle_s - 1)
    assert not is_asked(shop)
    assert is_asked(shop.waits(1))
    shop.does(StayTouched())
    assert not is_asked(shop)
    assert shop.state.session is not None
    assert shop.state.session.pieces == 1


def test_without_an_answer_the_basket_is_saved_as_ever() -> None:
    shop = shopping().does(GONE).waits(POLICY.gone_idle_s).waits(POLICY.idle_warning_s)
    assert shop.state.session is None
    assert len(shop.state.saved) == 1


@pytest.mark.parametrize("back", [THERE, DeviceLost(Device.BUTTONS, "silent", "")])
def test_who_is_back_or_whose_sensor_is_lost_has_all_of_the_time_again(back: Input) -> None:
    shop = shopping().does(GONE).waits(5).does(back)
    assert not is_asked(shop.waits(POLICY.idle_s - 6))
    assert is_asked(shop.waits(1))


def test_a_sensor_that_flickers_neither_keeps_a_visit_open_nor_hurries_it() -> None:
    shop = shopping()
    for _ in range(int(POLICY.idle_s) - 1):
        shop.does(GONE).waits(0.5).does(THERE).waits(0.5)
    assert not is_asked(shop)
    assert is_asked(shop.waits(1))


def test_a_scan_counts_for_more_than_a_sensor_that_sees_nobody() -> None:
    shop = shopping().does(GONE).waits(5).scans(BREAD)
    assert not is_asked(shop.waits(POLICY.idle_s - 1))


def test_who_waits_for_a_person_may_walk_about() -> None:
    shop = shopping().does(HelpTouched(), GONE)
    assert not is_asked(shop.waits(POLICY.idle_s + 1))


def test_where_nobody_shops_and_while_a_payment_runs_a_sensor_changes_nothing() -> None:
    for shop in (Shop().opens(), Shop().opens().scans(MILK).asks_to_pay()):
        before = shop.state
        assert shop.does(GONE).state == before


def test_the_help_button_calls_while_a_payment_runs_and_the_payment_goes_on() -> None:
    shop = Shop().opens().scans(MILK).asks_to_pay().does(HelpTouched())
    assert shop.state.call is not None
    assert shop.state.call.reason is HelpReason.ASKED
    assert shop.terminal_authorises().terminal_completes().state.receipts == 1
