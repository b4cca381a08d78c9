"""The member's page: a number that nobody reads over a shoulder, what is known of them, and the way out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.core.session.inputs import BackTouched, CodeKeyTouched, MemberLeaves, MemberTouched, PhoneGiven
from kiosk.gallery.moments.members import club_policy
from kiosk.ui.viewmodels.member import MemberViewModel, derive_member, masked_digits
from tests.kiosk.ui.scenes import scene

PHONE = "01701234542"


@pytest.mark.parametrize(
    ("typed", "shown"), [("", ""), ("0", "0"), ("01", "01"), ("017", "•17"), (PHONE, "••• •••• ••42")]
)
def test_of_a_number_only_the_last_two_digits_can_be_read(typed: str, shown: str) -> None:
    assert masked_digits(typed) == shown


@pytest.mark.parametrize(
    ("moment", "hint", "doubtful"),
    [
        ("member", "Type your phone number, or scan your card.", False),
        ("member-asking", "We look for you. You can go on meanwhile.", False),
        ("member-not-found", "We don't find this number. Please compare it, or go on without.", True),
        ("member-too-many", "No more numbers for some minutes. Please scan your card.", True),
        ("member-offline", "We are offline. Scan your card: the points come later.", False),
    ],
)
def test_it_says_what_to_do_next(moment: str, hint: str, doubtful: bool) -> None:
    props = derive_member(scene(moment), PHONE)
    assert (props.keys, props.hint, props.doubtful) == (True, hint, doubtful)
    assert "1234542" not in repr(props)


def test_a_number_is_asked_for_once_it_is_long_enough_and_not_twice_at_once() -> None:
    assert [derive_member(scene("member"), PHONE[:many]).able for many in (5, 6, 11)] == [False, True, True]
    asking = derive_member(scene("member-asking"), PHONE)
    assert (asking.able, asking.busy) == (False, True)


def test_who_is_known_reads_points_tier_and_what_their_coupons_do_and_no_name() -> None:
    props = derive_member(scene("member-known"), "")
    assert (props.keys, props.figure, props.label) == (False, "M", "Member M")
    assert props.title.endswith("points")
    assert "•••• 42" in props.hint
    assert "Mia" not in repr(props)
    assert props.coupons
    assert all(" · " in row.text for row in props.coupons)
    assert derive_member(scene("member-known", "zh_CN"), "").title != props.title


def test_a_card_that_nobody_could_be_asked_about_is_kept_and_the_page_says_so() -> None:
    props = derive_member(scene("member-card-kept"), "")
    assert (props.keys, props.title) == (False, "We have your card.")


def test_a_store_without_members_offers_no_way_in() -> None:
    shown = scene("member")
    assert not derive_member(shown, "").offered
    assert derive_member(replace(shown, policy=club_policy()), "").offered


def test_touches_reach_the_lane_and_what_was_typed_is_gone_with_the_page(qtbot) -> None:
    posted: list[object] = []
    member = MemberViewModel(posted.append)
    member.open()
    member.show(scene("member"))
    for digit in "01701":
        member.digit(digit)
    member.give()
    assert posted == [MemberTouched(), *[CodeKeyTouched()] * 5]
    member.digit("2")
    member.digit("9")
    member.erase()
    assert member.typed == "•• ••12"
    member.give()
    member.leave()
    member.back()
    assert posted[-3:] == [PhoneGiven("017012"), MemberLeaves(), BackTouched()]
    member.show(scene("basket-member"))
    member.show(scene("member"))
    assert member.typed == ""
