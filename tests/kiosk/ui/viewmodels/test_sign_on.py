"""The keys of a sign-on: a PIN is dots, and goes to the lane once."""

from __future__ import annotations

from kiosk.core.session.inputs import CodeKeyTouched, Input, PinGiven, StaffNumberGiven
from kiosk.ui.viewmodels.sign_on import SignOnViewModel, derive_sign_on
from tests.kiosk.ui.scenes import scene


def test_a_pin_is_shown_as_dots_whatever_it_is() -> None:
    props = derive_sign_on(scene("sign-on"), "471")
    assert (props.title, props.typed, props.able) == ("Lena K.", "●●●○", False)
    assert "4" not in repr(derive_sign_on(scene("sign-on"), "4444")).replace("4444", "")


def test_a_number_is_shown_as_it_is_typed() -> None:
    props = derive_sign_on(scene("sign-on-number"), "1001")
    assert (props.title, props.typed, props.able) == ("Your staff number", "1001", True)


def test_who_is_locked_out_is_told_for_how_long() -> None:
    props = derive_sign_on(scene("sign-on-locked"), "4711")
    assert props.body.startswith("Too many tries. Please try again in 4:5")
    assert not props.able


def test_what_was_typed_goes_to_the_lane_once_and_is_forgotten() -> None:
    posted: list[Input] = []
    keys = SignOnViewModel(posted.append)
    keys.show(scene("sign-on"))
    for digit in "47117":
        keys.digit(digit)
    keys.erase()
    keys.give()
    keys.give()
    assert [one for one in posted if not isinstance(one, CodeKeyTouched)] == [PinGiven("4711")]
    assert keys.typed == "○○○○"


def test_a_number_typed_for_nobody_is_not_a_pin() -> None:
    posted: list[Input] = []
    keys = SignOnViewModel(posted.append)
    keys.show(scene("sign-on-number"))
    for digit in "1001":
        keys.digit(digit)
    keys.give()
    assert posted[-1] == StaffNumberGiven("1001")


def test_digits_do_not_outlive_the_keys() -> None:
    keys = SignOnViewModel(lambda _: None)
    keys.show(scene("sign-on"))
    keys.digit("4")
    keys.show(scene("basket"))
    keys.show(scene("sign-on"))
    assert keys.typed == "○○○○"


def test_an_act_that_wants_the_pin_too_says_so() -> None:
    props = derive_sign_on(scene("sign-on-pin-too"), "")
    assert (props.title, props.body, props.keys) == ("Lena K.", "Your PIN is needed too. Type it, please.", True)


def test_where_a_badge_is_waited_for_nothing_is_typed() -> None:
    posted: list[Input] = []
    keys = SignOnViewModel(posted.append)
    keys.show(scene("sign-on-badge-too"))
    keys.digit("4")
    keys.give()
    assert (keys.body, keys.keys, keys.typed) == ("Your badge is needed too. Hold it to the scanner.", False, "")
    assert posted == []
