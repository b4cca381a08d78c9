"""The lane's log as it stays on its disk: so many bytes and no more, and nothing in it that may not leave the lane."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from typing_extensions import override

from kiosk.diagnostics.masking import masked

FOLDER, NAME = "log", "lane.log"
FILES = 4
FILE_BYTES = 1 << 20
NUMBER_MOST = 10**9
"""Whole numbers below are counts, places and sizes; a phone's is longer."""

Raised = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class MaskedFormatter(logging.Formatter):
    """`2026-11-22T09:44:03.120+00:00 WARNING kiosk.lane.runtime: …`; of an exception its class, and where it was."""

    @override
    def format(self, record: logging.LogRecord) -> str:
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        line = f"{at} {record.levelname} {record.name}: {self._said(record)}"
        return f"{line}\n{self.formatException(record.exc_info)}" if record.exc_info else line

    @override
    def formatException(self, ei: Raised) -> str:
        """Its own words might hold anything."""
        kind, error, _ = ei
        if kind is None or error is None:
            return "  nothing was raised"
        steps = traceback.extract_tb(error.__traceback__)
        places = [f"  {Path(step.filename).name}:{step.lineno} {step.name}" for step in steps]
        return "\n".join([*places, f"  {kind.__name__}"])

    def _said(self, record: logging.LogRecord) -> str:
        """Words are masked, numbers of the program's own stay."""
        args = record.args if isinstance(record.args, tuple) else ()
        counts = [arg for arg in args if isinstance(arg, int | float) and abs(arg) < NUMBER_MOST]
        if len(counts) == len(args):
            return " ".join(record.getMessage().split()) if args else masked(" ".join(record.getMessage().split()))
        try:
            said = str(record.msg) % tuple(arg if arg in counts else masked(str(arg)) for arg in args)
        except (TypeError, ValueError):  # a text where a number was to be shown in its own way
            said = masked(record.getMessage())
        return " ".join(said.split())


def keep_log(data: Path) -> RotatingFileHandler:
    """What the programs's loggers say goes to the lane's log too, from now on; raises OSError."""
    folder = data / FOLDER
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    handler = RotatingFileHandler(
        folder / NAME, maxBytes=FILE_BYTES, backupCount=FILES - 1, encoding="utf-8", errors="backslashreplace"
    )
    handler.setFormatter(MaskedFormatter())
    logging.getLogger().addHandler(handler)
    return handler


def kept_lines(data: Path, since: datetime) -> Iterator[str]:
    """The lines since that moment, the newest first; raises OSError."""
    files = [data / FOLDER / NAME, *(data / FOLDER / f"{NAME}.{number}" for number in range(1, FILES))]
    for file in files:
        if not file.is_file():
            continue
        for line in reversed(file.read_text(encoding="utf-8", errors="replace").splitlines()):
            if _before(line, since):
                return
            yield line


def _before(line: str, since: datetime) -> bool:
    try:
        return datetime.fromisoformat(line.partition(" ")[0]) < since
    except (ValueError, TypeError):
        return False
