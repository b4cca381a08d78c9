"""Every protocol the lane speaks: one explicit table, name → driver and emulator, imported only when asked for.

What other packages bring comes behind it (`third_party.py`).
"""

from __future__ import annotations

from drivers.link.serial import LineSettings
from drivers.protocol_row import ProtocolRow as ProtocolRow
from drivers.third_party import Brought, bring, bring_all, offered

WIRES = ("serial", "pty", "tcp", "rfc2217")

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
        names_currency=True,
        dated=True,
    ),
    ProtocolRow(
        "nexo",
        "terminal",
        ("tls", "tcp"),
        "drivers.payment.nexo:NexoTerminal",
        "drivers.emulators.nexo:NexoEmulator",
        addressed=True,
        names_till=True,
        dated=True,
    ),
    ProtocolRow(
        "wallet",
        "wallet",
        ("tls", "tcp"),
        "drivers.wallet.gateway:WalletGateway",
        "drivers.emulators.wallet:WalletEmulator",
        addressed=True,
    ),
    ProtocolRow(
        "sign-json",
        "signer",
        WIRES,
        "drivers.fiscal.sign_json:JsonSigner",
        "drivers.emulators.sign_json:JsonSignerEmulator",
        LineSettings(115200, 8, "N", 1),
        dated=True,
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
        "input-board",
        "buttons",
        WIRES,
        "drivers.buttons.input_board:InputBoard",
        "drivers.emulators.input_board:InputBoardEmulator",
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
    ProtocolRow(
        "cctalk-hopper",
        "hopper",
        WIRES,
        "drivers.cash.cctalk_hopper:CcTalkHopper",
        "drivers.emulators.cctalk_hopper:CcTalkHopperEmulator",
        LineSettings(9600, 8, "N", 1),
    ),
    ProtocolRow(
        "ssp",
        "cash",
        WIRES,
        "drivers.cash.ssp:SspNotes",
        "drivers.emulators.ssp:SspEmulator",
        LineSettings(9600, 8, "N", 2),
    ),
    ProtocolRow(
        "ssp-recycler",
        "cash",
        WIRES,
        "drivers.cash.ssp_recycler:SspRecycler",
        "drivers.emulators.ssp_recycler:SspRecyclerEmulator",
        LineSettings(9600, 8, "N", 2),
    ),
)


def find(name: str) -> ProtocolRow:
    """The row of protocol `name`, ours or another package's; raises ValueError, in one sentence, for what is none."""
    for row in PROTOCOLS:
        if row.name == name:
            return row
    if (brought := bring(name, PROTOCOLS)) is not None:
        return brought
    names = dict.fromkeys((*(row.name for row in PROTOCOLS), *offered()))
    raise ValueError(f"protocol {name!r} is none of {', '.join(names)}")


def find_all() -> Brought:
    """Every protocol there is: ours first, then what other packages bring, with what cannot be used of that."""
    brought = bring_all(PROTOCOLS)
    return Brought((*PROTOCOLS, *brought.rows), brought.refused)
