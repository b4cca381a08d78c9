"""What is said while a phone pays, from the first question to the last word of the payment service."""

from __future__ import annotations

import pytest

from kiosk.gallery.moments import MOMENTS
from kiosk.ui.viewmodels.pay import derive_pay
from kiosk.ui.viewmodels.paying import derive_paying
from tests.kiosk.ui.scenes import scene, scene_of


@pytest.mark.parametrize(
    ("moment", "title", "extendable"),
    [
        ("paying-phone", "One moment", True),
        ("paying-phone-agree", "Please agree on your phone", True),
        ("paying-phone-code", "Scan this code with your phone", False),
        ("paying-phone-stopping", "Stopping the payment", False),
        ("paying-phone-instead", "One moment", False),
        ("paying-phone-approved", "Approved", False),
        ("paying-phone-doubt", "We are asking the payment service.", False),
    ],
)
def test_each_step_is_said_in_a_sentence(moment: str, title: str, extendable: bool) -> None:
    props = derive_paying(scene(moment))
    assert (props.phone, props.title, props.extendable) == (True, title, extendable)


def test_a_part_says_of_what_it_is_one_and_what_was_paid_before_says_that() -> None:
    part, parted = derive_pay(scene("pay-part-phone")), derive_pay(scene("pay-parted-phone"))
    assert (part.amount, part.about) == ("€10.00", "A part of €24.58")
    assert (parted.amount, parted.about) == ("€14.58", "Paid already: €10.00")


def test_a_code_that_gives_way_to_a_phone_offers_no_other_way_out() -> None:
    props = derive_paying(scene("paying-phone-instead"))
    assert (props.stoppable, props.code, props.body) == (False, "", "We take the code on your phone instead.")


def test_the_time_of_a_code_begins_with_a_full_bar_and_runs_out_with_it() -> None:
    state = MOMENTS["paying-phone-code"]("en")
    assert state.wallet_until == state.wallet_since + 118
    left = [derive_paying(scene_of(state, state.wallet_since + passed)).fraction for passed in (0, 59, 118)]
    assert left == [1.0, 0.5, 0.0]


def test_only_a_code_that_is_good_is_drawn() -> None:
    assert derive_paying(scene("paying-phone-code")).code == "image://qr/https%3A%2F%2Fpay.example%2Fc%2F1"
    assert derive_paying(scene("paying-phone-stopping")).code == ""


def test_the_way_is_offered_only_where_there_is_a_gateway_and_greyed_with_a_reason_when_it_is_away() -> None:
    assert derive_pay(scene("pay")).phone is False
    offered, away = derive_pay(scene("pay-phone")), derive_pay(scene("pay-phone-away"))
    assert (offered.phone, offered.phone_ready) == (True, True)
    assert (away.phone, away.phone_ready, away.phone_hint) == (True, False, "Not possible just now.")
