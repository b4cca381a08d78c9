"""The journal's head: how far it had come, kept durably beside the database and not in it.

A database can lose its last commit with every check of its own still passing, and one bad byte in its first page looks
like a wrong key. The head tells: what was committed once is there, unchanged, or the loss is found. Two slots are
written in turn, so that a cut while one is written leaves the other; each is signed with the journal's key.
"""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import asdict
from pathlib import Path

from kiosk.journal.chain import Head
from kiosk.journal.errors import HeadMissing, JournalDamaged, JournalFailed, JournalUnreadable, WrongKey
from kiosk.journal.key_file import JournalKey, sync_folder

SLOT = 4096  # a block of its own: a torn write spoils one slot at most
SLOTS = 2
LOOKS = 3


def head_path(journal: Path) -> Path:
    return journal.with_name(journal.name + ".head")


def read_head(journal: Path, key: JournalKey) -> Head:
    """The newest head beside `journal`.

    Raises `HeadMissing`, `WrongKey` (whole, but written with another key) or `JournalDamaged` (no slot is whole).
    """
    path = head_path(journal)
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        content = b""
    except OSError as error:
        raise JournalUnreadable(f"the journal's head {path} cannot be read: {error.strerror}") from error
    if not content.strip(b"\0"):
        raise HeadMissing(f"the journal's head {path} is missing: whether facts are missing too cannot be told")
    whole = _whole(content)
    if not whole:
        raise JournalDamaged(f"the journal's head {path} is damaged")
    newest = _newest(whole, key)
    if newest is None:
        raise WrongKey(f"the key does not fit the journal {journal}")
    return newest[1]


def check_slots(journal: Path) -> None:
    """Each slot of the head is empty or as it was written; raises `JournalDamaged` where one is not.

    A start that finds the journal one append beyond its head mends such a slot, for that is what a power cut leaves.
    """
    path = head_path(journal)
    for _ in range(LOOKS):  # a lane may be writing one just now
        content = path.read_bytes()
        whole = {place for place, _, _ in _whole(content)}
        slots = {place: content[place * SLOT : (place + 1) * SLOT] for place in range(SLOTS)}
        spoilt = [place for place, slot in slots.items() if slot.strip(b"\0") and place not in whole]
        if not spoilt and len(content) == SLOTS * SLOT:
            return
    raise JournalDamaged(
        f"the journal's head {path} is damaged, and all facts are there: "
        "it was changed, or a power cut came while it was written"
    )


class HeadFile:
    """The head's file, open for writing. Used by the journal's one writer only."""

    def __init__(self, journal: Path, key: JournalKey) -> None:
        """Opens or makes the file; raises OSError."""
        self._key = key
        path = head_path(journal)
        self._file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        content = os.pread(self._file, SLOT * SLOTS, 0)
        newest = _newest(_whole(content), key)
        self._next = 0 if newest is None else (newest[0] + 1) % SLOTS
        if os.fstat(self._file).st_size != SLOT * SLOTS:
            # Its whole room is taken at once: a disk that is full later still has a place for the head.
            os.pwrite(self._file, content.ljust(SLOT * SLOTS, b"\0"), 0)
            os.ftruncate(self._file, SLOT * SLOTS)
            os.fsync(self._file)
            sync_folder(path.parent)

    def write(self, head: Head) -> None:
        """`head` is durable afterwards; raises `JournalFailed`."""
        text = _text(head)
        try:
            os.pwrite(self._file, _slot(text, self._key.sign(text.encode())), self._next * SLOT)
            os.fdatasync(self._file)
        except OSError as error:
            raise JournalFailed(f"the journal's head cannot be written: {error.strerror}") from error
        self._next = (self._next + 1) % SLOTS

    def write_twice(self, head: Head) -> None:
        """As `write`; and no slot tells of anything older, so that what only an older one tells of may go."""
        for _ in range(SLOTS):
            self.write(head)

    def close(self) -> None:
        if self._file >= 0:
            os.close(self._file)
            self._file = -1


def _text(head: Head) -> str:
    """Of a journal that begins at its first fact, as programs wrote it that knew no other."""
    told = {name: value for name, value in asdict(head).items() if head.base_seq or not name.startswith("base_")}
    return json.dumps(told, sort_keys=True, separators=(",", ":"))


def _slot(text: str, signature: str) -> bytes:
    line = json.dumps({"head": text, "signature": signature, "sum": _sum(text, signature)}).encode()
    return line.ljust(SLOT - 1) + b"\n"


def _sum(text: str, signature: str) -> str:
    return hashlib.sha256(f"{text} {signature}".encode()).hexdigest()


def _whole(content: bytes) -> list[tuple[int, Head, str]]:
    """Place, head and signature of each slot that is neither empty nor torn nor spoilt."""
    whole = []
    for place in range(SLOTS):
        try:
            slot = content[place * SLOT : (place + 1) * SLOT]
            line = json.loads(slot)
            text, signature = str(line["head"]), str(line["signature"])
            if slot == _slot(text, signature):  # its sum is right, and nothing else is in it
                whole.append((place, Head(**json.loads(text)), signature))
        except (ValueError, KeyError, TypeError):
            continue
    return whole


def _newest(whole: list[tuple[int, Head, str]], key: JournalKey) -> tuple[int, Head] | None:
    ours = [(place, head) for place, head, signature in whole if key.sign(_text(head).encode()) == signature]
    return max(ours, key=lambda found: (found[1].seq, found[1].base_seq)) if ours else None
