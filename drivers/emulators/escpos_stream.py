"""The byte stream of an ESC/POS printer taken apart into commands, as they come, however they are cut up."""

from __future__ import annotations

from dataclasses import dataclass

CODE_PAGES = {
    0: "cp437",
    2: "cp850",
    3: "cp860",
    4: "cp863",
    5: "cp865",
    16: "cp1252",
    17: "cp866",
    18: "cp852",
    19: "cp858",
}
# How many bytes follow the second one, where that is not none.
ESC_ARGUMENTS = dict.fromkeys(b"\x20\x21\x2d\x33\x45\x47\x4a\x4d\x52\x56\x61\x64\x74\x7b", 1) | {
    0x24: 2,
    0x5C: 2,
    0x70: 3,
}
GS_ARGUMENTS = dict.fromkeys(b"\x21\x42\x48\x61\x62\x66\x68\x72\x77", 1) | {0x4C: 2, 0x57: 2}
DLE_ARGUMENTS = {0x04: 1, 0x05: 1, 0x14: 3}


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character; `wide` ones advance two columns."""

    char: str
    wide: bool = False


@dataclass(frozen=True, slots=True)
class LineFeed:
    """What stands in the line goes on paper."""


@dataclass(frozen=True, slots=True)
class Feed:
    """The line goes on paper, then the paper moves on."""

    lines: int = 0
    dots: int = 0


@dataclass(frozen=True, slots=True)
class Initialise:
    """Styles as after power-on; what stands in the line is gone."""


@dataclass(frozen=True, slots=True)
class Bold:
    on: bool


@dataclass(frozen=True, slots=True)
class Underline:
    on: bool


@dataclass(frozen=True, slots=True)
class Align:
    side: str


@dataclass(frozen=True, slots=True)
class Size:
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Raster:
    """`ink`: `width` dots a row, eight to a byte, 1 = black."""

    width: int
    height: int
    ink: bytes


@dataclass(frozen=True, slots=True)
class Qr:
    data: bytes
    module: int
    correction: str


@dataclass(frozen=True, slots=True)
class Barcode:
    """`kind` is the printer's number for it (73 = Code 128)."""

    kind: int
    data: bytes
    height: int
    module: int
    text_below: bool


@dataclass(frozen=True, slots=True)
class Cut:
    """`to_knife`: the paper is fed first, so that the cut comes below the last line."""

    to_knife: bool


@dataclass(frozen=True, slots=True)
class AutoStatusWanted:
    mask: int


@dataclass(frozen=True, slots=True)
class ProcessIdWanted:
    mark: bytes


@dataclass(frozen=True, slots=True)
class PaperReportWanted:
    which: int


@dataclass(frozen=True, slots=True)
class DrawerPulse:
    pin: int
    on_ms: int


@dataclass(frozen=True, slots=True)
class Nothing:
    """Understood, without effect on paper, or unknown."""


Command = (
    Glyph
    | LineFeed
    | Feed
    | Initialise
    | Bold
    | Underline
    | Align
    | Size
    | Raster
    | Qr
    | Barcode
    | Cut
    | AutoStatusWanted
    | ProcessIdWanted
    | PaperReportWanted
    | DrawerPulse
    | Nothing
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A command with the bytes it was."""

    raw: bytes
    command: Command


class CommandStream:
    """`kanji` is the mode after power-on: Chinese models start with it on, and bytes from 81h are half characters."""

    def __init__(self, *, kanji: bool = True) -> None:
        self._kanji_at_start = kanji
        self._buffer = b""
        self.reset()

    def reset(self) -> None:
        """Everything as after power-on; a half command is forgotten."""
        self._buffer = b""
        self._initialise()

    def feed(self, data: bytes) -> list[Piece]:
        """The commands that `data` completes."""
        self._buffer += data
        pieces: list[Piece] = []
        at = 0
        while at < len(self._buffer):
            found = self._command(self._buffer, at)
            if found is None:
                break
            length, command = found
            pieces.append(Piece(self._buffer[at : at + length], command))
            at += length
        self._buffer = self._buffer[at:]
        return pieces

    def _initialise(self) -> None:
        self._kanji = self._kanji_at_start
        self._code_page = 0
        self._bar_height, self._bar_module, self._bar_text = 162, 3, False
        self._qr_module, self._qr_correction, self._qr_data = 3, "L", b""

    def _command(self, buffer: bytes, at: int) -> tuple[int, Command] | None:
        """Length and meaning of the command at `at`; None while it is incomplete."""
        first = buffer[at]
        if first in (0x1B, 0x1C, 0x1D, 0x10):
            if at + 1 >= len(buffer):
                return None
            match first:
                case 0x1B:
                    return self._escape(buffer, at)
                case 0x1C:
                    return self._field(buffer[at + 1])
                case 0x1D:
                    return self._group(buffer, at)
                case _:
                    length = 2 + DLE_ARGUMENTS.get(buffer[at + 1], 0)
                    return (length, Nothing()) if at + length <= len(buffer) else None
        if first == 0x0A:
            return 1, LineFeed()
        if first < 0x20:
            return 1, Nothing()
        if first >= 0x81 and self._kanji:
            if at + 1 >= len(buffer):
                return None
            return 2, Glyph(buffer[at : at + 2].decode("gb18030", "replace")[0], wide=True)
        return 1, Glyph(bytes([first]).decode(CODE_PAGES.get(self._code_page, "ascii"), "replace"))

    def _field(self, second: int) -> tuple[int, Command]:
        if second in (0x26, 0x2E):
            self._kanji = second == 0x26
        return 2, Nothing()

    def _escape(self, buffer: bytes, at: int) -> tuple[int, Command] | None:
        second = buffer[at + 1]
        length = 2 + ESC_ARGUMENTS.get(second, 0)
        if at + length > len(buffer):
            return None
        value = buffer[at + 2] if length > 2 else 0
        match second:
            case 0x40:
                self._initialise()
                return length, Initialise()
            case 0x45 | 0x47:
                return length, Bold(bool(value & 1))
            case 0x2D:
                return length, Underline(bool(value & 3))
            case 0x61:
                return length, Align({1: "center", 2: "right"}.get(value & 3, "left"))
            case 0x64:
                return length, Feed(lines=value)
            case 0x4A:
                return length, Feed(dots=value)
            case 0x70:
                return length, DrawerPulse(5 if value & 1 else 2, 2 * buffer[at + 3])
            case 0x74:
                self._code_page = value
        return length, Nothing()

    def _group(self, buffer: bytes, at: int) -> tuple[int, Command] | None:
        second = buffer[at + 1]
        match second:
            case 0x28:
                return self._long(buffer, at)
            case 0x76:
                return self._raster(buffer, at)
            case 0x6B:
                return self._barcode(buffer, at)
            case 0x56:
                return self._cut(buffer, at)
        length = 2 + GS_ARGUMENTS.get(second, 0)
        if at + length > len(buffer):
            return None
        value = buffer[at + 2] if length > 2 else 0
        match second:
            case 0x21:
                return length, Size((value >> 4 & 7) + 1, (value & 7) + 1)
            case 0x61:
                return length, AutoStatusWanted(value)
            case 0x72:
                return length, PaperReportWanted(value & 0x0F)
            case 0x68:
                self._bar_height = value
            case 0x77:
                self._bar_module = value
            case 0x48:
                self._bar_text = value in (2, 3, 0x32, 0x33)
        return length, Nothing()

    def _raster(self, buffer: bytes, at: int) -> tuple[int, Command] | None:
        if at + 8 > len(buffer):
            return None
        across = buffer[at + 4] + 256 * buffer[at + 5]
        down = buffer[at + 6] + 256 * buffer[at + 7]
        end = at + 8 + across * down
        return (end - at, Raster(across * 8, down, buffer[at + 8 : end])) if end <= len(buffer) else None

    def _cut(self, buffer: bytes, at: int) -> tuple[int, Command] | None:
        if at + 3 > len(buffer):
            return None
        if buffer[at + 2] in (0x41, 0x42):
            return (4, Cut(to_knife=True)) if at + 4 <= len(buffer) else None
        return 3, Cut(to_knife=False)

    def _barcode(self, buffer: bytes, at: int) -> tuple[int, Command] | None:
        if at + 4 > len(buffer):
            return None
        kind = buffer[at + 2]
        if kind < 65:
            end = buffer.find(0, at + 3)
            if end < 0:
                return None
            data, end = buffer[at + 3 : end], end + 1
        else:
            end = at + 4 + buffer[at + 3]
            if end > len(buffer):
                return None
            data = buffer[at + 4 : end]
        return end - at, Barcode(kind, data, self._bar_height, self._bar_module, self._bar_text)

    def _long(self, buffer: bytes, at: int) -> tuple[int, Command] | None:
        if at + 5 > len(buffer):
            return None
        length = 5 + buffer[at + 3] + 256 * buffer[at + 4]
        if at + length > len(buffer):
            return None
        body = buffer[at + 5 : at + length]
        match buffer[at + 2]:
            case 0x48 if body[:2] == b"00" and len(body) == 6:
                return length, ProcessIdWanted(body[2:])
            case 0x6B if body[:1] == b"1":
                return length, self._qr(body[1:])
        return length, Nothing()

    def _qr(self, body: bytes) -> Command:
        match body[0]:
            case 0x43:
                self._qr_module = body[1]
            case 0x45:
                self._qr_correction = "LMQH"[(body[1] - 0x30) & 3]
            case 0x50:
                self._qr_data = body[2:]
            case 0x51:
                return Qr(self._qr_data, self._qr_module, self._qr_correction)
        return Nothing()
