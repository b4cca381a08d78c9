"""A picture of what a printer's bytes put on paper, drawn from the bytes alone."""

from __future__ import annotations

import functools
import subprocess
from pathlib import Path

import zxingcpp
from PIL import Image, ImageDraw, ImageFont

from drivers.emulators.escpos_rows import (
    CELL,
    LINE_DOTS,
    PAPER_DOTS,
    BarcodeRow,
    BlankRow,
    Cell,
    CutRow,
    PaperRow,
    PrintHead,
    QrRow,
    RasterRow,
    TextRow,
    qr_symbol,
)
from drivers.emulators.escpos_stream import CommandStream

TOP_DOTS = 60  # between knife and print head
BLACK, WHITE, KNIFE = 0, 255, 160


def paper_to_png(data: bytes, path: str | Path) -> None:
    """`path` shows the paper, 576 dots wide, one dot a pixel; a cut is a dashed line."""
    picture = draw_paper(data)
    picture.save(path, "PNG")


def draw_paper(data: bytes) -> Image.Image:
    """The paper as a grey picture."""
    head = PrintHead()
    rows = [row for piece in CommandStream().feed(data) for row in head.apply(piece.command)]
    paper = Image.new("L", (PAPER_DOTS, TOP_DOTS + sum(row.dots for row in rows) + LINE_DOTS), WHITE)
    y = TOP_DOTS
    for row in rows:
        _draw(row, paper, y)
        y += row.dots
    return paper


def _draw(row: PaperRow, paper: Image.Image, y: int) -> None:
    match row:
        case TextRow():
            _text(row, paper, y)
        case RasterRow(raster, align):
            stamp = Image.frombytes("1", (raster.width, raster.height), bytes(byte ^ 0xFF for byte in raster.ink))
            paper.paste(stamp, (_left(raster.width, align), y))
        case QrRow(qr, align):
            modules = tuple(qr_symbol(qr).matrix_iter(border=0))
            stamp = Image.new("L", (len(modules), len(modules)))
            stamp.putdata([BLACK if dark else WHITE for line in modules for dark in line])
            stamp = stamp.resize((row.dots, row.dots), Image.Resampling.NEAREST)
            paper.paste(stamp, (_left(row.dots, align), y))
        case BarcodeRow():
            _barcode(row, paper, y)
        case CutRow(dots):
            for x in range(0, PAPER_DOTS, 16):
                ImageDraw.Draw(paper).line((x, y + dots - 1, x + 8, y + dots - 1), fill=KNIFE)
        case BlankRow():
            return


def _left(width: int, align: str) -> int:
    return {"left": 0, "center": (PAPER_DOTS - width) // 2, "right": PAPER_DOTS - width}[align]


def _text(row: TextRow, paper: Image.Image, y: int) -> None:
    tallest = max(cell.height for cell in row.cells)
    x = _left(sum(cell.dots for cell in row.cells), row.align)
    for cell in row.cells:
        stamp = _stamp(cell)
        paper.paste(stamp, (x, y + CELL[1] * tallest - stamp.height))
        x += cell.dots


def _stamp(cell: Cell) -> Image.Image:
    """A character as the head burns it: the small one, each of its dots multiplied."""
    width = CELL[0] * (2 if cell.wide else 1)
    stamp = Image.new("1", (width, CELL[1]), WHITE)
    canvas = ImageDraw.Draw(stamp)
    font = _font(wide=cell.wide, bold=cell.bold)
    canvas.text((width / 2, 19), cell.char, font=font, fill=BLACK, anchor="ms")
    if cell.underline:
        canvas.line((0, CELL[1] - 1, width, CELL[1] - 1), fill=BLACK)
    return stamp.resize((width * cell.width, CELL[1] * cell.height), Image.Resampling.NEAREST)


def _barcode(row: BarcodeRow, paper: Image.Image, y: int) -> None:
    """Code 128 is drawn in bars; of other kinds only the text, as a printer does with what it can't set."""
    height = row.barcode.height
    if row.barcode.kind == 73:
        symbol = zxingcpp.create_barcode(row.content, zxingcpp.BarcodeFormat.Code128)
        bars = Image.fromarray(zxingcpp.write_barcode_to_image(symbol, scale=1, add_quiet_zones=False))
        bars = bars.crop((0, 0, bars.width, 1)).resize((bars.width * row.barcode.module, height))
        paper.paste(bars, (_left(bars.width, row.align), y))
    if row.barcode.text_below:
        cells = tuple(Cell(char, wide=False, bold=False, underline=False, width=1, height=1) for char in row.content)
        _text(TextRow(cells, row.align), paper, y + height + 2)


@functools.cache
def _font(*, wide: bool, bold: bool) -> ImageFont.FreeTypeFont:
    """What stands in for the printer's own fonts, from what is installed here."""
    family = "Noto Sans CJK SC" if wide else "DejaVu Sans Mono"
    pattern = family + (":bold" if bold else "")
    asked = ["fc-match", "-f", "%{file}\n%{index}", pattern]
    file, index = subprocess.run(asked, capture_output=True, text=True, timeout=10, check=True).stdout.split("\n")
    return ImageFont.truetype(file, 22 if wide else 20, index=int(index) & 0xFFFF)
