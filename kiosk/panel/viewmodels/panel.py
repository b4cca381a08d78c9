"""The panel's frame: which page is open, in which language, how all devices are, and what the last order came to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.panel.bench import Device
from kiosk.panel.view import View
from kiosk.ui.rows import RowsModel
from kiosk.ui.viewmodels.props import emit_changes

QML_IMPORT_NAME = "KioskPanel"
QML_IMPORT_MAJOR_VERSION = 1

PAGES = ("shop", "money", "fittings", "faults", "wires")


@dataclass(frozen=True, slots=True)
class DeviceRow:
    """`how` is there, away, or sought as long as it was not found yet; `faults` how many are ordered."""

    key: str
    name: str
    protocol: str
    how: str
    faults: int


@dataclass(frozen=True, slots=True)
class PanelProps:
    note: str = ""
    away: str = ""
    language: str = "en"
    rows: tuple[DeviceRow, ...] = ()


def derive_panel(view: View) -> PanelProps:
    bench, words = view.bench, view.words
    rows = tuple(
        DeviceRow(
            key=device.name,
            name=view.name(device.name),
            protocol=device.about.protocol if device.about else "",
            how=_how(device),
            faults=len(device.faults),
        )
        for device in bench.devices.values()
    )
    away = sum(1 for row in rows if row.how == "away")
    return PanelProps(
        note=f"{view.name(bench.refused[0])}: {bench.refused[1]}" if bench.refused else "",
        away=""
        if not away
        else words("1 device is away")
        if away == 1
        else words("{count} devices are away", count=away),
        language=words.language,
        rows=rows,
    )


def _how(device: Device) -> str:
    return "away" if device.away else "there" if device.there else "sought"


@QmlElement
class PanelViewModel(QObject):
    noteChanged = Signal()
    awayChanged = Signal()
    languageChanged = Signal()
    rowsChanged = Signal()
    pageChanged = Signal()

    def __init__(self, speak: Callable[[str], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._speak = speak
        self._props = PanelProps()
        self._page = PAGES[0]
        self._rows = RowsModel(DeviceRow, self)

    def show(self, view: View) -> None:
        old, self._props = self._props, derive_panel(view)
        self._rows.show(self._props.rows)
        emit_changes(self, old, self._props)

    @Slot(str)
    def turn(self, page: str) -> None:
        if page in PAGES and page != self._page:
            self._page = page
            self.pageChanged.emit()

    @Slot()
    def switchLanguage(self) -> None:
        self._speak("en" if self._props.language == "zh_CN" else "zh_CN")

    @Property(str, notify=pageChanged)
    def page(self) -> str:
        return self._page

    @Property(str, notify=noteChanged)
    def note(self) -> str:
        return self._props.note

    @Property(str, notify=awayChanged)
    def away(self) -> str:
        return self._props.away

    @Property(str, notify=languageChanged)
    def language(self) -> str:
        return self._props.language

    @Property(QObject, notify=rowsChanged)
    def rows(self) -> QObject:
        return self._rows
