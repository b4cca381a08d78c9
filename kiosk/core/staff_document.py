"""The store's staff as a document, which its server hands to the lanes: canonical JSON, with hashes only."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from kiosk.core.staff import RIGHTS, Member, Rights, Role, StaffBook

FORMAT = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """`pin` is an argon2id hash; `badge` is `badge_hash` of what the badge's code says, '' without one."""

    member: Member
    pin: str = field(repr=False)
    badge: str = field(repr=False, default="")


@dataclass(frozen=True, slots=True)
class StaffDocument:
    """Everybody who may sign on, with what shows that it is them, and what each role may do."""

    people: tuple[Person, ...] = ()
    rights: Mapping[Role, Rights] = field(default_factory=lambda: RIGHTS)

    @property
    def book(self) -> StaffBook:
        return StaffBook(tuple(one.member for one in self.people), self.rights)

    @property
    def hashes(self) -> dict[str, str]:
        """Staff id → the hash of their PIN."""
        return {one.member.id: one.pin for one in self.people}

    def whose_badge(self, code: str) -> str | None:
        """The id of whose badge says `code`."""
        for one in self.people:
            if one.badge and hmac.compare_digest(one.badge, badge_hash(code, one.pin)):
                return one.member.id
        return None

    def body(self) -> bytes:
        """As it goes to a lane and is kept there; `staff_reading.read_body` has the way back."""
        told = {
            "staff": FORMAT,
            "people": [_person_told(one) for one in self.people],
            "roles": {role.value: _rights_told(rights) for role, rights in self.rights.items()},
        }
        return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()

    @property
    def version(self) -> str:
        """Two documents that say the same have the same."""
        return version_of(self.body())


NO_STAFF = StaffDocument()


def version_of(body: bytes) -> str:
    """What a document is called, by the body that its server hands out."""
    return hashlib.sha256(body).hexdigest()[:16]


def badge_hash(code: str, pin: str) -> str:
    """HMAC-SHA-256 of a badge's `code`, keyed by the hash `pin` of its owner's PIN, which has a salt."""
    return hmac.new(pin.encode(), code.encode("utf-8", "replace"), hashlib.sha256).hexdigest()


def _person_told(one: Person) -> dict[str, str]:
    member = one.member
    told = {"id": member.id, "number": member.number, "name": member.name, "role": member.role.value, "pin": one.pin}
    return {**told, "badge": one.badge} if one.badge else told


def _rights_told(rights: Rights) -> dict[str, object]:
    return {
        "acts": sorted(rights.acts),
        "sensitive": sorted(rights.sensitive),
        "limits": {limit.value: most for limit, most in rights.limits.items()},
    }
