"""Draws every moment in every language: `python -m tests.kiosk.ui.pictures FOLDER [NAME…] [--LAYOUT…]`.

A layout is any of landscape, contrast, dark, large and low, joined: `--landscape-large` draws in that one alone.
"""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from itertools import product
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QGuiApplication

from kiosk.core.ease import Ease, Scheme
from kiosk.core.session.state import LaneState
from kiosk.gallery.moments import MOMENTS, POLICY, SHELF, clock_of
from kiosk.ui.app import LaneUi
from tests.kiosk.ui.touching import touch

ROOT = Path(__file__).parents[3]
SETTLE_MS = 60
SHOTS = {
    "pick-one": "pick",
    "pick-none": "pick",
    "pick-digits": "pick",
    "language-choice": "basket",
    "basket-remove": "basket",
    "ease-choice": "basket",
}
"""What shows only after touches that the lane never hears of: the moment they begin in."""
TOUCHED = {
    "pick-one": ("key_A", "key_V", "key_O"),
    "pick-none": ("key_Q", "key_X"),
    "pick-digits": ("switchKeys", "key_4", "key_0"),
    "language-choice": ("languageButton",),
    "basket-remove": ("line_5", "decreaseButton"),
    "ease-choice": ("easeButton",),
}


def settle(milliseconds: int = SETTLE_MS) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def eased(state: LaneState, layout: str) -> LaneState:
    """The same moment for a shopper who chose what `layout` names."""
    schemes = [scheme for scheme in Scheme if scheme in layout]
    ease = Ease(scheme=schemes[0] if schemes else Scheme.LIGHT, large_text="large" in layout, low_reach="low" in layout)
    session = replace(state.session, ease=ease) if state.session else None
    return replace(state, ease=ease, session=session)


def another_visit(language: str) -> LaneState:
    state = MOMENTS["basket-one"](language)
    assert state.session is not None
    return replace(state, session=replace(state.session, id="another"))


def main(folder: Path, names: list[str], layouts: list[str]) -> None:
    app = QGuiApplication([])
    now = [0.0]
    ui = LaneUi(
        POLICY,
        SHELF,
        lambda touched: None,
        clock=lambda: now[0],
        wall=lambda: "2026-11-22T10:42:00+01:00",
        assets=ROOT / "assets",
    )
    ui.show()
    folder.mkdir(parents=True, exist_ok=True)
    settle(600)
    for name, make in {**MOMENTS, **{shot: MOMENTS[SHOTS[shot]] for shot in SHOTS}}.items():
        if names and name not in names:
            continue
        for layout, language in product(layouts, POLICY.languages):
            ui.window.resize(*((1920, 1080) if "landscape" in layout else (1080, 1920)))
            now[0] = clock_of(name)
            # another visit between, so that what the last picture's touches left is forgotten
            ui.receive(another_visit(language))
            settle(5)
            ui.receive(MOMENTS["attract"](language))
            settle(5)
            ui.receive(eased(make(language), layout))
            settle()
            for key in TOUCHED.get(name, ()):
                touch(ui.window, key)
                settle(20)
            ui.window.grabWindow().save(str(folder / f"{name}{layout}-{language}.png"))
    ui.close()
    del app


if __name__ == "__main__":
    given = sys.argv[2:]
    layouts = [name.removeprefix("-") for name in given if name.startswith("--")]
    main(Path(sys.argv[1]), [name for name in given if not name.startswith("--")], layouts or [""])
