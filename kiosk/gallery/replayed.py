"""The screens of a journal that is replayed, drawn by the lane's own QML, as files.

What passes by is in no journal, and so in no picture either: messages, live weights, how far a countdown is.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from kiosk.core.session.state import LaneState
from kiosk.core.session.views import ReceiptView, SavedView, TapView
from kiosk.gallery.layouts import Layout
from kiosk.gallery.shots import Shot
from kiosk.replay.steps import Step

LOOKED_AT_S = 15.0
"""So long a screen that closes by itself still stays."""


def picture_steps(steps: Sequence[Step], folder: Path) -> Iterator[Path]:
    """The files, as they are written: `000016-receipt.png` is the screen after the append that ends with fact 16.

    Raises OSError for one that cannot be written.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    os.environ.setdefault("QT_QUICK_CONTROLS_STYLE", "Basic")
    from PySide6.QtGui import QGuiApplication  # Qt reads the environment when it is loaded

    from kiosk.gallery.shop import store_policy
    from kiosk.gallery.stage import Stage

    app = QGuiApplication.instance() or QGuiApplication([])
    spoken = {step.visit.language for step in steps if step.visit is not None}
    policy = store_policy()
    stage = Stage(policy=replace(policy, languages=(*policy.languages, *sorted(spoken - set(policy.languages)))))
    try:
        for step in steps:
            path = folder / f"{step.append.last:06}-{step.after.screen.value}.png"
            shot = Shot(f"fact {step.append.last}", lambda _, step=step: _drawable(step.state))  # type: ignore[misc]
            language = step.visit.language if step.visit is not None else policy.language
            stage.shows(shot, language, _layout(step.state))
            if not stage.picture().save(str(path)):
                raise OSError(f"{path} could not be written")
            yield path
    finally:
        stage.close()
    del app  # it outlives the stage


def _layout(state: LaneState) -> Layout:
    return Layout(ease=state.session.ease if state.session is not None else state.ease)


def _drawable(state: LaneState) -> LaneState:
    """With time left on what closes by itself."""
    match state.view:
        case ReceiptView() | TapView() | SavedView():
            return replace(state, view=replace(state.view, closes_at=LOOKED_AT_S + 1000.0))
        case _:
            return state
