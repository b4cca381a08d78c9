"""A technician has the lane in service: nobody shops meanwhile, and nothing of it is forgotten."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.core.calls import Outcome
from kiosk.core.mode import LaneMode
from kiosk.core.policy import ReceiptDefault
from kiosk.core.refund import Wanted
from kiosk.core.session.effects import AnswerCommand, PrintReceipt
from kiosk.core.session.facts import ReceiptRequested, SalePaid, SessionStarted
from kiosk.core.session.inputs import (
    AllBackTouched,
    BackTouched,
    BadgeScanned,
    BasketCodeGiven,
    CancelTouched,
    CardResolvedCharged,
    CardResolvedUncharged,
    CardTouched,
    CardUnknown,
    CardUnresolved,
    DevicePicked,
    FindingOpened,
    Input,
    ItemScanned,
    ModeOrdered,
    NoPaperTouched,
    PaperTouched,
    PayTouched,
    PrinterShowed,
    PrintLost,
    ReadBy,
    ReceiptGiven,
    RefundTouched,
    SaleFound,
    SaveTouched,
    ServiceUsed,
    StaffActed,
    StartTouched,
    TestEnded,
    TestOpened,
    UnknownScanned,
    WalletCodeRead,
)
from kiosk.core.session.lane_facts import ModeChanged
from kiosk.core.session.light import Light, light_of
from kiosk.core.session.notes import ReceiptView, Say
from kiosk.core.session.readings import Device
from kiosk.core.session.refund_facts import RefundPaid
from kiosk.core.session.service_facts import ServiceTested
from kiosk.core.session.staff_facts import ActRefused, NotDone
from kiosk.core.session.state import Screen
from kiosk.core.staff import Act
from tests.kiosk.core.session.crew import AMIR, LENA, STAFFED, TESS, closed, does, opened, served, signs_on, training
from tests.shop import MILK, Shop


def modes(shop: Shop) -> list[tuple[str, LaneMode]]:
    return [(fact.staff, fact.mode) for fact in shop.facts if isinstance(fact, ModeChanged)]


def refused(shop: Shop) -> list[tuple[Act, NotDone]]:
    return [(fact.act, fact.why) for fact in shop.facts if isinstance(fact, ActRefused)]


def signs_off(shop: Shop) -> Shop:
    return shop.does(BadgeScanned(TESS.id))


def test_a_technician_has_the_lane_and_it_is_written_down_who_and_how_it_ended() -> None:
    shop = served()
    assert shop.screen is Screen.SERVICE
    shop.does(BackTouched())
    assert modes(shop) == [("tess", LaneMode.SERVICE), ("tess", LaneMode.OPEN)]
    assert shop.screen is Screen.STAFF
    assert signs_off(shop).scans(MILK).total == 129


def test_a_lane_that_was_closed_is_closed_again_after_its_service() -> None:
    shop = signs_on(closed(), TESS).does(StaffActed(Act.START_SERVICE), BackTouched())
    assert signs_off(shop).screen is Screen.CLOSED


def test_no_host_and_no_manager_can_serve_a_lane() -> None:
    for member in (LENA, AMIR):
        shop = signs_on(opened(), member).does(StaffActed(Act.START_SERVICE))
        assert (shop.state.mode, refused(shop)) == (LaneMode.OPEN, [(Act.START_SERVICE, NotDone.NO_RIGHT)])


def test_a_lane_is_not_served_in_the_middle_of_a_visit_nor_of_a_training() -> None:
    for shop in (opened().scans(MILK), training(), opened().scans(MILK).pays()):
        signs_on(shop, TESS).does(StaffActed(Act.START_SERVICE))
        assert shop.state.mode is not LaneMode.SERVICE
        assert (Act.START_SERVICE, NotDone.NOT_NOW) in refused(shop)


def test_a_lane_whose_card_reader_says_nothing_of_a_payment_can_be_served_and_the_visit_waits() -> None:
    shop = opened().scans(MILK).asks_to_pay()
    shop.does(CardUnknown(shop.attempt.id, ""), CardUnresolved(shop.attempt.id, "unclear", ""))
    signs_on(shop, TESS).does(StaffActed(Act.START_SERVICE))
    assert shop.screen is Screen.SERVICE
    signs_off(shop.does(BackTouched()))
    assert (shop.screen, shop.state.attempt is not None) == (Screen.RESTING, True)


@pytest.mark.parametrize(
    "read",
    [
        ItemScanned(MILK.key, MILK),
        UnknownScanned("123"),
        ReadBy(Device.SCANNER, ItemScanned(MILK.key, MILK)),
        BasketCodeGiven("123456"),
        ReceiptGiven("000123"),
    ],
)
def test_what_a_technician_scans_is_theirs_and_sells_nothing(read: Input) -> None:
    shop = served()
    before = len(shop.facts)
    shop.does(read)
    assert (shop.facts[before:], shop.state.message, shop.screen) == ([], None, Screen.SERVICE)


def test_the_own_badge_signs_off_and_the_lane_stays_in_service_for_who_comes_back() -> None:
    shop = signs_off(served())
    assert (shop.screen, light_of(shop.state)) == (Screen.CLOSED, Light.SERVICE)
    assert signs_on(shop, TESS).screen is Screen.SERVICE


def test_nobody_gets_in_at_a_lane_in_service() -> None:
    shop = signs_off(served())
    for touched in (StartTouched(), ItemScanned(MILK.key, MILK), BasketCodeGiven("000000")):
        shop.does(touched)
        assert shop.state.message is not None
        assert shop.state.message.say is Say.LANE_CLOSED
    assert not [fact for fact in shop.facts if isinstance(fact, SessionStarted)]


def test_a_forgotten_service_lasts_over_a_power_cut_and_many_visits_books() -> None:
    shop = served().loses_power()
    assert (shop.state.mode, shop.screen) == (LaneMode.SERVICE, Screen.CLOSED)
    assert signs_on(shop, TESS).does(BackTouched()).state.mode is LaneMode.OPEN


def test_a_host_opens_a_lane_whose_service_was_forgotten_by_hand_and_not_from_afar() -> None:
    shop = signs_off(served())
    shop.does(ModeOrdered(command="m1", mode=LaneMode.OPEN, staff=LENA.id, name=LENA.name))
    assert AnswerCommand("m1", Outcome.OVER) in shop.effects
    assert shop.state.mode is LaneMode.SERVICE
    assert does(shop, Act.OPEN_LANE).screen is Screen.ATTRACT


def test_a_host_at_a_lane_in_service_has_their_own_page() -> None:
    assert signs_on(signs_off(served())).screen is Screen.STAFF


def test_one_step_back_leads_from_a_test_to_its_device_to_all_and_out() -> None:
    shop = served().does(DevicePicked("printer"), TestOpened("print"))
    assert (shop.state.service and shop.state.service.test) == "print"
    shop.does(BackTouched())
    assert shop.screen is Screen.DEVICE
    assert shop.does(BackTouched()).screen is Screen.SERVICE
    assert shop.does(BackTouched()).state.mode is LaneMode.OPEN


def test_one_step_back_leads_from_what_is_attached_to_all_devices() -> None:
    shop = served().does(FindingOpened())
    assert shop.screen is Screen.FINDING
    assert shop.does(BackTouched()).screen is Screen.SERVICE
    assert shop.state.mode is LaneMode.SERVICE


def test_who_has_a_hand_in_the_machine_stays_signed_on_for_longer_and_not_for_ever() -> None:
    shop = served().waits(STAFFED.service_stays_s - 1).does(ServiceUsed()).waits(STAFFED.service_stays_s - 1)
    assert shop.screen is Screen.SERVICE
    assert shop.waits(1).screen is Screen.CLOSED
    assert shop.state.mode is LaneMode.SERVICE


def test_how_a_test_ended_is_kept_with_who_made_it_and_the_last_one_counts() -> None:
    shop = served()
    for passed in (False, True):
        shop.does(TestOpened("print"), TestEnded("print", "printer", passed, "the end of the job was confirmed"))
    told = [fact for fact in shop.facts if isinstance(fact, ServiceTested)]
    assert [(one.staff, one.passed) for one in told] == [("tess", False), ("tess", True)]
    assert shop.state.tested == (told[1],)
    assert shop.loses_power().state.tested == (told[1],)


def test_touches_that_came_too_late_change_nothing() -> None:
    shop = opened()
    for late in (
        DevicePicked("scale"),
        TestOpened("print"),
        TestEnded("print", "", passed=True, measured=""),
        ServiceUsed(),
    ):
        before = shop.state
        assert shop.does(late).state == before


def test_a_role_that_may_only_end_a_service_ends_it() -> None:
    book = STAFFED.staff
    rights = {**book.rights, LENA.role: replace(book.rights[LENA.role], acts=frozenset({Act.END_SERVICE}))}
    shop = signs_off(served())
    shop.policy = replace(STAFFED, staff=replace(book, rights=rights))
    assert signs_on(shop).does(StaffActed(Act.END_SERVICE)).state.mode is LaneMode.OPEN


def waiting() -> Shop:
    """A visit whose payment nobody can tell of, at a lane that a technician has taken and left in service."""
    shop = opened().does(PrinterShowed(ready=True, paper_out=False, paper_low=False, fault="")).scans(MILK)
    shop.asks_to_pay()
    shop.does(CardUnknown(shop.attempt.id, ""), CardUnresolved(shop.attempt.id, "unclear", ""))
    return signs_off(signs_on(shop, TESS).does(StaffActed(Act.START_SERVICE)))


SHOPPERS: tuple[Input, ...] = (
    ItemScanned(MILK.key, MILK),
    ReadBy(Device.SCANNER, ItemScanned(MILK.key, MILK)),
    WalletCodeRead("286612345678901234"),
    BackTouched(),
    PayTouched(),
    CardTouched(),
    CancelTouched(),
    SaveTouched(),
    StartTouched(),
)


def test_a_visit_whose_payment_was_not_made_waits_with_its_basket_until_the_lane_is_opened() -> None:
    shop = waiting()
    shop.does(CardResolvedUncharged(shop.attempt.id))
    before, effects = len(shop.facts), len(shop.effects)
    shop.does(*SHOPPERS).waits(3_600)
    assert (shop.facts[before:], shop.effects[effects:], shop.state.message) == ([], [], None)
    assert (shop.screen, light_of(shop.state)) == (Screen.RESTING, Light.SERVICE)
    does(shop, Act.OPEN_LANE)
    assert shop.screen is Screen.PAY
    assert shop.does(CardTouched()).state.attempt is not None


@pytest.mark.parametrize("cut", [False, True])
def test_a_visit_whose_payment_was_made_waits_with_its_receipt_until_the_lane_is_opened(cut: bool) -> None:
    shop = waiting()
    shop.policy = replace(STAFFED, receipt_default=ReceiptDefault.PAPER)
    shop.does(CardResolvedCharged(shop.attempt.id, shop.result()))
    if cut:
        shop = shop.loses_power().does(PrinterShowed(ready=True, paper_out=False, paper_low=False, fault=""))
    shop.does(*SHOPPERS).waits(3_600)
    assert shop.screen is Screen.RESTING
    assert not [one for one in shop.effects if isinstance(one, PrintReceipt)]
    does(shop, Act.OPEN_LANE)
    shop.waits(STAFFED.receipt_closes_s)
    assert not isinstance(shop.state.view, ReceiptView)
    assert len([one for one in shop.effects if isinstance(one, PrintReceipt)]) == 1
    assert shop.waits(STAFFED.receipt_closes_s).screen is not Screen.RECEIPT


def test_a_receipt_that_paper_ran_out_on_comes_again_after_the_service_and_not_into_it() -> None:
    ready = PrinterShowed(ready=True, paper_out=False, paper_low=False, fault="")
    shop = opened().does(ready).scans(MILK).pays().does(PaperTouched())
    job = shop.state.print_job
    assert job is not None
    shop.does(PrinterShowed(ready=False, paper_out=True, paper_low=False, fault=""))
    shop.does(PrintLost(job.id, confirmed_missing=True, reason="paper")).waits(60).waits(60)
    signs_on(shop, TESS).does(StaffActed(Act.START_SERVICE)).effects.clear()
    shop.does(ready)
    assert not [one for one in shop.effects if isinstance(one, PrintReceipt)]
    shop.does(BackTouched())
    assert len([one for one in shop.effects if isinstance(one, PrintReceipt)]) == 1


def refund_told(*, cut: bool = False) -> Shop:
    """Nobody knew whether a refund had gone back; while a technician looks for the cause its terminal tells."""
    shop = opened().scans(MILK).pays()
    [sold] = shop.happened(SalePaid)
    signs_on(shop.does(NoPaperTouched(), BackTouched()).waits(60)).does(StaffActed(Act.REFUND))
    shop.does(ReceiptGiven(Wanted(1)), SaleFound(Wanted(1), sold.sale), AllBackTouched(), RefundTouched())
    shop.does(CardUnknown(shop.attempt.id, "link lost"), CardUnresolved(shop.attempt.id, "unclear", "emptied"))
    signs_on(shop.does(StaffActed(Act.SIGN_OFF)), TESS).does(StaffActed(Act.START_SERVICE))
    shop.does(CardResolvedCharged(shop.attempt.id, shop.result()))
    return signs_on(shop.loses_power(), TESS) if cut else shop


@pytest.mark.parametrize("cut", [False, True])
def test_the_receipt_of_a_refund_that_was_told_of_during_service_comes_after_it(cut: bool) -> None:
    shop = refund_told(cut=cut)
    assert len(shop.happened(RefundPaid)) == 1
    before = len(shop.happened(ReceiptRequested))
    shop.waits(30)
    assert len(shop.happened(ReceiptRequested)) == before
    shop.does(BackTouched())
    [request] = shop.happened(ReceiptRequested)[before:]
    assert request.session == shop.happened(RefundPaid)[0].session
    assert not request.copy
