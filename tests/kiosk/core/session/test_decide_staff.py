"""Staff at the lane: signing on and off, wrong PINs, and what they do."""

from __future__ import annotations

from kiosk.core.refund import Wanted
from kiosk.core.session.effects import CheckPin, FindSale, PushOutbox
from kiosk.core.session.facts import HelpCleared
from kiosk.core.session.inputs import (
    BackTouched,
    BadgeScanned,
    CodeKeyTouched,
    HelpTouched,
    PinChecked,
    PinGiven,
    ReceiptGiven,
    StaffActed,
    StaffNumberGiven,
    StaffTouched,
)
from kiosk.core.session.lane_facts import OffBy, PinRefused, StaffSignedOff, StaffSignedOn
from kiosk.core.session.notes import Say
from kiosk.core.session.staff_facts import ActRefused, NotDone, StaffProved
from kiosk.core.session.state import Screen
from kiosk.core.staff import Act, Proof, Role
from tests.kiosk.core.session.crew import AMIR, STAFFED, TESS, opened, proves, signs_on
from tests.shop import BREAD, MILK, Shop

NOW = 1000.0


def wrong(shop: Shop, times: int = 1) -> Shop:
    for _ in range(times):
        proves(typing(shop), right=False)
    return shop


def typing(shop: Shop) -> Shop:
    """Her number is typed: the PIN is asked for."""
    if shop.state.pad is None:
        shop.does(StaffTouched(), StaffNumberGiven("1001"))
    return shop


def refusals(shop: Shop) -> list[tuple[Act, NotDone, str]]:
    return [(fact.act, fact.why, fact.staff) for fact in shop.facts if isinstance(fact, ActRefused)]


def off(shop: Shop) -> list[OffBy]:
    return [fact.by for fact in shop.facts if isinstance(fact, StaffSignedOff)]


# ------------------------------------------------------------------------------------------------- signing on


def test_a_badge_signs_on() -> None:
    shop = opened().does(BadgeScanned("lena"))
    assert shop.screen is Screen.STAFF
    [on] = shop.happened(StaffSignedOn)
    assert (on.session, on.staff, on.name, on.role, on.by) == ("", "lena", "Lena K.", Role.HOST, Proof.BADGE)  # type: ignore[attr-defined]


def test_a_number_does_where_no_badge_is_at_hand() -> None:
    shop = opened().does(StaffTouched(), StaffNumberGiven("9999"))
    assert shop.state.pad is not None
    assert shop.state.pad.refused
    shop.does(StaffNumberGiven("1001"), PinGiven("4711"))
    assert shop.effects[-1] == CheckPin("lena", "4711")
    assert shop.state.pad.checking
    shop.does(PinChecked("lena", right=True))
    assert shop.screen is Screen.STAFF
    assert shop.state.staff is not None
    assert shop.state.staff.by == (Proof.PIN,)
    assert refusals(shop) == [(Act.SIGN_ON, NotDone.UNKNOWN, "")]


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
    shop = typing(opened().scans(MILK)).scans(BREAD)
    assert shop.screen is Screen.BASKET
    assert shop.total == 478


def test_the_keys_go_away_when_nobody_types_and_stay_for_who_does() -> None:
    shop = typing(opened()).waits(STAFFED.pad_closes_s - 1).does(CodeKeyTouched())
    assert shop.waits(STAFFED.pad_closes_s - 1).screen is Screen.SIGN_ON
    assert shop.waits(1).screen is Screen.ATTRACT
    assert typing(opened()).does(BackTouched()).screen is Screen.ATTRACT


def test_a_right_pin_after_the_keys_are_gone_signs_nobody_on() -> None:
    shop = typing(opened()).does(PinGiven("4711"), BackTouched(), PinChecked("lena", right=True))
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
    asked = shop.effects.count(CheckPin("lena", "8888"))
    shop.does(*(PinGiven("8888") for _ in range(5)))
    assert shop.effects.count(CheckPin("lena", "8888")) == asked, "not looked at while locked out"
    assert [why for _, why, _ in refusals(shop)] == [NotDone.WRONG_PIN] * 5 + [NotDone.LOCKED] * 5
    assert shop.effects[-1] == PushOutbox(), "the store hears of it at once"
    assert signs_on(shop.does(BackTouched()), AMIR).state.staff is not None


def test_a_badge_opens_nothing_for_who_is_locked_out() -> None:
    shop = wrong(opened(), 5).does(BackTouched(), BadgeScanned("lena"))
    assert shop.state.staff is None
    assert shop.screen is Screen.SIGN_ON
    assert refusals(shop)[-1] == (Act.SIGN_ON, NotDone.LOCKED, "lena")


def test_a_badge_does_not_forget_wrong_pins() -> None:
    shop = wrong(opened(), 4).does(BackTouched(), BadgeScanned("lena"))
    assert shop.state.staff is not None
    assert shop.state.pin_tries == {"lena": 4}


def test_a_lock_out_outlives_a_power_cut_and_ends() -> None:
    shop = typing(wrong(opened(), 5).loses_power()).does(PinGiven("4711"))
    assert not any(isinstance(effect, CheckPin) for effect in shop.effects)
    shop.waits(STAFFED.pin_pause_s)
    assert signs_on(shop).state.staff is not None


def test_after_a_lock_out_the_count_begins_anew() -> None:
    shop = wrong(wrong(opened(), 5).waits(STAFFED.pin_pause_s))
    assert [fact.tries for fact in shop.facts if isinstance(fact, PinRefused)] == [1, 2, 3, 4, 5, 1]


def test_a_wrong_pin_counts_even_where_the_keys_are_gone() -> None:
    shop = typing(opened()).does(PinGiven("0000"), BackTouched(), PinChecked("lena", right=False))
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


def test_who_has_not_the_right_is_told_and_it_is_a_fact() -> None:
    shop = signs_on(opened(), TESS).does(StaffActed(Act.REFUND))
    assert shop.state.desk is None
    assert refusals(shop) == [(Act.REFUND, NotDone.NO_RIGHT, "tess")]
    assert shop.state.message is not None
    assert shop.state.message.say is Say.NO_RIGHT


def test_what_cannot_be_done_now_is_not_done_and_a_fact() -> None:
    shop = signs_on(opened().scans(MILK)).does(StaffActed(Act.REFUND))
    assert refusals(shop) == [(Act.REFUND, NotDone.NOT_NOW, "lena")]


# ------------------------------------------------------------------------------------- acts that want badge and PIN


def test_a_badge_alone_is_not_enough_and_the_very_act_is_done_once_the_pin_was_right() -> None:
    shop = opened().does(BadgeScanned("lena"), StaffActed(Act.REFUND))
    assert shop.screen is Screen.SIGN_ON
    assert shop.state.pad is not None
    assert (shop.state.pad.wants, shop.state.pad.act) == (Proof.PIN, Act.REFUND)
    proves(shop)
    assert shop.screen is Screen.FIND_RECEIPT
    [proved] = shop.happened(StaffProved)
    assert (proved.staff, proved.by) == ("lena", Proof.PIN)  # type: ignore[attr-defined]
    shop.does(BackTouched(), StaffActed(Act.REFUND))
    assert shop.screen is Screen.FIND_RECEIPT, "it is known until they sign off"


def test_number_and_pin_are_not_enough_either() -> None:
    shop = proves(typing(opened())).does(StaffActed(Act.REFUND))
    assert shop.state.pad is not None
    assert shop.state.pad.wants is Proof.BADGE
    assert shop.does(PinGiven("4711")).state.pad == shop.state.pad, "a PIN is not what is asked for"
    assert shop.does(BadgeScanned("lena")).screen is Screen.FIND_RECEIPT


def test_a_receipt_that_was_scanned_is_looked_for_once_the_pin_was_right() -> None:
    shop = opened().does(BadgeScanned("lena"), ReceiptGiven(Wanted(12)))
    assert shop.screen is Screen.SIGN_ON
    assert proves(shop).effects[-1] == FindSale(Wanted(12))


def test_a_colleagues_badge_does_not_do_for_the_one_that_is_asked_for() -> None:
    shop = proves(typing(opened())).does(StaffActed(Act.REFUND), BadgeScanned("amir"))
    assert shop.screen is Screen.STAFF
    assert shop.state.staff is not None
    assert shop.state.staff.staff == "amir"
    assert not shop.happened(StaffProved)


def test_five_wrong_pins_for_an_act_sign_off_whoever_has_the_badge() -> None:
    shop = opened().does(BadgeScanned("lena"), StaffActed(Act.REFUND))
    for _ in range(5):
        proves(shop, right=False)
    assert shop.state.staff is None
    assert off(shop) == [OffBy.LOCKED]
    assert shop.screen is Screen.SIGN_ON, "it is told how long they wait"
    assert refusals(shop) == [(Act.REFUND, NotDone.WRONG_PIN, "lena")] * 5


def test_who_goes_back_or_waits_too_long_has_done_nothing() -> None:
    shop = opened().does(BadgeScanned("lena"), StaffActed(Act.REFUND), BackTouched())
    assert shop.screen is Screen.STAFF
    shop.does(StaffActed(Act.REFUND)).waits(STAFFED.staff_stays_s)
    assert (shop.state.staff, shop.state.pad) == (None, None)
    assert shop.does(PinChecked("lena", right=True)).state.staff is None


def test_a_scan_in_the_staff_layer_helps_the_shopper_but_starts_no_visit() -> None:
    shop = signs_on(opened()).scans(MILK)
    assert shop.state.session is None
    assert shop.state.message is not None
    assert shop.state.message.say is Say.SIGN_OFF_FIRST
