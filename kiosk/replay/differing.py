"""Where two values made of the core's shapes differ, field by field."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from difflib import SequenceMatcher
from enum import Enum

from kiosk.core.session.facts import Fact
from kiosk.core.values import Money

NO_MATTER = frozenset({"rules", "page_code", "screen"})
"""Fields that say under which name rules were kept, that are drawn by chance, or that no fact tells of."""

CALLED_BY = ("rule", "id", "line", "key", "code")
"""Fields that a thing is known by."""
Plain = str | int | bool | None


@dataclass(frozen=True, slots=True)
class Change:
    """`what` was `was`, and would be `would`; None: it was not there, or would not be. Money in minor units."""

    what: str
    was: Plain
    would: Plain


def changes(was: tuple[Fact, ...], would: tuple[Fact, ...]) -> Iterator[Change]:
    """Fact by fact, those of one kind against each other, in their order."""
    names = [type(fact).__name__ for fact in was], [type(fact).__name__ for fact in would]
    for tag, start, end, begin, stop in SequenceMatcher(None, *names, autojunk=False).get_opcodes():
        if tag == "equal":
            for place in range(end - start):
                yield from differences(names[0][start + place], was[start + place], would[begin + place])
            continue
        for place in range(start, end):
            yield Change(names[0][place], "decided", None)
        for place in range(begin, stop):
            yield Change(names[1][place], None, "decided")


def differences(where: str, was: object, would: object) -> Iterator[Change]:
    """Nothing for what is alike."""
    if was == would:
        return
    if isinstance(was, Money) and isinstance(would, Money) and was.currency == would.currency:
        yield Change(f"{where}.minor", was.minor, would.minor)
    elif is_dataclass(was) and not isinstance(was, type) and type(was) is type(would):
        for field in fields(was):
            if field.name not in NO_MATTER:
                yield from differences(f"{where}.{field.name}", getattr(was, field.name), getattr(would, field.name))
    elif isinstance(was, tuple) and isinstance(would, tuple):
        for place in range(max(len(was), len(would))):
            before, after = (one[place] if place < len(one) else None for one in (was, would))
            yield from differences(f"{where}[{place + 1}]", before, after)
    else:
        yield Change(where, _plain(was), _plain(would))


def _plain(value: object) -> Plain:
    match value:
        case Enum():
            return str(value.value)
        case str() | bool() | int() | None:
            return value
        case Money():
            return value.minor
        case _ if is_dataclass(value) and not isinstance(value, type):
            told = next((getattr(value, name) for name in CALLED_BY if hasattr(value, name)), "")
            return f"{type(value).__name__} {told}".strip()
        case _:
            return str(value)
