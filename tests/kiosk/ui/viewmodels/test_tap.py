from dataclasses import replace

import pytest

from kiosk.core.session.inputs import BackTouched, FaceTouched, NoPaperTouched, ReasonTouched, RemarkTyped
from kiosk.gallery.goods import MILK, SAID
from kiosk.gallery.moments import opened
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


def test_the_reasons_fit_the_face_and_are_counted() -> None:
    low, high = derive_tap(scene("tap-low")), derive_tap(scene("tap-high"))
    assert (low.why, low.counted) == ("What got in the way?", "2 of 3")
    assert [row.key for row in low.reasons if row.chosen] == ["finding-item", "price-unclear"]
    assert high.why == "What was good?"
    assert not {row.key for row in low.reasons} & {row.key for row in high.reasons}
    full = derive_tap(scene("tap-full"))
    assert {row.key for row in full.reasons if not row.able} == {"scale-slow", "scale-small", "other"}


def test_an_answer_is_thanked_for() -> None:
    props = derive_tap(scene("tap-thanks"))
    assert (props.question, props.answered) == ("Thank you for your answer!", True)
    assert [row.face for row in props.faces if row.chosen] == [4]


def test_five_faces_with_their_words() -> None:
    assert [row.word for row in derive_tap(scene("tap", "zh_CN")).faces] == ["很差", "较差", "一般", "满意", "很满意"]


def test_touches_are_posted(qtbot) -> None:
    posted: list[object] = []
    tap = TapViewModel(posted.append)
    tap.touchFace(4)
    tap.touchReason("quick")
    tap.finish()
    assert posted == [FaceTouched(4), ReasonTouched("quick"), BackTouched()]


def test_a_remark_is_typed_letter_by_letter_and_forgotten_with_the_shopper(qtbot) -> None:
    posted: list[object] = []
    tap = TapViewModel(posted.append)
    tap.write()
    for letter in "too far":
        tap.type(letter)
    tap.erase()
    assert (tap.writing, tap.remark) == (True, "too fa")
    assert posted[-1] == RemarkTyped("too fa")
    tap.begin()
    assert (tap.writing, tap.remark) == (False, "")


def test_what_came_of_feedback_is_told_in_the_shoppers_language_and_another_line_each_visit() -> None:
    props = derive_tap(scene("tap-said", "zh_CN"))
    assert (props.said, props.did) == ("您说：散装水果不好找。", "我们做了：搜索时它排在最前，还配了图片。")
    lines = (replace(SAID[0], id="2", said={"en": "It was loud"}, did={"en": "It is quieter"}), *SAID)
    told = [derive_tap(scene_of(replace(scene("tap-said").state, said=lines, sessions=n))).said for n in range(3)]
    assert told == ["You said: It was loud", "You said: Loose fruit is hard to find.", "You said: It was loud"]
    assert derive_tap(scene("tap")).said == ""


def test_who_is_not_asked_is_thanked_without_faces() -> None:
    props = derive_tap(scene("tap-unasked"))
    assert (props.question, props.faces, props.finish_words) == ("Thank you!", (), "Finish")
