from dataclasses import replace

from kiosk.ui.viewmodels.resting import derive_resting
from tests.kiosk.ui.scenes import scene, scene_of


def test_a_lane_that_cannot_sell_says_so_and_tells_staff_why() -> None:
    props = derive_resting(scene("resting-failed"))
    assert (props.title, props.kept_title) == ("This lane is resting", "Were you shopping here?")
    assert props.staff == "For staff: the journal cannot be written: No space left on device"


def test_nobody_is_asked_about_a_basket_that_is_not_there() -> None:
    state = replace(scene("attract").state, failed="the journal cannot be written")
    assert derive_resting(scene_of(state)).kept_title == ""


def test_a_parked_payment_is_told_kindly_and_to_staff_exactly() -> None:
    props = derive_resting(scene("resting-parked"))
    assert (props.title, props.body) == (
        "Please see an attendant",
        "Your payment is being checked. You won't pay twice.",
    )
    assert props.staff == "For staff: payment 4-000001-a1, €24.58, terminal 52500041, in doubt"
