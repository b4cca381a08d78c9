import pytest

from kiosk.core.session.inputs import MoreTimeTouched, OtherWayTouched
from kiosk.gallery.moments import paying
from kiosk.ui.viewmodels.paying import PayingViewModel, derive_paying
from tests.kiosk.ui.scenes import scene, scene_of


@pytest.mark.parametrize(
    ("code", "step", "title"),
    [
        ("", "card", "Tap or insert your card"),
        ("0A", "card", "Tap or insert your card"),
        ("04", "busy", "One moment"),
        ("0e", "busy", "One moment"),
        ("0B", "take", "Please take your card"),
        ("10", "card", "This card doesn't work here"),
        ("15", "card", "That PIN wasn't right"),
        ("1C", "done", "Approved"),
        ("1D", "busy", "Your bank said no"),
        ("7F", "card", "Tap or insert your card"),
    ],
)
def test_each_step_of_the_reader_has_a_sentence(code: str, step: str, title: str) -> None:
    props = derive_paying(scene_of(paying("en", code).state))
    assert (props.step, props.title) == (step, title)


@pytest.mark.parametrize(
    ("moment", "title", "timed", "stoppable", "stopping"),
    [
        ("paying", "Tap or insert your card", True, True, False),
        ("paying-stopping", "Stopping the payment", False, True, True),
        ("paying-approved", "Approved", False, False, False),
        ("paying-doubt", "We are asking the bank.", False, False, False),
    ],
)
def test_there_is_a_way_out_only_while_there_is_one(
    moment: str, title: str, *, timed: bool, stoppable: bool, stopping: bool
) -> None:
    props = derive_paying(scene(moment))
    assert (props.title, props.timed, props.stoppable, props.stopping) == (title, timed, stoppable, stopping)


@pytest.mark.parametrize(
    ("now", "left", "hurry"), [(1000.0, "2:00", False), (1099.5, "0:21", False), (1100, "0:20", True)]
)
def test_the_time_left_is_counted_and_warns_twenty_seconds_ahead(now: float, left: str, *, hurry: bool) -> None:
    props = derive_paying(scene_of(paying("en").state, now))
    assert (props.left, props.hurry) == (left, hurry)
    assert 0 < props.fraction <= 1


def test_touches_are_posted(qtbot) -> None:
    posted: list[object] = []
    view = PayingViewModel(posted.append)
    view.otherWay()
    view.moreTime()
    assert posted == [OtherWayTouched(), MoreTimeTouched()]
