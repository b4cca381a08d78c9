"""`python -m drivers print`: one receipt document on paper, and what the printer confirmed of it."""

from __future__ import annotations

import argparse
import json
import queue
from pathlib import Path

from drivers.contract import (
    BarcodeLine,
    DeviceOffline,
    DeviceOnline,
    Document,
    DocumentLine,
    PictureLine,
    Print,
    PrintEnded,
    PrintOutcome,
    QrLine,
    RuleLine,
    Stamped,
    TextLine,
)
from drivers.link.parse import parse_wire
from drivers.printers.cups import CupsPrinter
from drivers.printers.escpos import EscposPrinter
from drivers.printers.profile import DEFAULT_PROFILE, PrinterProfile, find_profile
from drivers.pump import Pump
from drivers.registry import find

JOB = "print"
ALIGNMENTS = ("left", "center", "right")
SIZES = range(1, 5)
STYLE_FIELDS = {"right", "align", "bold", "size"}
LINES_AT_MOST = 2000
ANSWER_S = 120.0  # the driver ends every job long before


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--link",
        required=True,
        help="serial:/dev/ttyUSB0, tcp:host:9100, usb:04b8:0202, cups:QUEUE … (docs/links.md)",
    )
    parser.add_argument("--profile", default=DEFAULT_PROFILE.name, help="kind of printer (default: %(default)s)")
    parser.add_argument("receipt", metavar="RECEIPT.json", help="the document: text, qr, barcode, picture or rule")


def run(arguments: argparse.Namespace) -> int:
    """0 when the printer confirmed the whole receipt, else 1. Raises ValueError or OSError for what can't be used."""
    document = parse_document(Path(arguments.receipt))
    profile = find_profile(arguments.profile)
    link = parse_wire(arguments.link, find("escpos").line)
    readings: queue.SimpleQueue[Stamped] = queue.SimpleQueue()
    pump = Pump("printer", _driver(arguments.link, profile), link, readings.put)
    pump.start()
    try:
        ended = _print(pump, document, readings)
    finally:
        pump.stop()
    print(json.dumps({"outcome": ended.outcome.value, "reason": ended.reason}, ensure_ascii=False))
    return 0 if ended.outcome is PrintOutcome.PRINTED else 1


def _driver(link: str, profile: PrinterProfile) -> EscposPrinter | CupsPrinter:
    return CupsPrinter(link, profile) if link.startswith("cups:") else EscposPrinter(profile)


def _print(pump: Pump[bytes], document: Document, readings: queue.SimpleQueue[Stamped]) -> PrintEnded:
    """Prints once the printer has answered; a printer that is not there ends it at once."""
    asked = False
    while True:
        try:
            reading = readings.get(timeout=ANSWER_S).reading
        except queue.Empty:
            return PrintEnded(JOB, PrintOutcome.NOT_CONFIRMED if asked else PrintOutcome.FAILED, "no answer in time")
        match reading:
            case DeviceOnline() if not asked:
                asked = True
                pump.submit(Print(JOB, document))
            case PrintEnded():
                return reading
            case DeviceOffline(fault) if not asked:
                return PrintEnded(JOB, PrintOutcome.FAILED, fault.detail)


def parse_document(path: Path) -> Document:
    """The document in `path`; raises ValueError, in one sentence, where it is not one, and OSError."""
    try:
        shape = json.loads(path.read_text(encoding="utf-8"))
    except (json.JSONDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ValueError(f"{path} is not JSON: {error}") from error
    match shape:
        case {"lines": list(lines), "cut": bool(cut), **rest}:
            pass
        case {"lines": list(lines), **rest} if "cut" not in rest:
            cut = True
        case _:
            raise ValueError(f'{path} is not like {{"lines": [...], "cut": true}}')
    if rest:
        raise ValueError(f"{path}: {min(map(str, rest))!r} is not of a receipt, which has lines and cut")
    if len(lines) > LINES_AT_MOST:
        raise ValueError(f"{path} has more than {LINES_AT_MOST} lines")
    return Document(tuple(_line(line, f"{path}, line {at}", path.parent) for at, line in enumerate(lines, 1)), cut)


def _line(shape: object, where: str, folder: Path) -> DocumentLine:
    """A picture's file is looked for in `folder`."""
    match shape:
        case {"picture": str(name), **rest} if name and not rest:
            return PictureLine((folder / name).read_bytes())
        case {"text": str(text), **rest}:
            return _text(text, {str(name): value for name, value in rest.items()}, where)
        case {"qr": str(data), **rest} if data and not rest:
            return QrLine(data)
        case {"barcode": str(data), **rest} if data and not rest:
            return BarcodeLine(data)
        case {"rule": True, **rest} if not rest:
            return RuleLine()
    forms = '{"text": …}, {"qr": …}, {"barcode": …}, {"picture": …}, {"rule": true}'
    raise ValueError(f"{where} is none of {forms}")


def _text(text: str, style: dict[str, object], where: str) -> TextLine:
    unknown = sorted(style.keys() - STYLE_FIELDS)
    if unknown:
        raise ValueError(f"{where}: {unknown[0]!r} is not of a text, which has {', '.join(sorted(STYLE_FIELDS))}")
    match style.get("right", ""), style.get("align", "left"), style.get("bold", False), style.get("size", 1):
        case str(right), str(align), bool(bold), int(size) if (
            align in ALIGNMENTS and size in SIZES and size is not True
        ):
            return TextLine(text, right, align, bold, size)
    raise ValueError(f"{where}: right is text, align {', '.join(ALIGNMENTS)}, bold true or false, size 1 to 4")
