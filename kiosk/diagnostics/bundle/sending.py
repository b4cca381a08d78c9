"""Where a sealed bundle goes: into a file, or to the lane's store server."""

from __future__ import annotations

import os
import secrets
import threading
from pathlib import Path

from kiosk.config import Config, ConfigError
from kiosk.diagnostics.bundle.pacing import NEVER, GivenUp

PIECE = 1 << 18


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


def write_new(path: Path, data: bytes, stopping: threading.Event = NEVER) -> None:
    """The whole of it is in the new file, durably, for its owner only, or nothing is there.

    Raises OSError, and `GivenUp` where `stopping` is set before the end.
    """
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        file = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
        with os.fdopen(file, "wb") as out:
            for at in range(0, len(data), PIECE):
                if stopping.is_set():
                    raise GivenUp
                out.write(data[at : at + PIECE])
                out.flush()
                os.fsync(out.fileno())  # piece by piece: a slow stick is not waited for at the end of it all
        beside.rename(path)
    finally:
        beside.unlink(missing_ok=True)
