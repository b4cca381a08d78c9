"""Staff at the lane: signing on and off, wrong PINs, and what they do."""

from __future__ import annotations

from kiosk.core.session.effects import CheckPin
from kiosk.core.session.facts import HelpCleared
from kiosk.core.session.inputs import (
    BackTouched,
    BadgeScanned,
    CodeKeyTouched,
    HelpTouched,
    PinChecked,
    PinGiven,
    StaffActed,
    StaffNumberGiven,
    StaffTouched,
)
from kiosk.core.session.lane_facts import OffBy, PinRefused, StaffSignedOff, StaffSignedOn
from kiosk.core.session.notes import Say
from kiosk.core.session.state import Screen
from kiosk.core.staff import Act, Role
from tests.kiosk.core.session.crew import AMIR, STAFFED, opened, signs_on
from tests.shop import BREAD, MILK, Shop

NOW = 1000.0


def wrong(shop: Shop, times: int = 1) -> Shop:
    for _ in range(times):
        shop.does(BadgeScanned("lena"), PinGiven("8888"), PinChecked("lena", right=False))
    return shop


def off(shop: Shop) -> list[OffBy]:
    return [fact.by for fact in shop.facts if isinstance(fact, StaffSignedOff)]


# ------------------------------------------------------------------------------------------------- signing on


def test_a_badge_and_its_pin_sign_on() -> None:
    shop = opened().does(BadgeScanned("lena"))
    assert shop.screen is Screen.SIGN_ON
    shop.does(PinGiven("4711"))
    assert shop.effects[-1] == CheckPin("lena", "4711")
    assert shop.state.pad is not None
    assert shop.state.pad.checking
    shop.does(PinChecked("lena", right=True))
    assert shop.screen is Screen.STAFF
    [on] = shop.happened(StaffSignedOn)
    assert (on.session, on.staff, on.name, on.role) == ("", "lena", "Lena K.", Role.HOST)  # type: ignore[attr-defined]


def test_a_number_does_where_no_badge_is_at_hand() -> None:
    shop = opened().does(StaffTouched(), StaffNumberGiven("9999"))
    assert shop.state.pad is not None
    assert shop.state.pad.refused
    shop.does(StaffNumberGiven("1001"), PinGiven("4711"), PinChecked("lena", right=True))
    assert shop.screen is Screen.STAFF


def test_an_unknown_badge_is_told_and_the_words_go_by_themselves() -> None:
    shop = opened().does(BadgeScanned(""))
    assert shop.state.message is not None
    assert shop.state.message.say is Say.BADGE_UNKNOWN
    assert shop.waits(STAFFED.passing_s).state.message is None


def test_no_fact_and_no_repr_holds_a_pin() -> None:
    shop = wrong(signs_on(opened()).does(StaffActed(Act.SIGN_OFF)), 2)
    assert "4711" not in repr(shop.facts)
    assert "4711" not in repr((PinGiven("4711"), shop.effects))
    assert "8888" not in repr((shop.facts, shop.state))


def test_signing_on_in_mid_visit_keeps_the_basket_and_its_place() -> None:
    shop = opened().scans(MILK, BREAD)
    before = shop.state.session
    signs_on(shop)
    [on] = shop.happened(StaffSignedOn)
    assert on.session == "4-000001"  # type: ignore[attr-defined]
    shop.does(StaffActed(Act.SIGN_OFF))
    assert shop.state.session == before
    assert shop.screen is Screen.BASKET


def test_who_scans_an_item_is_served_before_who_is_signing_on() -> None:
    shop = opened().scans(MILK).does(BadgeScanned("lena")).scans(BREAD)
    assert shop.screen is Screen.BASKET
    assert shop.total == 478


def test_the_keys_go_away_when_nobody_types_and_stay_for_who_does() -> None:
    shop = opened().does(BadgeScanned("lena")).waits(STAFFED.pad_closes_s - 1).does(CodeKeyTouched())
    assert shop.waits(STAFFED.pad_closes_s - 1).screen is Screen.SIGN_ON
    assert shop.waits(1).screen is Screen.ATTRACT
    assert opened().does(BadgeScanned("lena"), BackTouched()).screen is Screen.ATTRACT


def test_a_right_pin_after_the_keys_are_gone_signs_nobody_on() -> None:
    shop = opened().does(BadgeScanned("lena"), PinGiven("4711"), BackTouched(), PinChecked("lena", right=True))
    assert shop.state.staff is None


def test_another_colleague_takes_over() -> None:
    shop = signs_on(signs_on(opened()), AMIR)
    assert shop.state.staff is not None
    assert shop.state.staff.name == "Amir N."
    assert off(shop) == [OffBy.OTHER]


# -------------------------------------------------------------------------------------------------- wrong PINs


def test_a_wrong_pin_is_counted_by_person_and_durably() -> None:
    shop = wrong(opened(), 4).loses_power()
    assert shop.state.pin_tries == {"lena": 4}
    assert signs_on(shop).state.pin_tries == {}


def test_five_wrong_pins_lock_this_person_out_for_a_while_and_nobody_else() -> None:
    shop = wrong(opened(), 5)
    asked = len(shop.effects)
    shop.does(BadgeScanned("lena"), PinGiven("4711"))
    assert len(shop.effects) == asked, "not looked at while locked out"
    assert signs_on(shop.does(BackTouched()), AMIR).state.staff is not None


def test_a_lock_out_outlives_a_power_cut_and_ends() -> None:
    shop = wrong(opened(), 5).loses_power().does(BadgeScanned("lena"), PinGiven("4711"))
    assert not any(isinstance(effect, CheckPin) for effect in shop.effects)
    shop.waits(STAFFED.pin_pause_s)
    assert signs_on(shop).state.staff is not None


def test_after_a_lock_out_the_count_begins_anew() -> None:
    shop = wrong(wrong(opened(), 5).waits(STAFFED.pin_pause_s))
    assert [fact.tries for fact in shop.facts if isinstance(fact, PinRefused)] == [1, 2, 3, 4, 5, 1]


def test_a_wrong_pin_counts_even_where_the_keys_are_gone() -> None:
    shop = opened().does(BadgeScanned("lena"), PinGiven("0000"), BackTouched(), PinChecked("lena", right=False))
    assert shop.state.pin_tries == {"lena": 1}


# ------------------------------------------------------------------------------------------------- signing off


def test_who_walks_away_is_signed_off() -> None:
    shop = signs_on(opened().scans(MILK)).waits(STAFFED.staff_stays_s - 1)
    assert shop.screen is Screen.STAFF
    assert shop.waits(1).screen is Screen.BASKET
    assert off(shop) == [OffBy.ABSENCE]


def test_what_the_shopper_scans_does_not_keep_staff_signed_on() -> None:
    shop = signs_on(opened().scans(MILK)).waits(40).scans(BREAD).waits(20)
    assert shop.state.staff is None
    assert shop.total == 478


def test_the_own_badge_signs_off() -> None:
    assert off(signs_on(opened()).does(BadgeScanned("lena"))) == [OffBy.TOUCH]


def test_a_lane_that_starts_again_has_nobody_signed_on() -> None:
    shop = signs_on(opened()).loses_power()
    assert shop.state.staff is None
    assert off(shop) == [OffBy.RESTART]


# --------------------------------------------------------------------------------------------------------- acts


def test_an_open_call_is_cleared() -> None:
    shop = signs_on(opened().scans(MILK).does(HelpTouched())).does(StaffActed(Act.CLEAR_CALL))
    assert len(shop.happened(HelpCleared)) == 1
    assert shop.state.message is None
    assert shop.state.call is None


def test_nothing_is_done_for_who_is_not_signed_on() -> None:
    shop = opened()
    before = shop.state
    assert shop.does(*(StaffActed(act) for act in Act)).state == before


def test_a_scan_in_the_staff_layer_helps_the_shopper_but_starts_no_visit() -> None:
    shop = signs_on(opened()).scans(MILK)
    assert shop.state.session is None
    assert shop.state.message is not None
    assert shop.state.message.say is Say.SIGN_OFF_FIRST
