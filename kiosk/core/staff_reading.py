"""The store's staff, read: from the file that a store writes (TOML, docs/staff.md), or as its server handed it out.

Version 1 of the file has people alone: each role has the rights then that it has where the store says nothing.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections import Counter
from collections.abc import Sequence

from kiosk.core.pricing.fields import Fields, RulesError
from kiosk.core.staff import ALWAYS, RIGHTS, SENSITIVE, Act, Limit, Member, Rights, Role
from kiosk.core.staff_document import FORMAT, Person, StaffDocument, badge_hash

VERSIONS = (1, FORMAT)
MOST = 1024 * 1024
"""Bytes of a document."""
MOST_PEOPLE = 1000
ID = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
NUMBER = re.compile(r"[0-9]{3,8}")
BADGE = re.compile(r"[\x21-\x7e]{6,60}")
BADGE_HASH = re.compile(r"[0-9a-f]{64}")
PIN_HASH = re.compile(
    r"\$argon2id\$v=19\$m=[0-9]{1,7},t=[0-9]{1,3},p=[0-9]{1,3}\$[A-Za-z0-9+/]{11,86}\$[A-Za-z0-9+/]{22,172}"
)
NAME_LETTERS = 24
MOST_LIMIT = 10**9


def read_file(text: str) -> StaffDocument:
    """The staff in `text` (TOML); raises `ValueError`, one sentence with the place and without a hash or a code."""
    try:
        told = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"this is not valid TOML: {error}") from error
    return _document(Fields(told, ""), VERSIONS, hashed=False)


def read_body(body: bytes) -> StaffDocument:
    """What `StaffDocument.body` made; raises `ValueError`, one sentence without a hash. Acts and limits of a later
    program are left out: this one cannot do them.
    """
    if len(body) > MOST:
        raise ValueError(f"it has more than {MOST} bytes")
    try:
        told = json.loads(body)
    except (ValueError, RecursionError):
        raise ValueError("this is not JSON") from None
    return _document(Fields(told, ""), (FORMAT,), hashed=True)


def _document(fields: Fields, versions: tuple[int, ...], *, hashed: bool) -> StaffDocument:
    version = fields.whole("staff")
    if version not in versions:
        raise fields.wrong("staff", f"must be {' or '.join(map(str, versions))}, not {version}")
    told = fields.objects("people") if fields.has("people") else []
    if len(told) > MOST_PEOPLE:
        raise fields.wrong("people", f"has more than {MOST_PEOPLE}")
    badges = [_badge(one, hashed=hashed) for one in told]
    people = tuple(_person(one, badge, hashed=hashed) for one, badge in zip(told, badges, strict=True))
    rights = dict(RIGHTS)
    if version > 1 and fields.has("roles"):
        roles = fields.inner("roles")
        named = [name for name in list(roles.left) if _is_role(roles, name)]
        rights |= {Role(name): _rights(roles, name, later=hashed) for name in named}
    fields.end()
    _each_has_their_own([one.member.id for one in people], "id")
    _each_has_their_own([one.member.number for one in people], "number")
    _each_has_their_own(badges, "badge")
    return StaffDocument(people, rights)


def _badge(fields: Fields, *, hashed: bool) -> str:
    if not fields.has("badge"):
        return ""
    if hashed:
        return _secret(fields, "badge", BADGE_HASH, "is not a badge's hash")
    return _secret(fields, "badge", BADGE, "must be 6 to 60 signs without blanks")


def _person(fields: Fields, badge: str, *, hashed: bool) -> Person:
    pin = _secret(fields, "pin", PIN_HASH, "is not an argon2id hash: python -m kiosk staff hash makes one")
    member = Member(
        id=_text(fields, "id", ID, "must be small letters, digits and -"),
        number=_text(fields, "number", NUMBER, "must be 3 to 8 digits"),
        name=_name(fields),
        role=Role(fields.one_of("role", tuple(Role))),
    )
    fields.end()
    return Person(member=member, pin=pin, badge=badge if hashed or not badge else badge_hash(badge, pin))


def _name(fields: Fields) -> str:
    name = fields.text("name")
    if len(name) > NAME_LETTERS:
        raise fields.wrong("name", f"must have at most {NAME_LETTERS} letters")
    return name


def _text(fields: Fields, name: str, pattern: re.Pattern[str], wrong: str) -> str:
    text = fields.text(name)
    if not pattern.fullmatch(text):
        raise fields.wrong(name, wrong)
    return text


def _secret(fields: Fields, name: str, pattern: re.Pattern[str], wrong: str) -> str:
    """What no sentence may repeat."""
    value = fields.take(name)
    if not isinstance(value, str) or not pattern.fullmatch(value):
        raise fields.wrong(name, wrong)
    return value


def _is_role(roles: Fields, name: str) -> bool:
    if name not in tuple(Role):
        raise roles.wrong(name, f"is no role: {', '.join(Role)} are")
    return True


def _rights(roles: Fields, name: str, *, later: bool) -> Rights:
    """What is not said is as without a file. Of `acts` that are said alone, badge and PIN are wanted for those in
    `SENSITIVE`; where `acts` is not said, an act that `sensitive` does not name wants them as without a file too.
    `later`: what no program of this time knows is left out.
    """
    usual, fields = RIGHTS[Role(name)], roles.inner(name)
    acts = _acts(fields, "acts", later=later) if fields.has("acts") else None
    sensitive = usual.sensitive if acts is None else usual.sensitive | (SENSITIVE & acts)
    if fields.has("sensitive"):
        kept = sensitive if acts is None else frozenset()
        sensitive = kept | _acts(fields, "sensitive", later=later)
    limits = usual.limits
    if fields.has("limits"):
        told = fields.inner("limits")
        limits = {Limit(one): told.whole(one, 0, MOST_LIMIT) for one in list(told.left) if one in tuple(Limit)}
        if not later:
            told.end()
    fields.end()
    return Rights(acts=(usual.acts if acts is None else acts) | ALWAYS, sensitive=sensitive - ALWAYS, limits=limits)


def _acts(fields: Fields, name: str, *, later: bool) -> frozenset[Act]:
    told = fields.texts(name)
    for one in told:
        if one not in tuple(Act) and not later:
            raise fields.wrong(name, f"{one!r} is no act")
    return frozenset(Act(one) for one in told if one in tuple(Act))


def _each_has_their_own(values: Sequence[str], what: str) -> None:
    """'' is nobody's."""
    counts = Counter(values)
    for number, value in enumerate(values):
        if value and counts[value] > 1:
            raise RulesError(f"people[{number}].{what}: somebody else has this {what} too")
