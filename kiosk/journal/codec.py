"""Facts ↔ canonical JSON. Kind is the class's name; the version is its own; nothing is guessed and nothing dropped.

A fact of an earlier version is read as today's (`upcast`).
"""

from __future__ import annotations

import json
from functools import cache
from typing import Any, get_args

from pydantic import ConfigDict, TypeAdapter, ValidationError, create_model

from kiosk.core.session.facts import VERSIONS, Fact
from kiosk.journal.chain import Row, canonical
from kiosk.journal.errors import FactUnknown
from kiosk.journal.personal import Part, bind
from kiosk.journal.upcast import NoStep, upcast


def encode(fact: Fact, seq: int, batch: int, at: str) -> Row:
    """`fact` as a row that is not hashed yet, with all that it says of persons."""
    return _row(fact, _told(fact), seq, batch, at)


def encode_apart(fact: Fact, seq: int, batch: int, at: str) -> tuple[Row, list[Part]]:
    """`fact` as a row that is not hashed yet, and apart from it what it says of persons."""
    told = _told(fact)
    parts = bind(fact, told, seq)
    return _row(fact, told, seq, batch, at), parts


def _told(fact: Fact) -> Any:  # noqa: ANN401 - JSON
    kind: type = type(fact)
    return _writer(kind).dump_python(fact, mode="json")


def _row(fact: Fact, told: object, seq: int, batch: int, at: str) -> Row:
    kind: type = type(fact)
    session = str(getattr(fact, "session", ""))
    return Row(seq, at, session, kind.__name__, version_of(kind), canonical(told), batch)


def decode(row: Row) -> Fact:
    """The fact in `row`, which tells what it says of persons.

    Raises `FactUnknown` for a kind, version or field that this program does not know.
    """
    kind = _kinds().get(row.kind)
    if kind is None:
        raise FactUnknown(f"fact {row.seq} is a {row.kind!r}, which this program does not know")
    data = row.data if row.version == version_of(kind) else _upcast(row, version_of(kind))
    try:
        fact: Fact = _reader(kind).model_validate_json(f'{{"fact":{data}}}').fact
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(str(part) for part in first["loc"][1:]) or "the fact"
        raise FactUnknown(f"fact {row.seq}: {row.kind}: {place}: {first['msg']}") from None
    return fact


def _upcast(row: Row, known: int) -> str:
    if not 0 < row.version < known:
        raise FactUnknown(f"fact {row.seq}: {row.kind} has version {row.version}, this program knows version {known}")
    try:
        return canonical(upcast(row.kind, json.loads(row.data), row.version, known))
    except (NoStep, ValueError, KeyError, TypeError, AttributeError) as error:
        reason = str(error) if isinstance(error, NoStep) else f"its version {row.version} does not look so"
        raise FactUnknown(f"fact {row.seq}: {row.kind}: {reason}") from error


def version_of(kind: type) -> int:
    return VERSIONS.get(kind, 1)


@cache
def _kinds() -> dict[str, type]:
    return {kind.__name__: kind for kind in get_args(Fact)}


@cache
def _writer(kind: type) -> TypeAdapter[Any]:
    """Built when the first fact of its kind comes: a start needs a few of them only."""
    return TypeAdapter(kind)


@cache
def _reader(kind: type) -> Any:  # noqa: ANN401 - a pydantic model made at run time
    """A model around the fact: its strictness reaches the dataclasses inside, which have none of their own."""
    config = ConfigDict(extra="forbid", strict=True)
    return create_model(f"Stored{kind.__name__}", __config__=config, fact=(kind, ...))
