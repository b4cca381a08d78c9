from dataclasses import replace

from kiosk.core.ease import Ease, Scheme
from kiosk.core.session.inputs import EaseTouched
from kiosk.ui.viewmodels.ease import EaseProps, EaseViewModel, derive_ease
from tests.kiosk.ui.scenes import scene, scene_of


def test_the_sheet_shows_how_the_visit_looks_and_whether_the_store_has_it_otherwise() -> None:
    assert derive_ease(scene("basket")) == EaseProps()
    state = scene("basket").state
    loud = Ease(scheme=Scheme.CONTRAST, large_text=True, low_reach=True, sound=False)
    state = replace(state, session=replace(state.session, ease=loud))
    assert derive_ease(scene_of(state)) == EaseProps("contrast", large=True, low_reach=True, sound=False, changed=True)


def test_each_touch_turns_one_thing_and_quick_ones_add_up(qapp) -> None:
    posted: list[object] = []
    ease = EaseViewModel(posted.append)
    ease.show(scene("basket"))
    ease.toggleLarge()
    ease.toggleScheme("dark")
    ease.toggleScheme("contrast")
    ease.toggleScheme("contrast")
    ease.toggleLowReach()
    ease.toggleSound()
    ease.reset()
    assert posted == [
        EaseTouched(Ease(large_text=True)),
        EaseTouched(Ease(large_text=True, scheme=Scheme.DARK)),
        EaseTouched(Ease(large_text=True, scheme=Scheme.CONTRAST)),
        EaseTouched(Ease(large_text=True)),
        EaseTouched(Ease(large_text=True, low_reach=True)),
        EaseTouched(Ease(large_text=True, low_reach=True, sound=False)),
        EaseTouched(Ease()),
    ]
