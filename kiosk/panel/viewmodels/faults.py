"""Faults to order, as switches: those that the chosen device's emulator says it can play."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.panel.bench import Bench
from kiosk.panel.control import FaultKnown
from kiosk.panel.view import Send, View
from kiosk.panel.watcher import Break, Mend
from kiosk.ui.rows import RowsModel
from kiosk.ui.viewmodels.props import emit_changes

QML_IMPORT_NAME = "KioskPanel"
QML_IMPORT_MAJOR_VERSION = 1

WIRE = {
    "silence": "It says nothing",
    "slow": "Each answer comes late, by so many milliseconds",
    "noise": "Rubbish comes before each answer",
    "split": "Its answers come byte by byte",
    "merge": "Its answers come all at once",
    "half_frame": "One answer breaks off in the middle",
    "repeat": "One answer comes twice",
    "unplug": "Its cable is pulled",
}
"""What every wire can do."""


@dataclass(frozen=True, slots=True)
class FaultRow:
    """`value` is what it is ordered with, or what is offered; '' where it has none."""

    key: str
    line: str
    value: str
    on: bool


@dataclass(frozen=True, slots=True)
class ChoiceRow:
    key: str
    name: str
    count: int
    chosen: bool
    away: bool


@dataclass(frozen=True, slots=True)
class FaultsProps:
    name: str = ""
    protocol: str = ""
    able: bool = False
    any_on: bool = False
    devices: tuple[ChoiceRow, ...] = ()
    rows: tuple[FaultRow, ...] = ()


def derive_faults(view: View, wanted: str) -> FaultsProps:
    """Of the device `wanted`; of the first one where there is none of the name."""
    bench = view.bench
    name = wanted if wanted in bench.devices else next(iter(bench.devices), "")
    device = bench.device(name)
    known = device.about.faults if device.about else ()
    return FaultsProps(
        name=view.name(name) if name else "",
        protocol=device.about.protocol if device.about else "",
        able=device.there,
        any_on=any(one.faults for one in bench.devices.values()),
        devices=tuple(
            ChoiceRow(one.name, view.name(one.name), len(one.faults), chosen=one.name == name, away=bool(one.away))
            for one in bench.devices.values()
        ),
        rows=tuple(
            FaultRow(
                one.name,
                view.words(WIRE[one.name]) if one.name in WIRE else view.words(one.line),
                _value(one, device.faults),
                on=one.name in device.faults,
            )
            for one in known
        ),
    )


def _value(fault: FaultKnown, ordered: object) -> str:
    now = ordered.get(fault.name) if isinstance(ordered, dict) else None
    if now is None or now is True:
        return fault.value
    return f"{now:g}" if isinstance(now, float) else str(now)


@QmlElement
class FaultsViewModel(QObject):
    nameChanged = Signal()
    protocolChanged = Signal()
    ableChanged = Signal()
    anyOnChanged = Signal()
    rowsChanged = Signal()

    def __init__(self, send: Send, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._send = send
        self._device = ""
        self._view: View | None = None
        self._props = FaultsProps()
        self._rows = RowsModel(FaultRow, self)
        self._devices = RowsModel(ChoiceRow, self)

    def show(self, view: View) -> None:
        self._view = view
        old, self._props = self._props, derive_faults(view, self._device)
        self._device = next((row.key for row in self._props.devices if row.chosen), "")
        self._rows.show(self._props.rows)
        self._devices.show(self._props.devices)
        emit_changes(self, old, self._props)

    @Slot(str)
    def choose(self, device: str) -> None:
        self._device = device
        if self._view is not None:
            self.show(self._view)

    @Slot(str, str)
    def flip(self, fault: str, value: str) -> None:
        """Orders it, with `value` where that is not '', or mends it."""
        if any(row.key == fault and row.on for row in self._props.rows):
            self._send(self._device, Mend(fault))
        else:
            self._send(self._device, Break(fault, int(value) if value.isdecimal() else value or True))

    @Slot()
    def mendAll(self) -> None:
        """No device has a fault any more."""
        bench = self._view.bench if self._view is not None else Bench()
        for device in bench.devices.values():
            for fault in device.faults:
                self._send(device.name, Mend(fault))

    @Property(str, notify=nameChanged)
    def name(self) -> str:
        return self._props.name

    @Property(str, notify=protocolChanged)
    def protocol(self) -> str:
        return self._props.protocol

    @Property(bool, notify=ableChanged)
    def able(self) -> bool:
        return self._props.able

    @Property(bool, notify=anyOnChanged)
    def anyOn(self) -> bool:
        return self._props.any_on

    @Property(QObject, notify=rowsChanged)
    def rows(self) -> QObject:
        return self._rows

    @Property(QObject, notify=rowsChanged)
    def devices(self) -> QObject:
        return self._devices
