"""Tokens: random, held by one lane or the manager; the server keeps their SHA-256 only."""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
import stat
from collections.abc import Mapping
from pathlib import Path

from server.settings import ServerSettings, SettingsError, TokenSettings

TOKEN_BYTES = 32
MAX_TOKEN = 512


def token_hash(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def make_token_file(path: Path) -> str:
    """A new token is in `path`, for its owner only; returns its hash. Raises OSError where the file exists."""
    path.parent.mkdir(parents=True, exist_ok=True)
    token = secrets.token_urlsafe(TOKEN_BYTES)
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    try:
        os.write(file, token.encode() + b"\n")
        os.fsync(file)
    finally:
        os.close(file)
    return token_hash(token)


class Keyring:
    """Tells who holds a token. A token is looked up by its hash: how long that takes says nothing of any token."""

    def __init__(self, lanes: Mapping[str, str], manager: str, host: str = "") -> None:
        """`lanes` maps a lane to its token's hash; `host` is '' where the hosts have none of their own."""
        self._lanes = tuple(lanes)
        self._lane_of = {known: lane for lane, known in lanes.items() if known}
        self._manager = manager
        self._host = host

    @classmethod
    def load(cls, settings: ServerSettings) -> Keyring:
        """Raises `SettingsError` for a token file that is missing, empty or may be read by others."""
        lanes = {lane.id: _hash_of(lane) if lane.has_token else "" for lane in settings.lanes}
        manager = _hash_of(settings.manager)
        host = _hash_of(settings.hosts) if settings.hosts is not None else ""
        known = [*filter(None, lanes.values()), manager, *([host] if host else [])]
        if len(set(known)) != len(known):
            raise SettingsError("every lane, the manager and the hosts need a token of their own")
        return cls(lanes, manager, host)

    @property
    def lanes(self) -> tuple[str, ...]:
        """Every lane that has a token, in the order of the settings."""
        return self._lanes

    def lane_of(self, token: str) -> str | None:
        return self._lane_of.get(token_hash(token[:MAX_TOKEN]))

    def is_manager(self, token: str) -> bool:
        return hmac.compare_digest(token_hash(token[:MAX_TOKEN]), self._manager)

    def is_host(self, token: str) -> bool:
        """The hosts' own token, or the manager's."""
        return hmac.compare_digest(token_hash(token[:MAX_TOKEN]), self._host) or self.is_manager(token)


def _hash_of(token: TokenSettings) -> str:
    if token.token_sha256 is not None:
        return token.token_sha256
    path = token.token_file
    if path is None:
        raise SettingsError("either token_sha256 or token_file is needed")
    try:
        if path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
            raise SettingsError(f"token_file: {path} may be read by others: make it mode 0600")
        text = path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        words = error.strerror if isinstance(error, OSError) else "it is not plain text"
        raise SettingsError(f"token_file: {path} cannot be read: {words}") from error
    if not text:
        raise SettingsError(f"token_file: {path} holds no token")
    return token_hash(text)
