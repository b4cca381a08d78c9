"""The page of a spot check."""

from __future__ import annotations

from kiosk.core.interventions import Answer
from kiosk.core.session.inputs import (
    Input,
    InterventionGiven,
    SpotDone,
    SpotLeft,
    SpotLineTouched,
    SpotTouched,
)
from kiosk.ui.viewmodels.checks import ChecksViewModel, derive_checks
from kiosk.ui.viewmodels.spot import SpotViewModel, derive_spot
from kiosk.ui.viewmodels.wait import derive_wait
from tests.kiosk.ui.scenes import scene


def test_the_shopper_is_told_in_one_quiet_sentence() -> None:
    assert derive_wait(scene("wait-spot")).hint == "A quick check today. It takes about a minute."


def test_staff_see_why_and_begin_or_skip_it_with_a_reason() -> None:
    (row,) = derive_checks(scene("staff-spot")).rows
    assert (row.name, row.told, row.approve, row.refuse) == ("Quick check", "By chance", "Check a few", "Skip it")
    posted: list[Input] = []
    checks = ChecksViewModel(posted.append)
    checks.show(scene("staff-spot"))
    checks.approve(row.key)
    checks.refuse(row.key)
    checks.refuseFor(row.key, "busy")
    assert posted == [SpotTouched(whole=False), InterventionGiven(row.key, Answer.APPROVE, "busy")]


def test_what_was_seen_is_ticked_and_what_is_too_much_stands_first() -> None:
    props = derive_spot(scene("staff-spot-run"))
    assert (props.running, props.whole, props.lacks) == (True, False, False)
    assert (props.rows[0].name, props.rows[0].told, props.rows[0].line) == (
        "Red wine Rioja 0.75 l", "Not in the basket", 0,
    )  # fmt: skip
    chips = next(row for row in props.rows if row.name == "Sea salt chips 150 g")
    assert (chips.told, chips.done) == ("2 of 3 seen", False)


def test_only_where_all_is_looked_at_something_may_be_missing() -> None:
    props = derive_spot(scene("staff-spot-all"))
    assert (props.whole, props.lacks, props.title) == (True, True, "2 of 10 seen")
    assert not derive_spot(scene("staff")).running


def test_touches_are_told() -> None:
    posted: list[Input] = []
    spot = SpotViewModel(posted.append)
    spot.show(scene("staff-spot-run"))
    spot.tick(3)
    spot.lookAtAll()
    spot.leave()
    spot.finish()
    spot.finishWithout()
    assert posted == [SpotLineTouched(3), SpotTouched(whole=True), SpotLeft(), SpotDone(), SpotDone(void=True)]
