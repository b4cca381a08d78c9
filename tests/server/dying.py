"""A server whose workers die as soon as they have said that they answer; each notes when it began."""

from __future__ import annotations

import os
import socket
import sys
import time
from collections.abc import Callable
from pathlib import Path

from server.settings import ServerSettings, load_settings
from server.workers import Workers

NOTES = "BEGAN"


def dies(_settings: ServerSettings, _listening: socket.socket, answers: Callable[[], None]) -> None:
    with Path(os.environ[NOTES]).open("a") as notes:
        notes.write(f"{time.monotonic()}\n")
    answers()
    os._exit(3)


if __name__ == "__main__":
    with socket.create_server(("127.0.0.1", 0)) as listening:
        Workers(1, dies, load_settings(Path(sys.argv[1])), listening).run(lambda: None)
