"""Wine goes into the basket like milk; a person looks once, before payment."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.interventions import Answer, Intervention, InterventionKind, SettledBy
from kiosk.core.session.facts import CodeRefused, InterventionCleared, RefusedFor
from kiosk.core.session.inputs import (
    BasketCodeGiven,
    Input,
    InterventionAnswered,
    ItemScanned,
    PayTouched,
    QuantityTouched,
    RemoveTouched,
    SaveTouched,
    Started,
    StartTouched,
    UndoTouched,
    WithoutTouched,
)
from kiosk.core.session.notes import Say
from kiosk.core.session.state import Screen
from tests.shop import BREAD, MILK, WINE, Shop

BEER = replace(WINE, key="04012345009996", min_age=16)
AT_CONSOLE = 32 * "c"


def wine_and_milk() -> Shop:
    return Shop().opens().scans(MILK, WINE)


def check(shop: Shop) -> Intervention:
    session = shop.state.session
    assert session is not None
    (one,) = session.interventions
    return one


def says(shop: Shop, answer: Answer) -> Shop:
    one = check(shop)
    return shop.does(
        InterventionAnswered(command=AT_CONSOLE, intervention=one.id, answer=answer, staff="", name="Anna")
    )


def test_wine_is_in_the_basket_and_scanning_goes_on() -> None:
    shop = wine_and_milk()
    assert shop.state.message is not None
    assert (shop.state.message.say, shop.state.message.item) == (Say.AGE_EARLY, WINE)
    shop.scans(BREAD)
    assert shop.total == 129 + 779 + 349
    one = check(shop)
    assert (one.kind, one.age, one.item) == (InterventionKind.AGE, 18, WINE)


def test_a_second_bottle_is_looked_at_together_with_the_first() -> None:
    shop = wine_and_milk()
    first = check(shop)
    assert check(shop.scans(BREAD, WINE)) == first


def test_spirits_after_beer_are_another_question_and_a_word_about_the_beer_is_too_late() -> None:
    shop = Shop().opens().scans(BEER)
    beer = check(shop)
    shop.scans(WINE)
    assert (beer.age, check(shop).age) == (16, 18)
    shop.does(
        InterventionAnswered(command=AT_CONSOLE, intervention=beer.id, answer=Answer.APPROVE, staff="", name="Anna")
    )
    assert check(shop).age == 18
    assert shop.state.call is not None


def test_without_the_spirits_it_is_the_same_check_for_the_beer() -> None:
    shop = Shop().opens().scans(BEER, WINE)
    wine = check(shop)
    beer = check(shop.does(UndoTouched()))
    assert (beer.id, beer.age) == (wine.id, 16)


def test_after_a_start_it_is_asked_anew_and_a_word_of_before_is_no_answer() -> None:
    shop = wine_and_milk()
    before = check(shop)
    shop.does(Started("1"))
    assert (check(shop).age, check(shop).id != before.id) == (18, True)
    shop.does(
        InterventionAnswered(command=AT_CONSOLE, intervention=before.id, answer=Answer.APPROVE, staff="", name="Anna")
    )
    assert shop.does(PayTouched()).screen is Screen.WAIT


def test_whoever_takes_a_basket_up_shows_their_age_themselves() -> None:
    shop = says(wine_and_milk(), Answer.APPROVE).does(SaveTouched())
    shop.does(BasketCodeGiven(shop.state.saved[0].code))
    assert check(shop).age == 18


def test_once_an_age_was_shown_nobody_asks_again_in_this_visit() -> None:
    shop = says(wine_and_milk(), Answer.APPROVE)
    shop.scans(BREAD, WINE, BEER)
    assert shop.state.session is not None
    assert shop.state.session.interventions == ()
    assert shop.does(PayTouched()).screen is Screen.PAY


def test_who_is_too_young_keeps_the_milk_and_is_told() -> None:
    shop = says(wine_and_milk(), Answer.REFUSE)
    assert shop.total == 129
    assert shop.state.message is not None
    assert shop.state.message.say is Say.AGE_REFUSED
    shop.scans(WINE)
    assert shop.total == 129
    refused = [fact for fact in shop.facts if isinstance(fact, CodeRefused)]
    assert refused[-1].reason is RefusedFor.AGE


def test_who_is_sixteen_may_have_the_beer_after_another_look() -> None:
    shop = says(Shop().opens().scans(BEER, WINE), Answer.REFUSE)
    assert check(shop).age == 16
    shop.does(
        InterventionAnswered(
            command=32 * "d", intervention=check(shop).id, answer=Answer.APPROVE, staff="", name="Anna"
        )
    )
    assert (shop.total, shop.does(PayTouched()).screen) == (779, Screen.PAY)


def test_a_bottle_put_back_needs_nobody() -> None:
    shop = wine_and_milk()
    assert shop.state.call is not None
    shop.does(UndoTouched())
    assert shop.state.session is not None
    assert (shop.state.session.interventions, shop.state.call) == ((), None)
    cleared = [fact for fact in shop.facts if isinstance(fact, InterventionCleared)]
    assert [one.by for one in cleared] == [SettledBy.SOLVED]


def test_paying_without_the_wine_needs_nobody() -> None:
    shop = wine_and_milk().does(PayTouched())
    assert shop.screen is Screen.WAIT
    shop.does(WithoutTouched(check(shop).id))
    assert (shop.total, shop.screen, shop.state.call) == (129, Screen.PAY, None)


STEPS: list[Input] = [
    ItemScanned(MILK.key, MILK),
    ItemScanned(WINE.key, WINE),
    ItemScanned(BEER.key, BEER),
    UndoTouched(),
    RemoveTouched(1),
    RemoveTouched(2),
    QuantityTouched(1, 2),
]


@given(st.lists(st.sampled_from(STEPS), max_size=25), st.data())
def test_nothing_is_paid_that_nobody_was_asked_about(steps: list[Input], data: st.DataObject) -> None:
    """In any order: a check is open exactly when the basket holds goods for people older than was shown."""
    shop = Shop().opens().does(StartTouched())
    for number, step in enumerate(steps):
        shop.does(step)
        session = shop.state.session
        assert session is not None
        eldest = max((line.item.min_age for line in session.lines), default=0)
        assert [one.age for one in session.interventions] == ([eldest] if eldest > session.age_shown else [])
        if session.interventions and data.draw(st.booleans()):
            answer = data.draw(st.sampled_from(Answer))
            one = session.interventions[0]
            command = f"{number:032x}"
            shop.does(InterventionAnswered(command=command, intervention=one.id, answer=answer, staff="", name="Anna"))
            if answer is Answer.REFUSE:
                assert all(line.item.min_age < one.age for line in shop.state.session.lines)  # type: ignore[union-attr]
