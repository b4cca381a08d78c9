"""How the window lies on its display, and how large a design pixel is there."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication

SHORT, LONG = 1080, 1920
REFERENCE_PX_PER_MM = 4.03
"""The density that the design is drawn for: 21.5 inches, 1080 by 1920."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Display:
    """`orientation` is auto, portrait or landscape; `px_per_mm` the display's density, None where nobody said."""

    orientation: str = "auto"
    px_per_mm: float | None = None
    reduced_motion: bool = False
    fullscreen: bool = False


IN_A_WINDOW = Display()


def lies_across(display: Display) -> bool:
    """The window is wider than high."""
    if display.orientation != "auto":
        return display.orientation == "landscape"
    if not display.fullscreen or QGuiApplication.platformName() == "offscreen":
        return False
    room = QGuiApplication.primaryScreen().size()
    return room.width() > room.height()


def scale(display: Display) -> float:
    """How many pixels a design pixel has; 1 on a display that is none."""
    wide, high = (LONG, SHORT) if lies_across(display) else (SHORT, LONG)
    offscreen = QGuiApplication.platformName() == "offscreen"
    room = QSize(wide, high) if offscreen else _room(fullscreen=display.fullscreen)
    fits = min(room.width() / wide, room.height() / high)
    return fitted(fits, display)


def fitted(fits: float, display: Display) -> float:
    """The display's own density where it is known and the design still has room; else what fits."""
    if display.px_per_mm is None:
        return fits if display.fullscreen else min(1.0, fits)
    wanted = display.px_per_mm / REFERENCE_PX_PER_MM
    if wanted > fits:
        log.warning("the display is too small for its density: targets are %.0f %% of their size", 100 * fits / wanted)
    return min(wanted, fits)


def _room(*, fullscreen: bool) -> QSize:
    screen = QGuiApplication.primaryScreen()
    return screen.geometry().size() if fullscreen else screen.availableGeometry().size()
