"""Every protocol the lane speaks: one explicit table, name → driver and emulator, imported only when asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from drivers.contract import Driver
from drivers.emulators.base import Emulator
from drivers.link.serial import LineSettings
from drivers.printers.drawer import DrawerPort
from drivers.scales.dialog06_records import Dialog06Setup
from drivers.scales.plateaus import Plateaus, Steadiness

WIRES = ("serial", "pty", "tcp", "rfc2217")


@dataclass(frozen=True, slots=True)
class ProtocolRow:
    """One protocol. `driver` and `emulator` are `module:name` of a factory without arguments. `serial_driver` is the
    one for lines that are not TCP, where they ask for another.

    `line` is what a serial line is set to unless the link says otherwise. An `addressed` protocol says in its own words
    whom it speaks to: its driver takes the link's text.
    """

    name: str
    kind: str
    links: tuple[str, ...]
    driver: str
    emulator: str
    line: LineSettings | None = None
    serial_driver: str = ""
    addressed: bool = False

    def make_driver(self, link: str = "") -> Driver[Any]:
        """The driver for the link that `link` names; without one, for TCP, and for the usual address.

        Raises ValueError where `link` is no address for it.
        """
        serial = self.serial_driver and link.partition(":")[0] not in ("", "tcp")
        make = _factory(self.serial_driver if serial else self.driver)
        return make(link) if self.addressed and link else make()  # type: ignore[no-any-return]

    def make_plateau_driver(self, steadiness: Steadiness) -> Driver[bytes]:
        """A scale's driver that tells only what came to rest; raises ValueError where this is no scale's protocol."""
        if self.kind != "scale":
            raise ValueError(f"{self.name} is the protocol of a {self.kind}, not of a scale")
        return _factory(self.driver)(Plateaus(steadiness))  # type: ignore[no-any-return]

    def make_dialog06_driver(self, setup: Dialog06Setup, steadiness: Steadiness | None = None) -> Driver[bytes]:
        """A Dialog 06 scale's driver for a scale set up so; with `steadiness` it tells plateaus. Raises ValueError."""
        if self.name != "dialog06":
            raise ValueError(f"{self.name} has no setting of dialog06")
        return _factory(self.driver)(Plateaus(steadiness) if steadiness else None, setup)  # type: ignore[no-any-return]

    def make_drawer_driver(self, port: DrawerPort) -> Driver[bytes]:
        """A printer's driver with a drawer on `port`; raises ValueError where this is no printer's protocol."""
        if self.kind != "printer":
            raise ValueError(f"{self.name} is the protocol of a {self.kind}, not of a printer")
        if self.addressed:
            raise ValueError(f"{self.name}: a drawer behind a queue would open without a word of it")
        return _factory(self.driver)(drawer=port)  # type: ignore[no-any-return]

    def make_emulator(self) -> Emulator:
        return _factory(self.emulator)()  # type: ignore[no-any-return]


PROTOCOLS: tuple[ProtocolRow, ...] = (
    ProtocolRow(
        "serial-aim",
        "scanner",
        WIRES,
        "drivers.scanners.serial_aim:SerialAimScanner",
        "drivers.emulators.scanner:ScannerEmulator",
        LineSettings(9600, 8, "N", 1),
    ),
    ProtocolRow(
        "serial-datalogic",
        "scanner",
        WIRES,
        "drivers.scanners.datalogic:DatalogicScanner",
        "drivers.emulators.datalogic:DatalogicEmulator",
        LineSettings(9600, 8, "N", 1),
    ),
    ProtocolRow(
        "serial-honeywell",
        "scanner",
        WIRES,
        "drivers.scanners.honeywell:HoneywellScanner",
        "drivers.emulators.honeywell:HoneywellEmulator",
        LineSettings(9600, 8, "N", 1),
    ),
    ProtocolRow(
        "hid-pos",
        "scanner",
        ("hidraw",),
        "drivers.scanners.hid_pos:HidPosScanner",
        "drivers.emulators.hid_pos:HidPosEmulator",
    ),
    ProtocolRow(
        "evdev",
        "scanner",
        ("evdev",),
        "drivers.scanners.evdev:EvdevScanner",
        "drivers.emulators.evdev:EvdevEmulator",
    ),
    ProtocolRow(
        "wedge",
        "scanner",
        ("keys", *WIRES),
        "drivers.scanners.wedge:WedgeScanner",
        "drivers.emulators.wedge:WedgeEmulator",
    ),
    ProtocolRow(
        "camera",
        "camera",
        ("frames", "video"),
        "drivers.camera.scanner:CameraScanner",
        "drivers.emulators.camera:CameraEmulator",
    ),
    ProtocolRow(
        "toledo8217",
        "scale",
        WIRES,
        "drivers.scales.toledo8217:Toledo8217",
        "drivers.emulators.toledo8217:Toledo8217Emulator",
        LineSettings(9600, 7, "E", 1),
    ),
    ProtocolRow(
        "mt-sics",
        "scale",
        WIRES,
        "drivers.scales.mt_sics:MtSics",
        "drivers.emulators.mt_sics:MtSicsEmulator",
        LineSettings(9600, 8, "N", 1),
    ),
    ProtocolRow(
        "dialog06",
        "scale",
        WIRES,
        "drivers.scales.dialog06:Dialog06",
        "drivers.emulators.dialog06:Dialog06Emulator",
        LineSettings(9600, 7, "O", 1),
    ),
    ProtocolRow(
        "scp01",
        "scale",
        WIRES,
        "drivers.scales.scp01:Scp01",
        "drivers.emulators.scp01:Scp01Emulator",
        LineSettings(9600, 7, "E", 1),
    ),
    ProtocolRow(
        "sma",
        "scale",
        WIRES,
        "drivers.scales.sma:Sma",
        "drivers.emulators.sma:SmaEmulator",
        LineSettings(9600, 8, "N", 1),
    ),
    ProtocolRow(
        "cas",
        "scale",
        WIRES,
        "drivers.scales.cas:Cas",
        "drivers.emulators.cas:CasEmulator",
        LineSettings(9600, 8, "N", 1),
    ),
    ProtocolRow(
        "escpos",
        "printer",
        (*WIRES, "usb", "usblp"),
        "drivers.printers.escpos:EscposPrinter",
        "drivers.emulators.escpos:EscposEmulator",
        LineSettings(19200, 8, "N", 1),
    ),
    ProtocolRow(
        "escpos-cups",
        "printer",
        ("cups",),
        "drivers.printers.cups:CupsPrinter",
        "drivers.emulators.cups:CupsEmulator",
        addressed=True,
    ),
    ProtocolRow(
        "zvt",
        "terminal",
        WIRES,
        "drivers.payment.zvt:ZvtTerminal",
        "drivers.emulators.zvt:ZvtEmulator",
        LineSettings(9600, 8, "N", 2),
        serial_driver="drivers.payment.zvt_serial:ZvtSerialTerminal",
    ),
    ProtocolRow(
        "nexo",
        "terminal",
        ("tls", "tcp"),
        "drivers.payment.nexo:NexoTerminal",
        "drivers.emulators.nexo:NexoEmulator",
    ),
    ProtocolRow(
        "wallet",
        "wallet",
        ("tls", "tcp"),
        "drivers.wallet.gateway:WalletGateway",
        "drivers.emulators.wallet:WalletEmulator",
    ),
    ProtocolRow(
        "sign-json",
        "signer",
        WIRES,
        "drivers.fiscal.sign_json:JsonSigner",
        "drivers.emulators.sign_json:JsonSignerEmulator",
        LineSettings(115200, 8, "N", 1),
    ),
    ProtocolRow(
        "relay",
        "light",
        WIRES,
        "drivers.lights.relay:RelayLight",
        "drivers.emulators.relay:RelayEmulator",
        LineSettings(9600, 8, "N", 1),
    ),
    ProtocolRow(
        "cctalk",
        "cash",
        WIRES,
        "drivers.cash.cctalk:CcTalkCoins",
        "drivers.emulators.cctalk:CcTalkEmulator",
        LineSettings(9600, 8, "N", 1),
    ),
)


def find(name: str) -> ProtocolRow:
    """The row of protocol `name`; raises ValueError, in one sentence, where there is none."""
    for row in PROTOCOLS:
        if row.name == name:
            return row
    raise ValueError(f"protocol {name!r} is none of {', '.join(row.name for row in PROTOCOLS)}")


def _factory(reference: str) -> Callable[..., Any]:
    module, _, name = reference.partition(":")
    return getattr(import_module(module), name)  # type: ignore[no-any-return]
