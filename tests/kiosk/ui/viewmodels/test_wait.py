from __future__ import annotations

from kiosk.ui.viewmodels.wait import derive_wait
from tests.kiosk.ui.scenes import scene


def test_wine_says_what_is_looked_at_and_how_to_go_on_without_us() -> None:
    props = derive_wait(scene("wait-age"))
    assert [(check.name, check.hint) for check in props.checks] == [
        ("Red wine Rioja 0.75 l", "From 18 years. Please have your ID ready.")
    ]
    assert props.without == "Pay without it"
    stages = [(step.key, step.stage) for step in props.steps]
    assert stages == [("called", "done"), ("coming", "next"), ("looked", "next")]


def test_it_says_who_comes_and_when() -> None:
    steps = derive_wait(scene("wait-age-coming")).steps
    assert (steps[1].name, steps[1].stage, steps[1].told) == ("Anna is on the way", "now", "about 39 s")


def test_what_was_promised_and_took_longer_is_said() -> None:
    props = derive_wait(scene("wait-late"))
    assert (props.note, props.note_icon) == ("It takes a little longer. Thank you for waiting.", "clock")
    assert props.steps[1].told == ""


def test_where_nobody_can_be_called_nothing_says_that_somebody_was() -> None:
    props = derive_wait(scene("wait-unheard"))
    assert props.note == "We can't call anyone from here. Please wave to a colleague."
    assert (props.steps[0].name, props.steps[0].stage) == ("See a colleague", "now")


def test_two_things_are_both_said_and_no_way_leads_round_the_second() -> None:
    props = derive_wait(scene("wait-two"))
    assert [check.name for check in props.checks] == ["Red wine Rioja 0.75 l", "Something in the bag"]
    assert (props.without, props.steps[2].name) == ("", "Looked at")


def test_elsewhere_there_is_nothing_to_wait_for() -> None:
    assert derive_wait(scene("attract")).title == ""
