import pytest

from kiosk.core.ease import AS_DRAWN, Ease, Scheme
from kiosk.core.visit_record import ease_words


@pytest.mark.parametrize(
    ("ease", "words"),
    [
        (AS_DRAWN, ""),
        (Ease(sound=False), ""),
        (Ease(scheme=Scheme.DARK), "dark"),
        (Ease(scheme=Scheme.CONTRAST, large_text=True, low_reach=True), "large+reach+contrast"),
    ],
)
def test_how_a_lane_is_operated_is_told_in_closed_words(ease: Ease, words: str) -> None:
    assert ease_words(ease) == words
