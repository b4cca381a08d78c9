"""Where a sealed bundle goes: into a file, or to the lane's store server."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from kiosk.config import Config, ConfigError


def hand_in(config: Config, sealed: bytes) -> None:
    """The lane's store server has it; raises `ConfigError`."""
    if config.server is None:
        raise ConfigError("this lane has no store server")
    from kiosk.store_link.server_client import LinkFailed, ServerClient

    client = ServerClient(config.server)
    try:
        client.hand_in(config.lane.id, sealed)
    except LinkFailed as error:
        raise ConfigError(f"the bundle was not handed in: {error}") from error
    finally:
        client.close()


def write_new(path: Path, data: bytes) -> None:
    """The whole of it is in the new file, durably, for its owner only, or nothing is there; raises OSError."""
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        file = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
        with os.fdopen(file, "wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        beside.rename(path)
    finally:
        beside.unlink(missing_ok=True)
