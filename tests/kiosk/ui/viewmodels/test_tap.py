import pytest

from kiosk.core.session.inputs import BackTouched, FaceTouched, NoPaperTouched
from kiosk.gallery.moments import MILK, opened
from kiosk.ui.viewmodels.tap import TapViewModel, derive_tap
from tests.kiosk.ui.scenes import scene, scene_of


@pytest.mark.parametrize(
    ("moment", "paper"),
    [
        ("tap", "Thank you for shopping with us."),
        ("tap-printing", "Your receipt is printing below."),
        ("tap-paper-out", "Your receipt will print again whole."),
    ],
)
def test_what_became_of_the_paper_is_said(moment: str, paper: str) -> None:
    assert derive_tap(scene(moment)).paper == paper


def test_a_visit_with_the_scale_is_asked_about_it() -> None:
    plain = opened("en").scans(MILK).pays().does(NoPaperTouched())
    assert derive_tap(scene("tap")).question == "Was weighing easy?"
    assert derive_tap(scene_of(plain.state)).question == "Was it easy today?"


def test_one_touch_is_thanked_for() -> None:
    props = derive_tap(scene("tap-thanks"))
    assert (props.question, props.answered) == ("Thank you for your answer!", True)
    assert [row.face for row in props.faces if row.chosen] == [4]


def test_five_faces_with_their_words() -> None:
    assert [row.word for row in derive_tap(scene("tap", "zh_CN")).faces] == ["很差", "较差", "一般", "满意", "很满意"]


def test_touches_are_posted(qtbot) -> None:
    posted: list[object] = []
    tap = TapViewModel(posted.append)
    tap.touchFace(4)
    tap.finish()
    assert posted == [FaceTouched(4), BackTouched()]
