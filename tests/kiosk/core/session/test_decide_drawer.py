"""The cash drawer opens without a sale, for who may, with a reason, and once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.core.drawer import DrawerEnd, NoSale
from kiosk.core.session.decide.staff_acts import may_open_drawer, offered
from kiosk.core.session.drawer_facts import (
    DrawerDoubted,
    DrawerFact,
    DrawerOpened,
    DrawerStayedShut,
    DrawerStoodOpen,
    NoSaleStarted,
)
from kiosk.core.session.drawer_notes import DrawerStage
from kiosk.core.session.effects import OpenDrawer
from kiosk.core.session.facts import LaneCarried
from kiosk.core.session.inputs import (
    AmountGiven,
    BackTouched,
    BadgeScanned,
    CardTouched,
    DrawerDone,
    DrawerShowed,
    DrawerTried,
    Input,
    NoPaperTouched,
    NoSaleGiven,
    PayTouched,
    PeriodCloseTouched,
    RefundTouched,
    SplitTouched,
    StaffActed,
    Started,
    TestOpened,
)
from kiosk.core.session.lane_facts import StaffSignedOff
from kiosk.core.session.notes import Say
from kiosk.core.session.staff_facts import ActRefused, NotDone
from kiosk.core.session.state import Screen
from kiosk.core.staff import RIGHTS, Act, Proof, Role
from tests.kiosk.core.session import crew
from tests.shop import MILK, Shop


def asked(shop: Shop | None = None) -> Shop:
    """Lena is asked why the drawer shall open."""
    return crew.signs_on(shop or crew.opened()).does(StaffActed(Act.NO_SALE))


def opening(shop: Shop | None = None) -> Shop:
    return asked(shop).does(NoSaleGiven(NoSale.CHANGE))


def kick(shop: Shop) -> str:
    assert shop.state.no_sale is not None
    return shop.state.no_sale.kick


def told(shop: Shop) -> list[type]:
    return [type(fact) for fact in shop.facts if isinstance(fact, DrawerFact)]


def refused(shop: Shop) -> list[tuple[Act, NotDone]]:
    return [(fact.act, fact.why) for fact in shop.facts if isinstance(fact, ActRefused)]


def pulses(shop: Shop) -> int:
    return sum(isinstance(effect, OpenDrawer) for effect in shop.effects)


def test_whoever_wants_it_open_is_asked_why_and_it_opens_once() -> None:
    shop = asked()
    assert (shop.screen, shop.state.drawer, pulses(shop)) == (Screen.DRAWER, DrawerStage.ASKING, 0)
    shop.does(NoSaleGiven(NoSale.CHANGE))
    started = next(fact for fact in shop.facts if isinstance(fact, NoSaleStarted))
    assert (started.staff, started.why, started.session, started.lane) == ("lena", NoSale.CHANGE, "", "4")
    assert (shop.state.drawer, pulses(shop)) == (DrawerStage.OPENING, 1)
    shop.does(NoSaleGiven(NoSale.CHECK))
    assert pulses(shop) == 1, "a second touch while it opens is none"
    shop.does(DrawerShowed(open=True), DrawerDone(kick(shop), DrawerEnd.OPENED), NoSaleGiven(NoSale.CHECK))
    assert told(shop) == [NoSaleStarted, DrawerOpened], "nor one that comes when it is open"


def test_open_it_is_asked_to_be_shut_and_shut_it_is_off_the_screen() -> None:
    shop = opening()
    shop.does(DrawerShowed(open=True), DrawerDone(kick(shop), DrawerEnd.OPENED))
    assert shop.state.drawer is DrawerStage.OPEN
    opened = next(fact for fact in shop.facts if isinstance(fact, DrawerOpened))
    assert (opened.staff, opened.why) == ("lena", NoSale.CHANGE)
    shop.does(DrawerShowed(open=False))
    assert (shop.screen, shop.state.drawer) == (Screen.STAFF, None)


def test_one_that_stays_shut_wants_its_key_and_is_open_once_that_has_turned() -> None:
    shop = opening()
    shop.does(DrawerDone(kick(shop), DrawerEnd.STAYED_SHUT, "its switch did not move"))
    assert (shop.state.drawer, told(shop)) == (DrawerStage.SHUT, [NoSaleStarted, DrawerStayedShut])
    shop.does(DrawerShowed(open=True))
    assert shop.state.drawer is DrawerStage.OPEN
    shop.does(DrawerShowed(open=False))
    assert (shop.screen, told(shop)) == (Screen.STAFF, [NoSaleStarted, DrawerStayedShut])


def test_where_the_printer_was_lost_nobody_knows() -> None:
    shop = opening()
    shop.does(DrawerDone(kick(shop), DrawerEnd.UNKNOWN, "the link was lost"))
    assert (shop.state.drawer, told(shop)) == (DrawerStage.UNKNOWN, [NoSaleStarted, DrawerDoubted])


def test_an_end_counts_once_and_one_of_another_opening_never() -> None:
    shop = opening()
    shop.does(DrawerDone("4-d-0", DrawerEnd.OPENED))
    assert told(shop) == [NoSaleStarted]
    name = kick(shop)
    shop.does(DrawerDone(name, DrawerEnd.OPENED), DrawerDone(name, DrawerEnd.STAYED_SHUT))
    assert told(shop) == [NoSaleStarted, DrawerOpened]


def test_a_power_cut_while_it_opens_leaves_a_doubt_and_no_second_pulse() -> None:
    shop = opening()
    name = kick(shop)
    shop.does(Started("2"))
    assert (told(shop), shop.state.no_sale, pulses(shop)) == ([NoSaleStarted, DrawerDoubted], None, 1)
    shop.does(DrawerDone(name, DrawerEnd.OPENED))
    assert told(shop) == [NoSaleStarted, DrawerDoubted]


def test_the_end_is_told_of_who_began_it_whoever_is_there_by_then() -> None:
    shop = opening()
    name = kick(shop)
    shop.does(BadgeScanned(crew.AMIR.id), DrawerDone(name, DrawerEnd.OPENED))
    opened = next(fact for fact in shop.facts if isinstance(fact, DrawerOpened))
    assert (opened.staff, shop.screen) == ("lena", Screen.STAFF)


def test_a_badge_alone_does_not_open_it() -> None:
    shop = crew.opened().does(BadgeScanned(crew.LENA.id), StaffActed(Act.NO_SALE))
    assert (shop.screen, shop.state.drawer) == (Screen.SIGN_ON, None)
    assert shop.state.pad is not None
    assert (shop.state.pad.wants, shop.state.pad.act) == (Proof.PIN, Act.NO_SALE)
    crew.proves(shop)
    assert shop.state.drawer is DrawerStage.ASKING, "what waited for the PIN is done"


def test_a_technician_does_not_open_it() -> None:
    shop = crew.signs_on(crew.opened(), crew.TESS).does(StaffActed(Act.NO_SALE), NoSaleGiven(NoSale.CHECK))
    assert (told(shop), refused(shop)) == ([], [(Act.NO_SALE, NotDone.NO_RIGHT)])


def test_while_a_payment_runs_it_stays_shut() -> None:
    shop = crew.opened().scans(MILK).does(PayTouched(), CardTouched())
    crew.signs_on(shop).does(StaffActed(Act.NO_SALE))
    assert (told(shop), refused(shop)) == ([], [(Act.NO_SALE, NotDone.NOT_NOW)])


def test_a_payment_that_began_since_it_was_asked_for_comes_first() -> None:
    shop = asked(crew.opened().scans(MILK)).does(PayTouched(), CardTouched(), NoSaleGiven(NoSale.CHANGE))
    assert shop.state.attempt is not None
    assert (told(shop), refused(shop)) == ([], [(Act.NO_SALE, NotDone.NOT_NOW)])
    assert shop.state.message is not None, "whoever touches in vain is told"
    assert (shop.state.message.say, shop.state.drawer) == (Say.DRAWER_LATER, None)


@pytest.mark.parametrize("pays", [(CardTouched(),), (SplitTouched(), AmountGiven(100))])
def test_a_card_waits_for_the_drawer_and_is_asked_for_once_that_is_over(pays: tuple[Input, ...]) -> None:
    shop = opening(crew.opened().scans(MILK))
    name = kick(shop)
    shop.does(BackTouched(), StaffActed(Act.SIGN_OFF), PayTouched(), *pays)
    assert (shop.state.attempt, shop.state.message and shop.state.message.say) == (None, Say.DRAWER_FIRST)
    shop.does(DrawerDone(name, DrawerEnd.OPENED))
    assert shop.state.message is None
    shop.does(pays[-1])
    assert shop.state.attempt is not None


def test_no_goods_come_back_while_it_opens() -> None:
    shop = opening().does(BackTouched(), StaffActed(Act.REFUND), RefundTouched())
    assert shop.state.refund is None
    assert shop.state.message is not None
    assert shop.state.message.say is Say.DRAWER_FIRST


def test_a_printer_that_never_answers_holds_no_card_up_for_good() -> None:
    shop = opening(crew.opened().scans(MILK))
    name = kick(shop)
    shop.does(BackTouched(), StaffActed(Act.SIGN_OFF), PayTouched()).waits(shop.policy.drawer_ends_s)
    assert told(shop) == [NoSaleStarted, DrawerDoubted]
    shop.does(CardTouched(), DrawerDone(name, DrawerEnd.OPENED))
    assert shop.state.attempt is not None
    assert told(shop) == [NoSaleStarted, DrawerDoubted], "a word that comes after that counts no more"


def test_nothing_is_practised_while_it_opens_and_none_opens_while_it_is_practised() -> None:
    shop = opening().does(BackTouched(), StaffActed(Act.START_TRAINING))
    assert refused(shop) == [(Act.START_TRAINING, NotDone.NOT_NOW)]
    assert not may_open_drawer(crew.training().state)


def test_one_that_stands_open_already_is_told_as_that_and_counts_as_no_opening() -> None:
    shop = asked(crew.opened().does(DrawerShowed(open=True))).does(NoSaleGiven(NoSale.CHECK))
    shop.does(DrawerDone(kick(shop), DrawerEnd.WAS_OPEN))
    assert (told(shop), shop.state.drawer) == ([NoSaleStarted, DrawerStoodOpen], DrawerStage.OPEN)
    assert (shop.state.period.no_sales, shop.state.no_sale) == (0, None)
    shop.does(DrawerShowed(open=False))
    assert shop.screen is Screen.STAFF


def test_in_somebody_s_visit_it_is_told_in_which() -> None:
    shop = opening(crew.opened().scans(MILK))
    started = next(fact for fact in shop.facts if isinstance(fact, NoSaleStarted))
    assert shop.state.session is not None
    assert started.session == shop.state.session.id


@pytest.mark.parametrize("role", Role)
def test_a_lane_without_a_drawer_offers_none_and_one_in_training_neither(role: Role) -> None:
    without = replace(crew.STAFFED, drawer=False)
    assert Act.NO_SALE not in offered(crew.opened().state, RIGHTS[role], without)
    assert Act.NO_SALE not in offered(crew.training().state, RIGHTS[role], crew.STAFFED)
    assert (Act.NO_SALE in offered(crew.opened().state, RIGHTS[role], crew.STAFFED)) is (role is not Role.TECHNICIAN)


def test_a_lane_without_a_drawer_opens_none() -> None:
    shop = Shop(policy=replace(crew.STAFFED, drawer=False)).opens()
    crew.signs_on(shop).does(StaffActed(Act.NO_SALE))
    assert (shop.state.drawer, refused(shop)) == (None, [(Act.NO_SALE, NotDone.NOT_NOW)])


def test_whoever_steps_back_or_is_signed_off_leaves_the_page() -> None:
    assert asked().does(BackTouched()).screen is Screen.STAFF
    shop = opening()
    shop.does(DrawerShowed(open=True), DrawerDone(kick(shop), DrawerEnd.OPENED)).waits(61)
    assert any(isinstance(fact, StaffSignedOff) for fact in shop.facts)
    assert (shop.state.drawer, shop.state.drawer_open) == (None, True)


def test_the_books_are_not_carried_forward_while_it_opens() -> None:
    shop = opening(Shop(policy=replace(crew.STAFFED, carry_every=1, drawer_ends_s=100)).opens().scans(MILK).pays())
    name = kick(shop)
    shop.does(NoPaperTouched()).waits(60)
    assert (shop.state.session, shop.happened(LaneCarried)) == (None, [])
    shop.does(DrawerDone(name, DrawerEnd.OPENED))
    assert len(shop.happened(LaneCarried)) == 1


def test_how_often_it_opened_is_counted_in_the_period_and_what_did_not_open_is_not() -> None:
    shop = crew.opened()
    for end in (DrawerEnd.OPENED, DrawerEnd.STAYED_SHUT, DrawerEnd.UNKNOWN, DrawerEnd.OPENED):
        opening(shop)
        shop.does(DrawerDone(kick(shop), end), BackTouched(), StaffActed(Act.SIGN_OFF))
    assert shop.state.period.no_sales == 2
    crew.signs_on(shop, crew.AMIR).does(StaffActed(Act.CLOSE_PERIOD), PeriodCloseTouched(1))
    closed = shop.state.closed_period
    assert (shop.state.period.no_sales, closed.no_sales if closed is not None else 0) == (0, 2)


def tried(*, may: bool) -> Shop:
    """A technician whose store lets them open the drawer, or does not, tries it at a lane in service."""
    rights = dict(RIGHTS)
    if may:
        own = RIGHTS[Role.TECHNICIAN]
        rights[Role.TECHNICIAN] = replace(own, acts=own.acts | {Act.NO_SALE})
    book = replace(crew.STAFFED.staff, rights=rights)
    shop = Shop(policy=replace(crew.STAFFED, staff=book)).opens()
    crew.signs_on(shop, crew.TESS).does(StaffActed(Act.START_SERVICE))
    return shop.does(TestOpened("drawer", "printer"), DrawerTried())


def test_a_technicians_test_opens_it_once_with_their_right_and_is_written_down() -> None:
    shop = tried(may=True)
    assert (pulses(shop), shop.screen) == (1, Screen.GUIDED)
    shop.does(
        DrawerTried(), DrawerDone(kick(shop), DrawerEnd.OPENED), DrawerShowed(open=True), DrawerShowed(open=False)
    )
    assert (told(shop), pulses(shop)) == ([NoSaleStarted, DrawerOpened], 1)
    [started] = shop.happened(NoSaleStarted)
    assert isinstance(started, NoSaleStarted)
    assert (started.staff, started.why) == ("tess", NoSale.CHECK)
    assert shop.does(BackTouched(), BackTouched()).screen is not Screen.DRAWER


def test_a_technician_without_the_right_opens_nothing_and_the_try_is_told() -> None:
    shop = tried(may=False)
    assert (pulses(shop), told(shop)) == (0, [])
    assert refused(shop)[-1] == (Act.NO_SALE, NotDone.NO_RIGHT)


def test_a_test_of_something_else_does_not_open_it() -> None:
    shop = tried(may=True).does(BackTouched(), TestOpened("sound"), DrawerTried())
    assert pulses(shop) == 1
