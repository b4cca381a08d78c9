"""A basket of any lane is taken up by its code: asked for, granted, journaled, and only then on the screen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.core.baskets import Ask, Why
from kiosk.core.calls import Outcome
from kiosk.core.ease import AS_DRAWN, Ease
from kiosk.core.items import Pack
from kiosk.core.pricing import Line
from kiosk.core.session.effects import AnswerCommand, AskForBasket, PushOutbox, ReleaseBasket
from kiosk.core.session.facts import BasketTakenUp, EndReason, SessionEnded
from kiosk.core.session.inputs import (
    AskLost,
    BackTouched,
    BasketCodeGiven,
    BasketHanded,
    BasketRefused,
    EaseTouched,
    ItemScanned,
    LanguageTouched,
    PayTouched,
    SaveTouched,
    ServerLinkChanged,
    StartTouched,
    TakeUpTouched,
)
from kiosk.core.session.notes import Fetching, FetchView, Say
from kiosk.core.session.state import Screen
from kiosk.core.staff import Act
from kiosk.core.values import Money
from tests.kiosk.core.session import crew
from tests.kiosk.core.session.sharing import (
    BASKET,
    SHARED,
    asked,
    asks,
    granted,
    newest,
    put_aside,
    saves,
    sharing,
)
from tests.shop import BREAD, MILK, Shop


def shown(shop: Shop) -> tuple[Fetching, str]:
    assert isinstance(shop.state.view, FetchView)
    return shop.state.view.told, shop.state.view.lane


def says(shop: Shop) -> Say | None:
    return shop.state.message.say if shop.state.message else None


def test_a_check_that_a_basket_owes_is_owed_here() -> None:
    shop = sharing()
    shop.does(granted(asks(shop), content=replace(put_aside(), owes_check=True)))
    assert shop.state.session is not None
    assert shop.state.session.owes_check
    assert shop.does(PayTouched()).screen is Screen.WAIT


def test_the_slip_of_another_lane_is_asked_for_while_the_shopper_sees_that_we_fetch_it() -> None:
    shop = sharing()
    request = asks(shop)
    assert newest(shop, AskForBasket) == AskForBasket(Ask(request=request, code="483920", lane="7"))
    assert shop.screen is Screen.FETCH
    assert shown(shop) == (Fetching.ASKED, "")


def test_the_basket_comes_whole_and_is_journaled_with_where_it_came_from() -> None:
    shop = sharing()
    shop.does(granted(asks(shop)))
    [fact] = shop.happened(BasketTakenUp)
    assert isinstance(fact, BasketTakenUp)
    assert (fact.session, fact.lane, fact.from_lane, fact.basket) == ("4-000001", "4", "7", BASKET)
    session, content = shop.state.session, put_aside()
    assert session == fact.visit
    assert session is not None
    assert (session.lines, session.started_at) == (content.lines, content.started_at)
    assert session.pricing.to_pay == content.to_pay
    assert (shop.screen, says(shop), shop.effects[-1]) == (Screen.BASKET, Say.TAKEN_UP, PushOutbox())
    assert shop.loses_power().state.session == session
    assert shop.pays().state.receipts == 1


def test_the_next_visit_here_has_the_next_number() -> None:
    shop = sharing()
    shop.does(granted(asks(shop)))
    shop.does(SaveTouched()).scans(BREAD)
    assert shop.state.session is not None
    assert shop.state.session.id == "4-000002"


def test_it_costs_what_it_costs_here_and_now() -> None:
    shop = sharing()
    shop.does(replace(granted(asks(shop)), items=(replace(MILK, price=Money(99, "EUR")),)))
    assert shop.total == put_aside().to_pay.minor - 129 + 99
    assert says(shop) is Say.TAKEN_UP_NEW_PRICE


def test_it_speaks_the_shoppers_language_where_this_lane_does_and_looks_as_this_lane_was_set() -> None:
    shop = sharing().does(EaseTouched(Ease(large_text=True)))
    shop.does(granted(asks(shop), content=replace(put_aside(), language="zh_CN")))
    assert shop.state.session is not None
    assert (shop.state.session.language, shop.state.session.ease.large_text) == ("zh_CN", True)
    other = sharing()
    other.does(granted(asks(other), content=replace(put_aside(), language="fr")))
    assert other.state.session is not None
    assert (other.state.session.language, other.state.session.ease) == ("en", AS_DRAWN)


def test_a_pack_that_was_paid_for_here_meanwhile_is_out() -> None:
    pack = Pack(serial="S1")
    shop = sharing().does(ItemScanned(MILK.key, MILK, pack)).pays().waits(60).waits(60)
    content = replace(put_aside(), lines=(Line(1, MILK, pack=pack), Line(2, BREAD)))
    shop.does(granted(asks(shop), content=content))
    assert shop.state.session is not None
    assert [line.item for line in shop.state.session.lines] == [BREAD]
    assert says(shop) is Say.PACK_SOLD


@pytest.mark.parametrize(
    ("why", "lane", "told"),
    [
        (Why.AT_LANE, "2", (Fetching.AT_LANE, "2")),
        (Why.AT_LANE, "4", (Fetching.HERE, "4")),
        (Why.OVER, "", (Fetching.OVER, "")),
        (Why.TWICE, "", (Fetching.TWICE, "")),
        (Why.STRANGE, "", (Fetching.STRANGE, "")),
    ],
)
def test_why_it_does_not_come_is_told_and_closes_by_itself(why: Why, lane: str, told: tuple[Fetching, str]) -> None:
    shop = sharing()
    shop.does(BasketRefused(asks(shop), why, lane))
    assert shown(shop) == told
    assert shop.state.asking is None
    assert shop.waits(SHARED.saved_closes_s).screen is Screen.ATTRACT


def test_a_code_that_nobody_knows_is_typed_again_but_not_for_ever() -> None:
    shop = sharing()
    for number in range(SHARED.code_tries):
        shop.does(BasketRefused(asks(shop, f"{number:06d}", ""), Why.UNKNOWN))
        assert (shop.screen, says(shop)) == (Screen.TAKE_UP, Say.CODE_UNKNOWN)
    shop.does(BasketCodeGiven("483920"))
    assert (says(shop), shop.state.asking) == (Say.CODE_WAIT, None)


def test_without_an_answer_it_is_told_that_the_basket_is_kept() -> None:
    shop = sharing()
    shop.does(AskLost(asks(shop)))
    assert shown(shop) == (Fetching.AWAY, "")
    silent = sharing()
    asks(silent)
    assert shown(silent.waits(SHARED.fetch_s)) == (Fetching.AWAY, "")


def test_a_server_that_is_away_is_asked_all_the_same_for_it_may_be_back() -> None:
    shop = sharing(online=False)
    asks(shop)
    assert asked(shop) == 1


def test_a_slip_read_twice_is_asked_for_once() -> None:
    shop = sharing()
    request = asks(shop)
    shop.does(BasketCodeGiven("483920", "7"))
    assert shop.state.asking is not None
    assert (asked(shop), shop.state.asking.ask.request) == (1, request)


@pytest.mark.parametrize("leaves", [BackTouched(), StartTouched()])
def test_what_comes_when_nobody_wants_it_any_more_is_given_back(leaves: BackTouched | StartTouched) -> None:
    shop = sharing()
    request = asks(shop)
    shop.does(leaves, granted(request))
    assert shop.happened(BasketTakenUp) == []
    assert shop.effects[-1] == ReleaseBasket(request, BASKET)


def test_a_lane_that_closed_meanwhile_gives_it_back() -> None:
    shop = sharing()
    request = asks(shop)
    crew.does(shop, Act.CLOSE_LANE).does(granted(request))
    assert shop.effects[-1] == ReleaseBasket(request, BASKET)


def test_what_was_taken_up_is_never_given_back_whatever_comes_late() -> None:
    shop = sharing()
    request = asks(shop)
    shop.does(granted(request)).does(granted(request), granted("0" * 32))
    assert len(shop.happened(BasketTakenUp)) == 1
    assert not any(isinstance(effect, ReleaseBasket) for effect in shop.effects)


def test_granted_again_because_the_store_does_not_know_yet_it_is_not_opened_twice() -> None:
    shop = sharing()
    shop.does(granted(asks(shop))).pays().waits(60).waits(60)
    shop.does(granted(asks(shop)))
    assert shown(shop) == (Fetching.HERE, "4")
    assert shop.loses_power().does(granted("0" * 32)).happened(BasketTakenUp) == shop.happened(BasketTakenUp)


def test_a_basket_of_another_currency_is_not_opened_here() -> None:
    shop = sharing()
    request = asks(shop)
    line = Line(1, replace(MILK, price=Money(129, "USD")))
    shop.does(granted(request, content=replace(put_aside(), lines=(line,))))
    assert shown(shop)[0] is Fetching.STRANGE
    assert ReleaseBasket(request, BASKET) in shop.effects


def test_a_visit_without_a_line_gives_way_and_its_language_stays() -> None:
    shop = sharing().does(StartTouched(), LanguageTouched("zh_CN"))
    asks(shop)
    assert shop.facts[-2] == SessionEnded(session="4-000001", reason=EndReason.CANCELLED)
    assert (shop.state.language, shop.screen) == ("zh_CN", Screen.FETCH)


def test_an_answer_to_another_question_changes_nothing() -> None:
    shop = sharing()
    asks(shop)
    shop.does(BasketRefused("0" * 32, Why.OVER), AskLost("0" * 32))
    assert shown(shop) == (Fetching.ASKED, "")


def test_any_lane_offers_to_take_a_basket_up_while_the_store_is_there() -> None:
    assert sharing().does(TakeUpTouched()).screen is Screen.TAKE_UP
    assert sharing(online=False).does(TakeUpTouched()).screen is Screen.ATTRACT


def test_its_own_basket_comes_back_from_the_store_and_is_kept_no_second_time() -> None:
    shop = sharing().scans(MILK)
    code = saves(shop)
    [saved] = shop.state.saved
    shop.does(granted(asks(shop, code, "4"), saved.basket))
    assert shop.state.saved == ()
    assert shop.state.session is not None


def test_a_basket_that_comes_when_practising_has_begun_is_given_back() -> None:
    shop = sharing()
    request = asks(shop)
    crew.does(shop, Act.START_TRAINING).does(granted(request))
    assert shop.effects[-1] == ReleaseBasket(request, BASKET)
    assert (shop.state.session, shop.happened(BasketTakenUp)) == (None, [])


def test_a_host_hands_a_basket_to_a_lane_where_nobody_is() -> None:
    shop = sharing().does(BasketHanded("c1", BASKET), BasketHanded("c1", BASKET))
    assert shop.state.asking is not None
    ask = shop.state.asking.ask
    assert (asked(shop), ask.basket, ask.code) == (1, BASKET, "")
    shop.does(granted(ask.request))
    assert shop.effects[-1] == AnswerCommand("c1", Outcome.DONE)
    assert shop.does(BasketHanded("c1", BASKET)).effects[-1] == AnswerCommand("c1", Outcome.DONE)
    assert len(shop.happened(BasketTakenUp)) == 1


def test_where_somebody_is_the_host_is_told() -> None:
    for shop in (
        sharing().scans(MILK),
        sharing().does(TakeUpTouched()),
        crew.signs_on(sharing()),
        crew.does(sharing(), Act.CLOSE_LANE),
        crew.does(sharing(), Act.START_TRAINING),
    ):
        shop.does(BasketHanded("c1", BASKET))
        assert shop.effects[-1] == AnswerCommand("c1", Outcome.OVER)
        assert asked(shop) == 0


@pytest.mark.parametrize("answer", ["refused", "lost", "unknown"])
def test_a_basket_that_did_not_come_is_told_to_the_host_too(answer: str) -> None:
    shop = sharing().does(BasketHanded("c1", BASKET))
    assert shop.state.asking is not None
    request = shop.state.asking.ask.request
    answers = {
        "refused": BasketRefused(request, Why.AT_LANE, "2"),
        "lost": AskLost(request),
        "unknown": BasketRefused(request, Why.UNKNOWN),
    }
    shop.does(answers[answer])
    assert shop.effects[-1] == AnswerCommand("c1", Outcome.OVER)


def test_the_server_going_away_and_coming_back_leaves_the_question_open() -> None:
    shop = sharing()
    request = asks(shop)
    shop.does(ServerLinkChanged(online=False), ServerLinkChanged(online=True), granted(request))
    assert shop.state.session is not None
