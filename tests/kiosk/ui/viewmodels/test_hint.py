import pytest

from kiosk.ui.viewmodels.hint import HintProps, HintViewModel, derive_hint
from tests.kiosk.ui.scenes import scene


@pytest.mark.parametrize(
    ("moment", "step"),
    [("basket-empty", ""), ("basket-empty-hint", "scan"), ("weigh-hint-rest", "rest"), ("paying-hint", "card")],
)
def test_the_screen_is_told_what_to_show(moment: str, step: str) -> None:
    assert derive_hint(scene(moment)) == HintProps(step)


def test_a_hint_is_told_once(qapp) -> None:
    hint = HintViewModel()
    told: list[str] = []
    hint.stepChanged.connect(lambda: told.append(hint.step))
    for moment in ("basket-empty", "basket-empty-hint", "basket-empty-hint", "basket"):
        hint.show(scene(moment))
    assert told == ["scan", ""]
