"""The store's staff file as the server has it now: what is changed in it counts at once, what cannot be used never."""

from __future__ import annotations

import logging
import threading
from pathlib import Path

from kiosk.core.staff_document import NO_STAFF, StaffDocument
from kiosk.core.staff_reading import MOST, read_file
from server.settings import SettingsError
from server.staff.people import People

log = logging.getLogger(__name__)

Mark = tuple[int, int, int]
"""What changes with a file: when it was written, its length, which it is."""


class StaffSource:
    """Used from any thread."""

    def __init__(self, path: Path | None, people: People | None = None) -> None:
        """Without a `path` the store has no staff file; `people` are those whom its desk changed. Raises
        `SettingsError` for a file that cannot be used.
        """
        self._path = path
        self._people = people
        self._merged: tuple[StaffDocument, int, StaffDocument] | None = None
        self._lock = threading.Lock()
        self._mark: Mark | None = None
        self._document = NO_STAFF
        self._said = ""
        if path is not None:
            try:
                self._mark = _mark(path)
                self._document = _read(path)
            except (OSError, ValueError) as error:
                raise SettingsError(f"staff.file: {_told(path, error)}") from error

    @property
    def there(self) -> bool:
        """Whether the store has a staff file."""
        return self._path is not None

    def document(self) -> StaffDocument:
        """Who works here now: what the file says (what it said last, while it cannot be used), and the desk over it."""
        file = self._file()
        if self._people is None or not self.there:
            return file
        version = self._people.version()
        merged = self._merged
        if merged is None or merged[0] is not file or merged[1] != version:
            self._merged = merged = (file, version, self._people.over(file) if version else file)
        return merged[2]

    def names(self) -> dict[str, str]:
        """Staff id → name, of who works here and of who did: what they did is told by their name."""
        former = self._people.former() if self._people is not None else ()
        now = {one.id: one.name for one in self.document().book.members}
        return {**{one.id: one.name for one in former}, **now}

    def _file(self) -> StaffDocument:
        path = self._path
        if path is None:
            return NO_STAFF
        with self._lock:
            try:
                mark = _mark(path)
                if mark == self._mark:
                    return self._document
                self._mark = mark
                self._document = _read(path)
                log.info("the staff are those of %s", self._document.version)
            except (OSError, ValueError) as error:
                self._mark = None if isinstance(error, OSError) else self._mark
                self._say(_told(path, error))
            else:
                self._said = ""
            return self._document

    def _say(self, sentence: str) -> None:
        """Once, not for everybody who asks."""
        if sentence != self._said:
            self._said = sentence
            log.error("the staff stay as they were: %s", sentence)


def _mark(path: Path) -> Mark:
    found = path.stat()
    return found.st_mtime_ns, found.st_size, found.st_ino


def _read(path: Path) -> StaffDocument:
    with path.open("rb") as file:
        data = file.read(MOST + 1)
    if len(data) > MOST:
        raise ValueError(f"it has more than {MOST} bytes")
    return read_file(data.decode("utf-8-sig"))


def _told(path: Path, error: Exception) -> str:
    match error:
        case OSError():
            return f"{path} cannot be read: {error.strerror}"
        case UnicodeDecodeError():
            return f"{path} is not UTF-8 text"
        case _:
            return f"{path}: {error}"
