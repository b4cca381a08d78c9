"""A call for help from the touch to the thank-you: heard once, answered once, never in the way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from kiosk.core.calls import CallStage, ClearedBy, HelpReason, HostAnswer, Outcome
from kiosk.core.session.decide.lane import next_deadline
from kiosk.core.session.effects import AnswerCommand, PushOutbox
from kiosk.core.session.facts import HelpCleared, HelpComing, HelpRequested, HelpSeen
from kiosk.core.session.inputs import (
    CancelConfirmed,
    CancelTouched,
    CardResolvedCharged,
    CardUnknown,
    CardUnresolved,
    HelpAnswered,
    HelpNotNeeded,
    HelpTouched,
    Input,
    MessageClosed,
    NoBarcodeTouched,
    NoPaperTouched,
    PayTouched,
    SaveTouched,
    UnknownScanned,
)
from kiosk.core.session.notes import Say
from kiosk.core.session.state import Screen
from tests.shop import BANANAS, BREAD, MILK, POLICY, Shop


def basket() -> Shop:
    return Shop().opens().scans(MILK, BREAD)


def called(shop: Shop | None = None) -> Shop:
    return (shop or basket()).does(HelpTouched())


def hears(shop: Shop, answer: HostAnswer, command: str = "c1", name: str = "Anna", seconds: int = 40) -> Shop:
    return shop.does(HelpAnswered(command, call_of(shop), answer, name, seconds))


def call_of(shop: Shop) -> str:
    assert shop.state.call is not None
    return shop.state.call.id


def says(shop: Shop) -> Say | None:
    return shop.state.message.say if shop.state.message else None


def answers(shop: Shop) -> list[Outcome]:
    return [effect.outcome for effect in shop.effects if isinstance(effect, AnswerCommand)]


def cleared(shop: Shop) -> list[ClearedBy]:
    return [fact.by for fact in shop.happened(HelpCleared) if isinstance(fact, HelpCleared)]


PLACES: dict[Screen, Callable[[], Shop]] = {
    Screen.BASKET: basket,
    Screen.PICK: lambda: basket().does(NoBarcodeTouched()),
    Screen.WEIGH: lambda: basket().picks(BANANAS),
    Screen.PAY: lambda: basket().does(PayTouched()),
    Screen.PAYING: lambda: basket().asks_to_pay(),
    Screen.RECEIPT: lambda: basket().pays(),
    Screen.TAP: lambda: basket().pays().does(NoPaperTouched()),
    Screen.ATTRACT: lambda: Shop().opens(),
}


@pytest.mark.parametrize("place", PLACES, ids=str)
def test_help_is_called_anywhere_once_and_nothing_is_lost(place: Screen) -> None:
    shop = PLACES[place]()
    view, session = shop.state.view, shop.state.session
    shop.does(HelpTouched(), HelpTouched())
    assert says(shop) is Say.HELP_CALLED
    [fact] = shop.happened(HelpRequested)
    assert isinstance(fact, HelpRequested)
    assert (fact.call, fact.lane, fact.reason, fact.screen) == (call_of(shop), "4", HelpReason.ASKED, place)
    assert shop.effects[-1] == PushOutbox()
    assert (shop.state.view, shop.screen) == (view, place)
    if session is not None:
        assert shop.state.session == replace(session, helped=True)
        assert (fact.session, fact.pieces, fact.total) == (session.id, session.pieces, session.pricing.to_pay)


def test_closing_the_message_keeps_the_call() -> None:
    shop = called().does(MessageClosed())
    assert says(shop) is None
    assert shop.state.call is not None
    assert says(shop.does(HelpTouched())) is Say.HELP_CALLED


def test_the_message_goes_out_of_the_way_by_itself_and_scanning_goes_on() -> None:
    shop = called().waits(POLICY.call_shown_s - 1)
    assert says(shop) is Say.HELP_CALLED
    assert says(shop.waits(1)) is None
    assert next_deadline(shop.state) != shop.now
    assert shop.state.call is not None
    shop = called().scans(MILK)
    assert (says(shop), shop.state.session is not None and shop.state.session.pieces) == (None, 3)


def test_another_message_is_not_closed_in_the_calls_stead() -> None:
    shop = called().does(UnknownScanned("")).waits(POLICY.call_shown_s)
    assert says(shop) is Say.UNKNOWN_ITEM


def test_the_shopper_is_told_each_step() -> None:
    shop = hears(called(), HostAnswer.SEEN, "c1")
    assert shop.state.call is not None
    assert shop.state.call.stage is CallStage.SEEN
    hears(shop, HostAnswer.COMING, "c2")
    assert shop.state.call is not None
    assert (shop.state.call.stage, shop.state.call.name, shop.state.call.seconds) == (CallStage.COMING, "Anna", 40)
    assert shop.state.coming_until == shop.now + 40
    hears(shop, HostAnswer.DONE, "c3")
    assert (shop.state.call, says(shop), shop.state.coming_until) == (None, None, None)
    assert [len(shop.happened(kind)) for kind in (HelpSeen, HelpComing, HelpCleared)] == [1, 1, 1]
    assert (cleared(shop), answers(shop)) == ([ClearedBy.ATTENDANT], [Outcome.DONE] * 3)
    assert sum(isinstance(effect, PushOutbox) for effect in shop.effects) == 4


@pytest.mark.parametrize("answer", [HostAnswer.SEEN, HostAnswer.COMING])
def test_a_command_that_comes_again_does_nothing_twice_after_a_power_cut_either(answer: HostAnswer) -> None:
    shop = hears(hears(called(), answer), answer)
    count = len(shop.facts)
    assert answers(shop) == [Outcome.DONE] * 2
    shop = hears(shop.loses_power(), answer)
    assert answers(shop) == [Outcome.DONE]
    assert len(shop.facts) == count + 1  # the start


def test_a_command_for_a_call_that_is_over_is_answered_so_and_does_nothing() -> None:
    shop = called()
    old = HelpAnswered("c9", call_of(shop), HostAnswer.COMING, "Anna", 40)
    shop.does(HelpNotNeeded())
    count = len(shop.facts)
    assert answers(shop.does(old)) == [Outcome.OVER]
    assert answers(called(shop).does(old)) == [Outcome.OVER] * 2
    assert len(shop.facts) == count + 1  # the new call
    assert shop.state.call is not None
    assert shop.state.call.stage is CallStage.CALLED


def test_seen_after_somebody_is_on_the_way_takes_nothing_back() -> None:
    shop = hears(hears(called(), HostAnswer.COMING, "c1"), HostAnswer.SEEN, "c2")
    assert shop.state.call is not None
    assert shop.state.call.stage is CallStage.COMING
    assert answers(shop) == [Outcome.DONE] * 2


def test_a_strange_name_or_time_is_cut_to_what_the_screen_can_say() -> None:
    shop = hears(called(), HostAnswer.COMING, name="  Anna\n Lena  " + "x" * 90, seconds=10**9)
    assert shop.state.call is not None
    assert shop.state.call.name.startswith("Anna Lena x")
    assert (len(shop.state.call.name), shop.state.call.seconds) == (40, 3600)
    assert hears(called(), HostAnswer.COMING, seconds=-5).state.coming_until == 1000.0


def test_the_shopper_gets_on_alone() -> None:
    shop = called().does(HelpNotNeeded(), HelpNotNeeded())
    assert (shop.state.call, says(shop), cleared(shop)) == (None, None, [ClearedBy.SHOPPER])


@pytest.mark.parametrize(
    "leaving",
    [(CancelTouched(), CancelConfirmed()), (SaveTouched(),)],
    ids=["cancelled", "saved"],
)
def test_a_visit_that_is_over_takes_its_call_along(leaving: tuple[Input, ...]) -> None:
    shop = called().does(*leaving)
    assert shop.state.session is None
    assert (shop.state.call, cleared(shop)) == (None, [ClearedBy.LEFT])


def test_a_call_at_the_door_outlives_the_visit_after_it() -> None:
    shop = called(Shop().opens()).scans(MILK).does(CancelTouched(), CancelConfirmed())
    assert (shop.state.session, cleared(shop)) == (None, [])
    assert shop.state.call is not None


def test_who_waits_for_help_has_more_time_and_none_of_it_when_the_host_is_done() -> None:
    shop = called().waits(POLICY.idle_s * 2)
    assert shop.state.leaves_at is None
    hears(shop, HostAnswer.COMING)
    assert shop.state.idle_at == 1000.0 + POLICY.helped_idle_s
    hears(shop, HostAnswer.DONE, "c2")
    assert shop.state.idle_at == shop.now + POLICY.idle_s


def test_after_a_power_cut_the_promise_stands_as_far_as_the_wall_clock_can_tell() -> None:
    shop = hears(called(), HostAnswer.COMING, seconds=40).loses_power()
    assert shop.state.call is not None
    assert shop.state.coming_until is not None
    assert 0 < shop.state.coming_until - shop.now < 40


def test_a_clock_set_back_promises_nothing() -> None:
    shop = hears(called(), HostAnswer.COMING, seconds=40)
    assert shop.state.call is not None
    later = replace(shop.state.call, answered_at="2027-01-01T00:00:00+00:00")
    again = Shop(replace(shop.state, call=later)).opens()
    assert again.state.coming_until == again.now


# ------------------------------------------------------------------------------------- called by the lane itself


def parked() -> Shop:
    shop = basket().asks_to_pay()
    return shop.does(CardUnknown(shop.attempt.id, "link lost"), CardUnresolved(shop.attempt.id, "unclear", "which?"))


def test_a_payment_in_doubt_calls_a_colleague_until_it_is_solved() -> None:
    shop = parked()
    [fact] = shop.happened(HelpRequested)
    assert isinstance(fact, HelpRequested)
    assert (fact.reason, fact.screen) == (HelpReason.PAYMENT, Screen.RESTING)
    shop.does(CardResolvedCharged(shop.attempt.id, shop.result()))
    assert (shop.state.call, cleared(shop)) == (None, [ClearedBy.SOLVED])


def test_a_payment_in_doubt_does_not_call_over_a_shopper_who_did() -> None:
    shop = called(basket().asks_to_pay())
    shop.does(CardUnknown(shop.attempt.id, ""), CardUnresolved(shop.attempt.id, "unclear", ""))
    assert len(shop.happened(HelpRequested)) == 1
