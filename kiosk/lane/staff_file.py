"""The staff's TOML → who may sign on. A bad file is one sentence (`ValueError`) that names file and place."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from kiosk.core.staff import NOBODY, Member, Role, StaffBook
from kiosk.lane.pins import is_hash


@dataclass(frozen=True, slots=True)
class Staff:
    """`badges`: what a badge says → staff id; `hashes`: staff id → the hash of their PIN."""

    book: StaffBook
    badges: Mapping[str, str]
    hashes: Mapping[str, str]


NO_STAFF = Staff(NOBODY, {}, {})


def _hash(text: str) -> str:
    if not is_hash(text):
        raise ValueError("not an argon2id hash: python -m kiosk staff hash makes one")
    return text


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _Person(_Part):
    id: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,39}$")]
    number: Annotated[str, Field(pattern=r"^[0-9]{3,8}$")]
    name: Annotated[str, Field(min_length=1, max_length=24)]
    role: Role
    badge: Annotated[str, Field(pattern=r"^[\x21-\x7e]{6,60}$")] | None = None
    pin: Annotated[str, AfterValidator(_hash)]


class _Sheet(_Part):
    staff: Literal[1]
    people: tuple[_Person, ...] = ()


def read_staff(path: Path) -> Staff:
    """Everybody in `path`; raises `ValueError`, which never holds a hash or a badge."""
    try:
        sheet = _Sheet.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise ValueError(f"{path} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise ValueError(f"{path} is not UTF-8 text") from error
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{path} is not valid TOML: {error}") from error
    except ValidationError as error:
        first = error.errors(include_input=False)[0]
        place = ".".join(str(part) for part in first["loc"])
        raise ValueError(f"{path}: {place}: {first['msg'].removeprefix('Value error, ')}") from None
    _each_has_their_own(path, sheet, "id", lambda person: person.id)
    _each_has_their_own(path, sheet, "number", lambda person: person.number)
    _each_has_their_own(path, sheet, "badge", lambda person: person.badge)
    book = StaffBook(tuple(Member(id=one.id, number=one.number, name=one.name, role=one.role) for one in sheet.people))
    badges = {one.badge: one.id for one in sheet.people if one.badge is not None}
    return Staff(book, badges, {one.id: one.pin for one in sheet.people})


def _each_has_their_own(path: Path, sheet: _Sheet, what: str, of: Callable[[_Person], str | None]) -> None:
    counts = Counter(of(person) for person in sheet.people if of(person) is not None)
    for number, person in enumerate(sheet.people):
        if counts[of(person)] > 1:
            raise ValueError(f"{path}: people.{number}.{what}: somebody else has this {what} too")
