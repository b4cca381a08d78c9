"""What a person has to look at: called for at once, cleared once, in the way of payment alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.core.calls import CallStage, ClearedBy, HelpReason, HostAnswer, Outcome
from kiosk.core.interventions import Answer, SettledBy
from kiosk.core.session.effects import AnswerCommand, PushOutbox
from kiosk.core.session.facts import HelpCleared, InterventionCleared, InterventionRaised
from kiosk.core.session.inputs import (
    BackTouched,
    BasketCodeGiven,
    CancelConfirmed,
    CancelTouched,
    HelpAnswered,
    HelpNotNeeded,
    InterventionAnswered,
    InterventionGiven,
    PayTouched,
    SaveTouched,
    UndoTouched,
    WaitTouched,
)
from kiosk.core.session.light import Light, light_of
from kiosk.core.session.staff_facts import ActRefused, NotDone
from kiosk.core.session.state import Screen
from kiosk.core.staff import Member, Role, StaffBook
from tests.kiosk.core.session.crew import LENA, STAFFED, signs_on
from tests.kiosk.core.session.test_decide_age import check, says, wine_and_milk
from tests.shop import BREAD, POLICY, WINE, Shop


def answer(shop: Shop, staff: str = "", command: str = 32 * "a") -> InterventionAnswered:
    return InterventionAnswered(
        command=command, intervention=check(shop).id, answer=Answer.APPROVE, staff=staff, name="Anna"
    )


def refusals(shop: Shop) -> list[tuple[NotDone, str]]:
    return [(fact.why, fact.command) for fact in shop.facts if isinstance(fact, ActRefused)]


TECH = Member(id="tech", number="1009", name="Timo", role=Role.TECHNICIAN)


def test_it_calls_a_person_at_once_and_the_light_says_so() -> None:
    shop = wine_and_milk()
    assert shop.state.call is not None
    assert shop.state.call.reason is HelpReason.INTERVENTION
    assert light_of(shop.state) is Light.HELP
    assert PushOutbox() in shop.effects
    raised = [fact for fact in shop.facts if isinstance(fact, InterventionRaised)]
    assert [one.lane for one in raised] == [POLICY.lane]


def test_payment_waits_for_it_and_goes_on_by_itself() -> None:
    shop = wine_and_milk().does(PayTouched())
    assert shop.screen is Screen.WAIT
    shop.does(answer(shop))
    assert (shop.screen, shop.state.call) == (Screen.PAY, None)
    cleared = [fact for fact in shop.facts if isinstance(fact, InterventionCleared)]
    assert [(one.by, one.answer, one.name) for one in cleared] == [(SettledBy.HOST, Answer.APPROVE, "Anna")]


def test_while_they_wait_shoppers_scan_on() -> None:
    shop = wine_and_milk().does(PayTouched()).scans(BREAD)
    assert (shop.screen, shop.total) == (Screen.BASKET, 129 + 779 + 349)
    assert shop.does(WaitTouched()).screen is Screen.WAIT
    assert shop.does(BackTouched()).screen is Screen.BASKET


def test_seen_and_coming_are_the_calls_and_clearing_ends_it() -> None:
    shop = wine_and_milk()
    call = shop.state.call
    assert call is not None
    shop.does(HelpAnswered(32 * "e", call.id, HostAnswer.COMING, "Anna", 40))
    assert shop.state.call is not None
    assert shop.state.call.stage is CallStage.COMING
    says(shop, Answer.APPROVE)
    over = [fact for fact in shop.facts if isinstance(fact, HelpCleared)]
    assert [one.by for one in over] == [ClearedBy.SOLVED]


def test_a_shopper_cannot_wave_it_away() -> None:
    shop = wine_and_milk().does(HelpNotNeeded())
    assert shop.state.call is not None
    assert shop.does(PayTouched()).screen is Screen.WAIT


def test_a_call_that_was_closed_too_early_is_made_again_at_payment() -> None:
    shop = wine_and_milk()
    assert shop.state.call is not None
    shop.does(HelpAnswered(32 * "e", shop.state.call.id, HostAnswer.DONE, "Anna"))
    assert shop.state.call is None
    assert shop.does(PayTouched()).state.call is not None


def test_the_same_command_again_is_answered_refused_and_does_nothing() -> None:
    shop = wine_and_milk()
    said = answer(shop)
    shop.does(said)
    before = len(shop.facts)
    shop.does(said)
    assert shop.effects[-1] == AnswerCommand(said.command, Outcome.DONE)
    assert len(shop.facts) == before + 1
    assert refusals(shop) == [(NotDone.REPLAYED, said.command)]


def test_a_command_is_known_again_after_a_power_cut() -> None:
    shop = wine_and_milk()
    said = answer(shop)
    shop = shop.does(said).loses_power().does(said)
    assert len(shop.happened(InterventionCleared)) == 1
    assert refusals(shop) == [(NotDone.REPLAYED, said.command)]


def test_staff_who_touch_what_is_cleared_by_now_clear_nothing() -> None:
    shop = signs_on(Shop(policy=STAFFED).opens().scans(WINE))
    one = check(shop)
    shop.does(answer(shop), InterventionGiven(one.id, Answer.APPROVE))
    assert len(shop.happened(InterventionCleared)) == 1
    assert refusals(shop) == [(NotDone.NOT_OPEN, "")]


def test_an_answer_for_what_is_no_longer_open_does_nothing() -> None:
    shop = wine_and_milk()
    yesterday = answer(shop)
    shop.does(CancelTouched(), CancelConfirmed()).opens().scans(BREAD)
    shop.does(yesterday)
    assert shop.effects[-1] == AnswerCommand(yesterday.command, Outcome.OVER)
    assert refusals(shop) == [(NotDone.NOT_OPEN, yesterday.command)]


def test_a_stranger_at_the_console_says_nothing_here() -> None:
    shop = wine_and_milk()
    shop.does(answer(shop, staff="nobody"))
    assert shop.effects[-1] == AnswerCommand(32 * "a", Outcome.OVER)
    assert check(shop)
    assert refusals(shop) == [(NotDone.UNKNOWN, 32 * "a")]


def test_a_technician_looks_at_no_birthday() -> None:
    book = StaffBook((*STAFFED.staff.members, TECH))
    shop = signs_on(Shop(policy=replace(STAFFED, staff=book)).opens().scans(WINE), TECH)
    shop.does(InterventionGiven(check(shop).id, Answer.APPROVE))
    assert check(shop)
    assert refusals(shop) == [(NotDone.NO_RIGHT, "")]


def test_a_replayed_approval_opens_nothing_for_the_next_bottle() -> None:
    shop = wine_and_milk()
    first = answer(shop)
    shop.does(UndoTouched()).scans(WINE)
    shop.does(first)
    assert check(shop).age == 18
    assert refusals(shop) == [(NotDone.NOT_OPEN, first.command)]


def test_staff_at_the_lane_clear_it_too() -> None:
    shop = signs_on(Shop(policy=STAFFED).opens().scans(WINE))
    shop.does(InterventionGiven(check(shop).id, Answer.APPROVE, "looks_older"))
    cleared = [fact for fact in shop.facts if isinstance(fact, InterventionCleared)]
    assert [(one.by, one.staff, one.reason) for one in cleared] == [(SettledBy.STAFF, LENA.id, "looks_older")]


def test_nobody_clears_it_without_signing_on() -> None:
    shop = wine_and_milk()
    shop.does(InterventionGiven(check(shop).id, Answer.APPROVE))
    assert check(shop)


@pytest.mark.parametrize("leaves", [(CancelTouched(), CancelConfirmed()), (SaveTouched(),)])
def test_when_the_shopper_leaves_nobody_has_to_come(leaves: tuple[object, ...]) -> None:
    shop = wine_and_milk().does(*leaves)  # type: ignore[arg-type]
    cleared = [fact for fact in shop.facts if isinstance(fact, InterventionCleared)]
    assert [one.by for one in cleared] == [SettledBy.LEFT]
    assert shop.state.call is None


def test_a_basket_taken_up_again_is_looked_at_again() -> None:
    shop = wine_and_milk().does(SaveTouched())
    saved = shop.state.saved[0]
    assert saved.session.interventions == ()
    shop.does(BasketCodeGiven(saved.code))
    assert check(shop).age == 18


def test_after_a_power_cut_it_is_still_open() -> None:
    shop = wine_and_milk()
    one = check(shop)
    again = shop.loses_power()
    assert replace(check(again), id=one.id, at=one.at) == one
    assert again.does(PayTouched()).screen is Screen.WAIT
