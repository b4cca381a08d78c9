"""The panel's window: one watcher a device, a bench of what they saw, a view-model a page. All on the GUI thread."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Protocol

import shiboken6
from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

from kiosk.panel.bench import Bench, Device, after
from kiosk.panel.control import Control
from kiosk.panel.goods import Goods
from kiosk.panel.papers import PaperProvider
from kiosk.panel.view import View
from kiosk.panel.viewmodels.counter import CounterViewModel
from kiosk.panel.viewmodels.faults import FaultsViewModel
from kiosk.panel.viewmodels.fittings import FittingsViewModel
from kiosk.panel.viewmodels.goods import GoodsViewModel
from kiosk.panel.viewmodels.money import MoneyViewModel
from kiosk.panel.viewmodels.panel import PanelViewModel
from kiosk.panel.viewmodels.paper import PaperViewModel
from kiosk.panel.viewmodels.terminal import TerminalViewModel
from kiosk.panel.viewmodels.wires import WiresViewModel
from kiosk.panel.watcher import LOOK_EVERY_S, Order, Told, Watcher
from kiosk.ui.images import IconProvider, PictureProvider
from kiosk.ui.words import QmlWords, Words, read_words

QML = Path(__file__).parent / "qml"
FONTS = ["Noto Sans", "Noto Sans CJK SC"]
DRAW_EVERY_MS = 80
"""What many devices tell within that is drawn at once."""
LEAVES_S = 0.5
"""So long answers that are waited for have when the window is closed."""
LANGUAGES = ("en", "zh_CN")


class Shows(Protocol):
    def show(self, view: View) -> None: ...


class Ear(QObject):
    """Carries what watchers tell to the GUI thread."""

    told = Signal(object)


class PanelUi:
    """Plays shopper and hardware at the emulators behind `controls`. Needs a `QGuiApplication` to exist."""

    def __init__(
        self,
        controls: Mapping[str, Control],
        goods: Goods,
        *,
        assets: Path,
        language: str = "en",
        look_every_s: float = LOOK_EVERY_S,
    ) -> None:
        self.bench = Bench({name: Device(name) for name in controls})
        self._assets = assets
        self._words = {code: panel_words(assets / "translations", code) for code in LANGUAGES}
        self._translator = QmlWords(self._words[language])
        self._ear = Ear()
        self._ear.told.connect(self._hear, Qt.ConnectionType.QueuedConnection)
        self._watchers = {
            name: Watcher(name, control, self._ear.told.emit, every_s=look_every_s)
            for name, control in controls.items()
        }
        self._papers = PaperProvider()
        self._shell = PanelViewModel(self.speak)
        self._shelf = GoodsViewModel(goods)
        self._counter = CounterViewModel(self._send)
        self._terminal = TerminalViewModel(self._send)
        self._paper = PaperViewModel(self._send, self._papers.hand)
        self._money = MoneyViewModel(self._send)
        self._fittings = FittingsViewModel(self._send)
        self._faults = FaultsViewModel(self._send)
        self._wires = WiresViewModel()
        self._pages: dict[str, tuple[Shows, ...]] = {
            "shop": (self._shelf, self._counter, self._terminal, self._paper),
            "money": (self._money, self._paper),
            "fittings": (self._fittings,),
            "faults": (self._faults,),
            "wires": (self._wires,),
        }
        self._shelf.taken.connect(self._counter.take)
        self._shell.pageChanged.connect(self._draw)
        self._due = QTimer()
        self._due.setSingleShot(True)
        self._due.setInterval(DRAW_EVERY_MS)
        self._due.timeout.connect(self._draw)
        self._engine: QQmlApplicationEngine | None = None
        self.window: QQuickWindow | None = None

    def show(self) -> QQuickWindow:
        """The window is on the screen and the emulators are watched; raises `RuntimeError` when the QML is broken."""
        QGuiApplication.setFont(QFont(FONTS))
        QCoreApplication.installTranslator(self._translator)
        engine = self._engine = QQmlApplicationEngine()
        icons = self._assets / "icons"
        engine.addImageProvider("icon", IconProvider(icons))
        engine.addImageProvider("picture", PictureProvider(self._assets / "pictures", icons))
        engine.addImageProvider("paper", self._papers)
        for shows in (self._shell, *(one for page in self._pages.values() for one in page)):
            shows.show(self._view())
        engine.setInitialProperties(
            {
                "shell": self._shell,
                "shelf": self._shelf,
                "counter": self._counter,
                "terminal": self._terminal,
                "paper": self._paper,
                "money": self._money,
                "fittings": self._fittings,
                "faults": self._faults,
                "wires": self._wires,
            }
        )
        engine.load(QUrl.fromLocalFile(QML / "Panel.qml"))
        roots = engine.rootObjects()
        if not roots:
            raise RuntimeError("the panel's QML could not be loaded")
        window = roots[0]
        if not isinstance(window, QQuickWindow):
            raise TypeError(f"the panel's QML makes a {type(window).__name__}")
        self.window = window
        for watcher in self._watchers.values():
            watcher.start()
        return window

    def close(self) -> None:
        """Nothing is watched and drawn any more, within a second; the engine goes before what it shows."""
        for watcher in self._watchers.values():
            watcher.ask_to_stop()
        until = time.monotonic() + LEAVES_S
        for watcher in self._watchers.values():
            watcher.join(max(0.0, until - time.monotonic()))
        self._due.stop()
        if self._engine is not None:
            shiboken6.delete(self._engine)
            self._engine = self.window = None
        QCoreApplication.removeTranslator(self._translator)

    def speak(self, language: str) -> None:
        """Everything is said in `language`, one of `LANGUAGES`."""
        self._translator.words = self._words[language]
        if self._engine is not None:
            self._engine.retranslate()
        self._draw()

    def _view(self) -> View:
        return View(self.bench, self._translator.words)

    def _send(self, device: str, order: Order) -> None:
        self.bench = replace(self.bench, refused=None)
        if device in self._watchers:
            self._watchers[device].order(order)
        self._draw_soon()

    def _hear(self, told: Told) -> None:
        self.bench = after(self.bench, told)
        self._draw_soon()

    def _draw_soon(self) -> None:
        if not self._due.isActive():
            self._due.start()

    def _draw(self) -> None:
        """The frame and the open page; the others are drawn when they are opened."""
        view = self._view()
        self._shell.show(view)
        for shows in self._pages[self._shell.page]:  # type: ignore[index]
            shows.show(view)


def panel_words(translations: Path, language: str) -> Words:
    """The panel's own words, and those of the lane's parts that it is made of. Raises ValueError for a broken file."""
    lane, own = read_words(translations, language), read_words(translations / "panel", language)
    return Words(language, {sentence: words(sentence) for words in (lane, own) for sentence in words.sentences})
