"""A list for QML that changes row by row: what stays on the screen stays the same item under the finger."""

from __future__ import annotations

from dataclasses import fields
from typing import Any, ClassVar, Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractListModel, QByteArray, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override


class Row(Protocol):
    """A frozen dataclass whose `key` is unique in its list; each field is a role, `unit_price` as `unitPrice`."""

    __dataclass_fields__: ClassVar[dict[str, Any]]

    @property
    def key(self) -> str: ...


R = TypeVar("R", bound=Row)


def camel(name: str) -> str:
    """unit_price → unitPrice, as QML writes it."""
    head, *tail = name.split("_")
    return head + "".join(part.capitalize() for part in tail)


class RowsModel(QAbstractListModel, Generic[R]):
    """Shows rows of one dataclass. GUI thread only."""

    def __init__(self, row_type: type[R], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[R] = []
        self._names = [field.name for field in fields(row_type)]
        first = int(Qt.ItemDataRole.UserRole) + 1
        self._roles = dict(enumerate(self._names, first))

    @override
    def roleNames(self) -> dict[int, QByteArray]:
        return {role: QByteArray(camel(name).encode()) for role, name in self._roles.items()}

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> object:
        name = self._roles.get(role)
        if name is None or not 0 <= index.row() < len(self._rows):
            return None
        return getattr(self._rows[index.row()], name)

    def show(self, rows: tuple[R, ...]) -> None:
        """`rows` are shown afterwards; only what differs is announced."""
        wanted = {row.key for row in rows}
        for place in range(len(self._rows) - 1, -1, -1):
            if self._rows[place].key not in wanted:
                self.beginRemoveRows(QModelIndex(), place, place)
                del self._rows[place]
                self.endRemoveRows()
        for place, row in enumerate(rows):
            self._put(place, row)

    def _put(self, place: int, row: R) -> None:
        """`row` stands at `place`; everything before is in order already."""
        found = next((at for at in range(place, len(self._rows)) if self._rows[at].key == row.key), None)
        if found is None:
            self.beginInsertRows(QModelIndex(), place, place)
            self._rows.insert(place, row)
            self.endInsertRows()
            return
        if found != place:
            self.beginMoveRows(QModelIndex(), found, found, QModelIndex(), place)
            self._rows.insert(place, self._rows.pop(found))
            self.endMoveRows()
        old = self._rows[place]
        if old != row:
            self._rows[place] = row
            changed = [role for role, name in self._roles.items() if getattr(old, name) != getattr(row, name)]
            index = self.index(place)
            self.dataChanged.emit(index, index, changed)
