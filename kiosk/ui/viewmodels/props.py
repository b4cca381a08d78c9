"""How a view-model tells QML what changed."""

from __future__ import annotations

from dataclasses import fields
from typing import Any, ClassVar, Protocol

from PySide6.QtCore import QObject

from kiosk.ui.rows import camel


class Props(Protocol):
    """A frozen dataclass: one field for each property of the view-model, `unit_price` for `unitPrice`."""

    __dataclass_fields__: ClassVar[dict[str, Any]]


def emit_changes(owner: QObject, old: Props, new: Props) -> None:
    """Emits `…Changed` of `owner` for each field that differs. Lists tell their own changes."""
    for field in fields(new):
        if isinstance(getattr(new, field.name), tuple):
            continue
        if getattr(old, field.name) != getattr(new, field.name):
            getattr(owner, f"{camel(field.name)}Changed").emit()
