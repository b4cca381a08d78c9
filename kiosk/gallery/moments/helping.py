"""Calls for help, the help page, hints and the offer of help."""

from __future__ import annotations

from dataclasses import replace

from kiosk.core.calls import HostAnswer
from kiosk.core.session.inputs import (
    AnswerTouched,
    Device,
    DeviceCame,
    HelpAnswered,
    HelpPageTouched,
    HelpTouched,
    Input,
    Load,
    MessageClosed,
    NoBarcodeTouched,
    PayTouched,
    ScaleShowed,
    StartTouched,
    UnknownScanned,
)
from kiosk.core.session.notes import HelpPage
from kiosk.core.session.state import LaneState
from kiosk.gallery.goods import BANANAS, MILK
from kiosk.gallery.moments.visits import FAILED, OFFLINE, Moments, opened, paying, shopping, weighing
from kiosk.gallery.shop import POLICY, Shop, store_policy


def calling(language: str, *first: Input) -> Shop:
    """Help is called, and the shopper goes on."""
    return shopping(language).does(*first, HelpTouched(), MessageClosed())


def answered(language: str, answer: HostAnswer, seconds: int = 0) -> Shop:
    shop = calling(language)
    call = shop.state.call
    if call is None:
        raise LookupError("no call is open")
    return shop.does(HelpAnswered("c1", call.id, answer, "Anna" if language == "en" else "李娜", seconds))


def reading(shop: Shop, question: str = "") -> LaneState:
    """The help page is open over what was there."""
    shop.does(HelpPageTouched())
    return shop.does(AnswerTouched(question)).state if question else shop.state


def hesitating(shop: Shop) -> LaneState:
    """Nobody does anything until a hint shows."""
    deadline = shop.state.hint_at
    if deadline is None:
        raise LookupError("no hint is to come")
    return shop.waits(deadline - shop.now).state


HELPING: Moments = {
    "basket-help": lambda language: shopping(language).does(HelpTouched()).state,
    "basket-call": lambda language: calling(language).state,
    "basket-call-seen": lambda language: answered(language, HostAnswer.SEEN).state,
    "basket-call-coming": lambda language: answered(language, HostAnswer.COMING, 40).state,
    "basket-call-minutes": lambda language: answered(language, HostAnswer.COMING, 300).state,
    "basket-call-late": lambda language: answered(language, HostAnswer.COMING, 1).state,
    "basket-call-lamp": lambda language: calling(language, DeviceCame(Device.LIGHT), OFFLINE).state,
    "basket-call-unheard": lambda language: calling(language, OFFLINE).state,
    "help-coming": lambda language: answered(language, HostAnswer.COMING, 40).does(HelpTouched()).state,
    "attract-call": lambda language: opened(language).does(HelpTouched(), MessageClosed()).state,
    "pay-call": lambda language: calling(language).does(PayTouched()).state,
    "weigh-call": lambda language: weighing(language, Load.STABLE, 855).does(HelpTouched(), MessageClosed()).state,
    "help": lambda language: reading(shopping(language)),
    "help-attract": lambda language: reading(opened(language)),
    "help-weigh": lambda language: reading(weighing(language, Load.SETTLING)),
    "help-paying": lambda language: reading(paying(language)),
    "help-receipt": lambda language: reading(shopping(language).pays()),
    "help-resting": lambda language: replace(shopping(language).state, failed=FAILED, help_page=HelpPage("resting")),
    "help-called": lambda language: reading(shopping(language).does(HelpTouched())),
    "help-scanned": lambda language: Shop(reading(shopping(language)), store_policy()).scans(MILK).state,
    "help-unknown": lambda language: (
        Shop(reading(shopping(language)), store_policy()).does(UnknownScanned("04006381333931")).state
    ),
    "help-answer": lambda language: reading(shopping(language), "not-scanning"),
    "help-answer-weigh": lambda language: reading(weighing(language, Load.SETTLING), "weigh"),
    "basket-empty-hint": lambda language: hesitating(opened(language).does(StartTouched())),
    "pick-hint": lambda language: hesitating(opened(language).does(NoBarcodeTouched())),
    "weigh-hint-put": lambda language: hesitating(opened(language).scans(MILK).picks(BANANAS)),
    "weigh-hint-rest": lambda language: hesitating(
        opened(language).scans(MILK).picks(BANANAS).does(ScaleShowed(Load.SETTLING))
    ),
    "weigh-hint-add": lambda language: hesitating(opened(language).scans(MILK).picks(BANANAS).puts_on_scale(855)),
    "pay-hint": lambda language: hesitating(shopping(language).does(PayTouched())),
    "paying-hint": lambda language: hesitating(paying(language)),
    "basket-offer": lambda language: shopping(language).waits(POLICY.offer_help_s).state,
    "weigh-offer": lambda language: weighing(language, Load.STABLE, 855).waits(POLICY.offer_help_s).state,
}
