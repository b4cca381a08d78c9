"""Cash on its way out."""

from kiosk.core.cash import Box, PaidOut
from kiosk.core.session.cash_effects import PayCash
from kiosk.core.session.cash_facts import PayOutQueried
from kiosk.core.session.facts import SalePaid
from kiosk.core.session.inputs import BoxMarked, Device, DeviceCame, DeviceLost, PayOutTold
from kiosk.core.session.state import Screen
from tests.kiosk.core.session.test_decide_cash import asked, lane, pays_out, puts_in, shuts
from tests.shop import POLICY, Shop


def in_doubt() -> Shop:
    """5.22 of change were to be given out, and the hopper could not tell what became of them."""
    return pays_out(shuts(puts_in(asked(), 1_000, box=Box.NOTES)), PaidOut.UNKNOWN)


def test_a_hopper_that_is_back_is_asked_at_once_what_became_of_it() -> None:
    shop = pays_out(shuts(puts_in(asked(), 1_000, box=Box.NOTES)), PaidOut.UNKNOWN)
    shop.does(DeviceLost(Device.HOPPER, "unplugged", ""), DeviceCame(Device.HOPPER))
    assert [one.ask_only for one in shop.effects if isinstance(one, PayCash)] == [False, True]


def test_the_mark_kept_with_a_payout_is_the_one_told_last() -> None:
    shop = asked().does(BoxMarked(Box.HOPPER, "7:12", shut=True))
    shuts(puts_in(shop, 500, box=Box.NOTES))
    assert shop.effects[-1] == PayCash(f"{shop.attempt.id}-out", shop.attempt.cash.due.amount, "7:12")  # type: ignore[union-attr]


def test_an_answer_of_a_hopper_that_is_away_is_none_and_the_one_it_gives_when_it_is_back_counts() -> None:
    shop = in_doubt().does(DeviceLost(Device.HOPPER, "unplugged", ""))
    for _ in range(POLICY.payout_tries + 5):
        pays_out(shop.waits(3), PaidOut.UNKNOWN)
    assert (len(shop.happened(PayOutQueried)), shop.screen, shop.state.call is not None) == (1, Screen.PAYING, True)
    pays_out(shop.does(DeviceCame(Device.HOPPER)), PaidOut.PAID, 522)
    assert (len(shop.happened(SalePaid)), shop.state.cash_alarms, shop.state.debts) == (1, (), ())


def test_a_hopper_that_stays_away_holds_a_shopper_no_longer_than_so_long_and_is_left_to_staff() -> None:
    shop = in_doubt().does(DeviceLost(Device.HOPPER, "unplugged", ""))
    pays_out(shop.waits(3), PaidOut.UNKNOWN)
    pays_out(shop.waits(POLICY.hopper_returns_s + 1), PaidOut.UNKNOWN)
    assert len(shop.happened(SalePaid)) == 1
    assert [alarm.reason for alarm in shop.state.cash_alarms] == ["5.22 EUR may be out, or not: the hopper is away"]
    assert shop.state.call is not None


def test_a_start_costs_no_try_while_the_hopper_is_not_there_yet() -> None:
    shop = pays_out(in_doubt().loses_power(), PaidOut.UNKNOWN)
    assert shop.attempt.cash is not None
    assert shop.attempt.cash.due is not None
    assert shop.attempt.cash.due.tries == 1


def test_a_hopper_that_is_back_is_asked_also_where_its_answer_never_came() -> None:
    shop = shuts(puts_in(asked(), 1_000, box=Box.NOTES))
    shop.does(DeviceLost(Device.HOPPER, "mechanism", "the driver failed"), DeviceCame(Device.HOPPER))
    assert [one.ask_only for one in shop.effects if isinstance(one, PayCash)] == [False, True]


def test_coins_that_leave_the_hopper_for_no_payment_are_an_alarm_once() -> None:
    shop = lane().does(BoxMarked(Box.HOPPER, "hopper-3", shut=True), BoxMarked(Box.HOPPER, "hopper-3", shut=True))
    assert [alarm.box for alarm in shop.state.cash_alarms] == [Box.HOPPER]
    assert (shop.state.boxes[Box.HOPPER].mark, shop.state.call is not None) == ("hopper-3", True)


def test_a_hopper_that_gave_nothing_because_its_count_had_moved_is_told_and_the_change_owed() -> None:
    shop = shuts(puts_in(asked(), 1_000, box=Box.NOTES))
    out = f"{shop.attempt.id}-out"
    shop.does(PayOutTold(out, PaidOut.UNKNOWN, 0, "hopper-9", "coins were given out since that mark"))
    assert ([debt.amount.minor for debt in shop.state.debts], len(shop.state.cash_alarms)) == ([522], 1)
    assert shop.state.boxes[Box.HOPPER].mark == "hopper-9"


def test_what_comes_to_light_of_a_payout_that_stayed_in_doubt_is_no_second_alarm() -> None:
    shop = in_doubt()
    for _ in range(POLICY.payout_tries):
        pays_out(shop.waits(3), PaidOut.UNKNOWN)
    shop.does(BoxMarked(Box.HOPPER, "hopper-5", shut=True), BoxMarked(Box.HOPPER, "hopper-6", shut=True))
    assert (len(shop.state.cash_alarms), shop.state.boxes[Box.HOPPER].mark) == (1, "hopper-6")
    pays_out(shop, PaidOut.PAID, 522)
    shop.does(BoxMarked(Box.HOPPER, "hopper-9", shut=True))
    assert len(shop.state.cash_alarms) == 2, "what moves after the hopper's word is of no payout"
