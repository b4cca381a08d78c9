"""The printer: the paper that came out, the roll, the cover, and the drawer that hangs on it."""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.panel.bench import Device
from kiosk.panel.view import Send, View
from kiosk.panel.watcher import Put
from kiosk.ui.viewmodels.props import emit_changes

QML_IMPORT_NAME = "KioskPanel"
QML_IMPORT_MAJOR_VERSION = 1

ROLLS = {"ok": "Paper is in", "near_end": "Paper is low", "out": "Paper is out"}


@dataclass(frozen=True, slots=True)
class PaperProps:
    """`number` is of the paper shown, 0 where none came out yet; `picture` is its address."""

    there: bool = False
    number: int = 0
    title: str = ""
    picture: str = ""
    older: bool = False
    newer: bool = False
    roll: str = ""
    roll_out: bool = False
    roll_low: bool = False
    cover_open: bool = False
    drawer_open: bool = False
    drawer_jammed: bool = False


def derive_paper(view: View, wanted: int) -> PaperProps:
    """`wanted` is the number of the paper to show, 0 for the newest."""
    words, device = view.words, view.bench.device("printer")
    numbers = list(papers_of(device))
    number = int(wanted if str(wanted) in numbers else numbers[-1]) if numbers else 0
    paper = str(device.get("paper", ""))
    return PaperProps(
        there=device.there,
        number=number,
        title=words("Paper {number}", number=number) if number else "",
        picture=f"image://paper/{number}" if number else "",
        older=bool(numbers) and str(number) != numbers[0],
        newer=bool(numbers) and str(number) != numbers[-1],
        roll=words(ROLLS[paper]) if paper in ROLLS else "",
        roll_out=paper == "out",
        roll_low=paper == "near_end",
        cover_open=bool(device.get("cover_open")),
        drawer_open=bool(device.get("drawer_open")),
        drawer_jammed=bool(device.get("drawer_jammed")),
    )


def papers_of(device: Device) -> Mapping[str, bytes]:
    """The papers that lie in the tray, by their number since the printer was switched on; the newest last."""
    kept = device.get("receipts_bytes") or ()
    first = int(device.get("receipts", 0)) - len(kept) + 1
    return {str(first + place): base64.b64decode(text) for place, text in enumerate(kept)}


@QmlElement
class PaperViewModel(QObject):
    thereChanged = Signal()
    numberChanged = Signal()
    titleChanged = Signal()
    pictureChanged = Signal()
    olderChanged = Signal()
    newerChanged = Signal()
    rollChanged = Signal()
    rollOutChanged = Signal()
    rollLowChanged = Signal()
    coverOpenChanged = Signal()
    drawerOpenChanged = Signal()
    drawerJammedChanged = Signal()

    def __init__(self, send: Send, hand: Callable[[Mapping[str, bytes]], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._send = send
        self._hand = hand
        self._wanted = 0
        self._kept: object = None
        self._view: View | None = None
        self._props = PaperProps()

    def show(self, view: View) -> None:
        self._view = view
        device = view.bench.device("printer")
        kept = device.get("receipts_bytes")
        if kept is not self._kept:
            self._kept = kept
            self._hand(papers_of(device))
        old, self._props = self._props, derive_paper(view, self._wanted)
        emit_changes(self, old, self._props)

    @Slot(int)
    def leaf(self, papers: int) -> None:
        """Shows the paper so many further; the newest stays the newest when another comes out."""
        self._wanted = self._props.number + papers
        if self._view is not None:
            self.show(self._view)
            if not self._props.newer:
                self._wanted = 0

    @Slot(str)
    def putRoll(self, paper: str) -> None:
        """The roll is ok, near_end or out."""
        self._send("printer", Put({"paper": paper}))

    @Slot()
    def liftCover(self) -> None:
        self._send("printer", Put({"cover_open": not self._props.cover_open}))

    @Slot()
    def moveDrawer(self) -> None:
        """It is shut, or opened with its key."""
        self._send("printer", Put({"drawer_open": not self._props.drawer_open}))

    @Slot()
    def jamDrawer(self) -> None:
        self._send("printer", Put({"drawer_jammed": not self._props.drawer_jammed}))

    @Property(bool, notify=thereChanged)
    def there(self) -> bool:
        return self._props.there

    @Property(int, notify=numberChanged)
    def number(self) -> int:
        return self._props.number

    @Property(str, notify=titleChanged)
    def title(self) -> str:
        return self._props.title

    @Property(str, notify=pictureChanged)
    def picture(self) -> str:
        return self._props.picture

    @Property(bool, notify=olderChanged)
    def older(self) -> bool:
        return self._props.older

    @Property(bool, notify=newerChanged)
    def newer(self) -> bool:
        return self._props.newer

    @Property(str, notify=rollChanged)
    def roll(self) -> str:
        return self._props.roll

    @Property(bool, notify=rollOutChanged)
    def rollOut(self) -> bool:
        return self._props.roll_out

    @Property(bool, notify=rollLowChanged)
    def rollLow(self) -> bool:
        return self._props.roll_low

    @Property(bool, notify=coverOpenChanged)
    def coverOpen(self) -> bool:
        return self._props.cover_open

    @Property(bool, notify=drawerOpenChanged)
    def drawerOpen(self) -> bool:
        return self._props.drawer_open

    @Property(bool, notify=drawerJammedChanged)
    def drawerJammed(self) -> bool:
        return self._props.drawer_jammed
