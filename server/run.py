"""Runs the server under uvicorn, in this process or in several, and says where, once it answers."""

from __future__ import annotations

import gc
import json
import signal
import socket
import ssl
from collections.abc import Callable
from types import FrameType
from typing import Any

import uvicorn
from fastapi import FastAPI
from typing_extensions import override

from server.app import authority_of, build_app, create_app, staff_of
from server.auth.tokens import Keyring
from server.calls.bell import Bell
from server.clock import now
from server.db.engine import open_database
from server.link.peer import PeerProtocol
from server.settings import ServerSettings, SettingsError
from server.workers import Workers

STOP_S = 5
KEEP_OPEN_S = 75
"""Longer than a lane is silent on any of its connections but the one for weights: none is opened anew for each word."""


class StoreProgram(uvicorn.Server):
    """Lets go of requests that are held open as soon as it is to stop."""

    def __init__(self, config: uvicorn.Config, bell: Bell, answers: Callable[[], None] = lambda: None) -> None:
        """`answers` is called as soon as requests are answered."""
        super().__init__(config)
        self._bell = bell
        self._answers = answers

    @override
    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._answers()

    @override
    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._bell.stop()
        await super().shutdown(sockets)


def serve(settings: ServerSettings, announce: Callable[[str], None]) -> int:
    """Serves until SIGTERM or SIGINT; requests under way are finished. Raises `SettingsError` where it can't start.

    `announce` is called once, with one JSON line that tells the address.
    """
    # The tables are made, and what cannot be used is found, before any worker begins.
    Keyring.load(settings)
    staff_of(settings)
    open_database(settings.database).dispose()
    authority_of(settings)
    listening = _listen(settings.host, settings.port)
    host, port = listening.getsockname()[:2]
    scheme = "http" if settings.tls is None else "https"
    ready = {"ready": True, "address": f"{scheme}://{f'[{host}]' if ':' in host else host}:{port}"}
    # uvicorn stops in good order on these and then lets them fall through to what was there before.
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, _stopped)
    try:
        if settings.workers == 1:
            work(settings, listening, lambda: announce(json.dumps(ready)))
        else:
            Workers(settings.workers, work, settings, listening).run(lambda: announce(json.dumps(ready)))
    except SystemExit as end:
        return int(end.code or 0)
    finally:
        listening.close()
    return 0


def work(settings: ServerSettings, listening: socket.socket, answers: Callable[[], None]) -> None:
    """Answers what comes in on `listening` until a signal ends it."""
    app = create_app(settings)
    config = server_config(app, settings)
    gc.collect()
    gc.freeze()  # what is there now stays: looking through it for what is over held up every request meanwhile
    StoreProgram(config, app.state.bell, answers).run(sockets=[listening])


def server_config(app: FastAPI, settings: ServerSettings) -> uvicorn.Config:
    """How the server is reached. With an authority of its own it verifies each certificate that it is shown; whoever
    shows none may come in too: a browser, a phone, a lane that enrols.
    """
    tls = settings.tls
    return uvicorn.Config(
        app,
        http=PeerProtocol,
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=STOP_S,
        timeout_keep_alive=KEEP_OPEN_S,
        ssl_certfile=tls.certificate if tls else None,
        ssl_keyfile=str(tls.key) if tls else None,
        ssl_ca_certs=str(tls.ca) if tls and tls.ca else None,
        ssl_cert_reqs=ssl.CERT_OPTIONAL if tls and tls.ca else ssl.CERT_NONE,
    )


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
