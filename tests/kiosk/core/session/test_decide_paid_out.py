"""What became of a payout: one that ended in doubt is one alarm, and the hopper's late word is counted right."""

from __future__ import annotations

import pytest

from kiosk.core.calls import HelpReason, HelpRequested
from kiosk.core.cash import UNUSED, AlarmEnd, Box, PaidOut
from kiosk.core.cash_totals import CashTotals
from kiosk.core.debts import GivenAs
from kiosk.core.session.cash_effects import PayCash
from kiosk.core.session.cash_facts import CashAlarmed, ChangeOwed, PayOutCleared, PayOutSettled
from kiosk.core.session.effects import PushOutbox
from kiosk.core.session.facts import LaneCarried, SalePaid
from kiosk.core.session.inputs import (
    AlarmSeenTo,
    BoxMarked,
    Device,
    DeviceCame,
    DeviceLost,
    GivenByHand,
    PayOutTold,
    StaffActed,
)
from kiosk.core.session.notes import Say
from kiosk.core.staff import Act
from kiosk.core.tally import Tally
from kiosk.core.values import Money
from tests.kiosk.core.session.crew import signs_on
from tests.kiosk.core.session.test_decide_cash import (
    BOXES,
    asked,
    lane,
    left_in_doubt,
    pays_out,
    puts_in,
    said,
    shuts,
)
from tests.shop import MILK, POLICY, Shop

DUE = Money(522, "EUR")
AWAY = DeviceLost(Device.HOPPER, "unplugged", "")
BACK = DeviceCame(Device.HOPPER)


def doubted() -> Shop:
    return left_in_doubt(lane())


def tells(shop: Shop, end: PaidOut, minor: int = 0) -> Shop:
    """The hopper answers of the first payout, late."""
    [alarm] = shop.happened(CashAlarmed)[:1]
    return shop.does(PayOutTold(alarm.payout, end, minor, "hopper-9", "as it counted"))  # type: ignore[attr-defined]


def cash(shop: Shop) -> CashTotals:
    return shop.state.period.of("EUR").cash


def test_an_alarm_of_a_payout_says_how_much_may_be_out_and_of_which() -> None:
    shop = doubted()
    [alarm] = shop.state.cash_alarms
    assert shop.state.session is not None
    assert (alarm.due, alarm.session, alarm.most) == (DUE, shop.state.session.id, DUE)
    assert shop.state.doubt is not None
    assert (shop.state.doubt.payout, shop.state.doubt.mark, shop.state.doubt.change) == (alarm.payout, "hopper-0", True)
    assert shop.loses_power().state.doubt == shop.state.doubt


def test_a_hopper_that_is_back_is_asked_after_the_payout_that_it_left_in_doubt() -> None:
    shop = doubted().does(AWAY)
    before = len(shop.effects)
    shop.does(BACK)
    [asks] = [one for one in shop.effects[before:] if isinstance(one, PayCash)]
    [alarm] = shop.state.cash_alarms
    assert asks == PayCash(alarm.payout, DUE, "hopper-0", ask_only=True)


def test_a_late_word_that_all_is_out_is_booked_and_staff_still_look() -> None:
    shop = tells(doubted(), PaidOut.PAID, 522)
    [cleared] = shop.happened(PayOutCleared)
    assert isinstance(cleared, PayOutCleared)
    assert (cleared.number, cleared.paid) == (1, DUE)
    assert ([alarm.told for alarm in shop.state.cash_alarms], shop.state.debts) == ([DUE], ())
    assert cash(shop) == CashTotals(
        boxes={"notes": Tally(1, 1_000), "hopper": Tally(1, -522)},
        change=Tally(1, 522),
        doubted=Tally(1, 522),
        cleared=Tally(1, 522),
    )
    assert (said(shop), shop.state.boxes[Box.HOPPER].mark, shop.effects[-1]) == (None, "hopper-9", PushOutbox())


def test_a_late_word_that_some_is_missing_makes_the_rest_a_debt_instead_of_the_alarm() -> None:
    shop = tells(doubted(), PaidOut.PARTLY, 500)
    assert ([debt.amount.minor for debt in shop.state.debts], shop.state.cash_alarms) == ([22], ())
    assert (said(shop), shop.state.call is not None) == (Say.CHANGE_OWED, True)
    [debt] = shop.state.debts
    signs_on(shop).does(StaffActed(Act.DEBTS), GivenByHand(debt.id, GivenAs.CASH))
    totals = shop.state.period.of("EUR")
    assert (totals.given["cash"], totals.cash.handed.count) == (Tally(1, 22), 0)


def test_a_late_word_that_nothing_is_out_makes_all_of_it_a_debt() -> None:
    shop = tells(doubted(), PaidOut.FAILED)
    assert [debt.amount.minor for debt in shop.state.debts] == [522]
    assert cash(shop).boxes == {"notes": Tally(1, 1_000)}


@pytest.mark.parametrize(("end", "out"), [(PaidOut.FAILED, 0), (PaidOut.PAID, 522)])
def test_what_staff_have_given_by_hand_no_late_word_pays_or_owes_again(end: PaidOut, out: int) -> None:
    shop = signs_on(doubted()).does(StaffActed(Act.DEBTS), AlarmSeenTo(1, AlarmEnd.GIVEN, 522))
    before = len(shop.effects)
    tells(shop.does(AWAY, BACK), end, out)
    [cleared] = shop.happened(PayOutCleared)
    assert (cleared.number, shop.state.debts, shop.happened(ChangeOwed)) == (0, (), [])  # type: ignore[attr-defined]
    assert all(one.ask_only for one in shop.effects[before:] if isinstance(one, PayCash))
    assert (cash(shop).handed, cash(shop).change.minor) == (Tally(1, 522), out)


def test_a_word_that_is_none_or_comes_twice_changes_nothing() -> None:
    shop = doubted()
    [alarm] = shop.state.cash_alarms
    shop.does(PayOutTold(alarm.payout, PaidOut.UNKNOWN, 0, "", "it still pays"))
    shop.does(PayOutTold(alarm.payout, PaidOut.FAILED, 0, "", "it is offline"))
    assert (shop.happened(PayOutCleared), len(shop.state.cash_alarms)) == ([], 1)
    tells(tells(shop, PaidOut.PAID, 522), PaidOut.FAILED)
    assert (len(shop.happened(PayOutCleared)), shop.state.debts) == (1, ())


def test_a_hopper_that_gave_out_more_since_cannot_tell_the_one_from_the_other() -> None:
    shop = doubted().waits(60).waits(60)
    shop.does(BoxMarked(Box.HOPPER, "hopper-5", shut=True))
    pays_out(shuts(puts_in(asked(shop), 1_000, box=Box.NOTES)), PaidOut.PAID, 522)
    assert (shop.state.doubt, len(shop.state.cash_alarms)) == (None, 1)
    tells(shop, PaidOut.PAID, 1_044)
    assert (shop.happened(PayOutCleared), cash(shop).change) == ([], Tally(1, 522))


def test_one_payout_in_doubt_is_one_alarm_whatever_the_hopper_refuses_after_it() -> None:
    shop = doubted().waits(60).waits(60)
    shuts(puts_in(asked(shop), 1_000, box=Box.NOTES))
    shop.does(PayOutTold(f"{shop.attempt.id}-out", PaidOut.UNKNOWN, 0, "hopper-5", "it has paid out since that mark"))
    assert (len(shop.state.cash_alarms), [debt.amount.minor for debt in shop.state.debts]) == (1, [522])
    assert shop.state.doubt is not None, "nothing went out since, so it can still tell"


def next_change(shop: Shop) -> str:
    """The next shopper's change is due while the hopper is asked what became of the payout before."""
    shop.waits(60).waits(60)
    shuts(puts_in(asked(shop), 1_000, box=Box.NOTES))
    return f"{shop.attempt.id}-out"


def test_change_that_the_late_word_of_another_payout_delays_is_no_debt_and_is_paid_from_where_that_one_ended() -> None:
    shop = doubted()
    out = next_change(shop)
    tells(shop, PaidOut.PAID, 522)
    shop.does(PayOutTold(out, PaidOut.UNKNOWN, 0, "hopper-9", "it has paid out since that mark"))
    assert shop.effects[-1] == PayCash(out, DUE, "hopper-9")
    assert (shop.state.debts, shop.attempt.id) == ((), out.removesuffix("-out"))
    shop.does(PayOutTold(out, PaidOut.PAID, 522, "hopper-10", ""))
    assert (len(shop.happened(SalePaid)), shop.state.debts, cash(shop).change) == (2, (), Tally(2, 1_044))
    assert [alarm.told for alarm in shop.state.cash_alarms] == [DUE], "and the one alarm is of the first"


def test_a_power_cut_while_change_waits_asks_what_is_out_since_the_other_payout_ended() -> None:
    shop = doubted()
    out = next_change(shop)
    tells(shop, PaidOut.PARTLY, 500)
    again = shop.loses_power()
    assert [one for one in again.effects if isinstance(one, PayCash)][-1] == PayCash(
        out, DUE, "hopper-9", ask_only=True
    )
    again.does(PayOutTold(out, PaidOut.FAILED, 0, "hopper-9", "0 coins are out"))
    assert [debt.amount.minor for debt in again.state.debts] == [22, 522]


def test_a_hopper_that_never_begins_is_asked_so_often_and_the_change_is_owed_then() -> None:
    shop = shuts(puts_in(asked(), 1_000, box=Box.NOTES))
    for _ in range(POLICY.payout_tries):
        shop.does(PayOutTold(f"{shop.attempt.id}-out", PaidOut.UNKNOWN, 0, "hopper-0", "it still pays"))
    assert ([debt.amount.minor for debt in shop.state.debts], len(shop.state.cash_alarms)) == ([522], 1)
    assert len([one for one in shop.effects if isinstance(one, PayCash)]) == POLICY.payout_tries


def test_a_hopper_that_never_answers_and_stays_away_keeps_no_shopper() -> None:
    shop = shuts(puts_in(asked(), 1_000, box=Box.NOTES)).does(AWAY)
    assert (shop.state.call is not None, shop.happened(SalePaid)) == (True, [])
    shop.waits(POLICY.hopper_returns_s - 1)
    assert shop.happened(SalePaid) == []
    shop.waits(2)
    assert (len(shop.happened(SalePaid)), len(shop.happened(PayOutSettled)), said(shop)) == (1, 1, Say.CHANGE_UNSURE)
    [alarm] = shop.state.cash_alarms
    assert alarm.reason == "5.22 EUR may be out, or not: the hopper is away"
    tells(shop.does(BACK), PaidOut.PARTLY, 400)
    assert ([debt.amount.minor for debt in shop.state.debts], cash(shop).change.minor) == ([122], 400)


def test_a_hopper_with_a_loose_plug_keeps_a_shopper_no_longer_than_one_that_stays_away() -> None:
    shop = shuts(puts_in(asked(), 1_000, box=Box.NOTES))
    for _ in range(3):
        shop.does(AWAY).waits(20).does(BACK).waits(19)
        assert (shop.state.call is not None, shop.happened(SalePaid)) == (True, []), "nobody has told yet"
    shop.waits(POLICY.hopper_returns_s - 3 * 39)
    assert (len(shop.happened(SalePaid)), said(shop), shop.state.hopper_until) == (1, Say.CHANGE_UNSURE, None)
    [alarm] = shop.state.cash_alarms
    assert alarm.reason == "5.22 EUR may be out, or not: the hopper does not tell"
    tells(shop, PaidOut.PAID, 522)
    assert ([one.told for one in shop.state.cash_alarms], shop.state.debts) == ([DUE], ())


def test_a_hopper_that_is_there_when_its_time_is_over_is_asked_once_more() -> None:
    shop = shuts(puts_in(asked(), 1_000, box=Box.NOTES)).does(AWAY).waits(POLICY.hopper_returns_s - 1).does(BACK)
    pays_out(shop, PaidOut.UNKNOWN)
    before = len(shop.effects)
    shop.waits(1)
    [alarm] = shop.state.cash_alarms
    asks = [one for one in shop.effects[before:] if isinstance(one, PayCash)]
    assert asks == [PayCash(alarm.payout, DUE, "hopper-0", ask_only=True)]


def test_a_hopper_that_is_back_and_tells_in_time_ends_the_wait_for_it() -> None:
    shop = shuts(puts_in(asked(), 1_000, box=Box.NOTES)).does(AWAY).waits(20).does(BACK)
    pays_out(shop, PaidOut.PAID, 522)
    assert (len(shop.happened(SalePaid)), shop.state.cash_alarms) == (1, ())
    assert (shop.state.hopper_until, shop.state.call) == (None, None)


def test_what_is_owed_to_one_who_has_left_is_called_for_while_another_shops() -> None:
    shop = doubted()
    [alarm] = shop.state.cash_alarms
    signs_on(shop).does(StaffActed(Act.CLEAR_CALL), StaffActed(Act.SIGN_OFF)).waits(60).waits(60).scans(MILK)
    assert shop.state.session is not None
    assert (shop.state.session.id != alarm.session, shop.state.call) == (True, None)
    tells(shop, PaidOut.PARTLY, 500)
    [debt] = shop.state.debts
    call, wanted = shop.state.call, shop.happened(HelpRequested)[-1]
    assert isinstance(wanted, HelpRequested)
    assert call is not None
    assert (call.id, call.reason, call.session) == (wanted.call, HelpReason.PAYMENT, alarm.session)
    assert (wanted.pieces, wanted.total) == (0, None), "the basket on the screen is another's"
    assert (debt.session, shop.state.session.helped) == (alarm.session, False), "who shops now asked for nobody"
    signs_on(shop).does(StaffActed(Act.DEBTS), GivenByHand(debt.id, GivenAs.CASH))
    assert (shop.state.call, shop.state.debts) == (None, ())


def test_a_hopper_that_goes_while_nothing_is_on_its_way_out_is_waited_for_by_nobody() -> None:
    assert asked().does(AWAY).state.hopper_until is None


def test_a_doubt_outlives_the_visit_and_the_books_that_are_carried_forward() -> None:
    shop = doubted()
    for _ in range(BOXES.carry_every):
        shop.waits(60).waits(60).scans(MILK).pays()
    shop.waits(60).waits(60)
    carried = shop.happened(LaneCarried)[-1]
    assert isinstance(carried, LaneCarried)
    assert carried.doubt == shop.state.doubt
    assert shop.loses_power().state.doubt == shop.state.doubt is not None
    assert shop.state.boxes.get(Box.HOPPER, UNUSED).mark == "hopper-0"
