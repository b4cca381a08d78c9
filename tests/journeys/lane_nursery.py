"""A program that has imported all a lane needs, and forks a lane for each connection to its socket.

So a lane under test is there in a moment, and still is a process of its own that can be killed, traced and started
again. The first line on a connection says `{"config": …, "log": …}` and is answered by `{"pid": …}`; from then on it
is as `lane_program` has it. The nursery ends with its standard input.
"""

from __future__ import annotations

import json
import os
import selectors
import signal
import socket
import sys
import traceback
from pathlib import Path

from kiosk.play.warm import import_all
from tests.journeys.lane_program import live


def main() -> None:
    import_all()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody asks how a lane ended
    listening = socket.socket(socket.AF_UNIX)
    listening.bind(sys.argv[1])
    listening.listen()
    print("ready", flush=True)
    with selectors.DefaultSelector() as selector:
        selector.register(sys.stdin, selectors.EVENT_READ)
        selector.register(listening, selectors.EVENT_READ)
        while all(key.fileobj is listening for key, _ in selector.select()):
            client, _ = listening.accept()
            if os.fork() == 0:
                selector.close()
                listening.close()
                os._exit(_bear(client))
            client.close()


def _bear(client: socket.socket) -> int:
    """The lane's whole life, in the new process."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    touches, screens = client.makefile("r", encoding="utf-8"), client.makefile("w", encoding="utf-8")
    try:
        asked = json.loads(touches.readline())
        log = os.open(asked["log"], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        os.dup2(log, sys.stdout.fileno())
        os.dup2(log, sys.stderr.fileno())
        screens.write(json.dumps({"pid": os.getpid()}) + "\n")
        screens.flush()
        live(Path(asked["config"]), touches, screens)
    except Exception:  # noqa: BLE001 - the log is where a test looks
        traceback.print_exc()
        return 1
    return 0


if __name__ == "__main__":
    main()
