"""Faults to order, as switches: those that the chosen device's emulator says it can play."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

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

UNITS = {"MS": "milliseconds", "S": "seconds", "N": "times", "MINOR": "cents"}
BEGIN = {"MS": "1000", "S": "5", "N": "1", "MINOR": "1"}
"""What is offered where a number is needed."""


@dataclass(frozen=True, slots=True)
class FaultRow:
    """`value` is what it is ordered with, or what is offered. `number`: any may be typed, `hint` says of what;
    `choice`: a touch goes to the next one. One that has neither has no value.
    """

    key: str
    line: str
    value: str
    hint: str
    number: bool
    choice: bool
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


def derive_faults(view: View, wanted: str, picked: Mapping[tuple[str, str], str]) -> FaultsProps:
    """Of the device `wanted`; of the first one where there is none of the name. `picked` are the choices made, by
    device and fault.
    """
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
        rows=tuple(_row(view, one, device.faults, picked.get((name, one.name))) for one in known),
    )


def _row(view: View, fault: FaultKnown, ordered: Mapping[str, Any], picked: str | None) -> FaultRow:
    choice = bool(fault.choices)
    begin = (offered(fault)[0] if choice else BEGIN.get(fault.takes, "")) if choice or fault.needed else ""
    now = ordered.get(fault.name)
    value = (begin if picked is None else picked) if now is None else "" if now is True else str(now)
    return FaultRow(
        key=fault.name,
        line=view.words(fault.does),
        value=value or (view.words("any") if choice else ""),
        hint=view.words(UNITS[fault.takes]) if fault.takes in UNITS else "",
        number=bool(fault.takes) and not choice,
        choice=choice,
        on=now is not None,
    )


def offered(fault: FaultKnown) -> tuple[str, ...]:
    """The choices in their order; '' is none of them, where none is needed."""
    return fault.choices if fault.needed else ("", *fault.choices)


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
        self._picked: dict[tuple[str, str], str] = {}
        self._view: View | None = None
        self._props = FaultsProps()
        self._rows = RowsModel(FaultRow, self)
        self._devices = RowsModel(ChoiceRow, self)

    def show(self, view: View) -> None:
        self._view = view
        old, self._props = self._props, derive_faults(view, self._device, self._picked)
        self._device = next((row.key for row in self._props.devices if row.chosen), "")
        self._rows.show(self._props.rows)
        self._devices.show(self._props.devices)
        emit_changes(self, old, self._props)

    @Slot(str)
    def choose(self, device: str) -> None:
        self._device = device
        if self._view is not None:
            self.show(self._view)

    @Slot(str)
    def next(self, fault: str) -> None:
        """Another of its choices is offered."""
        known = self._known(fault)
        if known is not None and known.choices:
            choices = offered(known)
            now = self._picked.get((self._device, fault), choices[0])
            self._picked[self._device, fault] = choices[(choices.index(now) + 1) % len(choices)]
            self.choose(self._device)

    @Slot(str, str)
    def flip(self, fault: str, typed: str) -> None:
        """Orders it, with what was typed or chosen, or mends it."""
        known = self._known(fault)
        if known is None or self._view is None:
            return
        if fault in self._view.bench.device(self._device).faults:
            self._send(self._device, Mend(fault))
        elif known.choices:
            chosen = self._picked.get((self._device, fault), offered(known)[0])
            self._send(self._device, Break(fault, chosen or True))
        else:
            self._send(self._device, Break(fault, int(typed) if typed.isdecimal() else typed or True))

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

    def _known(self, fault: str) -> FaultKnown | None:
        about = self._view.bench.device(self._device).about if self._view is not None else None
        return next((one for one in about.faults if one.name == fault), None) if about is not None else None
