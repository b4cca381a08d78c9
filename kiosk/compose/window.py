"""The lane's window: shown and fed from a running lane, or saying that there is none yet."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.catalogue.help_search import HelpSearch
from kiosk.compose.serving import ServiceDesk
from kiosk.compose.settings import SettingsDesk
from kiosk.config import Config
from kiosk.core.policy import Policy
from kiosk.core.session.apply import new_lane
from kiosk.journal.room import has_room
from kiosk.lane.clock import SystemClock

if TYPE_CHECKING:
    from kiosk.compose import RunningLane
    from kiosk.core.items import Item
    from kiosk.ui.app import LaneUi
    from kiosk.ui.catalogue_view import CatalogueView, CategoryView
    from kiosk.ui.display import Display
    from kiosk.ui.scene import Post

ASSETS = Path(__file__).resolve().parents[2] / "assets"
AGAIN = 75
"""The exit code of a lane that could not write and may now: it is to be built again, as after a power cut."""
LOOK_MS = 500


def open_ui(running: RunningLane, config: Config, *, file: Path | None = None, fullscreen: bool = False) -> LaneUi:
    """The lane's window, shown and fed from `running`; a Qt application exists afterwards. Call it before `start`.

    `file` is where `config` was read from: without it no device can be set at the screen.
    """
    ui = _window(
        running.policy, running.catalogue, running.lane.post, running.help_search, running.clock, config, fullscreen
    )
    running.lane.watch(ui.receive)
    ui.receive(running.lane.state)
    ui.show()
    if running.keys is not None:
        ui.hand_keys_to(running.keys)
    ui.take_buttons_of(running.keypad.hear)
    setter = SettingsDesk(file, running.clock.wall, running.hands) if file is not None else None
    ui.serve(ServiceDesk(config, running.health), running.guide, setter)
    return ui


def run_ui(running: RunningLane, config: Config, *, file: Path | None = None, fullscreen: bool = False) -> int:
    """The lane sells on the screen until its window is closed; everything is at rest afterwards.

    `AGAIN` when it could not write, and may now, or when its devices are set otherwise. `file` as in `open_ui`.
    """
    ui = open_ui(running, config, file=file, fullscreen=fullscreen)
    from kiosk.ui.collecting import collecting_here

    with collecting_here():
        running.start()
        try:
            return _until_closed(running.again.is_set)
        finally:
            running.stop()
            ui.close()


def rest_ui(config: Config, why: str, *, waits: bool, every_s: float, fullscreen: bool = False) -> int:
    """The screen says that the lane is out of order, `why` is for staff, until the window is closed.

    `AGAIN` when it `waits` for the disk and there is room: looked at every `every_s`.
    """
    policy, clock = config.policy(), SystemClock()
    ui = _window(policy, _NoItems(), _nothing, HelpSearch(policy.help), clock, config, fullscreen)
    ui.receive(replace(new_lane(policy), failed=why))
    ui.show()
    room, closed = threading.Event(), threading.Event()

    def look() -> None:
        while waits and not room.is_set() and not closed.wait(every_s):
            if has_room(config.lane.data):
                room.set()

    from kiosk.ui.collecting import collecting_here

    with collecting_here():
        threading.Thread(target=look, name="room", daemon=True).start()
        try:
            return _until_closed(room.is_set)
        finally:
            closed.set()
            ui.close()


def _until_closed(again: Callable[[], bool]) -> int:
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QGuiApplication

    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda *_: QGuiApplication.quit())
    looking = QTimer()
    looking.timeout.connect(lambda: QGuiApplication.exit(AGAIN) if again() else None)
    looking.start(LOOK_MS)
    try:
        return QGuiApplication.exec()
    finally:
        looking.stop()


def _window(
    policy: Policy,
    catalogue: CatalogueView,
    post: Post,
    search: HelpSearch,
    clock: SystemClock,
    config: Config,
    fullscreen: bool,  # noqa: FBT001 - handed on by name above
) -> LaneUi:
    # Drawn alike with and without a graphics card; QT_QUICK_BACKEND=rhi uses the card.
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    from PySide6.QtGui import QGuiApplication  # a lane without a screen needs no Qt

    from kiosk.ui.app import LaneUi

    if QGuiApplication.instance() is None:
        QGuiApplication(sys.argv[:1])
    return LaneUi(
        policy,
        catalogue,
        post,
        search_help=search.search,
        clock=clock.mono,
        wall=clock.wall,
        assets=ASSETS,
        display=_display(config, fullscreen=fullscreen),
    )


def _display(config: Config, *, fullscreen: bool) -> Display:
    from kiosk.ui.display import Display

    return Display(
        orientation=config.display.orientation,
        px_per_mm=config.display.px_per_mm,
        reduced_motion=config.display.reduced_motion,
        fullscreen=fullscreen,
    )


def _nothing(_event: object) -> None:
    """A screen without a lane behind it: a touch does nothing."""


class _NoItems:
    """The catalogue of a lane that could not be built."""

    def categories(self) -> tuple[CategoryView, ...]:
        return ()

    def in_category(self, key: str, at: str = "") -> tuple[Item, ...]:  # noqa: ARG002
        return ()

    def favourites(self, n: int, at: str = "") -> tuple[Item, ...]:  # noqa: ARG002
        return ()

    def search(self, text: str, language: str, limit: int, at: str = "") -> tuple[Item, ...]:  # noqa: ARG002
        return ()
