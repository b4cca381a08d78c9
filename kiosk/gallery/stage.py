"""A lane's window without a lane behind it: shows any shot in any language and layout. On the Qt thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk.catalogue.help_search import HelpSearch
from kiosk.core.guided import Offer, Page, Play
from kiosk.core.policy import Policy
from kiosk.core.session.inputs import Input
from kiosk.core.session.state import LaneState
from kiosk.core.session.touches import NumberTyped
from kiosk.gallery.goods import SHELF
from kiosk.gallery.health import OFFERS, health_of
from kiosk.gallery.items import places_of, touch, visible
from kiosk.gallery.layouts import Layout
from kiosk.gallery.moments import MOMENTS, policy_of
from kiosk.gallery.moments.guided import OFFERS as TRIED
from kiosk.gallery.moments.guided import PAGES
from kiosk.gallery.setting import ENDLESS, SampleSetter
from kiosk.gallery.shop import ASSETS, store_policy
from kiosk.gallery.shots import Shot
from kiosk.ui.app import LaneUi
from kiosk.ui.scene import Post

WALL = "2026-11-22T10:42:00+01:00"
TURNS = 4
"""Turns of the event loop after which a state is wholly drawn: its signal, the screen's making, its bindings."""
MOST_FRAMES = 12
"""A screen that has not come to rest after so many never will."""


class Stage:
    """Needs a `QGuiApplication` on the offscreen platform. `close` when done.

    Shots are looked at on a lane of `policy`, or each on that which fits its name.
    """

    def __init__(self, post: Post | None = None, policy: Policy | None = None) -> None:
        self._now = 0.0
        self._policy = policy
        self._wall = WALL
        self._ui = LaneUi(
            policy or store_policy(),
            SHELF,
            post or _nobody,
            search_help=HelpSearch(store_policy().help).search,
            clock=lambda: self._now,
            wall=lambda: self._wall,
            assets=ASSETS,
        )
        self._ui.show()
        self._shot = ""

    @property
    def window(self) -> QQuickWindow:
        return self._ui.window

    def shows(self, shot: Shot, language: str, layout: Layout, wall: str = WALL) -> None:
        """`shot` is on the window and at rest, with nothing left of what was touched before; its clock says `wall`.

        Raises `RuntimeError` when it does not come to rest.
        """
        k = float(self.window.property("k"))
        wide, high = layout.size
        self.window.resize(round(wide * k), round(high * k))
        self._now, self._wall = shot.clock, wall
        self._shot = shot.name
        self._ui.policy = self._policy or policy_of(shot.name)
        tests = PicturedTests(TRIED if shot.name in PAGES else OFFERS)
        self._ui.serve(health_of(shot.name), tests, SampleSetter(endless=shot.name in ENDLESS))
        tests.show(PAGES.get(shot.name))
        self._draw(layout.eased(_another_visit(language)))
        self._draw(layout.eased(MOMENTS["attract"](language)))
        self._draw(layout.eased(shot.make(language)))
        self._settle()
        for name in shot.touches:
            touch(self.window, name)
            self._turn()
            self._settle()

    def picture(self) -> QImage:
        return self.window.grabWindow()

    def items(self) -> list[QQuickItem]:
        return visible(self.window)

    def close(self) -> None:
        self._ui.close()

    def _draw(self, state: LaneState) -> None:
        self._ui.receive(state)
        self._turn()

    def _settle(self) -> None:
        """Frames are painted until one moves nothing: lists make their rows and place them while they are painted."""
        places = places_of(self.window)
        for _ in range(MOST_FRAMES):
            before = places
            self.window.grabWindow()
            self._turn()
            places = places_of(self.window)
            if places == before:
                return
        raise RuntimeError(f"{self._shot} does not come to rest")

    def _turn(self) -> None:
        for _ in range(TURNS):
            QCoreApplication.processEvents()


class PicturedTests:
    """Guided tests that nobody turns: one page after the other is shown."""

    def __init__(self, offers: tuple[Offer, ...]) -> None:
        self.offers = offers
        self.show: Callable[[Page | None], None] = lambda _: None

    def hear(self, show: Callable[[Page | None], None], play: Callable[[Play], None]) -> None:
        del play
        self.show = show

    def lies(self, *, across: bool) -> None:
        """A page is drawn as it was made."""

    def touch(self, key: str) -> None:
        """What is said of a picture is not heard."""

    def again(self) -> None:
        """Nor is it shown anew."""


def _nobody(touched: Input | NumberTyped) -> None:
    """What the shopper does is not heard."""
    del touched


def _another_visit(language: str) -> LaneState:
    state = MOMENTS["basket-one"](language)
    return replace(state, session=replace(state.session, id="another") if state.session else None)
