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


def test_elsewhere_there_is_nothing_to_wait_for() -> None:
    assert derive_wait(scene("attract")).title == ""
