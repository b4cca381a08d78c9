"""A file that only those can read who hold the secret half of a public key: the age format (age-encryption.org/v1), so
that whoever gets it needs no program of ours.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyrage import x25519

BEGINS = b"age-encryption.org/v1\n"
SECRET = "AGE-SECRET-KEY-1"  # noqa: S105 - how one begins


class NotSealed(ValueError):
    """A file cannot be opened, or a key is none; the message is one sentence."""


def check_public_key(key: str) -> None:
    """Raises `NotSealed` where nothing can be sealed for `key`."""
    _recipient(key)


def seal(data: bytes, key: str) -> bytes:
    """`data` for the holder of the secret half of the public `key` alone; raises `NotSealed`."""
    recipient = _recipient(key)
    import pyrage

    sealed: bytes = pyrage.encrypt(data, [recipient])
    return sealed


def unseal(sealed: bytes, identity: str) -> bytes:
    """What was sealed for the key that the text `identity`, a key file's, has the secret half of.

    Raises `NotSealed` where it is another's, was changed, or is no sealed file.
    """
    if not sealed.startswith(BEGINS):
        raise NotSealed("this is no sealed file")
    secrets = [line.strip() for line in identity.splitlines() if line.strip().upper().startswith(SECRET)]
    if not secrets:
        raise NotSealed("the key file holds no secret key: one begins with AGE-SECRET-KEY-1")
    _needs_pyrage()
    import pyrage
    from pyrage import x25519

    try:
        keys = [x25519.Identity.from_str(secret) for secret in secrets]
    except pyrage.IdentityError as error:
        raise NotSealed("the key file's secret key is not whole") from error
    try:
        data: bytes = pyrage.decrypt(sealed, keys)
    except pyrage.DecryptError as error:
        raise NotSealed("it was sealed for another key, or changed on its way") from error
    return data


def make_key(path: Path) -> str:
    """A new pair: the secret half is in the new file `path`, for its owner only; gives the public half.

    Raises OSError, also where there is such a file, and `NotSealed`.
    """
    _needs_pyrage()
    from pyrage import x25519

    made = x25519.Identity.generate()
    public = str(made.to_public())
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    with os.fdopen(file, "w", encoding="ascii") as out:
        out.write(f"# public key: {public}\n{made}\n")
    return public


def _recipient(key: str) -> x25519.Recipient:
    _needs_pyrage()
    import pyrage
    from pyrage import x25519

    try:
        return x25519.Recipient.from_str(key)
    except pyrage.RecipientError as error:
        raise NotSealed("the public key is not whole: it begins with age1 and has 62 signs") from error


def _needs_pyrage() -> None:
    """Asked for only where something is sealed or opened: a lane without it sells all the same."""
    try:
        import pyrage  # noqa: F401 - whether it is there
    except ImportError as error:
        raise NotSealed("the package pyrage is not installed, which seals and opens such files") from error
