"""The very bytes of a journal's files, decrypted: what no query tells of any more, too."""

from __future__ import annotations

from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC

from kiosk.journal import JournalKey

PAGE, SALT, IV, HMAC = 4096, 16, 16, 64  # SQLCipher 4
WAL_HEAD, FRAME_HEAD = 32, 24


def all_bytes(path: Path, key: JournalKey) -> bytes:
    """Every page of the file, used or free, and every one in the log beside it."""
    return b"".join(_plain(page, key) for page in _pages(path))


def _pages(path: Path) -> list[bytes]:
    file = path.read_bytes()
    pages = [file[at : at + PAGE] for at in range(0, len(file), PAGE)]
    log = path.with_name(f"{path.name}-wal")
    frames = log.read_bytes()[WAL_HEAD:] if log.exists() else b""
    step = FRAME_HEAD + PAGE
    return pages + [frames[at + FRAME_HEAD : at + step] for at in range(0, len(frames), step)]


def _plain(page: bytes, key: JournalKey) -> bytes:
    """The first page begins with the file's salt, which is not encrypted; tried with and without it."""
    iv = page[PAGE - IV - HMAC : PAGE - HMAC]
    told = b""
    for start in (0, SALT):
        decryptor = Cipher(AES(key.secret), CBC(iv)).decryptor()
        told += decryptor.update(page[start : PAGE - IV - HMAC]) + decryptor.finalize()
    return told
