"""What happens on the wires: of one device or of all, newest below, held still by a touch."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.panel.bench import Device
from kiosk.panel.ticker import NOTE, Folded, fold, spoken
from kiosk.panel.view import View
from kiosk.ui.rows import RowsModel
from kiosk.ui.viewmodels.props import emit_changes

QML_IMPORT_NAME = "KioskPanel"
QML_IMPORT_MAJOR_VERSION = 1

SHOWN_LINES = 200
NOTES = {
    "connected": "The lane is connected",
    "left": "The lane let go",
    "hung_up": "The device hung up",
    "plugged": "The cable is in",
    "unplugged": "The cable is out",
}


@dataclass(frozen=True, slots=True)
class WireRow:
    """`out`: from the lane to the device. `count` is '' where it was said once."""

    key: str
    time: str
    device: str
    arrow: str
    text: str
    means: str
    count: str
    out: bool
    note: bool


@dataclass(frozen=True, slots=True)
class WireChoice:
    key: str
    name: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class WiresProps:
    devices: tuple[WireChoice, ...] = ()
    rows: tuple[WireRow, ...] = ()


def derive_wires(view: View, wanted: str, clock: Callable[[str], str]) -> WiresProps:
    """`wanted` '' is every device; `clock` gives a moment as the time here."""
    bench = view.bench
    devices = [one for one in bench.devices.values() if wanted in ("", one.name)]
    lines = [(one, folded) for one in devices for folded in fold(one.wire)]
    lines.sort(key=lambda pair: pair[1].first.at)
    everything = WireChoice("", view.words("All devices"), chosen=wanted == "")
    return WiresProps(
        devices=(everything, *(WireChoice(name, view.name(name), name == wanted) for name in bench.devices)),
        rows=tuple(_row(view, device, folded, clock) for device, folded in lines[-SHOWN_LINES:]),
    )


def _row(view: View, device: Device, folded: Folded, clock: Callable[[str], str]) -> WireRow:
    line = folded.last
    note = line.way == NOTE
    means = [view.words(NOTES.get(name, name)) for name in line.means]
    return WireRow(
        key=f"{device.name} {folded.first.number}",
        time=clock(line.at),
        device=view.name(device.name),
        arrow="" if note else "→" if line.way == ">" else "←",
        text=", ".join(means) if note else spoken(line),
        means="" if note else ", ".join(means),
        count=f"×{folded.count}" if folded.count > 1 else "",
        out=line.way == ">",
        note=note,
    )


def local_clock(at: str) -> str:
    """Hours to tenths of a second, here."""
    return datetime.fromisoformat(at).astimezone().strftime("%H:%M:%S.%f")[:-5]


@QmlElement
class WiresViewModel(QObject):
    stillChanged = Signal()
    rowsChanged = Signal()

    def __init__(self, clock: Callable[[str], str] = local_clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._device = ""
        self._still = False
        self._view: View | None = None
        self._props = WiresProps()
        self._rows = RowsModel(WireRow, self)
        self._devices = RowsModel(WireChoice, self)

    def show(self, view: View) -> None:
        self._view = view
        if self._still:
            return
        old, self._props = self._props, derive_wires(view, self._device, self._clock)
        self._rows.show(self._props.rows)
        self._devices.show(self._props.devices)
        emit_changes(self, old, self._props)

    @Slot(str)
    def choose(self, device: str) -> None:
        self._device, self._still = device, False
        self.stillChanged.emit()
        self._again()

    @Slot()
    def hold(self) -> None:
        """The lines stay as they are, or move on."""
        self._still = not self._still
        self.stillChanged.emit()
        self._again()

    @Property(bool, notify=stillChanged)
    def still(self) -> bool:
        return self._still

    @Property(QObject, notify=rowsChanged)
    def rows(self) -> QObject:
        return self._rows

    @Property(QObject, notify=rowsChanged)
    def devices(self) -> QObject:
        return self._devices

    def _again(self) -> None:
        if self._view is not None:
            self.show(self._view)
