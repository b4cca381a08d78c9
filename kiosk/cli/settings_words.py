"""Settings of devices as a terminal shows them: nothing runs together on 80 columns."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterable, Iterator, Mapping

from kiosk.core.device_form import Entry, Table

COLUMNS = 80
FILE, LANE, DEFAULT = "file", "lane", "default"
SAID = {FILE: "in the file", LANE: "set at the lane", DEFAULT: "default"}


def origin(path: str, file: Table, now: Table) -> str:
    """Whether the setting at `path` is the file's, was set at the lane over it, or is in neither."""
    held = _at(path, now)
    if held != _at(path, file):
        return LANE
    return DEFAULT if held is None else FILE


def sheet(name: str, rows: Iterable[tuple[Entry, str, str]]) -> Iterator[str]:
    """The lines of one device: each setting with its value and where that is from, what may be entered below it."""
    rows = tuple(rows)
    width = max((len(entry.path) for entry, _, _ in rows), default=0)
    yield f"[{name}]"
    for entry, source, allowed in rows:
        value = "–" if entry.value is None else str(entry.value)
        line, said = f"  {entry.path:{width}}  {value}", f"({SAID[source]})"
        one_line = len(line) + 2 + len(said) <= COLUMNS
        yield f"{line}  {said}" if one_line else line
        below = allowed if one_line else f"{said} {allowed}".rstrip()
        yield from _wrapped(below, width + 6)


def change(at: str, who: str, device: str, changes: str) -> Iterator[str]:
    """The lines of one change: when, of which device and by whom; then what became of what."""
    yield f"{at[:16].replace('T', ' ')}  {device}, by {who}"
    yield from _wrapped(changes, 4)


def steps(was: Table, now: Table, names: Iterable[str]) -> str:
    """What became of each of the settings `names`: `protocol mt-sics (was dialog06)`."""
    return ", ".join(f"{name} {plain(now.get(name))} (was {plain(was.get(name))})" for name in names)


def stays(device: str, table: Table) -> str:
    """What holds where nothing was taken; `table` is empty of a device that the lane has not."""
    if not table:
        return f"Refused: the lane has no {device}, as before."
    return f"Refused: the {device} stays {table.get('protocol')} on {table.get('link')}."


def plain(value: object) -> str:
    """The value of a setting; of a table of them its JSON."""
    return "none" if value is None else value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _wrapped(text: str, indent: int) -> list[str]:
    """What has no place to break, such as a link, stands whole."""
    return textwrap.wrap(
        text,
        COLUMNS,
        initial_indent=" " * indent,
        subsequent_indent=" " * indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _at(path: str, table: object) -> object:
    for part in path.split("."):
        table = table.get(part) if isinstance(table, Mapping) else None
    return table
