"""A host finds the basket of a shopper without a code, and it goes on here by the way of any code."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.core.baskets import Ask, Kept, Why
from kiosk.core.mode import LaneMode
from kiosk.core.session.effects import AskForBasket, LookAtShelf, PushOutbox, ReleaseBasket
from kiosk.core.session.facts import BasketTakenUp, EndReason, SessionEnded, SessionResumed
from kiosk.core.session.inputs import (
    AskLost,
    BackTouched,
    BadgeScanned,
    BasketRefused,
    ItemScanned,
    KeptTouched,
    ModeOrdered,
    SaveTouched,
    ServerLinkChanged,
    ShelfListed,
    ShelfSilent,
    StaffActed,
    StartTouched,
    TakeUpTouched,
)
from kiosk.core.session.notes import BasketView, Fetching, Say
from kiosk.core.session.shelf_notes import ShelfRun
from kiosk.core.session.staff_facts import ActRefused, NotDone
from kiosk.core.session.state import Screen
from kiosk.core.staff import RIGHTS, Act, Role, StaffBook
from kiosk.core.values import Money
from tests.kiosk.core.session import crew
from tests.kiosk.core.session.sharing import BASKET, SHARED, granted, newest, put_aside, sharing
from tests.shop import BREAD, MILK, WINE, Shop

KEPT = Kept(basket=BASKET, code="483920", lane="7", at="2026-11-22T09:58:00+00:00", pieces=2, total=Money(329, "EUR"))
OTHER = replace(KEPT, basket="c" * 32, code="071544", lane="2")


def looks(shop: Shop) -> Shop:
    return crew.signs_on(shop).does(StaffActed(Act.BASKETS))


def run(shop: Shop) -> ShelfRun:
    assert shop.state.shelf is not None
    return shop.state.shelf


def lists(shop: Shop, *kept: Kept) -> Shop:
    return shop.does(ShelfListed(run(shop).request, kept))


def found(*kept: Kept) -> Shop:
    return lists(looks(sharing()), *(kept or (KEPT, OTHER)))


def request(shop: Shop) -> str:
    assert shop.state.asking is not None
    return shop.state.asking.ask.request


def refusals(shop: Shop) -> list[tuple[Act, NotDone, str]]:
    return [(one.act, one.why, one.staff) for one in shop.happened(ActRefused) if isinstance(one, ActRefused)]


def says(shop: Shop) -> Say | None:
    return shop.state.message.say if shop.state.message else None


def test_the_store_is_asked_for_what_it_has() -> None:
    shop = looks(sharing())
    assert (shop.screen, newest(shop, LookAtShelf)) == (Screen.SHELF, LookAtShelf(run(shop).request))
    lists(shop, KEPT, OTHER)
    assert run(shop) == ShelfRun(until=run(shop).until, kept=(KEPT, OTHER))


def test_the_one_that_was_touched_is_asked_for_by_its_name_and_goes_on_as_its_shoppers() -> None:
    shop = found().does(KeptTouched(BASKET))
    assert newest(shop, AskForBasket) == AskForBasket(Ask(request=request(shop), basket=BASKET))
    assert shop.screen is Screen.SHELF
    shop.does(granted(request(shop)))
    [fact] = shop.happened(BasketTakenUp)
    assert isinstance(fact, BasketTakenUp)
    assert (fact.basket, fact.from_lane, fact.staff) == (BASKET, "7", "lena")
    assert (shop.screen, says(shop), shop.state.staff) == (Screen.BASKET, Say.TAKEN_UP, None)
    assert shop.state.session == fact.visit
    assert shop.effects[-1] == PushOutbox()
    assert shop.loses_power().state.session == fact.visit
    assert shop.pays().state.receipts == 1


def test_what_another_lane_was_granted_meanwhile_stays_there_and_the_list_is_looked_at_anew() -> None:
    shop = found().does(KeptTouched(BASKET))
    shop.does(BasketRefused(request(shop), Why.AT_LANE, "9"))
    assert (run(shop).told, run(shop).lane, shop.state.asking) == (Fetching.AT_LANE, "9", None)
    assert refusals(shop) == [(Act.BASKETS, NotDone.NOT_OPEN, "lena")]
    lists(shop, OTHER)
    assert (run(shop).kept, run(shop).told) == ((OTHER,), Fetching.AT_LANE)
    assert shop.happened(BasketTakenUp) == []
    assert isinstance(shop.state.view, BasketView)


@pytest.mark.parametrize(
    ("why", "told", "refused"),
    [
        (Why.UNKNOWN, Fetching.OVER, NotDone.NOT_OPEN),
        (Why.OVER, Fetching.OVER, NotDone.NOT_OPEN),
        (Why.STRANGE, Fetching.STRANGE, NotDone.NOT_NOW),
    ],
)
def test_why_it_does_not_come_is_told_on_the_list(why: Why, told: Fetching, refused: NotDone) -> None:
    shop = found().does(KeptTouched(BASKET))
    shop.does(BasketRefused(request(shop), why))
    assert (run(shop).told, shop.screen) == (told, Screen.SHELF)
    assert refusals(shop) == [(Act.BASKETS, refused, "lena")]


def test_a_store_that_does_not_answer_in_time_is_told_and_a_late_grant_goes_back() -> None:
    shop = found().does(KeptTouched(BASKET))
    asked = request(shop)
    shop.waits(SHARED.fetch_s)
    assert run(shop).told is Fetching.AWAY
    shop.does(granted(asked))
    assert newest(shop, ReleaseBasket) == ReleaseBasket(asked, BASKET)
    assert shop.state.session is None


def test_the_stores_own_word_that_it_is_away_counts_too() -> None:
    shop = found().does(KeptTouched(BASKET))
    shop.does(AskLost(request(shop)))
    assert run(shop).told is Fetching.AWAY
    assert refusals(shop) == [(Act.BASKETS, NotDone.NOT_NOW, "lena")]


@pytest.mark.parametrize(
    "leaves", [BackTouched(), StaffActed(Act.SIGN_OFF), BadgeScanned("lena"), BadgeScanned("amir")]
)
def test_who_leaves_the_list_wants_it_no_more(leaves: object) -> None:
    shop = found().does(KeptTouched(BASKET))
    asked = request(shop)
    shop.does(leaves)  # type: ignore[arg-type]
    assert (shop.state.shelf, shop.state.asking) == (None, None)
    shop.does(granted(asked))
    assert newest(shop, ReleaseBasket) == ReleaseBasket(asked, BASKET)
    assert shop.happened(BasketTakenUp) == []


def test_a_lane_that_the_console_closed_meanwhile_gives_it_back() -> None:
    shop = found().does(KeptTouched(BASKET))
    asked = request(shop)
    shop.does(ModeOrdered(command="m1", mode=LaneMode.CLOSED, staff="amir", name="Amir N."))
    shop.does(granted(asked))
    assert newest(shop, ReleaseBasket) == ReleaseBasket(asked, BASKET)
    assert (says(shop), shop.state.asking) == (Say.LANE_CLOSED, None)
    assert refusals(shop) == [(Act.BASKETS, NotDone.NOT_NOW, "lena")]
    shop.does(BackTouched(), BackTouched())
    assert shop.state.session is None


def test_the_shoppers_own_page_beneath_may_close_while_staff_wait_for_the_basket() -> None:
    shop = sharing().does(TakeUpTouched()).waits(SHARED.idle_s - 2)
    lists(looks(shop), KEPT).does(KeptTouched(BASKET))
    asked = request(shop)
    shop.waits(2.5).does(granted(asked))
    assert (len(shop.happened(BasketTakenUp)), shop.screen) == (1, Screen.BASKET)


def test_one_is_fetched_at_a_time() -> None:
    shop = found().does(KeptTouched(BASKET), KeptTouched(OTHER.basket))
    assert [one for one in shop.effects if isinstance(one, AskForBasket)] == [
        AskForBasket(Ask(request=request(shop), basket=BASKET))
    ]


def test_what_is_not_on_the_list_any_more_is_asked_of_nobody() -> None:
    shop = found(OTHER).does(KeptTouched(BASKET))
    assert (run(shop).told, shop.state.asking) == (Fetching.OVER, None)
    assert refusals(shop) == [(Act.BASKETS, NotDone.NOT_OPEN, "lena")]


def test_without_the_store_there_are_those_that_are_this_lanes_own() -> None:
    shop = sharing(online=False).scans(MILK, BREAD).does(SaveTouched())
    [saved] = shop.state.saved
    looks(shop)
    assert (run(shop).away, run(shop).kept, run(shop).request) == (True, (), "")
    shop.does(KeptTouched(saved.session.id, (MILK, BREAD)))
    [fact] = shop.happened(SessionResumed)
    assert isinstance(fact, SessionResumed)
    assert (fact.session, fact.staff) == (saved.session.id, "lena")
    assert (shop.screen, says(shop), shop.state.staff) == (Screen.BASKET, Say.TAKEN_UP, None)
    assert shop.state.saved == ()


def test_one_that_was_offered_is_not_this_lanes_own_and_not_opened_without_the_store() -> None:
    shop = sharing().scans(MILK).does(SaveTouched())
    [saved] = shop.state.saved
    assert saved.basket
    looks(shop.does(ServerLinkChanged(online=False)))
    shop.does(KeptTouched(saved.session.id), KeptTouched(saved.basket))
    assert (shop.state.session, run(shop).told) == (None, Fetching.OVER)
    assert shop.happened(SessionResumed) == []


def test_the_age_is_looked_at_anew() -> None:
    shop = sharing(online=False).scans(WINE).does(SaveTouched())
    [saved] = shop.state.saved
    looks(shop).does(KeptTouched(saved.session.id, (WINE,)))
    session = shop.state.session
    assert session is not None
    assert session.age_shown == 0
    assert [one.kind.value for one in session.interventions] == ["age"]


def test_a_store_that_is_silent_leaves_the_own() -> None:
    shop = looks(sharing())
    shop.does(ShelfSilent(run(shop).request))
    assert (run(shop).away, run(shop).request) == (True, "")
    again = looks(sharing()).waits(SHARED.fetch_s)
    assert (run(again).away, run(again).request) == (True, "")


def test_an_answer_to_an_older_question_changes_nothing() -> None:
    shop = looks(sharing())
    first = run(shop).request
    shop.does(StaffActed(Act.BASKETS))
    shop.does(ShelfListed(first, (KEPT,)), ShelfSilent(first))
    assert (run(shop).kept, run(shop).away) == ((), False)
    shop.does(BackTouched(), ShelfListed(first, (KEPT,)))
    assert (shop.state.shelf, shop.screen) == (None, Screen.STAFF)


def test_what_was_taken_up_here_before_is_not_listed_again() -> None:
    shop = found().does(KeptTouched(BASKET))
    shop.does(granted(request(shop))).pays().waits(60).waits(60)
    lists(looks(shop), KEPT, OTHER)
    assert run(shop).kept == (OTHER,)


def test_a_visit_without_a_line_makes_way_and_one_with_goods_is_finished_first() -> None:
    begun = lists(looks(sharing().does(StartTouched())), KEPT).does(KeptTouched(BASKET))
    assert [fact.reason for fact in begun.happened(SessionEnded) if isinstance(fact, SessionEnded)] == [
        EndReason.CANCELLED
    ]
    begun.does(granted(request(begun)))
    assert begun.state.session is not None
    shops = lists(looks(sharing().does(StartTouched())), KEPT).does(ItemScanned(MILK.key, MILK))
    assert not shops.does(StaffActed(Act.BASKETS)).state.asking
    shops.does(KeptTouched(BASKET))
    assert (shops.state.asking, says(shops)) == (None, Say.FINISH_FIRST)
    assert refusals(shops)[-1] == (Act.BASKETS, NotDone.NOT_NOW, "lena")


def test_a_closed_lane_takes_none_up() -> None:
    shop = found()
    shop.does(ModeOrdered(command="m1", mode=LaneMode.CLOSED, staff="amir", name="Amir N.")).does(KeptTouched(BASKET))
    assert (shop.state.asking, says(shop)) == (None, Say.LANE_CLOSED)
    assert refusals(shop)[-1] == (Act.BASKETS, NotDone.NOT_NOW, "lena")


def test_whose_role_may_not_sees_no_list_and_the_try_is_written_down() -> None:
    shop = crew.signs_on(sharing(), crew.TESS).does(StaffActed(Act.BASKETS))
    assert (shop.screen, says(shop)) == (Screen.STAFF, Say.NO_RIGHT)
    assert refusals(shop) == [(Act.BASKETS, NotDone.NO_RIGHT, "tess")]
    assert sharing().does(KeptTouched(BASKET)).state.asking is None


def test_a_right_that_wants_badge_and_pin_asks_for_what_is_missing() -> None:
    rights = {**RIGHTS, Role.HOST: replace(RIGHTS[Role.HOST], sensitive=frozenset({Act.BASKETS}))}
    shop = sharing()
    shop.policy = replace(SHARED, staff=StaffBook((crew.LENA,), rights))
    shop.does(BadgeScanned("lena"), StaffActed(Act.BASKETS))
    assert shop.screen is Screen.SIGN_ON
    crew.proves(shop)
    assert shop.screen is Screen.SHELF


def test_in_training_there_are_only_practised_ones() -> None:
    shop = crew.does(sharing(), Act.START_TRAINING).scans(MILK).does(SaveTouched())
    looks(shop)
    assert (run(shop).away, run(shop).request) == (False, "")
    [saved] = shop.state.saved
    shop.does(KeptTouched(saved.session.id, (MILK,)))
    assert shop.state.session is not None
    assert shop.state.session.training


def test_the_price_is_todays() -> None:
    dear = put_aside()
    shop = found().does(KeptTouched(BASKET))
    items = tuple(replace(line.item, price=Money(999, "EUR")) for line in dear.lines)
    shop.does(replace(granted(request(shop)), items=items))
    assert says(shop) is Say.TAKEN_UP_NEW_PRICE
