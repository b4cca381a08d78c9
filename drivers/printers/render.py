"""A document becomes ESC/POS bytes: Latin text as text, other lines as pictures, unless the printer can Chinese."""

from __future__ import annotations

import io
import itertools
import re
import unicodedata
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

import segno
from PIL import Image, ImageChops

from drivers.contract import BarcodeLine, Document, PictureLine, QrLine, RuleLine, TextLine
from drivers.printers.layout import Row, char_columns, clean, lay_out
from drivers.printers.picture import bands, draw_picture
from drivers.printers.profile import HanMode, PrinterProfile
from drivers.printers.raster import draw_row

if TYPE_CHECKING:
    from drivers.printers.escpos_dummy import ReceiptWriter

SIZES = range(1, 5)
ALIGNMENTS = ("left", "center", "right")
AIR_DOTS = 6  # the white between lines of a single height
QR_DOTS = 240  # 30 mm: near enough for a phone at arm's length
QR_MODULE_DOTS = range(2, 9)
QR_CORRECTION_M = 1  # python-escpos' number for it
CODE128_MODULE_DOTS = (3, 2)
CODE128_LONGEST = 80
REAL_TIME = re.compile(rb"\x10(?=[\x04\x05\x14])")  # a printer obeys these even inside a picture


def render(document: Document, profile: PrinterProfile) -> bytes:
    """The bytes that put `document` on paper, from `1B 40` to the cut.

    Raises:
        ValueError: one sentence on what of `document` cannot be printed.
    """
    return b"".join(render_parts(document, profile))


def render_parts(document: Document, profile: PrinterProfile) -> tuple[bytes, ...]:
    """`render`, in parts that hold whole commands only: between two of them the printer may be asked something."""
    from drivers.printers.escpos_dummy import ReceiptWriter

    writer = ReceiptWriter()
    writer.start(profile.encoding)
    parts = [writer.take()]
    for line in document.lines:
        match line:
            case TextLine():
                _text(line, profile, writer)
            case RuleLine():
                _plain(Row("-" * profile.columns, "left"), TextLine(""), writer)
            case QrLine():
                _qr(line, profile, writer)
            case BarcodeLine():
                _barcode(line, profile, writer)
            case PictureLine(data):
                _style(Row("", "left"), TextLine(""), writer)
                for band in bands(draw_picture(data, profile.dots)):
                    writer.raster(band.width, band.height, _ink(band))
                    parts.append(writer.take())
        parts.append(writer.take())
    if document.cut:
        writer.cut(feed=False)  # feeds to the knife by the printer's own distance, then cuts
        parts.append(writer.take())
    return tuple(part for part in parts if part)


def prepare(profile: PrinterProfile) -> None:
    """What a first receipt waits for is there afterwards: libraries, fonts where they are installed. Any thread may."""
    stamp = io.BytesIO()
    Image.new("1", (8, 8)).save(stamp, "PNG")
    for line in (
        TextLine("a汉", align="center"),
        TextLine("a汉", bold=True, size=2),
        QrLine("0"),
        BarcodeLine("0"),
        PictureLine(stamp.getvalue()),
    ):
        with suppress(ValueError):  # a font that is not there is told by the receipt that wants it
            render(Document((line,)), profile)


def _text(line: TextLine, profile: PrinterProfile, writer: ReceiptWriter) -> None:
    if line.size not in SIZES:
        raise ValueError(f"a text size of {line.size} is not 1 to 4")
    if line.align not in ALIGNMENTS:
        raise ValueError(f"alignment {line.align!r} is none of {', '.join(ALIGNMENTS)}")
    for row in lay_out(line, profile.columns // line.size):
        if _encodable(row.text, profile.encoding):
            _plain(row, line, writer)
        elif profile.han is HanMode.GB18030 and (runs := _han_runs(row.text, profile)) is not None:
            _style(row, line, writer)
            for write, text in runs:
                write(writer, text)
            writer.text("\n")
        else:
            picture = draw_row(row.text, profile, align=row.align, bold=line.bold, size=line.size)
            _style(Row("", "left"), TextLine(""), writer)
            writer.raster(picture.width, picture.height, _ink(picture))
        if line.size > 1:  # a printer sets large letters solid
            writer.air(line.size * AIR_DOTS)


def _style(row: Row, line: TextLine, writer: ReceiptWriter) -> None:
    writer.set(align=row.align, bold=line.bold, custom_size=True, width=line.size, height=line.size)


def _plain(row: Row, line: TextLine, writer: ReceiptWriter) -> None:
    _style(row, line, writer)
    writer.text(row.text + "\n")


def _encodable(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


_Run = tuple[Callable[["ReceiptWriter", str], None], str]


def _han_runs(text: str, profile: PrinterProfile) -> list[_Run] | None:
    """`text` as runs for the code page and for the Chinese font; None if the printer can't write some character."""
    runs: list[_Run] = []
    for wide, characters in itertools.groupby(text, key=lambda char: char_columns(char) == 2):
        run = "".join(characters)
        if wide and len(run.encode("gb18030")) == 2 * len(run):
            runs.append((lambda writer, han: writer.han(han.encode("gb18030")), run))
        elif not wide and _encodable(run, profile.encoding):
            runs.append((lambda writer, latin: writer.text(latin), run))
        else:
            return None
    return runs


def _ink(picture: Image.Image) -> bytes:
    """The picture's bytes, 1 = black; one dot is added wherever they would read as a real-time command."""
    return REAL_TIME.sub(b"\x18", ImageChops.invert(picture).tobytes())


def _qr(line: QrLine, profile: PrinterProfile, writer: ReceiptWriter) -> None:
    data = "".join(char for char in line.data if char == "\n" or unicodedata.category(char) not in ("Cc", "Cs"))
    try:
        modules = segno.make_qr(data, error="m").symbol_size(border=0)[0]
    except ValueError as error:
        raise ValueError(f"a QR code cannot hold these {len(data)} characters: {error}") from error
    fitting = min(QR_DOTS, profile.dots) // modules
    writer.set(align="center", bold=False, custom_size=True, width=1, height=1)
    writer.text("\n")  # the code wants white around it
    writer.qr(data, ec=QR_CORRECTION_M, size=min(max(fitting, QR_MODULE_DOTS[0]), QR_MODULE_DOTS[-1]), native=True)
    writer.text("\n")


def _barcode(line: BarcodeLine, profile: PrinterProfile, writer: ReceiptWriter) -> None:
    text = clean(line.data).strip()
    if not text or not text.isascii():
        raise ValueError(f"a Code 128 holds ASCII text only, which {line.data!r} is not")
    widest = 11 * (len(text) + 3) + 2 + 20  # start, check and stop, and ten modules of white on either side
    fitting = [dots for dots in CODE128_MODULE_DOTS if widest * dots <= profile.dots]
    if not fitting or len(text) > CODE128_LONGEST:
        raise ValueError(f"a Code 128 of {len(text)} characters is wider than the paper")
    writer.set(bold=False, custom_size=True, width=1, height=1)
    writer.code128(text, fitting[0])
