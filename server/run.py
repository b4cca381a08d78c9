"""Runs the server under uvicorn and says where, once it answers."""

from __future__ import annotations

import json
import signal
import socket
from collections.abc import Callable
from types import FrameType
from typing import Any

import uvicorn
from typing_extensions import override

from server.app import build_app, create_app
from server.auth.tokens import Keyring
from server.calls.bell import Bell
from server.clock import now
from server.db.engine import open_database
from server.settings import ServerSettings, SettingsError

STOP_S = 5


class StoreProgram(uvicorn.Server):
    """Lets go of requests that are held open as soon as it is to stop."""

    def __init__(self, config: uvicorn.Config, bell: Bell) -> None:
        super().__init__(config)
        self._bell = bell

    @override
    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._bell.stop()
        await super().shutdown(sockets)


class _Announced(StoreProgram):
    """Announces one JSON line with its address as soon as requests are answered."""

    def __init__(self, config: uvicorn.Config, bell: Bell, address: str, announce: Callable[[str], None]) -> None:
        super().__init__(config, bell)
        self._address = address
        self._announce = announce

    @override
    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._announce(json.dumps({"ready": True, "address": self._address}))


def serve(settings: ServerSettings, announce: Callable[[str], None]) -> int:
    """Serves until SIGTERM or SIGINT; requests under way are finished. Raises `SettingsError` where it can't start."""
    app = create_app(settings)
    listening = _listen(settings.host, settings.port)
    host, port = listening.getsockname()[:2]
    scheme = "http" if settings.tls is None else "https"
    address = f"{scheme}://{f'[{host}]' if ':' in host else host}:{port}"
    config = uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=STOP_S,
        ssl_certfile=settings.tls.certificate if settings.tls else None,
        ssl_keyfile=str(settings.tls.key) if settings.tls else None,
    )
    # uvicorn stops in good order on these and then lets them fall through to what was there before.
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, _stopped)
    try:
        _Announced(config, app.state.bell, address, announce).run(sockets=[listening])
    except SystemExit as end:
        return int(end.code or 0)
    finally:
        listening.close()
    return 0


def contract() -> dict[str, Any]:
    """The server's OpenAPI description."""
    return build_app("", Keyring({}, ""), open_database("sqlite://"), now).openapi()


def _stopped(_number: int, _frame: FrameType | None) -> None:
    raise SystemExit(0)


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as error:
        listening.close()
        raise SettingsError(f"{host}:{port} cannot be listened on: {error.strerror}") from error
    return listening
