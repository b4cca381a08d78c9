"""Phone numbers, of which the store keeps a keyed hash to find them by, and two digits to show."""

from __future__ import annotations

import hmac
import re
import secrets
import stat
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from kiosk.core.members import TAIL
from server.settings import SettingsError

DIGITS = re.compile(r"\d{6,15}")  # E.164 has 15 at most
KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class PhoneKey:
    """Without it nobody finds a number by trying all there are."""

    _key: bytes = field(repr=False)

    @classmethod
    def load(cls, path: Path) -> PhoneKey:
        """The key in `path`, which is made for its owner only where there is none; raises `SettingsError`.

        Of processes that start at once one makes it, and all have the same.
        """
        try:
            return cls(_read(path))
        except FileNotFoundError:
            _make(path)
        try:
            return cls(_read(path))
        except OSError as error:
            raise SettingsError(f"{path} cannot be read: {error.strerror}") from error

    def hash(self, phone: str) -> str:
        """HMAC-SHA-256 of the digits of `phone`; raises ValueError for what is no number."""
        return hmac.new(self._key, digits_of(phone).encode(), sha256).hexdigest()


def digits_of(phone: str) -> str:
    """`+49 (170) 123-45` and `004917012345` are one number: digits, without zeros in front."""
    bare = re.sub(r"[\s()./-]", "", phone).removeprefix("+")
    digits = bare.lstrip("0")
    if not DIGITS.fullmatch(digits):
        raise ValueError("a phone number has 6 to 15 digits")
    return digits


def tail_of(phone: str) -> str:
    """What may be shown of it."""
    return digits_of(phone)[-TAIL:]


def _read(path: Path) -> bytes:
    if path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise SettingsError(f"{path} may be read by others: its mode must be 0600")
    key = path.read_bytes()
    if len(key) != KEY_BYTES:
        raise SettingsError(f"{path} is no key of {KEY_BYTES} bytes")
    return key


def _make(path: Path) -> None:
    """Written beside and linked into place: whoever finds it finds it whole."""
    beside = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    try:
        beside.touch(0o600, exist_ok=False)
        beside.write_bytes(secrets.token_bytes(KEY_BYTES))
        beside.chmod(0o600)
        try:
            path.hardlink_to(beside)
        except FileExistsError:
            return  # another process was first: its key holds
        finally:
            beside.unlink()
    except OSError as error:
        raise SettingsError(f"{path} cannot be written: {error.strerror}") from error
