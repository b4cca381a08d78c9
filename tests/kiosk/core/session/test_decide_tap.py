"""The tap: counted at the first touch, explained at will, never in the way, and never leading to a visit."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.core.session.decide.tap import occasions
from kiosk.core.session.effects import PushOutbox
from kiosk.core.session.facts import SessionEnded, TapExplained, TapGiven
from kiosk.core.session.inputs import (
    BackTouched,
    FaceTouched,
    HelpTouched,
    MemberScanned,
    NoPaperTouched,
    ReasonTouched,
    ReceiptTouched,
    RemarkTyped,
    StayTouched,
    Stopping,
    SurveyCame,
    UnknownScanned,
)
from kiosk.core.session.notes import TapView
from kiosk.core.session.state import Screen
from kiosk.core.survey import Occasion, Survey
from tests.shop import APPLES, ASKED, ASKING, MILK, Shop


def asked() -> Shop:
    return Shop(policy=ASKING).opens().scans(MILK).pays().does(NoPaperTouched())


OFTEN = Survey((replace(ASKED.questions[0], pause=2), replace(ASKED.questions[1], every=3, pause=4)))
"""Asks for the wait again after two visits, and whether it was easy of each third."""


def visits(shop: Shop, *answers: int, helped: bool = False) -> list[str]:
    """What each of so many shoppers is asked; who has a face, touches it."""
    seen = []
    for face in answers:
        shop.scans(MILK).does(*[HelpTouched()] * helped).pays().does(NoPaperTouched())
        view = shop.state.view
        seen.append(view.question if isinstance(view, TapView) else "?")
        shop.does(*[FaceTouched(face)] * bool(face), BackTouched(), BackTouched())
    return seen


def test_of_every_so_many_visits_one_is_asked_and_the_others_are_thanked() -> None:
    assert visits(Shop(policy=replace(ASKING, survey=OFTEN)).opens(), 5, 5, 5, 5) == ["easy", "", "", "easy"]


def test_who_does_not_answer_is_asked_something_else_next_time_and_then_nothing() -> None:
    shop = Shop(policy=replace(ASKING, survey=OFTEN)).opens()
    assert visits(shop, 0, 0, 0, 0, helped=True) == ["help-wait", "easy", "", "help-wait"]


def test_a_member_is_asked_the_same_once() -> None:
    shop = Shop(policy=ASKING).opens()
    asked_them = [visits(shop.does(MemberScanned(card * 64)), 5) for card in "aab"]
    assert asked_them == [["easy"], [""], ["easy"]]


def test_new_questions_begin_with_the_next_shopper() -> None:
    shop = asked().does(SurveyCame(Survey((replace(ASKED.questions[1], id="new"),))), FaceTouched(2))
    assert visits(shop.does(ReasonTouched("slow"), BackTouched(), BackTouched()), 5) == ["new"]
    assert explained(shop).tap.question == "easy"
    assert visits(shop.does(SurveyCame(Survey(()))), 5) == [""]


def test_who_looks_at_the_receipt_again_is_asked_the_same() -> None:
    shop = Shop(policy=replace(ASKING, survey=OFTEN)).opens().scans(MILK).pays().does(NoPaperTouched())
    shop.does(ReceiptTouched(), NoPaperTouched())
    assert isinstance(shop.state.view, TapView)
    assert shop.state.view.question == "easy"


def explained(shop: Shop) -> TapExplained:
    [fact] = shop.happened(TapExplained)
    assert isinstance(fact, TapExplained)
    return fact


def test_the_question_fits_what_happened_in_the_visit() -> None:
    helped = Shop(policy=ASKING).opens().scans(MILK).does(HelpTouched()).pays().does(NoPaperTouched(), FaceTouched(3))
    [tap] = helped.happened(TapGiven)
    assert isinstance(tap, TapGiven)
    assert tap.question == "help-wait"
    [plain] = asked().does(FaceTouched(3)).happened(TapGiven)
    assert isinstance(plain, TapGiven)
    assert plain.question == "easy"


def test_a_visit_is_known_by_what_it_had() -> None:
    shop = Shop().opens().does(UnknownScanned("04006381333931")).weighs(APPLES, 855).scans(*[MILK] * 15)
    assert shop.state.session is not None
    assert occasions(shop.state.session) == {Occasion.NOT_READ, Occasion.WEIGHED, Occasion.MANY}


def test_a_face_counts_at_once_and_its_reasons_when_the_tap_closes() -> None:
    shop = asked().does(FaceTouched(2))
    assert len(shop.happened(TapGiven)) == 1
    assert isinstance(shop.effects[-1], PushOutbox)
    shop.does(ReasonTouched("slow"), ReasonTouched("loud"), ReasonTouched("loud"), RemarkTyped("too slow"))
    assert not shop.happened(TapExplained)
    shop.does(BackTouched())
    assert (explained(shop).tap.face, explained(shop).reasons, explained(shop).remark) == (2, ("slow",), "too slow")
    shop.waits(3.5)
    assert shop.screen is Screen.ATTRACT


def test_at_most_three_reasons_and_only_those_of_the_face() -> None:
    shop = asked().does(FaceTouched(1), *(ReasonTouched(one) for one in ("slow", "unclear", "quick", "loud", "other")))
    assert isinstance(shop.state.view, TapView)
    assert shop.state.view.reasons == ("slow", "unclear", "loud")


def test_another_face_changes_the_tap_and_drops_what_does_not_fit_it() -> None:
    shop = asked().does(FaceTouched(2), ReasonTouched("slow"), FaceTouched(5), ReasonTouched("quick")).waits(13)
    assert (explained(shop).tap.face, explained(shop).reasons) == (5, ("quick",))
    assert shop.screen is Screen.ATTRACT


def test_a_face_alone_needs_no_explaining() -> None:
    shop = asked().does(FaceTouched(4)).waits(13)
    assert not shop.happened(TapExplained)
    assert shop.happened(SessionEnded)


def test_each_touch_gives_more_time() -> None:
    shop = asked().waits(9).does(StayTouched()).waits(9).does(FaceTouched(2)).waits(9).does(ReasonTouched("slow"))
    assert shop.waits(9).screen is Screen.TAP
    assert shop.waits(4).screen is Screen.ATTRACT


@pytest.mark.parametrize("leaving", ["scan", "stop", "receipt"])
def test_whatever_ends_the_visit_keeps_the_reasons(leaving: str) -> None:
    shop = asked().does(FaceTouched(2), ReasonTouched("slow"))
    if leaving == "scan":
        shop.scans(MILK)
    elif leaving == "receipt":
        shop.does(ReceiptTouched(), NoPaperTouched())
    else:
        shop.does(Stopping())
    assert explained(shop).reasons == ("slow",)


def test_nothing_that_is_said_names_the_visit() -> None:
    shop = asked().does(FaceTouched(2), ReasonTouched("slow"), RemarkTyped("call 0170 1234567"))
    assert shop.state.session is not None
    name = shop.state.session.id
    shop.waits(13)
    assert name not in repr(explained(shop))
    assert "0170" not in repr(explained(shop))


def test_a_survey_without_reasons_thanks_for_the_face() -> None:
    shop = Shop().opens().scans(MILK).pays().does(NoPaperTouched(), FaceTouched(4), ReasonTouched("slow"))
    assert isinstance(shop.state.view, TapView)
    assert shop.state.view.thanked
    assert shop.waits(3.5).screen is Screen.ATTRACT


def test_after_the_thanks_the_visit_is_over() -> None:
    shop = asked().does(FaceTouched(4), BackTouched())
    assert shop.screen is Screen.TAP
    assert shop.does(BackTouched()).screen is Screen.ATTRACT


def test_what_was_explained_as_the_lane_stopped_is_not_explained_again() -> None:
    shop = asked().does(FaceTouched(5), FaceTouched(2), Stopping(), ReceiptTouched())
    assert [type(fact) for fact in shop.facts].count(TapExplained) == 1
