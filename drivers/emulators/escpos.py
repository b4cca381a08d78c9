"""A receipt printer as it behaves on its wire: buffers, prints over time, runs out of paper in the middle."""

from __future__ import annotations

import base64
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field

from drivers.emulators.base import Act, Faults, Say
from drivers.emulators.cash_drawer import DRAWER, CashDrawer
from drivers.emulators.cash_drawer import check as check_drawer
from drivers.emulators.escpos_rows import LINE_DOTS, BlankRow, CutRow, PaperRow, PrintHead
from drivers.emulators.escpos_stream import (
    AutoStatusWanted,
    CommandStream,
    DrawerPulse,
    Initialise,
    PaperReportWanted,
    Piece,
    ProcessIdWanted,
)

KEPT_RECEIPTS = 10
PAPERS = ("ok", "near_end", "out")
FLAGS = ("cover_open", "cutter_error", "cutter_jams_next", "head_hot")


@dataclass(slots=True)
class Paper:
    """One piece of paper: what stands on it, the bytes that put it there, and whether the knife ended it."""

    lines: list[str] = field(default_factory=list)
    data: bytearray = field(default_factory=bytearray)
    cut: bool = False


class EscposEmulator:
    """A printer of the Chinese kind (kanji mode is on after power-on) with automatic status and process ids.

    After trouble in the middle of a receipt it waits, offline, for `10 05 01` (go on) or `10 05 02` (forget the rest).
    """

    def __init__(self) -> None:
        self.faults = Faults()
        self._paper = "ok"
        self._left_dots: int | None = None
        self._line_ms = 0.0
        self._flags = dict.fromkeys(FLAGS, False)
        self._waiting = False
        self._in_the_middle = False
        self._stream = CommandStream()
        self._head = PrintHead()
        self._real_time = b""
        self._pieces: deque[Piece] = deque()
        self._rows: deque[PaperRow] = deque()
        self._free_at = 0.0
        self._sheet = Paper()
        self._receipts = 0
        self._kept: deque[Paper] = deque(maxlen=KEPT_RECEIPTS)
        self._drawer = CashDrawer()
        self._auto_status = 0
        self._last_auto = b""
        self._acts: list[Act] = []

    # ----------------------------------------------------------------------------------------------------- wire

    @property
    def deadline(self) -> float | None:
        return self._free_at if (self._pieces or self._rows) and not self._halted else None

    def connected(self, now: float) -> Sequence[Act]:
        """Automatic status is off for a new client; the buffer, and half a command in it, are as they were."""
        self._auto_status = 0
        self._real_time = b""
        self._work(now)
        return self._said()

    def disconnected(self, now: float) -> None:
        """What has arrived is printed all the same."""
        self._auto_status = 0
        self._work(now)
        self._acts.clear()

    def received(self, data: bytes, now: float) -> Sequence[Act]:
        """Real-time commands are obeyed where they stand, even in the middle of a picture; the rest is buffered."""
        start = 0
        for index, byte in enumerate(data):
            self._real_time = self._real_time_prefix(byte)
            if len(self._real_time) == 3:
                self._buffer(data[start : index + 1])
                start = index + 1
                self._obey(self._real_time[1], self._real_time[2], now)
                self._real_time = b""
        self._buffer(data[start:])
        self._work(now)
        return self._said()

    def ticked(self, now: float) -> Sequence[Act]:
        self._work(now)
        return self._said()

    def _real_time_prefix(self, byte: int) -> bytes:
        so_far = self._real_time
        if so_far in (b"\x10\x04", b"\x10\x05"):
            known = range(1, 5) if so_far[1] == 0x04 else range(1, 3)
            if byte in known:
                return so_far + bytes([byte])
        if so_far == b"\x10" and byte in (0x04, 0x05):
            return so_far + bytes([byte])
        return b"\x10" if byte == 0x10 else b""

    def _buffer(self, data: bytes) -> None:
        self._pieces.extend(self._stream.feed(data))

    def _obey(self, command: int, number: int, now: float) -> None:
        if command == 0x04:
            self._work(now)
            self._acts.append(Say(bytes([self._real_time_status(number)])))
        elif self._waiting:
            self._recover(forget=number == 2)

    # ------------------------------------------------------------------------------------------------- printing

    @property
    def _blocked(self) -> bool:
        """Something that only a hand can mend."""
        return self._paper == "out" or self._flags["cover_open"] or self._flags["cutter_error"]

    @property
    def _halted(self) -> bool:
        """A hot head cools by itself, and what was being printed goes on."""
        return self._blocked or self._waiting or self._flags["head_hot"]

    def _work(self, now: float) -> None:
        """Everything is done that can be done by `now`."""
        while not self._halted and self._free_at <= now and (self._rows or self._pieces):
            if self._rows:
                self._burn(self._rows.popleft(), now)
            else:
                self._execute(self._pieces.popleft())

    def _execute(self, piece: Piece) -> None:
        self._sheet.data += piece.raw
        match piece.command:
            case AutoStatusWanted(mask):
                self._auto_status = mask
                self._last_auto = b""
                self._tell_change()
            case ProcessIdWanted(mark):
                self._acts.append(Say(b"\x37\x22" + mark + b"\x00"))
            case PaperReportWanted():
                near_end = 0x03 if self._paper != "ok" else 0
                self._acts.append(Say(bytes([near_end])))
            case DrawerPulse(pin, on_ms):
                self._drawer.pulsed(pin, on_ms)
                self._tell_change()
            case Initialise() if not self._sheet.lines and not self._head.holds_text:
                self._sheet.data[:] = piece.raw  # a fresh sheet starts with a fresh job
                self._head.apply(piece.command)
            case command:
                self._rows.extend(self._head.apply(command))

    def _burn(self, row: PaperRow, now: float) -> None:
        if isinstance(row, CutRow):
            if self._flags["cutter_jams_next"]:
                self._flags |= {"cutter_jams_next": False, "cutter_error": True}
                self._stop()
            else:
                self._finish(cut=True)
            return
        if self._left_dots is not None:
            if row.dots > self._left_dots:
                self._rows.appendleft(row)
                self._left_dots = 0
                self._paper = "out"
                self._stop()
                return
            self._left_dots -= row.dots
        if not (isinstance(row, BlankRow) and row.dots < LINE_DOTS):
            self._sheet.lines.append(row.text)
        self._free_at = max(self._free_at, now) + row.dots / LINE_DOTS * self._line_ms / 1000

    def _stop(self) -> None:
        """Trouble: offline at once; the paper so far is torn off and is a piece of its own."""
        self._in_the_middle = bool(self._sheet.lines or self._rows or self._pieces or self._head.holds_text)
        self._finish(cut=False)
        self._tell_change()

    def _finish(self, *, cut: bool) -> None:
        sheet, self._sheet = self._sheet, Paper()
        if any(line for line in sheet.lines):
            sheet.cut = cut
            self._receipts += 1
            self._kept.append(sheet)

    def _recover(self, *, forget: bool) -> None:
        self._waiting = False
        if forget:
            self._pieces.clear()
            self._rows.clear()
            self._stream.reset()
            self._head.reset()
            self._sheet = Paper()
        self._tell_change()

    # --------------------------------------------------------------------------------------------------- status

    def _real_time_status(self, which: int) -> int:
        byte = 0x12
        match which:
            case 1:
                byte |= 0x04 * self._drawer.pin_3_high | 0x08 * self._halted | 0x20 * self._waiting
            case 2:
                failed = self._flags["cutter_error"] or self._waiting
                byte |= 0x04 * self._flags["cover_open"] | 0x20 * (self._paper == "out") | 0x40 * failed
            case 3:
                byte |= 0x08 * self._flags["cutter_error"] | 0x40 * self._flags["head_hot"]
            case _:
                byte |= {"ok": 0x00, "near_end": 0x0C, "out": 0x6C}[self._paper]
        return byte

    def _auto_block(self) -> bytes:
        first = 0x10 | 0x04 * self._drawer.pin_3_high | 0x08 * self._halted | 0x20 * self._flags["cover_open"]
        second = 0x01 * self._waiting | 0x08 * self._flags["cutter_error"] | 0x40 * self._flags["head_hot"]
        third = {"ok": 0x00, "near_end": 0x03, "out": 0x0F}[self._paper]
        return bytes([first, second, third, 0x00])

    def _tell_change(self) -> None:
        block = self._auto_block()
        if self._auto_status and block != self._last_auto:
            self._last_auto = block
            self._acts.append(Say(block))

    def _said(self) -> Sequence[Act]:
        acts, self._acts = self._acts, []
        return acts

    # --------------------------------------------------------------------------------------------------- control

    def state(self) -> dict[str, object]:
        """The last ten pieces of paper as lines of text and as the bytes (base64) that put it there."""
        return {
            "paper": self._paper,
            "paper_left_lines": None if self._left_dots is None else self._left_dots // LINE_DOTS,
            "line_ms": self._line_ms,
            **self._flags,
            "online": not self._halted,
            "waiting_recovery": self._waiting,
            "buffered": len(self._pieces) + len(self._rows),
            **self._drawer.state(),
            "receipts": self._receipts,
            "printed": [list(sheet.lines) for sheet in self._kept],
            "receipts_cut": [sheet.cut for sheet in self._kept],
            "receipts_bytes": [base64.b64encode(sheet.data).decode() for sheet in self._kept],
        }

    def set(self, values: dict[str, object], now: float) -> Sequence[Act]:
        """`paper`, `paper_left_lines`, `line_ms`, those of `FLAGS`, and the drawer's."""
        for name, value in values.items():
            _check(name, value)
        was_blocked = self._blocked
        for name, value in values.items():
            self._put(name, value)
        if self._blocked and not was_blocked:
            self._stop()
        elif was_blocked and not self._blocked:
            self._waiting, self._in_the_middle = self._in_the_middle, False
        self._tell_change()
        self._work(now)
        return self._said()

    def _put(self, name: str, value: object) -> None:
        match name, value:
            case "paper", str():
                self._paper = value
                if value != "out" and self._left_dots == 0:
                    self._left_dots = None  # a new roll
            case "paper_left_lines", int():
                self._left_dots = value * LINE_DOTS
            case "paper_left_lines", None:
                self._left_dots = None
            case "line_ms", int() | float():
                self._line_ms = float(value)
            case _ if name in DRAWER:
                self._drawer.put(name, value)
            case _, bool():
                self._flags[name] = value


def _check(name: str, value: object) -> None:
    """Raises ValueError, in one sentence, for what a printer doesn't have."""
    if name == "paper":
        if value not in PAPERS:
            raise ValueError(f"paper is one of {', '.join(PAPERS)}, not {value!r}")
    elif name == "paper_left_lines":
        if value is not None and (isinstance(value, bool) or not isinstance(value, int) or value < 0):
            raise ValueError(f"paper_left_lines is a number of lines or null, not {value!r}")
    elif name == "line_ms":
        if isinstance(value, bool) or not isinstance(value, int | float) or value < 0:
            raise ValueError(f"line_ms is a number of milliseconds, not {value!r}")
    elif name in DRAWER:
        check_drawer(name, value)
    elif name in FLAGS:
        if not isinstance(value, bool):
            raise ValueError(f"{name} is true or false, not {value!r}")
    else:
        raise ValueError(
            f"a printer has no {name!r}; it has paper, paper_left_lines, line_ms, {', '.join((*FLAGS, *DRAWER))}"
        )
