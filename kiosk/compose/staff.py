"""Whose badges and PINs count at the lane: those of the store server's list where it handed one out, else those of the
lane's own file.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kiosk.config import Config, ConfigError
from kiosk.core.session.inputs import StaffCame
from kiosk.core.staff_document import NO_STAFF, StaffDocument
from kiosk.lane.effects import EffectPerformer
from kiosk.lane.pins import PinChecker
from kiosk.lane.runtime import Lane
from kiosk.lane.staff_file import read_staff
from kiosk.store_link import STAFF, DocumentFetcher

FILE = "staff.json"
MOST_READY = 3
"""So many lists at most are held until the lane takes one: it takes the last."""


class StaffDesk:
    """The list in force is exchanged on the lane's thread; what came is put here from the fetching one."""

    def __init__(self, document: StaffDocument) -> None:
        self._document = document
        self._ready: dict[str, StaffDocument] = {}
        self.pins = PinChecker(document.hashes)

    @classmethod
    def of(cls, config: Config) -> StaffDesk:
        """As the lane starts; raises `ConfigError` for a file of its own that cannot be used."""
        own = _own(config)
        kept = STAFF.kept(_path(config)) if config.server is not None else None
        return cls(kept[1] if kept is not None else own)

    @property
    def document(self) -> StaffDocument:
        return self._document

    def whose_badge(self, code: str) -> str | None:
        return self._document.whose_badge(code)

    def fetcher(self, config: Config, lane: Lane, performer: EffectPerformer) -> DocumentFetcher[StaffDocument] | None:
        """Who brings the server's list to `lane`, where there is a server; not yet started."""
        if config.server is None:
            return None
        performer.take_staff(self._use)
        return DocumentFetcher(STAFF, _path(config), config.server, config.lane.id, self._announcing(lane.post))

    def _announcing(self, post: Callable[[StaffCame], None]) -> Callable[[str, StaffDocument], None]:
        def announce(version: str, document: StaffDocument) -> None:
            ready = {**self._ready, version: document}
            self._ready = {name: ready[name] for name in list(ready)[-MOST_READY:]}
            post(StaffCame(version, document.book))

        return announce

    def _use(self, version: str) -> None:
        document = self._ready.get(version)
        if document is not None:
            self._document = document
            self.pins.use(document.hashes)


def _path(config: Config) -> Path:
    return config.lane.data / FILE


def _own(config: Config) -> StaffDocument:
    if config.staff is None:
        return NO_STAFF
    try:
        return read_staff(config.staff.file)
    except ValueError as error:
        raise ConfigError(str(error)) from error
