"""A part that the terminal does not give back: the lane goes on, and staff gives the money back by hand, once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.core.debts import GivenAs
from kiosk.core.session.debt_facts import DebtPaid, PartsLeft
from kiosk.core.session.effects import PushOutbox
from kiosk.core.session.facts import FailedAs, LaneCarried, SalePaid
from kiosk.core.session.inputs import (
    AmountGiven,
    BackTouched,
    CardFailed,
    CardResolvedUncharged,
    CardUnknown,
    Device,
    DeviceLost,
    GivenByHand,
    PartsBackTouched,
    PayTouched,
    SplitTouched,
    StaffActed,
    TerminalReadied,
)
from kiosk.core.session.notes import Say
from kiosk.core.session.state import AWAY, Screen, Settle, Settling, Shopping, debts_of
from kiosk.core.staff import Act, Role
from tests.kiosk.core.session.crew import LENA, STAFFED, signs_on
from tests.shop import BREAD, MARK, MILK, Shop

TESS = replace(LENA, id="tess", number="1003", role=Role.TECHNICIAN)
CREW = replace(STAFFED, staff=replace(STAFFED.staff, members=(*STAFFED.staff.members, TESS)))


def refused(*parts: int) -> Shop:
    """Milk and bread, partly paid; the terminal says for good that it undoes nothing."""
    shop = Shop(policy=CREW).opens().scans(MILK, BREAD)
    for part in parts or (200,):
        shop.does(PayTouched(), SplitTouched(), AmountGiven(part)).terminal_authorises().terminal_completes()
    shop.does(PartsBackTouched())
    return shop.does(CardFailed(shop.attempt.id, FailedAs.DECLINED, "B5", "reversal is not possible"))


def walks_away(shop: Shop) -> Shop:
    """Nobody touches anything, however long the lane waits and asks."""
    return shop.waits(CREW.helped_idle_s).waits(CREW.idle_warning_s)


def left() -> Shop:
    return walks_away(refused())


def looks(shop: Shop, member=LENA) -> Shop:  # type: ignore[no-untyped-def]
    return signs_on(shop, member).does(StaffActed(Act.DEBTS))


def test_whoever_waits_at_the_lane_may_try_again_or_pay_the_rest() -> None:
    again = refused().does(PartsBackTouched()).terminal_authorises().terminal_completes()
    assert (again.state.session is not None and again.state.session.parts, again.happened(PartsLeft)) == ((), [])
    assert refused().pays().happened(SalePaid)


def test_when_the_shopper_has_gone_the_part_is_left_to_staff_with_all_that_is_known_and_the_lane_is_free() -> None:
    shop = left()
    [fact] = shop.happened(PartsLeft)
    debt = fact.debt
    assert (debt.amount.minor, debt.reason, debt.session) == (200, "reversal is not possible", fact.session)
    assert debt.tenders[0].receipt_no == "0008"
    assert debt.at
    assert (shop.screen, shop.state.debts, len(shop.state.saved)) == (Screen.ATTRACT, (debt,), 1)
    assert shop.state.saved[0].session.parts == ()
    assert any(isinstance(effect, PushOutbox) for effect in shop.effects)
    assert shop.scans(MILK).pays().screen is Screen.RECEIPT


def test_what_merely_did_not_get_through_is_tried_again_and_not_left_to_staff() -> None:
    shop = Shop(policy=CREW).opens().scans(MILK, BREAD).does(PayTouched(), SplitTouched(), AmountGiven(200))
    shop.terminal_authorises().terminal_completes().does(PartsBackTouched())
    shop.does(CardUnknown(shop.attempt.id, "link lost"), CardResolvedUncharged(shop.attempt.id))
    assert isinstance(shop.state.session.phase, Settling)  # type: ignore[union-attr]
    assert shop.state.session.phase.way is Settle.STUCK  # type: ignore[union-attr]
    assert walks_away(shop).state.attempt is not None
    assert not shop.happened(PartsLeft)


def test_a_part_whose_reader_is_away_is_given_back_by_hand_once_and_the_basket_is_open_again() -> None:
    shop = Shop(policy=CREW).opens().scans(MILK, BREAD)
    shop.does(PayTouched(), SplitTouched(), AmountGiven(200)).terminal_authorises().terminal_completes()
    assert debts_of(shop.state) == (), "as long as it can be asked it undoes the part itself"
    looks(shop.does(DeviceLost(Device.TERMINAL, "unplugged", ""), PartsBackTouched()))
    [debt] = debts_of(shop.state)
    shop.does(GivenByHand(debt.id, GivenAs.CASH), StaffActed(Act.SIGN_OFF), TerminalReadied(MARK))
    [fact] = shop.happened(PartsLeft)
    assert (fact.debt.amount.minor, fact.debt.reason) == (200, AWAY)  # type: ignore[attr-defined]
    assert shop.state.session is not None
    assert (shop.state.session.parts, shop.state.session.phase, shop.state.attempt) == ((), Shopping(), None)
    assert len(shop.happened(DebtPaid)) == 1


def test_staff_gives_it_back_by_hand_and_who_and_how_is_a_fact() -> None:
    shop = looks(left())
    [debt] = shop.state.debts
    assert shop.screen is Screen.DEBTS
    shop.does(GivenByHand(debt.id, GivenAs.CASH))
    [paid] = shop.happened(DebtPaid)
    assert (paid.debt, paid.way, paid.staff, paid.name) == (debt.id, GivenAs.CASH, "lena", LENA.name)
    assert (shop.screen, shop.state.debts) == (Screen.STAFF, ())
    shop.does(StaffActed(Act.DEBTS), GivenByHand(debt.id, GivenAs.CASH))
    assert len(shop.happened(DebtPaid)) == 1


def test_while_the_shopper_stands_there_staff_gives_it_back_and_the_basket_is_open_again() -> None:
    shop = looks(refused(100, 100))
    [debt] = debts_of(shop.state)
    assert (debt.amount.minor, debt.at, shop.happened(PartsLeft)) == (200, "", [])
    shop.does(GivenByHand(debt.id, GivenAs.READER))
    assert (len(shop.happened(PartsLeft)), len(shop.happened(DebtPaid)), shop.state.debts) == (1, 1, ())
    assert isinstance(shop.state.session.phase, Shopping)  # type: ignore[union-attr]
    shop.does(StaffActed(Act.SIGN_OFF))
    assert (shop.screen, shop.state.call) == (Screen.BASKET, None)
    [sold] = shop.pays().happened(SalePaid)
    assert [tender.amount.minor for tender in sold.sale.tenders] == [478]


def test_of_two_debts_the_second_is_shown_when_the_first_is_paid() -> None:
    shop = left()
    shop.scans(MILK, BREAD).does(PayTouched(), SplitTouched(), AmountGiven(300))
    shop.terminal_authorises().terminal_completes().does(PartsBackTouched())
    walks_away(shop.does(CardFailed(shop.attempt.id, FailedAs.DECLINED, "B5", "no")))
    first, second = shop.state.debts
    looks(shop).does(GivenByHand(first.id, GivenAs.OFFICE))
    assert (shop.screen, shop.state.debts) == (Screen.DEBTS, (second,))
    assert shop.does(BackTouched()).screen is Screen.STAFF


def test_only_who_may_and_has_it_before_them_gives_it_back() -> None:
    shop = left()
    [debt] = shop.state.debts
    shop.does(GivenByHand(debt.id, GivenAs.CASH))
    signs_on(shop).does(GivenByHand(debt.id, GivenAs.CASH), StaffActed(Act.SIGN_OFF))
    looks(shop, TESS).does(GivenByHand(debt.id, GivenAs.CASH))
    assert (shop.screen, shop.happened(DebtPaid)) == (Screen.STAFF, [])


@pytest.mark.parametrize("moment", [refused, left])
def test_a_power_cut_forgets_no_debt(moment) -> None:  # type: ignore[no-untyped-def]
    before = debts_of(moment().state)
    assert debts_of(moment().loses_power().state) == before


def test_books_carried_forward_carry_the_debts() -> None:
    shop = left()
    for _ in range(CREW.carry_every):
        shop.scans(MILK).pays().waits(60).waits(60)
    [*_, carried] = shop.happened(LaneCarried)
    assert carried.debts == shop.state.debts


def test_the_shopper_is_told_nothing_of_staffs_affairs() -> None:
    shop = left()
    assert (shop.state.message, refused().state.message.say) == (None, Say.PART_STAYS)  # type: ignore[union-attr]


def test_whoever_signed_on_reads_what_is_owed_in_its_row_and_not_in_a_message() -> None:
    assert signs_on(refused()).state.message is None
