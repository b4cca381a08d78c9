"""Money to give back by hand, as staff sees it."""

from dataclasses import replace

from kiosk.core.cash import AlarmEnd, Box
from kiosk.core.debts import GivenAs
from kiosk.core.session.inputs import AlarmSeenTo, CodeKeyTouched, GivenByHand, HandingTouched
from kiosk.core.values import Money
from kiosk.ui.viewmodels.debts import DebtsProps, DebtsViewModel, derive_debts, to_see_to
from tests.kiosk.ui.scenes import scene


def test_what_the_shopper_who_is_here_paid_is_shown_as_their_slip_has_it() -> None:
    props = derive_debts(scene("debts"))
    assert props.title == "€10.00 is owed to a shopper"
    assert props.hint.splitlines() == [
        "The card reader does not give it back.",
        "€10.00, •••• 4242, reader's receipt 0008",
    ]


def test_of_one_who_has_left_it_is_told_since_when_and_every_payment() -> None:
    shown = scene("debts-left")
    assert derive_debts(shown).hint.splitlines()[1:] == [
        "€10.00, •••• 4242, reader's receipt 0008",
        "€5.00, •••• 4242, reader's receipt 0008",
    ]
    assert "refused it at 10:00." in derive_debts(shown).hint
    later = derive_debts(replace(shown, wall="2026-11-24T09:00:00+00:00")).hint
    assert "refused it at 2026-11-22 10:00." in later


def test_change_that_the_hopper_kept_is_told_as_cash_and_never_given_at_the_card_reader() -> None:
    props = derive_debts(scene("debts-cash"))
    assert props.title.endswith("is owed to a shopper")
    assert props.hint.startswith("In cash, since ")
    assert (props.by_reader, derive_debts(scene("debts")).by_reader) == (False, True)


def test_a_coin_that_nobody_paid_with_is_told_with_its_box_and_what_to_do() -> None:
    props = derive_debts(scene("alarm-found"))
    assert props.title == "€2.00 is in the coin box for no payment"
    assert "Ask who put it in" in props.hint
    assert (props.question, props.stays, props.key) == ("What came of it?", "It stays in the box", "")


def test_of_two_boxes_to_count_one_is_shown_and_that_there_is_another() -> None:
    shown = scene("alarm-count")
    props = derive_debts(shown)
    assert (props.title, props.stays) == ("The note box must be counted", "All is there")
    assert props.hint.endswith("1 more to see to")
    first, second = shown.state.cash_alarms
    hopper = derive_debts(replace(shown, state=replace(shown.state, cash_alarms=(second,))))
    assert (hopper.title, "more" in hopper.hint) == ("The hopper must be counted", False)
    coins = derive_debts(replace(shown, state=replace(shown.state, cash_alarms=(replace(first, box=Box.COINS),))))
    assert coins.title == "The coin box must be counted"
    note = replace(first, amount=Money(500, "EUR"))
    assert "note box for no payment" in to_see_to(replace(shown, state=replace(shown.state, cash_alarms=(note,))))


def test_what_came_of_an_alarm_is_posted_with_its_number() -> None:
    posted: list[object] = []
    debts = DebtsViewModel(posted.append)
    debts.show(scene("alarm-count"))
    debts.seeTo("office")
    assert posted == [AlarmSeenTo(1, AlarmEnd.OFFICE)]
    assert (debts.alarmed, debts.byReader) == (True, False)


def test_a_payout_in_doubt_is_told_with_its_amount_and_later_with_what_the_hopper_said() -> None:
    props = derive_debts(scene("alarm-payout"))
    assert (props.title, props.stays) == ("€5.42 may not have come out", "The shopper has it")
    told = derive_debts(scene("alarm-payout-told"))
    assert (told.title, told.stays) == ("€5.42 did come out of the hopper", "The shopper has it")
    assert "Ask the shopper whether they have it." in told.hint


def test_what_a_shopper_was_given_is_asked_with_all_of_it_typed_and_posted_as_typed() -> None:
    posted: list[object] = []
    debts = DebtsViewModel(posted.append)
    debts.show(scene("alarm-payout"))
    debts.hand()
    debts.show(scene("alarm-given"))
    assert (debts.handing, debts.amount, debts.complete) == (True, "€5.42", True)
    debts.erase()
    debts.handed()
    assert [one for one in posted if not isinstance(one, CodeKeyTouched)] == [
        HandingTouched(1),
        AlarmSeenTo(1, AlarmEnd.GIVEN, 54),
    ]


def test_no_more_can_be_given_than_there_was_and_not_nothing() -> None:
    debts = DebtsViewModel(lambda _: None)
    debts.show(scene("alarm-given"))
    debts.digit("0")
    assert (debts.amount, debts.doubtful, debts.complete) == ("€54.20", True, False)
    assert debts.hint == "It was no more than €5.42."
    for _ in range(4):
        debts.erase()
    assert (debts.amount, debts.doubtful, debts.complete) == ("€0.00", False, False)


def test_what_nobody_can_count_has_no_figure_before_somebody_types_it() -> None:
    debts = DebtsViewModel(lambda _: None)
    debts.show(scene("alarm-given-counted"))
    assert (debts.amount, debts.complete) == ("€0.00", False)
    debts.digit("5")
    assert (debts.amount, debts.complete) == ("€0.05", True)


def test_without_a_debt_there_is_nothing_to_tell() -> None:
    assert derive_debts(scene("staff")) == DebtsProps()


def test_how_it_was_given_back_is_posted_with_what_was_shown() -> None:
    posted: list[object] = []
    debts = DebtsViewModel(posted.append)
    debts.show(scene("debts"))
    debts.give("cash")
    debts.give("office")
    assert posted == [GivenByHand(debts.key, GivenAs.CASH), GivenByHand(debts.key, GivenAs.OFFICE)]
    assert debts.key
