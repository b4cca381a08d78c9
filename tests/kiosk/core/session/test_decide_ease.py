"""Ease of use: the shopper's for one visit, through a power cut, and never the next one's."""

from dataclasses import replace

from kiosk.core.ease import Ease, Scheme
from kiosk.core.session.facts import EaseChosen, SessionStarted
from kiosk.core.session.inputs import CancelTouched, EaseTouched, StartTouched
from tests.shop import MILK, Shop

LOUD = Ease(scheme=Scheme.CONTRAST, large_text=True)


def test_what_is_chosen_before_the_visit_is_the_visits() -> None:
    shop = Shop().opens().does(EaseTouched(LOUD))
    assert shop.happened(EaseChosen) == []
    shop.scans(MILK)
    (started,) = shop.happened(SessionStarted)
    assert (started.ease, shop.state.session.ease) == (LOUD, LOUD)


def test_a_choice_in_the_visit_is_kept_through_a_power_cut() -> None:
    shop = Shop().opens().scans(MILK).does(EaseTouched(LOUD), EaseTouched(LOUD))
    assert shop.happened(EaseChosen) == [EaseChosen(session="4-000001", ease=LOUD)]
    assert shop.loses_power().state.session.ease == LOUD


def test_the_next_shopper_meets_the_stores_own_way() -> None:
    shop = Shop().opens().does(EaseTouched(LOUD), StartTouched(), CancelTouched())
    assert shop.state.session is None
    assert shop.scans(MILK).state.session.ease == Ease()


def test_a_choice_changes_nothing_else() -> None:
    shop = Shop().opens().scans(MILK)
    before = shop.state
    after = shop.does(EaseTouched(LOUD)).state
    assert replace(after, session=replace(after.session, ease=before.session.ease)) == before
