from dataclasses import replace

from kiosk.core.mode import LaneMode
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
    assert (props.title, props.body) == ("We are checking your payment", "You won't pay twice.")
    assert props.staff.replace("\N{NON-BREAKING HYPHEN}", "-") == (
        "For staff: payment 4-000001-a1, €24.58, terminal 52500041, in doubt. A manager can settle it."
    )


def test_a_closed_lane_says_where_else_to_go_and_lets_staff_in() -> None:
    props = derive_resting(scene("closed"))
    assert (props.title, props.advice, props.sign_on) == ("This lane is closed", "Please go to", True)
    assert [place.name for place in props.places] == ["Lane 3", "Lane 5", "Till 1"]


def test_a_store_that_names_no_other_place_is_not_guessed_at() -> None:
    shown = scene("closed")
    bare = replace(shown, policy=replace(shown.policy, other_lanes=(), tills=()))
    assert derive_resting(bare).advice == "Please use another lane, or a till with a cashier."


def test_a_till_with_a_cashier_is_among_three_places() -> None:
    shown = scene("closed")
    many = replace(shown, policy=replace(shown.policy, other_lanes=("1", "2", "3", "5"), tills=("1", "2")))
    assert [place.cashier for place in derive_resting(many).places] == [False, False, True]


def test_a_basket_that_the_store_is_offered_goes_on_at_any_lane() -> None:
    state = scene("resting-saved").state
    offered = replace(state, saved=tuple(replace(one, basket="b" * 32) for one in state.saved))
    assert derive_resting(scene_of(offered)).kept_body == "Your basket is kept. Any lane goes on with this code."


def test_a_code_is_shown_only_for_a_basket_that_was_saved() -> None:
    saved, failed = derive_resting(scene("resting-saved")), derive_resting(scene("resting-failed"))
    assert saved.kept_code
    assert saved.scanned_as.endswith(saved.kept_code.replace(" ", ""))
    assert (failed.kept_code, failed.scanned_as) == ("", "")
    assert failed.kept_body == "A colleague will take care of your basket."


def test_a_lane_in_service_keeps_a_basket_that_waits_and_says_so() -> None:
    state = replace(scene("basket-full").state, mode=LaneMode.SERVICE)
    props = derive_resting(scene_of(state))
    assert (props.title, props.body) == ("This lane is closed", "A technician looks after it.")
    assert (props.kept_body, props.sign_on) == ("A colleague will take care of your basket.", True)
    assert derive_resting(scene("closed")).kept_body == ""
