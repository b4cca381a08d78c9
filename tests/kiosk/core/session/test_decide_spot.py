"""A spot check: drawn at Pay, made by a colleague at the lane, its differences settled."""

from __future__ import annotations

from dataclasses import replace

from kiosk.core.calls import Outcome
from kiosk.core.interventions import Answer, Intervention, InterventionKind, SettledBy
from kiosk.core.items import Pack
from kiosk.core.session.effects import AnswerCommand
from kiosk.core.session.facts import InterventionCleared
from kiosk.core.session.inputs import (
    BackTouched,
    BasketCodeGiven,
    InterventionAnswered,
    InterventionGiven,
    ItemScanned,
    PayTouched,
    RemoveTouched,
    SaveTouched,
    SpotDone,
    SpotLeft,
    SpotLineTouched,
    SpotTouched,
    StaffActed,
    WaitTouched,
)
from kiosk.core.session.spot_facts import SpotChecked, SpotDrawn
from kiosk.core.session.staff_facts import ActRefused, NotDone
from kiosk.core.session.state import Screen, screen
from kiosk.core.session.touches import Symbol
from kiosk.core.spot import WHOLE_BP
from kiosk.core.staff import Act
from tests.kiosk.core.session.crew import STAFFED, signs_on
from tests.shop import APPLES, BREAD, MILK, SOAP, WINE, Shop

ALWAYS = replace(STAFFED, spot_check_bp=WHOLE_BP)


def picked(*, scans: int = 1) -> Shop:
    """A visit that the check falls on: milk and bread, at Pay."""
    return Shop(policy=ALWAYS).opens().scans(*[MILK] * scans, BREAD).does(PayTouched())


def drawn(shop: Shop) -> list[SpotDrawn]:
    return [fact for fact in shop.facts if isinstance(fact, SpotDrawn)]


def checked(shop: Shop) -> SpotChecked:
    (one,) = [fact for fact in shop.facts if isinstance(fact, SpotChecked)]
    return one


def check(shop: Shop) -> Intervention:
    assert shop.state.session is not None
    (one,) = shop.state.session.interventions
    return one


def lines(shop: Shop) -> list[tuple[str, int]]:
    assert shop.state.session is not None
    return [(line.item.key, line.quantity) for line in shop.state.session.lines]


def test_it_is_drawn_at_pay_with_its_reasons_and_payment_waits() -> None:
    shop = picked()
    assert (check(shop).kind, check(shop).saw.why) == (InterventionKind.SPOT_CHECK, ("random",))
    assert (drawn(shop)[-1].chance_bp, drawn(shop)[-1].why) == (WHOLE_BP, ("random",))
    assert screen(shop.state) is Screen.WAIT


def test_it_is_drawn_once_however_often_somebody_touches_pay() -> None:
    shop = picked()
    shop.does(BackTouched(), PayTouched(), BackTouched(), PayTouched())
    assert len(drawn(shop)) == 1


def test_a_store_without_a_rate_draws_nothing() -> None:
    shop = Shop(policy=STAFFED).opens().scans(MILK, BREAD).does(PayTouched())
    assert drawn(shop) == []
    assert screen(shop.state) is Screen.PAY


def test_what_was_taken_back_is_counted_and_said() -> None:
    rare = replace(STAFFED, spot_check_bp=1)
    shop = Shop(policy=rare).opens().scans(MILK, BREAD, SOAP, MILK)
    shop.does(RemoveTouched(2), RemoveTouched(3), RemoveTouched(4), PayTouched())
    assert (drawn(shop)[-1].chance_bp, drawn(shop)[-1].why) == (4, ("many_undone",))


def test_all_that_is_there_ticks_its_line_and_the_lane_goes_on_to_payment() -> None:
    shop = signs_on(picked(scans=2)).does(SpotTouched(whole=True)).scans(MILK, BREAD, MILK).does(SpotDone())
    one = checked(shop)
    assert (one.matched, one.missing, one.extra, one.accuracy_bp) == (3, (), (), WHOLE_BP)
    shop.does(StaffActed(Act.SIGN_OFF))
    assert screen(shop.state) is Screen.PAY
    cleared = [fact for fact in shop.facts if isinstance(fact, InterventionCleared)]
    assert [(fact.by, fact.reason) for fact in cleared] == [(SettledBy.STAFF, "checked")]


def test_what_was_not_scanned_is_in_the_basket_afterwards() -> None:
    shop = signs_on(picked()).does(SpotTouched(whole=False)).scans(MILK, SOAP, BREAD).does(SpotDone())
    one = checked(shop)
    assert (one.extra, one.missing, one.difference.minor) == ((SOAP.key,), (), 199)
    assert one.audited.minor == 129 + 349 + 199
    assert lines(shop) == [(MILK.key, 1), (BREAD.key, 1), (SOAP.key, 1)]


def test_what_is_not_there_stays_charged_or_is_voided() -> None:
    stays = signs_on(picked(scans=2)).does(SpotTouched(whole=True)).scans(MILK).does(SpotDone())
    assert (checked(stays).missing, checked(stays).voided, lines(stays)) == (
        (1, 2), False, [(MILK.key, 2), (BREAD.key, 1)],
    )  # fmt: skip
    voided = signs_on(picked(scans=2)).does(SpotTouched(whole=True)).scans(MILK).does(SpotDone(void=True))
    assert (checked(voided).voided, lines(voided)) == (True, [(MILK.key, 1)])


def test_a_check_of_a_few_ends_when_these_were_seen_and_else_becomes_a_whole_one() -> None:
    shop = signs_on(picked()).does(SpotTouched(whole=False), SpotDone()).scans(MILK).does(SpotDone())
    assert not [fact for fact in shop.facts if isinstance(fact, SpotChecked)]
    assert [fact.why for fact in shop.facts if isinstance(fact, ActRefused)] == [NotDone.NOT_NOW, NotDone.NOT_NOW]
    shop.does(SpotTouched(whole=True), SpotDone())
    assert (checked(shop).matched, checked(shop).missing) == (1, (2,))


def test_whoever_has_a_check_in_hand_is_not_taken_for_absent() -> None:
    shop = signs_on(picked()).does(SpotTouched(whole=True))
    for _ in range(20):
        shop.waits(15).does(SpotLineTouched(1))
    assert shop.state.spot is not None
    assert shop.state.session is not None


def test_a_basket_put_aside_before_its_check_is_checked_when_it_is_taken_up() -> None:
    shop = picked().does(SaveTouched())
    shop.does(BasketCodeGiven(shop.state.saved[0].code), PayTouched())
    assert (check(shop).kind, check(shop).saw.why) == (InterventionKind.SPOT_CHECK, ("put_aside",))
    assert screen(shop.state) is Screen.WAIT
    shop.does(InterventionAnswered(command="a" * 32, intervention=check(shop).id, answer=Answer.APPROVE, staff="",
                                   name="Anna", reason="busy"))  # fmt: skip
    assert screen(shop.state) is Screen.PAY


def test_from_another_check_the_way_to_payment_leads_past_the_draw() -> None:
    shop = Shop(policy=ALWAYS).opens().scans(WINE).does(WaitTouched())
    shop.does(InterventionAnswered(command="a" * 32, intervention=check(shop).id, answer=Answer.APPROVE, staff="",
                                   name="Anna"))  # fmt: skip
    assert (screen(shop.state), check(shop).kind) == (Screen.WAIT, InterventionKind.SPOT_CHECK)


def test_two_things_that_were_open_at_a_power_cut_are_two_afterwards() -> None:
    def open_ones(shop: Shop) -> dict[str, InterventionKind]:
        assert shop.state.session is not None
        return {one.id: one.kind for one in shop.state.session.interventions}

    shop = Shop(policy=ALWAYS).opens().scans(WINE, BREAD).does(PayTouched())
    before, after = open_ones(shop), open_ones(shop.loses_power())
    assert list(before.values()) == list(after.values()) == [InterventionKind.AGE, InterventionKind.SPOT_CHECK]
    assert not before.keys() & after.keys()


def test_two_codes_of_one_pack_are_nothing_that_was_taken_back() -> None:
    rare = replace(STAFFED, spot_check_bp=1)
    shop = Shop(policy=rare).opens().scans(MILK)
    for number in range(3):
        code = f"0400{number}"
        shop.does(ItemScanned(code, BREAD), ItemScanned(code, BREAD, Pack(serial=str(number)), Symbol.MATRIX))
    shop.does(PayTouched())
    assert drawn(shop)[-1].why == ("random",)


def test_a_load_without_a_code_is_ticked_by_hand() -> None:
    shop = signs_on(picked()).does(SpotTouched(whole=True), SpotLineTouched(1), SpotLineTouched(1), SpotLineTouched(2))
    shop.does(SpotDone())
    assert (checked(shop).matched, checked(shop).accuracy_bp) == (2, WHOLE_BP)


def test_goods_by_weight_that_were_not_paid_for_are_weighed_then() -> None:
    shop = signs_on(picked()).does(SpotTouched(whole=True)).scans(APPLES).does(SpotDone(), StaffActed(Act.SIGN_OFF))
    assert screen(shop.state) is Screen.WEIGH


def test_who_signs_off_in_the_middle_leaves_the_check_open_and_the_scanner_to_the_shopper() -> None:
    shop = signs_on(picked()).does(SpotTouched(whole=True)).scans(MILK).does(StaffActed(Act.SIGN_OFF))
    assert shop.state.spot is None
    assert check(shop).kind is InterventionKind.SPOT_CHECK
    shop.scans(SOAP)
    assert lines(shop)[-1] == (SOAP.key, 1)


def test_left_it_is_still_to_be_made() -> None:
    shop = signs_on(picked()).does(SpotTouched(whole=True)).scans(MILK).does(SpotLeft(), SpotDone())
    assert not [fact for fact in shop.facts if isinstance(fact, SpotChecked)]
    assert check(shop)


def test_without_staff_nobody_checks() -> None:
    shop = picked().does(SpotTouched(whole=True))
    assert shop.state.spot is None


def test_from_the_console_it_is_only_waived_and_with_a_reason() -> None:
    shop = picked()
    word = InterventionAnswered(
        command="a" * 32, intervention=check(shop).id, answer=Answer.REFUSE, staff="", name="Anna", reason="no"
    )
    shop.does(word, replace(word, command="b" * 32, answer=Answer.APPROVE, reason=""))
    assert [fact.why for fact in shop.facts if isinstance(fact, ActRefused)] == [NotDone.NOT_NOW, NotDone.NOT_NOW]
    shop.does(replace(word, command="c" * 32, answer=Answer.APPROVE, reason="busy"))
    assert screen(shop.state) is Screen.PAY
    assert AnswerCommand("c" * 32, Outcome.DONE) in shop.effects


def test_at_the_lane_it_is_waived_with_a_reason_too() -> None:
    shop = signs_on(picked())
    shop.does(InterventionGiven(check(shop).id, Answer.APPROVE))
    assert check(shop)
    shop.does(InterventionGiven(check(shop).id, Answer.APPROVE, "busy"))
    assert shop.state.session is not None
    assert shop.state.session.interventions == ()


def test_after_a_clean_one_the_next_visits_have_peace() -> None:
    shop = signs_on(picked()).does(SpotTouched(whole=True)).scans(MILK, BREAD).does(SpotDone())
    assert shop.state.spot_rests_until == shop.state.sessions + 3
    assert shop.loses_power().state.spot_rests_until == shop.state.spot_rests_until
