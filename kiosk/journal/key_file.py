"""The journal's key: 256 random bits in a file that only its owner may read. It never appears in a text or a log."""

from __future__ import annotations

import errno
import hashlib
import hmac
import os
import re
import secrets
import stat
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.journal.errors import KeyUnusable

KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class JournalKey:
    """A raw key. Its text form hides it."""

    secret: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if len(self.secret) != KEY_BYTES:
            raise ValueError(f"a journal's key has {KEY_BYTES} bytes, this has {len(self.secret)}")

    def sign(self, text: bytes) -> str:
        """What only a holder of this key can say about `text`; the key cannot be found from it."""
        return hmac.new(self.secret, b"journal head\0" + text, hashlib.sha256).hexdigest()


def load_or_make_key(path: Path) -> JournalKey:
    """The key in `path`; a new one is there, durably and for its owner only, where there was no file."""
    if not path.exists():
        _make(path)
    return load_key(path)


def load_key(path: Path) -> JournalKey:
    """The key in `path`; raises `KeyUnusable` when there is none, or when others could have read it."""
    try:
        file = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    except OSError as error:
        raise KeyUnusable(f"the key file {path} cannot be read: {error.strerror}") from error
    try:
        found = os.fstat(file)
        if not stat.S_ISREG(found.st_mode):
            raise KeyUnusable(f"the key file {path} is not a file")
        if found.st_mode & (stat.S_IRWXG | stat.S_IRWXO):
            raise KeyUnusable(f"the key file {path} may be read by others: make it mode 0600 and consider it known")
        text = os.read(file, 4 * KEY_BYTES)
    finally:
        os.close(file)
    if not re.fullmatch(rb"[0-9a-f]{%d}\n?" % (2 * KEY_BYTES), text):
        raise KeyUnusable(f"the key file {path} holds no key: {2 * KEY_BYTES} hexadecimal digits are expected")
    return JournalKey(bytes.fromhex(text.decode().strip()))


def _make(path: Path) -> None:
    """A whole key or none: it is written beside its place and then given its name."""
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
        try:
            os.write(file, secrets.token_bytes(KEY_BYTES).hex().encode() + b"\n")
            os.fsync(file)
        finally:
            os.close(file)
        try:
            os.link(beside, path)
        finally:
            beside.unlink()
        sync_folder(path.parent)
    except OSError as error:
        if error.errno == errno.EEXIST:  # another start made it meanwhile
            return
        raise KeyUnusable(f"the key file {path} cannot be made: {error.strerror}") from error


def sync_folder(folder: Path) -> None:
    """The names in `folder` are durable afterwards."""
    file = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(file)
    finally:
        os.close(file)
