import logging

import pytest

from kiosk.ui.display import REFERENCE_PX_PER_MM, Display, fitted, lies_across, scale


@pytest.mark.parametrize(
    ("fits", "display", "k"),
    [
        (1.0, Display(), 1.0),
        (1.4, Display(), 1.0),  # a window on a desk is never larger than the design
        (1.4, Display(fullscreen=True), 1.4),
        (1.0, Display(fullscreen=True, px_per_mm=REFERENCE_PX_PER_MM * 0.75), 0.75),  # 28 inches: as large in mm
    ],
)
def test_a_target_is_as_large_under_the_finger_on_every_display(fits: float, display: Display, k: float) -> None:
    assert fitted(fits, display) == pytest.approx(k)


def test_a_display_too_small_for_its_density_is_told(caplog) -> None:
    with caplog.at_level(logging.WARNING):
        assert fitted(0.8, Display(px_per_mm=REFERENCE_PX_PER_MM)) == 0.8
    assert "80 %" in caplog.text


def test_a_window_lies_as_it_is_told_and_upright_otherwise(qapp) -> None:
    assert [lies_across(Display(orientation=way)) for way in ("auto", "portrait", "landscape")] == [False, False, True]
    assert scale(Display(orientation="landscape")) == 1.0
