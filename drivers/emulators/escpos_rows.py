"""Commands become rows of paper: what stands where, in which style, and how much paper it takes."""

from __future__ import annotations

from dataclasses import dataclass

import segno

from drivers.emulators.escpos_stream import (
    Align,
    Barcode,
    Bold,
    Command,
    Cut,
    Feed,
    Glyph,
    Initialise,
    LineFeed,
    Qr,
    Raster,
    Size,
    Underline,
)

PAPER_DOTS = 576
CELL = (12, 24)
LINE_DOTS = 30
TEXT_BELOW_DOTS = 30
TO_KNIFE_DOTS = 90


@dataclass(frozen=True, slots=True)
class Cell:
    """One character as it was set; `width` and `height` multiply."""

    char: str
    wide: bool
    bold: bool
    underline: bool
    width: int
    height: int

    @property
    def dots(self) -> int:
        return CELL[0] * self.width * (2 if self.wide else 1)


@dataclass(frozen=True, slots=True)
class TextRow:
    cells: tuple[Cell, ...]
    align: str

    @property
    def dots(self) -> int:
        return max([LINE_DOTS, *(CELL[1] * cell.height for cell in self.cells)])

    @property
    def text(self) -> str:
        return "".join(cell.char for cell in self.cells)


@dataclass(frozen=True, slots=True)
class BlankRow:
    dots: int

    @property
    def text(self) -> str:
        return ""


@dataclass(frozen=True, slots=True)
class RasterRow:
    raster: Raster
    align: str

    @property
    def dots(self) -> int:
        return self.raster.height

    @property
    def text(self) -> str:
        return f"[raster {self.raster.width}x{self.raster.height}]"


@dataclass(frozen=True, slots=True)
class QrRow:
    qr: Qr
    align: str
    modules: int

    @property
    def dots(self) -> int:
        return self.modules * self.qr.module

    @property
    def text(self) -> str:
        return f"[qr] {self.qr.data.decode('utf-8', 'replace')}"


@dataclass(frozen=True, slots=True)
class BarcodeRow:
    barcode: Barcode
    align: str

    @property
    def dots(self) -> int:
        return self.barcode.height + (TEXT_BELOW_DOTS if self.barcode.text_below else 0)

    @property
    def text(self) -> str:
        return f"[barcode] {self.content}"

    @property
    def content(self) -> str:
        """What the symbol says: in Code 128 the code set and doubled braces are the printer's, not the shop's."""
        text = self.barcode.data.decode("latin-1")
        return text.removeprefix("{B").replace("{{", "{") if self.barcode.kind == 73 else text


@dataclass(frozen=True, slots=True)
class CutRow:
    """`dots` of paper are fed, then the knife falls."""

    dots: int

    @property
    def text(self) -> str:
        return ""


PaperRow = TextRow | BlankRow | RasterRow | QrRow | BarcodeRow | CutRow


class PrintHead:
    """Keeps the styles and the line that is being set."""

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        self._line: list[Cell] = []
        self._bold = self._underline = False
        self._align = "left"
        self._size = Size(1, 1)

    @property
    def holds_text(self) -> bool:
        return bool(self._line)

    def apply(self, command: Command) -> list[PaperRow]:
        """The rows that `command` puts on paper."""
        match command:
            case Glyph():
                return self._set(command)
            case LineFeed():
                return self._flush() or [BlankRow(max(LINE_DOTS, CELL[1] * self._size.height))]
            case Feed(lines, dots):
                return [*self._flush(), BlankRow(lines * LINE_DOTS + dots)]
            case Initialise():
                self.reset()
            case Bold(on):
                self._bold = on
            case Underline(on):
                self._underline = on
            case Align(side) if not self._line:  # counts at the start of a line only
                self._align = side
            case Size():
                self._size = command
            case Raster():
                return [*self._flush(), RasterRow(command, self._align)]
            case Qr():
                return [*self._flush(), QrRow(command, self._align, len(qr_symbol(command).matrix))]
            case Barcode():
                return [*self._flush(), BarcodeRow(command, self._align)]
            case Cut(to_knife) if not self._line:
                return [CutRow(TO_KNIFE_DOTS if to_knife else 0)]
        return []

    def _set(self, glyph: Glyph) -> list[PaperRow]:
        cell = Cell(glyph.char, glyph.wide, self._bold, self._underline, self._size.width, self._size.height)
        full = sum(set_cell.dots for set_cell in self._line) + cell.dots > PAPER_DOTS
        rows = self._flush() if full else []
        self._line.append(cell)
        return rows

    def _flush(self) -> list[PaperRow]:
        cells, self._line = tuple(self._line), []
        return [TextRow(cells, self._align)] if cells else []


def qr_symbol(qr: Qr) -> segno.QRCode:
    """The symbol of the stored data in the ordered correction level."""
    return segno.make_qr(qr.data.decode("utf-8", "replace") or " ", error=qr.correction, boost_error=False)
