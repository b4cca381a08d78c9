"""What was set at the lane itself: each device's settings as they were changed, by whom and when, beside its journal.

The configuration file stays as its author wrote it. A change holds over the file's own table for as long as that table
is the one that it was made over: whoever edits the file afterwards wins.
"""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from kiosk.device_settings import DeviceSettings, sentence

log = logging.getLogger(__name__)

FILE = "settings.json"
Table = dict[str, object]


class Change(BaseModel):
    """`device`'s settings were `before` and became `after`, None where it had none; `file` is what the configuration
    file said of it then. `at` is ISO 8601 with zone, `who` a number of the staff list, or who was logged on.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    at: str
    who: str
    device: str
    file: Table | None
    before: Table | None
    after: Table | None


class HistoryUnreadable(Exception):
    """The history is there and cannot be used; the message is one sentence that names the file."""


CHANGES = TypeAdapter(tuple[Change, ...])


def table_of(settings: DeviceSettings) -> Table:
    """`settings` as a file would say them: what is as it is anyway is left out."""
    return settings.model_dump(mode="json", exclude_defaults=True)


def read_changes(data: Path) -> tuple[Change, ...]:
    """What was changed at the lane that keeps its data there, oldest first; raises `HistoryUnreadable`."""
    path = data / FILE
    try:
        return CHANGES.validate_json(path.read_bytes())
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise HistoryUnreadable(f"{path} cannot be read: {error.strerror}") from error
    except ValidationError as error:
        raise HistoryUnreadable(
            f"{path} is no history of settings ({error.errors()[0]['msg']}): move it away to begin anew"
        ) from error


def add_change(data: Path, change: Change) -> None:
    """`change` is the newest there afterwards, also after a power cut, or nothing has changed; raises OSError.

    One at a time: whoever changes settings holds the lane's journal, or is the lane.
    """
    path, fresh = data / FILE, data / f"{FILE}.new"
    lines = ",\n".join(json.dumps(one.model_dump(), ensure_ascii=False) for one in (*read_changes(data), change))
    data.mkdir(parents=True, exist_ok=True)
    fresh.touch(mode=0o600)
    with fresh.open("w", encoding="utf-8") as file:
        file.write(f"[\n{lines}\n]\n")
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
    folder = os.open(data, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def holds(change: Change, file: Mapping[str, DeviceSettings]) -> bool:
    """Whether `change` was made over what the configuration file says of its device now."""
    return change.file == (table_of(file[change.device]) if change.device in file else None)


def set_now(file: Mapping[str, DeviceSettings], data: Path) -> dict[str, DeviceSettings]:
    """The devices of the configuration file with what was changed since at the lane that keeps its data there.

    A change that counts no more is logged. Raises `HistoryUnreadable`.
    """
    devices = dict(file)
    for name, last in {change.device: change for change in read_changes(data)}.items():
        if not holds(last, file):
            log.warning("the configuration file was edited: what was set for %s at the lane counts no more", name)
        elif last.after is None:
            devices.pop(name, None)
        else:
            try:
                devices[name] = DeviceSettings.model_validate(last.after)
            except ValidationError as error:
                raise HistoryUnreadable(f"{data / FILE}: devices.{name}.{sentence(error.errors()[0])}") from error
    return devices
