"""The screens of a journal that is replayed, drawn by the lane's own QML, as files.

What passes by is in no journal, and so in no picture either: messages, live weights, how far a countdown is; devices
and the store are drawn as if they were there.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from kiosk.core.policy import Policy
from kiosk.core.session.state import LaneState
from kiosk.core.session.views import ReceiptView, SavedView, TapView
from kiosk.gallery.layouts import Layout
from kiosk.gallery.shop import MARK, store_policy
from kiosk.gallery.shots import Shot
from kiosk.replay.steps import Step

CLOSES_AT = 1015.0
"""Shots are looked at some seconds after 1000."""


def picture_steps(steps: Sequence[Step], folder: Path) -> Iterator[Path]:
    """The files, as they are written: `000016-receipt.png` is the screen after the append that ends with fact 16.

    Raises OSError for one that cannot be written.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    os.environ.setdefault("QT_QUICK_CONTROLS_STYLE", "Basic")
    from PySide6.QtGui import QGuiApplication  # Qt reads the environment when it is loaded

    from kiosk.gallery.stage import Stage

    app = QGuiApplication.instance() or QGuiApplication([])
    policy = _policy(steps)
    stage = Stage(policy=policy)
    try:
        for step in steps:
            path = folder / f"{step.append.last:06}-{step.after.screen.value}.png"
            shot = Shot(f"fact {step.append.last}", lambda _, step=step: _drawable(step.state))  # type: ignore[misc]
            language = step.visit.language if step.visit is not None else policy.language
            stage.shows(shot, language, _layout(step.state), step.append.at)
            if not stage.picture().save(str(path)):
                raise OSError(f"{path} could not be written")
            yield path
    finally:
        stage.close()
    del app  # it outlives the stage


def _policy(steps: Sequence[Step]) -> Policy:
    """The sample store's, on the lane of the journal and in the languages that were spoken there."""
    policy = store_policy()
    visits = [step.visit for step in steps if step.visit is not None]
    spoken = dict.fromkeys((*policy.languages, *(visit.language for visit in visits)))
    lane = visits[0].id.rpartition("-")[0] if visits else policy.lane
    return replace(policy, lane=lane, languages=tuple(spoken))


def _layout(state: LaneState) -> Layout:
    return Layout(ease=state.session.ease if state.session is not None else state.ease)


def _drawable(state: LaneState) -> LaneState:
    """With its devices and the store there, and time left on what closes by itself: how that was is in no journal."""
    state = replace(state, printer_ready=True, server_online=True, mark=state.mark or MARK)
    match state.view:
        case ReceiptView() | TapView() | SavedView():
            return replace(state, view=replace(state.view, closes_at=CLOSES_AT))
        case _:
            return state
