from dataclasses import replace

import pytest

from kiosk.core.pricing.hints import GaveWay
from kiosk.core.session.inputs import CancelConfirmed, HelpNotNeeded, MessageClosed
from kiosk.core.session.notes import Message, Say
from kiosk.core.values import Money
from kiosk.ui.viewmodels.message import MessageProps, MessageViewModel, derive_message
from kiosk.ui.viewmodels.staff import derive_staff
from tests.kiosk.ui.scenes import scene, scene_of


@pytest.mark.parametrize(
    ("moment", "kind", "title", "body"),
    [
        ("basket", "", "", ""),
        ("basket-unknown", "banner", "We don't know this code yet.", "Try again or search."),
        ("basket-unreadable", "banner", "We couldn't read that code.", "Turn the barcode to the light."),
        ("basket-expired", "banner", "This one is past its date.", "Please take a fresh one."),
        ("basket-age", "banner", "Red wine Rioja 0.75 l needs a quick ID check.", "Keep scanning. We come to you."),
        ("basket-resumed", "banner", "The power went off.", "Your basket is all here."),
        ("basket-limit", "banner", "You can buy 99 of one item at most.", "A colleague can help with more."),
        ("basket-replaced", "banner", "“3 for 2” replaces “10 % off snacks”.", "You now save €1.61 more."),
        ("basket-bag-taken", "banner", "Something left the bag.", "Please put it back."),
        ("basket-bag-taken-ask", "bag", "Something left the bag.", "Please tell us where it is."),
        ("basket-bag-other-ask", "bag", "The weight doesn't fit Sea salt chips 150 g.", "Please tell us what it is."),
        ("basket-cancel", "cancel", "Cancel your shopping?", "Your basket will be emptied. Nothing was charged."),
        ("basket-help", "help", "Help is called", "Please stay here. You can go on in the meantime."),
        ("pay-declined", "banner", "Your bank said no. Nothing was charged.", "Try another way."),
        ("tap-paper-out", "banner", "Paper ran out.", "Your receipt will print again whole."),
        ("help-coming", "help", "Anna is on the way, about 39 seconds.", "You can go on in the meantime."),
        ("resting-parked", "", "", ""),
    ],
)
def test_a_message_says_what_is_and_what_to_do(moment: str, kind: str, title: str, body: str) -> None:
    props = derive_message(scene(moment))
    assert (props.kind, props.title, props.body) == (kind, title, body)


def test_an_offer_that_moved_or_went_is_named_too() -> None:
    gone = GaveWay(1, "first", {"en": "First coffee free"}, {"en": "Espresso"}, moved=True, better=Money(0, "EUR"))
    for message, title, body in (
        (gone, "“First coffee free” is now for Espresso.", "Your basket costs no more by it."),
        (replace(gone, by={}), "“First coffee free” no longer applies.", "Your basket costs no more by it."),
    ):
        state = replace(scene("basket").state, message=Message(Say.OFFER_GAVE_WAY, gave_way=message))
        props = derive_message(scene_of(state))
        assert (props.title, props.body) == (title, body)


@pytest.mark.parametrize("say", list(Say))
@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_every_message_has_its_words(say: Say, language: str) -> None:
    item = scene("basket").state.session.lines[0].item
    props = derive_message(scene_of(replace(scene("basket", language).state, message=Message(say, item))))
    assert props.title
    assert props.body
    assert props.kind
    assert "{" not in props.title + props.body


def test_what_it_is_about_is_pictured() -> None:
    assert derive_message(scene("basket-age")).picture == "wine"


def test_answers_are_posted(qtbot) -> None:
    posted: list[object] = []
    message = MessageViewModel(posted.append)
    message.show(scene("basket-cancel"))
    message.confirmCancel()
    message.close()
    assert posted == [CancelConfirmed(), MessageClosed()]


def test_the_shopper_goes_on_while_help_comes_or_needs_none(qtbot) -> None:
    posted: list[object] = []
    message = MessageViewModel(posted.append)
    message.show(scene("basket-help"))
    message.close()
    message.noHelp()
    assert posted == [MessageClosed(), HelpNotNeeded()]


def test_another_message_comes_before_the_open_call_and_the_call_is_there_again(qtbot) -> None:
    message = MessageViewModel(lambda touched: None)
    called = scene("basket-call").state
    message.show(scene_of(replace(called, message=Message(Say.UNKNOWN_ITEM))))
    assert (message.kind, message.title) == ("banner", "We don't know this code yet.")
    message.show(scene_of(called))
    assert (message.kind, message.title) == ("call", "Help is called")


def test_the_staff_layer_says_itself_that_help_was_asked_for() -> None:
    assert derive_message(scene("staff")) == MessageProps()
    assert derive_staff(scene("staff")).called
