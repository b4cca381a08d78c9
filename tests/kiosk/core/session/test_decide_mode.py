"""A lane is closed, opened and put to training; and who shops meanwhile."""

from __future__ import annotations

from dataclasses import replace

from kiosk.core.calls import Outcome
from kiosk.core.mode import LaneMode
from kiosk.core.session.decide.carry import carried
from kiosk.core.session.effects import AnswerCommand, PushOutbox
from kiosk.core.session.facts import EndReason, SavedBy, SessionEnded
from kiosk.core.session.inputs import (
    BasketCodeGiven,
    ComeBackTouched,
    MessageClosed,
    ModeOrdered,
    NoBarcodeTouched,
    SaveTouched,
    StaffActed,
    StartTouched,
    TakeUpTouched,
)
from kiosk.core.session.lane_facts import ModeChanged
from kiosk.core.session.look import look_of
from kiosk.core.session.notes import Say
from kiosk.core.session.staff_facts import ActRefused, NotDone
from kiosk.core.session.state import Screen
from kiosk.core.staff import Act
from tests.kiosk.core.session.crew import STAFFED, closed, does, opened, signs_on, training
from tests.shop import MILK, Shop


def says(shop: Shop) -> Say | None:
    return shop.state.message.say if shop.state.message else None


def test_a_closed_lane_says_who_closed_it_and_tells_the_server() -> None:
    shop = closed()
    [changed] = [fact for fact in shop.facts if isinstance(fact, ModeChanged)]
    assert (changed.lane, changed.mode, changed.was, changed.staff) == ("4", LaneMode.CLOSED, LaneMode.OPEN, "lena")
    assert shop.screen is Screen.CLOSED
    assert shop.effects[-1] == PushOutbox()


def test_a_closed_lane_stays_closed_over_a_power_cut() -> None:
    assert closed().loses_power().screen is Screen.CLOSED


def test_nobody_gets_in_at_a_closed_lane_and_a_scan_says_kindly_why() -> None:
    shop = closed().scans(MILK)
    assert says(shop) is Say.LANE_CLOSED
    assert shop.waits(STAFFED.passing_s).state.message is None
    for touched in (StartTouched(), NoBarcodeTouched(), TakeUpTouched(), BasketCodeGiven("000000"), ComeBackTouched()):
        shop.does(touched)
        assert shop.state.session is None
        assert shop.screen is Screen.CLOSED


def test_a_basket_put_aside_waits_until_the_lane_is_open_again() -> None:
    shop = does(opened().scans(MILK).does(SaveTouched()).waits(STAFFED.saved_closes_s), Act.CLOSE_LANE)
    code = shop.state.saved[0].code
    assert shop.does(BasketCodeGiven(code)).state.session is None
    assert does(shop, Act.OPEN_LANE).does(BasketCodeGiven(code)).total == 129


def test_a_visit_that_runs_is_finished_before_the_lane_closes() -> None:
    shop = does(opened().scans(MILK), Act.CLOSE_LANE)
    assert shop.state.mode is LaneMode.CLOSED
    assert shop.scans(MILK).total == 258
    shop.pays()
    assert shop.screen is Screen.RECEIPT
    assert says(shop.scans(MILK)) is Say.LANE_CLOSED
    shop.does(MessageClosed()).waits(STAFFED.receipt_closes_s).waits(STAFFED.tap_closes_s)
    assert shop.screen is Screen.CLOSED


def test_an_opened_lane_sells() -> None:
    assert does(closed(), Act.OPEN_LANE).scans(MILK).total == 129


def test_training_ends_where_it_began() -> None:
    assert does(training(), Act.END_TRAINING).screen is Screen.ATTRACT
    assert does(does(closed(), Act.START_TRAINING), Act.END_TRAINING).screen is Screen.CLOSED


def test_training_does_not_begin_in_a_visit() -> None:
    shop = signs_on(opened().scans(MILK)).does(StaffActed(Act.START_TRAINING))
    assert shop.state.mode is LaneMode.OPEN


def test_who_walked_away_in_training_opens_nobody_elses_basket() -> None:
    shop = opened().scans(MILK).waits(STAFFED.idle_s).waits(STAFFED.idle_warning_s).waits(STAFFED.come_back_s)
    does(shop, Act.START_TRAINING).scans(MILK).waits(STAFFED.idle_s).waits(STAFFED.idle_warning_s)
    does(shop, Act.END_TRAINING)
    assert [one.by for one in shop.state.saved] == [SavedBy.ABSENCE]
    assert shop.does(ComeBackTouched()).state.session is None


def test_baskets_that_are_practised_push_out_no_real_one() -> None:
    shop = Shop(policy=replace(STAFFED, saved_most=2)).opens().scans(MILK).does(SaveTouched())
    does(shop, Act.START_TRAINING)
    for _ in range(3):
        shop.scans(MILK).does(SaveTouched())
    assert [one.session.training for one in shop.state.saved] == [False, True, True]


def test_baskets_that_were_practised_end_with_the_training() -> None:
    shop = training().scans(MILK).does(SaveTouched()).scans(MILK)
    does(shop, Act.END_TRAINING)
    assert shop.state.session is None
    assert shop.state.saved == ()
    assert [fact.reason for fact in shop.facts if isinstance(fact, SessionEnded)] == [EndReason.CANCELLED] * 2


def order(shop: Shop, mode: LaneMode, *, command: str = "c1", staff: str = "lena", **more: object) -> Shop:
    """A host at the console wants it so."""
    return shop.does(ModeOrdered(command=command, mode=mode, staff=staff, name="Lena", **more))  # type: ignore[arg-type]


def express(shop: Shop | None = None, pieces: int = 2) -> Shop:
    return order(shop or Shop(policy=STAFFED).opens(), LaneMode.EXPRESS, command="m1", pieces=pieces)


def answers(shop: Shop) -> list[Outcome]:
    return [effect.outcome for effect in shop.effects if isinstance(effect, AnswerCommand)]


def refused(shop: Shop) -> list[NotDone]:
    return [fact.why for fact in shop.facts if isinstance(fact, ActRefused)]


def test_a_lane_closed_from_the_console_lets_its_shopper_finish() -> None:
    shop = order(Shop(policy=STAFFED).opens().scans(MILK), LaneMode.CLOSED)
    assert (shop.screen, look_of(shop.state).closes) == (Screen.BASKET, True)
    [changed] = [fact for fact in shop.facts if isinstance(fact, ModeChanged)]
    assert (changed.mode, changed.staff, changed.command) == (LaneMode.CLOSED, "lena", "c1")
    shop.pays().waits(STAFFED.receipt_closes_s).waits(STAFFED.tap_closes_s)
    assert (shop.screen, look_of(shop.state).closes) == (Screen.CLOSED, False)
    assert order(shop, LaneMode.OPEN, command="c2").screen is Screen.ATTRACT
    assert answers(shop) == [Outcome.DONE, Outcome.DONE]


def test_an_order_that_comes_again_is_obeyed_once() -> None:
    shop = order(Shop(policy=STAFFED).opens(), LaneMode.CLOSED)
    order(shop, LaneMode.OPEN, command="c2")
    order(shop, LaneMode.CLOSED)
    assert (shop.screen, refused(shop)) == (Screen.ATTRACT, [NotDone.REPLAYED])
    assert answers(shop) == [Outcome.DONE] * 3


def test_who_may_not_or_is_not_known_here_closes_nothing() -> None:
    shop = order(Shop(policy=STAFFED).opens(), LaneMode.CLOSED, staff="nobody")
    assert (shop.screen, refused(shop)) == (Screen.ATTRACT, [NotDone.UNKNOWN])
    shop = order(training(), LaneMode.CLOSED)
    assert (shop.state.mode, refused(shop), answers(shop)[-1]) == (
        LaneMode.TRAINING,
        [NotDone.NOT_NOW],
        Outcome.OVER,
    )


def test_an_express_lane_says_up_to_how_many_and_stays_one_over_a_power_cut() -> None:
    shop = express().loses_power()
    assert (shop.state.mode, shop.state.express_pieces, look_of(shop.state).express) == (LaneMode.EXPRESS, 2, 2)
    assert carried(shop.state).express_pieces == 2
    [changed] = [fact for fact in shop.facts if isinstance(fact, ModeChanged)]
    assert (changed.was, changed.pieces, changed.name) == (LaneMode.OPEN, 2, "Lena")


def test_who_has_more_is_told_once_that_they_are_welcome_and_is_served() -> None:
    shop = express().scans(MILK, MILK)
    assert says(shop) is None
    assert says(shop.scans(MILK)) is Say.EXPRESS_OVER
    assert says(shop.waits(STAFFED.passing_s)) is None
    assert says(shop.scans(MILK)) is None
    assert shop.pays().screen is Screen.RECEIPT


def test_who_shops_already_and_has_more_is_told_nothing_of_it() -> None:
    shop = express(Shop(policy=STAFFED).opens().scans(MILK, MILK, MILK))
    assert says(shop.scans(MILK)) is None


def test_only_an_express_lane_is_ended_and_no_closed_one_is_opened_by_it() -> None:
    shop = does(express(), Act.CLOSE_LANE)
    order(shop, LaneMode.OPEN, command="m2", staff="", only_in=LaneMode.EXPRESS)
    assert (shop.state.mode, refused(shop), answers(shop)[-1]) == (LaneMode.CLOSED, [NotDone.NOT_NOW], Outcome.OVER)
    shop = order(express(), LaneMode.OPEN, command="m2", staff="", only_in=LaneMode.EXPRESS)
    assert (shop.state.mode, shop.state.express_pieces) == (LaneMode.OPEN, 0)


def test_a_closed_lane_becomes_no_express_lane_and_an_express_lane_opens_as_any_other() -> None:
    assert express(closed()).state.mode is LaneMode.CLOSED
    shop = does(does(express(), Act.CLOSE_LANE), Act.OPEN_LANE)
    assert (shop.state.mode, shop.state.express_pieces) == (LaneMode.OPEN, 0)


def test_a_host_at_the_lane_ends_it_and_training_leaves_it_as_it_was() -> None:
    assert does(express(), Act.OPEN_LANE).state.mode is LaneMode.OPEN
    shop = does(does(express(), Act.START_TRAINING), Act.END_TRAINING)
    assert (shop.state.mode, shop.state.express_pieces) == (LaneMode.EXPRESS, 2)
