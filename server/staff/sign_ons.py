"""Hosts at the console: they sign on by number and PIN, stay so while they do something, and sign off.

Who is signed on is in the database, so that each worker knows it; the token is in the host's browser, here its hash.
"""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import delete
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from kiosk.core.session.staff_facts import NotDone
from kiosk.core.staff import Act
from kiosk.core.staff_document import StaffDocument
from server.auth.tokens import MAX_TOKEN, TOKEN_BYTES, token_hash
from server.db.engine import for_writing
from server.db.staff_models import HostSignOnRow
from server.staff.host import Host
from server.staff.source import StaffSource
from server.staff.trail import Trail
from server.staff.tries import PinTries

LONGEST_S = 12 * 3600
"""So long after the sign-on it ends, used or not."""
NOTED_S = 15
"""A use within so many seconds of the last is not written down again."""
AT_ONCE = 2
"""So many PINs are looked at at once: each takes 64 MiB for a moment."""
PATIENCE_S = 5.0
MOST_NUMBER = 40


@dataclass(frozen=True, slots=True)
class Refused:
    """Nobody was signed on. The sentence tells who tries what to do, and nothing of whom there is."""

    why: NotDone
    sentence: str


WRONG = Refused(NotDone.WRONG_PIN, "This number and PIN do not fit. Please look again.")
LOCKED = Refused(NotDone.LOCKED, "This was tried too often. Please wait ten minutes.")
BUSY = Refused(NotDone.NOT_NOW, "Many sign on just now. Please try again.")


@cache
def _nobodys_pin() -> str:
    """The hash of a PIN that nobody has, as dear to look at as any; made once, as that takes its time on purpose."""
    return PasswordHasher().hash(secrets.token_hex())


class SignOns:
    """Used from any thread."""

    def __init__(
        self, engine: Engine, now: Callable[[], datetime], source: StaffSource, trail: Trail, idle_s: int
    ) -> None:
        """Who does nothing for `idle_s` is signed off."""
        self._engine = engine
        self._writing = for_writing(engine)
        self._now = now
        self._source = source
        self._trail = trail
        self._idle_s = idle_s
        self._tries = PinTries(engine, now)
        self._hasher = PasswordHasher()
        self._nobodys = _nobodys_pin()
        self._room = threading.BoundedSemaphore(AT_ONCE)

    @property
    def there(self) -> bool:
        """Whether the store has staff who sign on."""
        return self._source.there

    def sign_on(self, number: str, pin: str, address: str) -> tuple[str, Host] | Refused:
        """A token and whose it is from now on, for the PIN of who has `number`; durably counted where it is wrong."""
        if not self._tries.from_there(address):
            return LOCKED
        document = self._source.document()
        member = document.book.numbered(number)
        staff = member.id if member is not None else ""
        if not self._tries.of_them(staff or f"none {number[:MOST_NUMBER]}"):  # told alike, whoever there is
            return self._refuse(staff, LOCKED)
        if not self._room.acquire(timeout=PATIENCE_S):
            return BUSY
        try:
            right = self._is_right(document.hashes.get(staff, self._nobodys), pin)
        finally:
            self._room.release()
        host = _host(document, staff)
        if not right or host is None:
            return self._refuse(staff, WRONG)
        self._tries.right(staff, address)
        token = secrets.token_urlsafe(TOKEN_BYTES)
        now = self._seconds()
        with Session(self._writing) as session, session.begin():
            session.execute(delete(HostSignOnRow).where(HostSignOnRow.used <= now - self._idle_s))
            session.add(HostSignOnRow(token_hash=token_hash(token), staff=staff, since=now, used=now))
        self._trail.did(staff, Act.SIGN_ON)
        return token, host

    def of(self, token: str, *, uses: bool) -> Host | None:
        """Who holds `token`, with the rights they have now; None once they are signed off, or work here no more.

        `uses`: they did something, and stay signed on for it.
        """
        if not token:
            return None
        now = self._seconds()
        with Session(self._engine) as session:
            row = session.get(HostSignOnRow, token_hash(token[:MAX_TOKEN]))
            if row is None or not self._lasts(row, now):
                return None
            staff, key, used = row.staff, row.token_hash, row.used
        host = _host(self._source.document(), staff)
        if host is not None and uses and now - used >= NOTED_S:
            self._use(key, now)
        return host

    def sign_off(self, token: str) -> None:
        """Nobody holds `token` any more."""
        key = token_hash(token[:MAX_TOKEN])
        with Session(self._writing) as session, session.begin():
            row = session.get(HostSignOnRow, key)
            staff = row.staff if row is not None else ""
            if row is not None:
                session.delete(row)
        if staff:
            self._trail.did(staff, Act.SIGN_OFF)

    def _lasts(self, row: HostSignOnRow, now: int) -> bool:
        return now - row.used < self._idle_s and now - row.since < LONGEST_S

    def _use(self, key: str, now: int) -> None:
        with Session(self._writing) as session, session.begin():
            row = session.get(HostSignOnRow, key, with_for_update=True)
            if row is not None:
                row.used = max(row.used, now)

    def _is_right(self, known: str, pin: str) -> bool:
        try:
            return self._hasher.verify(known, pin)
        except (VerificationError, InvalidHashError):
            return False

    def _refuse(self, staff: str, refused: Refused) -> Refused:
        self._trail.refused(staff, Act.SIGN_ON, refused.why if staff else NotDone.UNKNOWN)
        return refused

    def _seconds(self) -> int:
        return int(self._now().timestamp())


def _host(document: StaffDocument, staff: str) -> Host | None:
    """Whoever works here by that id now."""
    member = document.book.member(staff)
    if member is None:
        return None
    return Host(staff=member.id, name=member.name, role=member.role, rights=document.book.rights_of(member.role))
