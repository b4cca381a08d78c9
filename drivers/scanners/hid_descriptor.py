"""A USB device's report descriptor: which field stands where in which report. From "Device Class Definition for HID
1.11", 6.2.2. Usages are written as page × 65536 + usage.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import IntEnum

LONGEST = 4096  # bytes that the kernel hands over
LONGEST_REPORT = 4096 * 8  # bits
LONG_ITEM = 0xFE


class Way(IntEnum):
    """Which kind of report; the numbers are the main items' tags."""

    INPUT = 8
    OUTPUT = 9
    FEATURE = 11


@dataclass(frozen=True, slots=True)
class Field:
    """`count` elements of `size` bits from bit `start` on, counted from the first byte behind the report's id.

    `report` is that id, 0 where the device numbers no reports. `usages` go with the elements; the last one with all
    that are left; padding has none. `application` is the usage of the device's part that this belongs to.
    """

    way: Way
    report: int
    start: int
    size: int
    count: int
    usages: tuple[int, ...]
    application: int

    def place_of(self, usage: int) -> int | None:
        """The first element with `usage`, or None."""
        place = self.usages.index(usage) if usage in self.usages else self.count
        return place if place < self.count else None


@dataclass(frozen=True, slots=True)
class _Globals:
    page: int = 0
    size: int = 0
    count: int = 0
    report: int = 0


@dataclass(slots=True)
class _Reader:
    state: _Globals = field(default_factory=_Globals)
    pushed: list[_Globals] = field(default_factory=list)
    usages: list[int] = field(default_factory=list)
    lowest: int = 0
    open: list[int] = field(default_factory=list)
    ends: dict[tuple[Way, int], int] = field(default_factory=dict)


def parse(data: bytes) -> tuple[Field, ...]:
    """The fields that `data` describes; raises ValueError, in one sentence, where it is no descriptor."""
    if not 0 < len(data) <= LONGEST:
        raise ValueError(f"a report descriptor has 1 to {LONGEST} bytes, not {len(data)}")
    fields: list[Field] = []
    reader = _Reader()
    for kind, tag, value, width in _items(data):
        match kind:
            case 0:  # main
                fields += _main(reader, tag)
                reader.usages, reader.lowest = [], 0
            case 1:  # global
                _global(reader, tag, value)
            case 2:  # local; a long usage brings its own page
                _local(reader, tag, value if width == 4 else reader.state.page << 16 | value)
            case _:
                raise ValueError("the report descriptor holds an item of a kind that there is not")
    if reader.open:
        raise ValueError("the report descriptor ends in the middle of a collection")
    return tuple(fields)


def _items(data: bytes) -> Iterator[tuple[int, int, int, int]]:
    """Kind, tag, value and the value's bytes of each item; long ones, which nobody uses, are passed over."""
    at = 0
    while at < len(data):
        prefix = data[at]
        if prefix == LONG_ITEM:
            if at + 1 >= len(data):
                raise ValueError("the report descriptor ends in the middle of an item")
            at += 3 + data[at + 1]
            continue
        width = (0, 1, 2, 4)[prefix & 3]
        value = data[at + 1 : at + 1 + width]
        if len(value) < width:
            raise ValueError("the report descriptor ends in the middle of an item")
        yield prefix >> 2 & 3, prefix >> 4, int.from_bytes(value, "little"), width
        at += 1 + width


def _main(reader: _Reader, tag: int) -> list[Field]:
    match tag:
        case 10:  # a collection begins
            reader.open.append(reader.usages[0] if reader.usages else 0)
        case 12:
            if not reader.open:
                raise ValueError("the report descriptor ends a collection that it did not begin")
            reader.open.pop()
        case 8 | 9 | 11:
            return [_field(reader, Way(tag))]
        case _:
            pass
    return []


def _field(reader: _Reader, way: Way) -> Field:
    now = reader.state
    start = reader.ends.get((way, now.report), 0)
    reader.ends[way, now.report] = start + now.size * now.count
    if reader.ends[way, now.report] > LONGEST_REPORT:
        raise ValueError("the report descriptor tells of an endless report")
    application = reader.open[0] if reader.open else 0
    return Field(way, now.report, start, now.size, now.count, tuple(reader.usages), application)


def _global(reader: _Reader, tag: int, value: int) -> None:
    match tag:
        case 0:
            reader.state = replace(reader.state, page=value)
        case 7:
            reader.state = replace(reader.state, size=value)
        case 8:
            reader.state = replace(reader.state, report=value)
        case 9:
            reader.state = replace(reader.state, count=value)
        case 10:
            reader.pushed.append(reader.state)
        case 11:
            if not reader.pushed:
                raise ValueError("the report descriptor takes back what it did not put aside")
            reader.state = reader.pushed.pop()
        case _:
            pass  # ranges and units: nothing here depends on them


def _local(reader: _Reader, tag: int, usage: int) -> None:
    match tag:
        case 0:
            reader.usages.append(usage)
        case 1:
            reader.lowest = usage
        case 2:
            reader.usages += range(reader.lowest, min(usage, reader.lowest + LONGEST) + 1)
        case _:
            pass
