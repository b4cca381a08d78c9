"""The lane's own staff file, for a lane whose store server hands out none."""

from __future__ import annotations

from pathlib import Path

from kiosk.core.staff_document import StaffDocument
from kiosk.core.staff_reading import read_file


def read_staff(path: Path) -> StaffDocument:
    """Everybody in `path`. A bad file is one sentence (`ValueError`) that names file and place, and never a secret."""
    try:
        return read_file(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ValueError(f"{path} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise ValueError(f"{path} is not UTF-8 text") from error
    except ValueError as error:
        raise ValueError(f"{path}: {error}") from None
