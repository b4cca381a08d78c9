"""Cash that a person must look after: on the staff's list until one of them, by name, has seen to it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.core.calls import HelpReason
from kiosk.core.cash import AlarmEnd, Box, PaidOut
from kiosk.core.debts import GivenAs
from kiosk.core.interventions import Answer
from kiosk.core.session.cash_facts import CashAlarmed, CashAlarmSeenTo
from kiosk.core.session.effects import PushOutbox
from kiosk.core.session.facts import HelpCleared, HelpRequested, LaneCarried
from kiosk.core.session.inputs import (
    AlarmSeenTo,
    BackTouched,
    BoxMarked,
    CashUncounted,
    CodeKeyTouched,
    GivenByHand,
    HandingTouched,
    HelpNotNeeded,
    HelpTouched,
    InterventionGiven,
    PayTouched,
    PeriodCloseTouched,
    StaffActed,
)
from kiosk.core.session.staff_facts import ActRefused
from kiosk.core.session.state import Screen
from kiosk.core.staff import RIGHTS, Act, Limit, Role
from kiosk.core.tally import Tally
from kiosk.core.values import Money
from tests.kiosk.core.session.crew import AMIR, LENA, STAFFED, signs_on
from tests.kiosk.core.session.test_decide_cash import BOXES, asked, lane, pays_out, puts_in, shuts
from tests.shop import MILK, WINE, Shop

LIMIT = {Limit.REFUND_MINOR: 2_000}


def alarmed() -> Shop:
    """A coin came for no payment, then the note box was reset: two alarms."""
    return puts_in(lane(), 200).does(CashUncounted(Box.NOTES, "n-1", "the validator\x00 was reset", "notes-1"))


def looks(shop: Shop) -> Shop:
    return signs_on(shop).does(StaffActed(Act.DEBTS))


def owes() -> Shop:
    """The hopper gave nothing of the change, 5.22."""
    return pays_out(shuts(puts_in(asked(), 1_000, box=Box.NOTES)), PaidOut.FAILED)


def test_two_alarms_stand_one_after_the_other_each_with_its_number() -> None:
    shop = alarmed()
    assert [(one.number, one.box, one.amount) for one in shop.state.cash_alarms] == [
        (1, Box.COINS, Money(200, "EUR")),
        (2, Box.NOTES, None),
    ]
    assert [fact.lane for fact in shop.happened(CashAlarmed)] == ["4", "4"]  # type: ignore[attr-defined]
    assert shop.state.cash_alarms[1].reason == "the validator was reset"
    assert any(isinstance(effect, PushOutbox) for effect in shop.effects)


def test_who_saw_to_it_and_what_came_of_it_is_a_fact_and_the_next_alarm_shows() -> None:
    shop = looks(alarmed())
    assert shop.screen is Screen.DEBTS
    shop.does(AlarmSeenTo(1, AlarmEnd.GIVEN, 200))
    [seen] = shop.happened(CashAlarmSeenTo)
    assert isinstance(seen, CashAlarmSeenTo)
    assert (seen.number, seen.end, seen.staff, seen.name) == (1, AlarmEnd.GIVEN, "lena", LENA.name)
    assert ([one.number for one in shop.state.cash_alarms], shop.screen) == ([2], Screen.DEBTS)
    shop.does(AlarmSeenTo(1, AlarmEnd.GIVEN, 200), AlarmSeenTo(2, AlarmEnd.RIGHT))
    assert (len(shop.happened(CashAlarmSeenTo)), shop.state.cash_alarms, shop.screen) == (2, (), Screen.STAFF)


def test_what_staff_handed_to_a_shopper_is_booked_and_in_the_x_report() -> None:
    shop = looks(alarmed()).does(AlarmSeenTo(1, AlarmEnd.GIVEN, 150), AlarmSeenTo(2, AlarmEnd.RIGHT))
    assert [fact.given for fact in shop.happened(CashAlarmSeenTo)] == [Money(150, "EUR"), Money(0, "EUR")]  # type: ignore[attr-defined]
    assert shop.state.period.of("EUR").cash.handed == Tally(1, 150)


@pytest.mark.parametrize(
    ("end", "minor"), [(AlarmEnd.GIVEN, 0), (AlarmEnd.GIVEN, 201), (AlarmEnd.GIVEN, -1), (AlarmEnd.RIGHT, 200)]
)
def test_nobody_gives_nothing_or_more_than_there_was_or_what_stayed(end: AlarmEnd, minor: int) -> None:
    shop = looks(alarmed()).does(AlarmSeenTo(1, end, minor))
    assert (shop.happened(CashAlarmSeenTo), len(shop.state.cash_alarms)) == ([], 2)


def test_of_what_nobody_can_count_no_more_is_given_than_a_refund_may_come_to() -> None:
    book = replace(STAFFED.staff, rights={**STAFFED.staff.rights, LENA.role: replace(RIGHTS[LENA.role], limits=LIMIT)})
    shop = alarmed()
    shop.policy = replace(BOXES, staff=book)
    looks(shop).does(AlarmSeenTo(2, AlarmEnd.GIVEN, 2_001))
    assert (shop.happened(CashAlarmSeenTo), len(shop.happened(ActRefused))) == ([], 1)
    assert len(shop.does(AlarmSeenTo(2, AlarmEnd.GIVEN, 2_000)).happened(CashAlarmSeenTo)) == 1


def test_who_says_how_much_steps_back_to_the_alarm_and_stays_signed_on_while_they_type() -> None:
    shop = looks(alarmed()).does(HandingTouched(1))
    assert shop.state.handing == 1
    shop.waits(BOXES.staff_stays_s - 1).does(CodeKeyTouched()).waits(2)
    assert (shop.state.handing, shop.screen) == (1, Screen.DEBTS)
    assert (shop.does(BackTouched()).state.handing, shop.screen) == (0, Screen.DEBTS)
    assert shop.does(HandingTouched(7)).state.handing == 0, "there is no such alarm"
    shop.does(HandingTouched(1), AlarmSeenTo(1, AlarmEnd.GIVEN, 200))
    assert (shop.state.handing, shop.screen) == (0, Screen.DEBTS)


def test_a_number_is_never_given_twice() -> None:
    shop = looks(alarmed()).does(AlarmSeenTo(1, AlarmEnd.RIGHT), AlarmSeenTo(2, AlarmEnd.RIGHT))
    shop.does(CashUncounted(Box.COINS, "c-9", "reset", "coins-9"))
    assert [one.number for one in shop.loses_power().state.cash_alarms] == [3]


def test_only_who_may_and_has_it_before_them_has_seen_to_it() -> None:
    tess = replace(LENA, id="tess", number="1003", role=Role.TECHNICIAN)
    crew = replace(BOXES, staff=replace(BOXES.staff, members=(*BOXES.staff.members, tess)))
    shop = alarmed()
    shop.policy = crew
    shop.does(AlarmSeenTo(1, AlarmEnd.RIGHT))
    signs_on(shop).does(AlarmSeenTo(1, AlarmEnd.RIGHT), StaffActed(Act.SIGN_OFF))
    signs_on(shop, tess).does(StaffActed(Act.DEBTS), AlarmSeenTo(1, AlarmEnd.RIGHT))
    assert (shop.screen, shop.happened(CashAlarmSeenTo)) == (Screen.STAFF, [])


def test_a_power_cut_and_a_z_report_forget_no_alarm() -> None:
    shop = signs_on(alarmed(), AMIR).does(StaffActed(Act.CLOSE_PERIOD), PeriodCloseTouched(1))
    assert shop.state.period.number == 2
    assert [one.number for one in shop.loses_power().state.cash_alarms] == [1, 2]


def test_books_carried_forward_carry_the_alarms() -> None:
    shop = alarmed()
    for _ in range(BOXES.carry_every):
        shop.scans(MILK).pays().waits(60).waits(60)
    [*_, carried] = shop.happened(LaneCarried)
    assert isinstance(carried, LaneCarried)
    assert (carried.cash_alarms, carried.alarms_told) == (shop.state.cash_alarms, 2)


def test_a_debt_comes_before_an_alarm_and_hides_none() -> None:
    shop = looks(owes().does(CashUncounted(Box.COINS, "c-9", "reset", "coins-9")))
    [debt] = shop.state.debts
    shop.does(GivenByHand(debt.id, GivenAs.CASH))
    assert (shop.screen, shop.state.debts, len(shop.state.cash_alarms)) == (Screen.DEBTS, (), 1)
    assert shop.does(AlarmSeenTo(1, AlarmEnd.RIGHT)).screen is Screen.STAFF


def test_a_shopper_who_needs_no_help_any_more_does_not_send_away_who_brings_them_their_change() -> None:
    shop = asked().does(HelpTouched())
    pays_out(shuts(puts_in(shop, 1_000, box=Box.NOTES)), PaidOut.FAILED)
    shop.does(HelpNotNeeded())
    assert (shop.happened(HelpCleared), shop.state.call is not None) == ([], True)


def test_help_that_was_called_before_ends_with_staff_and_the_debt_stands_on() -> None:
    shop = signs_on(owes()).does(StaffActed(Act.CLEAR_CALL))
    assert (shop.state.call, len(shop.state.debts)) == (None, 1)
    assert len(shop.happened(HelpRequested)) == 1


def test_when_what_was_called_for_before_is_done_somebody_is_called_for_the_cash() -> None:
    shop = lane().scans(WINE).does(PayTouched())
    assert shop.state.call is not None
    assert shop.state.call.reason is HelpReason.INTERVENTION
    puts_in(shop, 200)
    [check] = shop.state.session.interventions  # type: ignore[union-attr]
    signs_on(shop).does(InterventionGiven(check.id, Answer.APPROVE))
    assert shop.state.call is not None
    assert shop.state.call.reason is HelpReason.PAYMENT


def test_an_alarm_of_an_earlier_visit_keeps_no_later_shoppers_call_open() -> None:
    shop = puts_in(lane().scans(MILK), 200).pays().waits(60).waits(60)
    assert (shop.state.session, len(shop.state.cash_alarms)) == (None, 1)
    signs_on(shop).does(StaffActed(Act.CLEAR_CALL), StaffActed(Act.SIGN_OFF))
    shop.scans(MILK).does(HelpTouched(), HelpNotNeeded())
    assert (shop.state.call, len(shop.state.cash_alarms)) == (None, 1)


def test_a_call_in_no_visit_is_kept_open_by_what_came_up_since_and_by_nothing_before() -> None:
    shop = puts_in(lane(), 200)
    shop.does(HelpNotNeeded())
    assert shop.state.call is not None, "the coin lies there since"
    signs_on(shop).does(StaffActed(Act.CLEAR_CALL), StaffActed(Act.SIGN_OFF)).waits(1)
    shop.does(HelpTouched(), HelpNotNeeded())
    assert shop.state.call is None


def test_a_coin_for_no_payment_is_of_the_visit_that_it_came_in() -> None:
    shop = puts_in(lane().scans(MILK), 200)
    [alarm] = shop.state.cash_alarms
    assert shop.state.session is not None
    assert alarm.session == shop.state.session.id
    shop.does(HelpNotNeeded())
    assert shop.state.call is not None


@pytest.mark.parametrize("box", Box)
def test_what_a_box_says_of_itself_keeps_no_visit_open(box: Box) -> None:
    shop = lane().scans(MILK)
    before = shop.state.idle_at
    shop.waits(5).does(BoxMarked(box, "9", shut=True))
    assert shop.state.idle_at == before
